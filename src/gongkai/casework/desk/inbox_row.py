"""Rows of the inbox: which task of a case comes first, in which group it stands, and what the row says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework.desk import listed
from gongkai.casework.desk.listed import Listed
from gongkai.casework.signal import SOON, Signal
from gongkai.casework.stage import OPEN
from gongkai.casework.step_table import TABLE
from gongkai.law.working_days import WorkingDays


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
    """The columns of a task in the order of `COLUMNS`."""

    pk: int
    role: str
    unit: int | None
    person: int | None
    step: str
    about: int | None
    says: str
    due: date | None
    waits_for: str
    since: date
    person_name: str | None


COLUMNS = (
    *(name.replace("person_name", "person__name") for name in Pending._fields),
    *(f"case__application__{name}" for name in listed.COLUMNS),
)
"""What to ask of tasks, with their cases, for `pending`."""
_OWN = len(Pending._fields)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the row of a case stands: its group, by when, and by which task."""

    group: Group
    when: date | None
    task: Pending
    case: Listed


def places(rows: Iterable[tuple[object, ...]], actor: Actor, today: date, days: WorkingDays) -> list[Place]:
    """One place a case, by its most urgent task, in the order of the page; `rows` as `COLUMNS` asks for them."""
    soon = days.after(today, SOON)
    found: dict[int, Place] = {}
    for row in rows:
        task, case = Pending(*row[:_OWN]), Listed(*row[_OWN:])  # type: ignore[arg-type]
        place = _place(task, case, actor, today, soon)
        if (known := found.get(case.pk)) is None or _order(place) < _order(known):
            found[case.pk] = place
    return sorted(found.values(), key=_order)


def _order(place: Place) -> tuple[int, date, int]:
    return place.group, place.when or date.max, place.task.pk


def _place(task: Pending, case: Listed, actor: Actor, today: date, soon: date) -> Place:
    when = urgent_by(task.due, case.due, case.stage, suspended=case.suspended)
    waits = bool(task.waits_for) and (task.due is None or today <= task.due)
    if waits or not is_addressed(task.role, task.unit, task.person, actor):
        group = Group.OTHERS
    elif when is None or when > soon:
        group = Group.LATER
    else:
        group = Group.TODAY if when <= today else Group.SOON
    return Place(group, when, task, case)


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
    """A row as printed, in plain words. `label` and `step_address` make its button, which is missing where nothing is
    to be done; `group` only of tasks."""

    case: Listed
    address: str
    whence: str
    style: str
    icon: str
    signal: str
    says: str
    due: date | None
    label: str = ""
    step_address: str = ""
    group: Group | None = None

    @property
    def due_words(self) -> str:
        """`3月24日`."""
        return f"{self.due.month}月{self.due.day}日" if self.due else ""

    @property
    def is_urgent(self) -> bool:
        """Whether its button is filled."""
        return self.group is Group.TODAY


def task_row(place: Place, actor: Actor, today: date, days: WorkingDays) -> Row:
    """The row of a task."""
    task, case, when = place.task, place.case, place.when
    if place.group is Group.OTHERS:
        says, step, about = *_of_others(task, case, actor, today, days), None
        if task.waits_for and case.suspended:
            # The day by which somebody else may answer is no deadline of the desk.
            when = None
    else:
        says, step, about = task.says, task.step, task.about
    label = ("审批" if step == "approve_letter" else TABLE[step].label) if step else ""
    return _row(case, when, says, today, days, label, step, about, place.group)


def case_row(case: Listed, today: date, days: WorkingDays) -> Row:
    """The row of a case in a list without tasks."""
    handler = case.person or case.unit
    stands = case.outcome_label or case.stage_label
    says = f"{stands}，{handler}" if handler else stands
    return _row(case, case.due if case.has_begun else None, says, today, days)


def _row(
    case: Listed,
    when: date | None,
    says: str,
    today: date,
    days: WorkingDays,
    label: str = "",
    step: str = "",
    about: int | None = None,
    group: Group | None = None,
) -> Row:
    told: Signal = case.signal(when, today, days)
    query = f"?about={about}" if about else ""
    address = case.address
    return Row(
        case,
        address,
        f"{case.applicant_label}，{case.channel_label}",
        told.kind.style,
        told.kind.icon,
        told.words,
        says,
        when,
        label,
        f"{address}steps/{step}/{query}" if step else "",
        group,
    )


def _of_others(task: Pending, case: Listed, actor: Actor, today: date, days: WorkingDays) -> tuple[str, str]:
    """What the others do, and the step by which they are reminded, if there is somebody of the desk to remind."""
    if task.waits_for:
        by = f"，{task.due.month}月{task.due.day}日前" if task.due else ""
        return task.says + by, ""
    who = task.person_name or Role(task.role).label
    since = days.between(task.since, today)
    says = f"{who}：{task.says}" + (f"，已{since}日" if since > 0 else "")
    may_remind = actor.role in TABLE["remind"].roles and case.is_open
    return says, "remind" if may_remind else ""
