"""A unit on the board: where its report stands, until when it is due, and what the last check of it said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.models import Agency
from gongkai.annual.due import due_of
from gongkai.annual.models import AnnualReport, ReportSetting, Tally
from gongkai.annual.roll_up.reported import Reported, Source, reported
from gongkai.annual.roll_up.units import Units
from gongkai.annual.stage import Stage
from gongkai.workflow.calendar import readings

AT_WORK = "records"
"""Digest of a tally that was made of a report at work."""


class State(StrEnum):
    """Where the report of a unit stands, as its superior sees it."""

    NOT_BEGUN = "not_begun"
    COMPILING = "compiling"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    CLEARED = "cleared"
    PUBLISHED = "published"
    BROUGHT = "brought"

    @property
    def label(self) -> str:
        """In Chinese, as a list says it."""
        return _LABELS[self]


_LABELS = {
    State.NOT_BEGUN: "未开始",
    State.COMPILING: "编制中",
    State.RETURNED: "已退回",
    State.SUBMITTED: "已报送",
    State.CLEARED: "已核准",
    State.PUBLISHED: "已发布",
    State.BROUGHT: "已导入",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the year. `report` is its newest version here, at work or not; `reported` what counts in the sum."""

    unit: Agency
    state: State
    due: date
    today: date
    report: AnnualReport | None
    reported: Reported | None
    tally: Tally | None

    @property
    def is_missing(self) -> bool:
        """Whether nothing that counts as a report is there."""
        return self.reported is None

    @property
    def days(self) -> int:
        """Days until the last day; negative after it."""
        return (self.due - self.today).days

    @property
    def is_late(self) -> bool:
        """Whether the last day has passed without a report."""
        return self.is_missing and self.days < 0

    @property
    def came_late(self) -> int:
        """Days by which the report came after its last day; 0 for one in time."""
        since = self.reported.since if self.reported else None
        return max(0, (timezone.localdate(since) - self.due).days) if since else 0

    @property
    def is_unchecked(self) -> bool:
        """Whether the check that is kept is of something else than what stands here now."""
        digest = self.reported.digest if self.reported else AT_WORK
        return (self.reported or self.report) is not None and (
            self.tally is None or self.tally.digest != digest
        )

    @property
    def in_error(self) -> bool:
        """Whether the last check found errors."""
        return self.tally is not None and self.tally.errors > 0

    @property
    def words(self) -> str:
        """How its time stands: 还剩5天, 今天到期, 已逾期3天; empty once a report is there in time."""
        if self.is_late:
            return _("已逾期%(days)s天") % {"days": -self.days}
        if self.is_missing:
            return _("还剩%(days)s天") % {"days": self.days} if self.days else _("今天到期")
        return _("晚%(days)s天") % {"days": self.came_late} if self.came_late else ""


def rows(units: Units, today: date) -> list[Row]:
    """Every unit that has to report, in the order of the tree; the questions do not grow with them."""
    agencies, year = units.reporting, units.year
    have = reported(agencies, year, content=False)
    newest = {one.agency_id: one for one in _newest(agencies, year)}
    settings = {one.agency_id: one for one in ReportSetting.objects.filter(agency__in=agencies)}
    tallies = {one.agency_id: one for one in Tally.objects.filter(agency__in=agencies, year=year)}
    chosen = readings()
    return [
        Row(
            unit,
            _state(unit.pk, newest, have),
            newest[unit.pk].due if unit.pk in newest else due_of(unit, year, chosen, settings.get(unit.pk)),
            today,
            newest.get(unit.pk),
            have.get(unit.pk),
            tallies.get(unit.pk),
        )
        for unit in agencies
    ]


def _newest(agencies: tuple[Agency, ...], year: int) -> QuerySet[AnnualReport]:
    found = AnnualReport.objects.filter(agency__in=agencies, year=year).newest()
    return found.defer("data", "records")


def _state(unit: int, newest: Mapping[int, AnnualReport], have: Mapping[int, Reported]) -> State:
    report, found = newest.get(unit), have.get(unit)
    if found is not None and found.source is not Source.FILED:
        # Brought for a unit that has begun here too: what counts is what was brought.
        return State.BROUGHT if found.source is Source.BROUGHT else State.PUBLISHED
    if report is None:
        return State.NOT_BEGUN
    return {
        Stage.COMPILING: State.COMPILING,
        Stage.RETURNED: State.RETURNED,
        Stage.SUBMITTED: State.SUBMITTED,
        Stage.CLEARED: State.CLEARED,
    }.get(Stage(report.stage), State.PUBLISHED)
