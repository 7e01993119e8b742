"""Where applications count in Table 3."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.casework.models.application import Application


class SpellQuerySet(models.QuerySet["Spell"]):
    """Questions to what counts in Table 3 of a report year."""

    def received_new(self, year: int) -> Self:
        """一、本年新收."""
        return self.filter(entered_on__year=year)

    def carried_in(self, year: int) -> Self:
        """二、上年结转: open at the end of the year before."""
        first = date(year, 1, 1)
        return self.filter(entered_on__lt=first).filter(Q(left_on=None) | Q(left_on__gte=first))

    def decided(self, year: int) -> Self:
        """三、本年度办理结果."""
        return self.filter(left_on__year=year)

    def carried_out(self, year: int) -> Self:
        """四、结转下年度继续办理: open at the end of 31 December."""
        next_year = date(year, 12, 31) + timedelta(days=1)
        return self.filter(entered_on__lt=next_year).filter(Q(left_on=None) | Q(left_on__gte=next_year))


class Spell(models.Model):
    """A stretch in which an application counts in Table 3; one a case on the default readings."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="spells")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    column = models.CharField(max_length=24)
    entered_on = models.DateField()
    left_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, blank=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = "表三计数"
        indexes = (
            models.Index(fields=["agency", "entered_on"], name="spell_entered"),
            models.Index(fields=["agency", "left_on"], name="spell_left"),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.entered_on}"
