"""The report of a unit that does not use this system, taken over from a file: it counts like one filed here (条例 Art 49)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.annual import stored
from gongkai.annual.models import AnnualReport, UnitReport
from gongkai.annual.names_borne import bearers
from gongkai.annual.roll_up.units import units_of
from gongkai.annual.stage import FROZEN
from gongkai.records.moment import Moment
from gongkai.report.value import Report


class BringingRefused(Exception):
    """A report that cannot be taken over; `str()` says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A report to be taken over: whose it is, what it says, and the name of its file."""

    agency: Agency
    report: Report
    name: str


def bring(
    government: Agency, year: int, brought: Iterable[Brought], actor: Actor, when: Moment
) -> list[UnitReport]:
    """Take over reports of units of the government, all or none; each takes the place of the one brought before.

    What says the same as the one in place is passed over. Raises `BringingRefused`.
    """
    given = list(brought)
    units = {unit.pk for unit in units_of(government, year).reporting}
    with transaction.atomic():
        # Pressed twice, the second waits for the first and finds its reports in place.
        Agency.objects.select_for_update(no_key=True).get(pk=government.pk)
        _refuse(given, units, year)
        standing = {one.agency_id: one for one in in_place(units, year)}
        made = []
        for one in given:
            data, before = stored.to_text(one.report), standing.get(one.agency.pk)
            if before is not None and before.data == data:
                continue
            if before is not None:
                before.replaced_at = when.at
                before.save(update_fields=["replaced_at"])
            made.append(
                UnitReport.objects.create(
                    agency=one.agency,
                    year=year,
                    data=data,
                    name=one.name[-200:],
                    brought_by=str(actor),
                    brought_at=when.at,
                )
            )
        return made


def _refuse(brought: Collection[Brought], units: Collection[int], year: int) -> None:
    """Raise `BringingRefused` where one of them cannot be taken over."""
    filed = set(
        AnnualReport.objects.filter(agency__in=units, year=year, stage__in=FROZEN).values_list(
            "agency", flat=True
        )
    )
    seen: set[int] = set()
    for one in brought:
        words = {"name": one.name, "agency": one.agency.name, "year": year}
        if one.agency.pk not in units:
            raise BringingRefused(_("%(agency)s不在%(year)s年的汇总范围，%(name)s不能导入。") % words)
        if one.agency.pk in filed:
            raise BringingRefused(_("%(agency)s已在本系统报送%(year)s年报告，不用再导入%(name)s。") % words)
        if one.agency.pk in seen:
            raise BringingRefused(_("%(agency)s选了两个文件。一个单位只能导入一份。") % words)
        if one.report.year not in (None, year):
            raise BringingRefused(
                _("%(name)s是%(found)s年的报告，不能作为%(year)s年的导入。")
                % {**words, "found": one.report.year}
            )
        if not one.report.cells:
            raise BringingRefused(_("%(name)s里没有读出表格，不能计入汇总。检查文件后再选。") % words)
        seen.add(one.agency.pk)


def in_place(agencies: Collection[int], year: int) -> QuerySet[UnitReport]:
    """The reports that count."""
    return UnitReport.objects.filter(agency__in=agencies, year=year, replaced_at=None)


def history(agency: Agency, year: int) -> QuerySet[UnitReport]:
    """Every report brought for the unit, the latest first."""
    return UnitReport.objects.filter(agency=agency, year=year).defer("data").order_by("-brought_at", "-pk")


_ENDINGS = ("人民政府", "街道办事处", "办事处")
"""What reports of townships and streets leave off their name."""


def matched(names: Collection[str], units: Collection[Agency]) -> dict[str, Agency]:
    """The unit that each name means (of an agency, or of a file): in full, of former times, in short or without its
    ending; else the one whose name is the longest to stand in it. A name that two units share means none. One question
    to the database.
    """
    known = bearers(units)
    found = {}
    for name in filter(None, names):
        within = max((one for one in known if one in name), key=len, default="")
        spelled = (name, *(name + ending for ending in _ENDINGS), within)
        if agency := next((known[one] for one in spelled if one in known), None):
            found[name] = agency
    return found
