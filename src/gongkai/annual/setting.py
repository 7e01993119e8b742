"""How a unit reports, as its superior sets it: whether for itself, and by which day of the year."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Agency
from gongkai.agencies.steps.log import log, values_of
from gongkai.annual.due import due_of
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, ReportSetting
from gongkai.annual.recording import locked, record, store
from gongkai.annual.superior import receives_from
from gongkai.records.moment import Moment
from gongkai.workflow.calendar import readings
from gongkai.workflow.step import StepRefused

_FIELDS = ("reports", "due_month", "due_day")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether the unit reports for itself, and its last day (month, day) of every year; none: that of the law."""

    reports: bool
    due: tuple[int, int] | None


@transaction.atomic
def choose(unit: Agency, chosen: Chosen, actor: Actor, when: Moment) -> ReportSetting:
    """Set it, log it, and move the last day of the unit's reports at work. Corrections keep the day that they were given.

    Raises `StepRefused` for whoever does not receive the unit's reports.
    """
    if not receives_from(unit, actor):
        raise StepRefused("报送期限由接收这个单位报告的机关设置。")
    setting = ReportSetting.objects.select_for_update().filter(agency=unit).first() or ReportSetting(
        agency=unit
    )
    before = values_of(setting, _FIELDS)
    setting.reports = chosen.reports
    setting.due_month, setting.due_day = chosen.due or (None, None)
    setting.save()
    after = values_of(setting, _FIELDS)
    if after != before:
        log(actor, Change.SETTING_CHANGED, unit, "年度报告", at=when.at, before=before, after=after)
    for pk in AnnualReport.objects.at_work().filter(agency=unit, version=1).values_list("pk", flat=True):
        _move(pk, setting, actor, when)
    return setting


def _move(pk: int, setting: ReportSetting, actor: Actor, when: Moment) -> None:
    report = locked(pk)
    due: date = due_of(report.agency, report.year, readings(), setting)
    if due == report.due:
        return
    report.due = due
    record(
        report,
        EventKind.DUE_MOVED,
        on=when.today,
        actor=actor,
        when=when,
        agency=actor.agency.name if actor.agency else "",
        due=due.isoformat(),
    )
    store(report)
