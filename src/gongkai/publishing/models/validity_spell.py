"""Stretches in which a rule or normative document had one validity (有效性): what the register counts on any day."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models.document import Document


class ValiditySpellQuerySet(models.QuerySet["ValiditySpell"]):
    """Questions to the register."""

    def opening(self) -> Self:
        """The first of each document: it begins on the date of the document."""
        return self.filter(number=1)

    def on(self, day: date) -> Self:
        """The one of each document that holds on the day."""
        return self.filter(Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gt=day))

    def of(self, validities: Iterable[Validity]) -> Self:
        """Those of one of the validities."""
        return self.filter(validity__in=[one.value for one in validities])


class ValiditySpell(models.Model):
    """From `since` on, until the day before `until`. Derived from the events of the document, by `recording.store`.

    Documents of the register alone have any, and only while they count in it (`register.spells`). `since` is none
    where a document of before came in as one that had ended, and nobody said when.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="spells")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("信息类型", max_length=20, choices=[(k.value, k.label) for k in DocumentKind])
    number = models.PositiveSmallIntegerField()
    validity = models.CharField("有效性", max_length=20, choices=[(v.value, v.label) for v in Validity])
    since = models.DateField("自", null=True)
    until = models.DateField("至", null=True)

    objects = ValiditySpellQuerySet.as_manager()

    class Meta:
        verbose_name = "有效性"
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="one_validity_spell_of_a_number"),
        )
        indexes = (models.Index(fields=["agency", "kind", "since"], name="validity_spell_since"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.get_validity_display()}"
