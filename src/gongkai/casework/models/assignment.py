"""To whom applications are given."""

from django.db import models

from gongkai.agencies.models import Person, Unit
from gongkai.casework.models.application import Application


class Assignment(models.Model):
    """A unit or person to whom an application was given; the lead answers, others contribute."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    lead = models.BooleanField("主办", default=True)
    due = models.DateField("反馈期限", null=True)
    instruction = models.CharField("要求", max_length=500, blank=True)
    contribution = models.TextField("办理意见", blank=True)
    signed = models.BooleanField("已签收", default=False)
    ended = models.BooleanField("已结束", default=False)

    class Meta:
        verbose_name = "分办"
        indexes = (models.Index(fields=["unit", "ended"], name="assignment_of_a_unit"),)

    def __str__(self) -> str:
        return str(self.unit or self.person)
