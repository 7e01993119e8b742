"""Rows of the inbox: which task of a case comes first, in which group it stands, and what the row says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.casework.signal import SOON, Signal, signal
from gongkai.casework.stage import OPEN, Stage
from gongkai.casework.step_table import TABLE
from gongkai.law.working_days import WorkingDays
from gongkai.workflow.models import Task


class Group(IntEnum):
    """How urgent a row is, in the order of the page."""

    TODAY = 0
    SOON = 1
    LATER = 2
    OTHERS = 3

    @property
    def label(self) -> str:
        """Heading of the group."""
        return _GROUPS[self]


_GROUPS = {
    Group.TODAY: "今天必须办",
    Group.SOON: "三个工作日内",
    Group.LATER: "其余待办",
    Group.OTHERS: "等别人",
}


class Pending(NamedTuple):
    """A task with what decides its place, in the order of `COLUMNS`."""

    pk: int
    case: int
    role: str
    unit: int | None
    person: int | None
    due: date | None
    waits_for: str
    stage: str
    case_due: date | None
    suspended: bool


COLUMNS = (
    "pk",
    "case",
    "role",
    "unit",
    "person",
    "due",
    "waits_for",
    "case__application__stage",
    "case__application__due",
    "case__application__suspended",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the row of a case stands: its group, by when, and by which task."""

    group: Group
    when: date | None
    task: int


def places(pending: Iterable[Pending], actor: Actor, today: date, days: WorkingDays) -> list[Place]:
    """One place a case, by its most urgent task, in the order of the page."""
    soon = days.after(today, SOON)
    found: dict[int, Place] = {}
    for task in pending:
        place = _place(task, actor, today, soon)
        if (known := found.get(task.case)) is None or _order(place) < _order(known):
            found[task.case] = place
    return sorted(found.values(), key=_order)


def _order(place: Place) -> tuple[int, date, int]:
    return place.group, place.when or date.max, place.task


def _place(task: Pending, actor: Actor, today: date, soon: date) -> Place:
    when = urgent_by(task.due, task.case_due, task.stage, suspended=task.suspended)
    waits = bool(task.waits_for) and (task.due is None or today <= task.due)
    if waits or not is_addressed(task.role, task.unit, task.person, actor):
        return Place(Group.OTHERS, when, task.pk)
    if when is None or when > soon:
        return Place(Group.LATER, when, task.pk)
    return Place(Group.TODAY if when <= today else Group.SOON, when, task.pk)


def urgent_by(due: date | None, case_due: date | None, stage: str, *, suspended: bool) -> date | None:
    """By when something has to be done: the task's own day or the case's, whichever is earlier. Where the clock
    stands still or the case is closed only the task's counts."""
    own = case_due if stage in OPEN and not suspended else None
    return min((day for day in (due, own) if day), default=None)


def is_addressed(role: str, unit: int | None, person: int | None, actor: Actor) -> bool:
    """Whether a task is for this actor, of the agency asked: the same as `TaskQuerySet.of`."""
    if actor.role is None or role != actor.role or person not in (None, actor.person_id):
        return False
    return not actor.role.belongs_to_unit or unit in (None, actor.unit_id)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed. `label` and `step` make its button, which is missing where nothing is to be done."""

    application: Application
    signal: Signal
    says: str
    due: date | None
    step: str = ""
    label: str = ""
    about: int | None = None
    group: Group | None = None
    is_urgent: bool = False


def task_row(task: Task, place: Place, actor: Actor, today: date, days: WorkingDays) -> Row:
    """The row of a task; `task.case.application` has been read."""
    application = task.case.application
    told = row_signal(application, place.when, today, days)
    if place.group is Group.OTHERS:
        says, step = _of_others(task, actor, today, days)
        label = TABLE[step].label if step else ""
        return Row(application, told, says, place.when, step, label, None, place.group)
    label = "审批" if task.step == "approve_letter" else TABLE[task.step].label
    urgent = place.group is Group.TODAY
    return Row(application, told, task.says, place.when, task.step, label, task.about, place.group, urgent)


def _of_others(task: Task, actor: Actor, today: date, days: WorkingDays) -> tuple[str, str]:
    """What the others do, and the step by which they are reminded, if there is somebody of the desk to remind."""
    if task.waits_for:
        return task.says, ""
    who = task.person.name if task.person else Role(task.role).label
    since = days.between(task.since, today)
    says = f"{who}：{task.says}" + (f"，已{since}日" if since > 0 else "")
    may_remind = actor.role in TABLE["remind"].roles and task.case.application.is_open
    return says, "remind" if may_remind else ""


def row_signal(application: Application, when: date | None, today: date, days: WorkingDays) -> Signal:
    """The signal of a row: of what is to be done by then, else of the case."""
    is_confirmed = application.stage != Stage.UNCONFIRMED
    return signal(
        days,
        today,
        is_open=application.is_open,
        due=when or (application.due if is_confirmed else None),
        paused=application.suspended and when is None,
        provisional=application.provisional,
        closed_on=application.closed_on,
    )


def case_row(application: Application, today: date, days: WorkingDays) -> Row:
    """The row of a case in a list without tasks."""
    says = application.get_stage_display()
    if application.person:
        says = f"{says}，{application.person.name}"
    elif application.unit:
        says = f"{says}，{application.unit.name}"
    has_begun = application.stage != Stage.UNCONFIRMED and not application.suspended
    when = application.due if has_begun else None
    return Row(application, row_signal(application, when, today, days), says, when)
