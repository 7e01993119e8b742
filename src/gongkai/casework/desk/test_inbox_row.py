"""Which task of a case comes first, and where its row stands."""

from datetime import date

import pytest

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework.desk.inbox_row import Group, is_addressed, places, urgent_by
from gongkai.law.working_days import working_days

TODAY = date(2026, 3, 12)
CLERK = Actor("post-1", "周敏秋", person_id=1, role=Role.CLERK)
OFFICER = Actor("post-2", "林一帆", person_id=2, role=Role.OFFICER, unit_id=7)


def row(
    pk: int,
    due: date | None = None,
    case_due: date | None = None,
    *,
    case: int = 1,
    role: str = "clerk",
    waits_for: str = "",
    stage: str = "handling",
    suspended: bool = False,
) -> tuple[object, ...]:
    task = (pk, role, None, None, "note", None, "待办", due, waits_for, date(2026, 3, 2), None)
    listed = (case, "一号", "公告", "application", "individual", "林*", "青溪县自然资源局", "online", stage)
    return (*task, *listed, date(2026, 3, 2), case_due, False, suspended, None, "", None, None)


@pytest.mark.parametrize(
    ("task", "group"),
    [
        (row(1, due=date(2026, 3, 11)), Group.TODAY),
        (row(1, due=TODAY), Group.TODAY),
        (row(1, due=date(2026, 4, 1), case_due=date(2026, 3, 11)), Group.TODAY),
        # Three working days from Thursday 12 March end on Tuesday 17 March.
        (row(1, due=date(2026, 3, 17)), Group.SOON),
        (row(1, due=date(2026, 3, 18)), Group.LATER),
        (row(1), Group.LATER),
        (row(1, case_due=date(2026, 3, 11), suspended=True), Group.LATER),
        (row(1, case_due=date(2026, 3, 11), stage="closed"), Group.LATER),
        (row(1, due=TODAY, waits_for="applicant"), Group.OTHERS),
        (row(1, due=date(2026, 3, 11), waits_for="applicant"), Group.TODAY),
        (row(1, due=date(2026, 3, 11), role="leader"), Group.OTHERS),
    ],
)
def test_a_task_stands_by_how_urgent_it_is(task: tuple[object, ...], group: Group) -> None:
    [place] = places([task], CLERK, TODAY, working_days())
    assert place.group is group


def test_a_case_has_one_row_that_of_its_most_urgent_task() -> None:
    found = places(
        [
            row(1, date(2026, 4, 1)),
            row(2, date(2026, 3, 16)),
            row(3, role="leader"),
            row(4, date(2026, 3, 13), case=2),
            row(5, date(2026, 3, 12), case=3),
        ],
        CLERK,
        TODAY,
        working_days(),
    )
    assert [(place.case.pk, place.task.pk) for place in found] == [(3, 5), (2, 4), (1, 2)]


@pytest.mark.parametrize(
    ("due", "case_due", "stage", "suspended", "when"),
    [
        (date(2026, 3, 9), date(2026, 3, 8), "handling", False, date(2026, 3, 8)),
        (date(2026, 3, 9), date(2026, 3, 8), "handling", True, date(2026, 3, 9)),
        (None, date(2026, 3, 8), "archived", False, None),
    ],
)
def test_the_earlier_day_counts_unless_the_clock_stands_still(
    due: date | None, case_due: date, stage: str, suspended: bool, when: date | None
) -> None:
    assert urgent_by(due, case_due, stage, suspended=suspended) == when


@pytest.mark.parametrize(
    ("role", "unit", "person", "actor", "is_mine"),
    [
        ("clerk", None, None, CLERK, True),
        ("clerk", 7, None, CLERK, True),
        ("clerk", None, 2, CLERK, False),
        ("officer", 7, None, OFFICER, True),
        ("officer", 8, None, OFFICER, False),
        ("officer", 7, 3, OFFICER, False),
        ("officer", None, 2, OFFICER, True),
        ("leader", None, None, CLERK, False),
    ],
)
def test_a_task_is_for_its_role_unit_and_person(
    role: str, unit: int | None, person: int | None, actor: Actor, is_mine: bool
) -> None:
    assert is_addressed(role, unit, person, actor) is is_mine
