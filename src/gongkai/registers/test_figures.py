"""Counts of the ledgers, by hand: which rows count, on which day, of whom."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.models import Agency
from gongkai.publishing.scope import Scope
from gongkai.registers import figures
from gongkai.registers.models import (
    Activity,
    ActivityKind,
    Assessment,
    Charge,
    Concern,
    FeeCollected,
    Handling,
    Incident,
    Message,
    PlanTask,
    PowerItem,
    PowerKind,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 5)
AT = morning(TODAY).at
LICENSING = PowerKind.LICENSING


@pytest.fixture
def here() -> County:
    return county(TODAY)


def _year(here: County, year: int = 2025) -> Scope:
    return Scope.of_year(here.agency, year)


def _row(agency: Agency, model: Any, **values: Any) -> None:
    model.objects.create(agency=agency, entered_by="周敏秋", entered_at=AT, **values)


@pytest.mark.parametrize(
    ("since", "until", "prev", "delta"),
    [
        (None, None, 1, 0),
        (None, date(2024, 12, 31), 0, 0),
        # Gone on 1 January it stood in the list the day before.
        (None, date(2025, 1, 1), 1, -1),
        (None, date(2025, 12, 31), 1, -1),
        (None, date(2026, 1, 1), 1, 0),
        (date(2024, 12, 31), None, 1, 0),
        (date(2025, 1, 1), None, 0, 1),
        (date(2025, 12, 31), None, 0, 1),
        (date(2026, 1, 1), None, 0, 0),
        (date(2025, 3, 1), date(2025, 9, 1), 0, 0),
    ],
)
def test_what_stood_before_and_the_change_make_what_stands(
    here: County, since: date | None, until: date | None, prev: int, delta: int
) -> None:
    _row(here.agency, PowerItem, kind=LICENSING, name="采矿许可", since=since, until=until)
    scope = _year(here)
    assert figures.items_prev(scope, LICENSING).number == prev
    assert figures.items_delta(scope, LICENSING).number == delta
    assert figures.power_items(scope, LICENSING).number == figures.powers(scope).number == prev + delta


def test_fees_and_duties_are_no_powers(here: County) -> None:
    for kind in PowerKind:
        _row(
            here.agency,
            PowerItem,
            kind=kind,
            name=kind.label,
            guide_title="指南" if kind == LICENSING else "",
        )
    assert figures.powers(_year(here)).number == 4
    assert figures.guides(_year(here)).number == 1


def test_rows_struck_out_of_another_year_and_of_another_agency_do_not_count(here: County) -> None:
    fee = {"on": date(2025, 12, 31), "amount": Decimal("10.50")}
    _row(here.agency, FeeCollected, **fee)
    _row(here.agency, FeeCollected, **fee, struck_at=AT, struck_by="周敏秋", struck_why="重复")
    _row(here.agency, FeeCollected, **fee | {"on": date(2026, 1, 1)})
    _row(here.education, FeeCollected, **fee)
    _row(here.other, FeeCollected, **fee)
    assert figures.fees(_year(here)).number == Decimal("10.50")
    assert figures.fees(Scope.of_year(here.government, 2025, subtree=True)).number == Decimal("21.00")


def test_a_number_is_one_question_and_its_list_are_the_rows_that_make_it(
    here: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _row(here.agency, Handling, on=date(2025, 1, 31), kind=LICENSING, accepted=5, decisions=3)
    _row(here.agency, Handling, on=date(2025, 2, 28), kind=LICENSING, accepted=2, concluded=4)
    _row(here.agency, Handling, on=date(2025, 2, 28), kind=PowerKind.PENALTY, decisions=9)
    scope = _year(here)
    for figure, number, rows in (
        (figures.decisions(scope, LICENSING), 3, 1),
        (figures.accepted(scope, LICENSING), 7, 2),
        (figures.concluded(scope, LICENSING), 4, 1),
    ):
        with django_assert_num_queries(1):
            assert figure.number == number
        assert figure.rows.count() == rows


def test_messages_count_where_they_came_in_and_where_they_were_answered(here: County) -> None:
    def message(on: date, answered_on: date | None, satisfaction: str = "") -> None:
        values = {"on": on, "answered_on": answered_on, "satisfaction": satisfaction}
        _row(here.agency, Message, subject="路灯", **values)

    assert figures.satisfied_share(_year(here)).number == 0
    message(date(2024, 12, 30), date(2025, 1, 3), "satisfied")
    message(date(2025, 5, 6), date(2025, 5, 8), "fair")
    message(date(2025, 5, 6), date(2025, 5, 8), "dissatisfied")
    message(date(2025, 5, 6), date(2025, 5, 9))
    message(date(2025, 12, 30), None)
    scope = _year(here)
    assert figures.messages(scope).number == 4
    assert figures.messages_answered(scope).number == 4
    # Two of three who rated it; 66.7 is not rounded up.
    assert figures.satisfied_share(scope).number == 66


def test_plan_training_secrecy_concerns_and_accountability(here: County) -> None:
    for state in ("done", "going", "dropped"):
        _row(here.agency, PlanTask, title="更新指南", due=date(2025, 12, 31), state=state)
    _row(here.agency, Activity, on=TODAY.replace(2025), kind="open_meeting", title="座谈", people=12, times=2)
    _row(here.agency, Incident, on=date(2025, 6, 1), kind="check", subject="半年检查")
    _row(here.agency, Incident, on=date(2025, 6, 2), kind="wrong_text", subject="错别字")
    for kind, answered_on in (("answer", date(2025, 3, 2)), ("answer", None), ("clarify", date(2025, 3, 2))):
        _row(
            here.agency,
            Concern,
            kind=kind,
            found_on=date(2025, 3, 1),
            subject="水质",
            answered_on=answered_on,
        )
    _row(here.agency, Assessment, on=date(2025, 7, 1), kind="accountability", title="逾期", people=2)
    scope = _year(here)
    assert (figures.plan_tasks(scope).number, figures.plan_tasks_done(scope).number) == (2, 1)
    assert figures.activities(scope, ActivityKind.OPEN_MEETING).number == 2
    assert figures.people(scope, ActivityKind.OPEN_MEETING).number == 12
    numbers = [figures.incidents(scope, kind).number for kind in ("", "check", "wrong_text", "leak")]
    assert numbers == [1, 1, 1, 0]
    assert (figures.concerns_answered(scope).number, figures.clarifications(scope).number) == (1, 1)
    assert figures.people_held_accountable(scope).number == 2


def test_who_is_in_charge_is_asked_of_the_last_day(here: County) -> None:
    _row(here.agency, Charge, place="head", name="沈明远", since=date(2020, 1, 1), until=date(2025, 12, 30))
    _row(here.agency, Charge, place="head", name="韩立", since=date(2025, 12, 31))
    _row(here.agency, Charge, place="officer", name="周敏秋", since=date(2024, 1, 1), full_time=True)
    _row(here.agency, Charge, place="officer", name="林一帆", since=date(2026, 1, 1))
    heads, before = figures.charges(_year(here), ("head",)), figures.charges(_year(here, 2024), ("head",))
    assert [row.name for row in heads.rows] == ["韩立"]
    assert [row.name for row in before.rows] == ["沈明远"]
    assert figures.charges(_year(here), ("officer",)).number == 1
    assert figures.charges(_year(here), ("officer",), full_time=False).number == 0
