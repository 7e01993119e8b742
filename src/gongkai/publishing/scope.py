"""Whose figures are asked for, and of which days: an agency or its subtree, from a day to a day, both included."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone

from gongkai.agencies.models import Agency, AgencyQuerySet

Rows = TypeVar("Rows", bound="models.QuerySet[models.Model]")


@dataclass(frozen=True, slots=True)
class Scope:
    """`subtree`: the agency and all below it."""

    agency: Agency
    first: date
    last: date
    subtree: bool = False

    @classmethod
    def of_year(cls, agency: Agency, year: int, *, subtree: bool = False) -> Self:
        """A calendar year, the period of an annual report (条例 Art 50)."""
        return cls(agency, date(year, 1, 1), date(year, 12, 31), subtree)

    @property
    def agencies(self) -> AgencyQuerySet:
        """Those that are counted."""
        every = Agency.objects.all()
        return every.within(self.agency) if self.subtree else every.filter(pk=self.agency.pk)

    def theirs(self, rows: Rows, agency: str = "agency") -> Rows:
        """Of the rows those of the agencies; `agency` is the field that says whose a row is."""
        if self.subtree:
            return rows.filter(**{f"{agency}__in": self.agencies})
        return rows.filter(**{agency: self.agency})

    def within(self, rows: Rows, day: str) -> Rows:
        """Of the rows those of the days; `day` is a field of dates."""
        return rows.filter(**{f"{day}__gte": self.first, f"{day}__lte": self.last})

    def at_moments(self, rows: Rows, moment: str) -> Rows:
        """The same where `moment` is a field of moments; days are those of Beijing."""
        first, end = (
            timezone.make_aware(datetime.combine(day, time()))
            for day in (self.first, self.last + timedelta(days=1))
        )
        return rows.filter(**{f"{moment}__gte": first, f"{moment}__lt": end})

    def counted(self, rows: Rows, day: str, agency: str = "agency") -> Rows:
        """Both."""
        return self.within(self.theirs(rows, agency), day)
