"""Three printed reports, counted from spreadsheets that went through the pages of the import."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from tests import seed_registers
from tests.brought_documents import morning
from tests.county import County, county
from tests.ledger_pages import brought_in

from gongkai.agencies.role import Role
from gongkai.publishing.scope import Scope
from gongkai.registers import figures
from gongkai.registers.models import ActivityKind, CallKind, PowerKind

pytestmark = pytest.mark.django_db

TODAY = date(2022, 1, 5)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


@pytest.fixture
def clerk(here: County) -> Client:
    return here.client(Role.CLERK)


def _brought(here: County, clerk: Client, slug: str, year: int) -> Scope:
    for code, data in seed_registers.workbooks(slug).items():
        assert "已导入" in brought_in(clerk, code, data)
    return Scope.of_year(here.agency, year)


def test_the_bureau_of_seed_000(here: County, clerk: Client) -> None:
    scope = _brought(here, clerk, "seed-000", 2020)
    # Table 2 as printed: items the year before, their change, decisions.
    assert {
        kind: (
            figures.items_prev(scope, kind).number,
            figures.items_delta(scope, kind).number,
            figures.decisions(scope, kind).number,
        )
        for kind in (
            PowerKind.LICENSING,
            PowerKind.OTHER_SERVICES,
            PowerKind.PENALTY,
            PowerKind.COERCION,
            PowerKind.ADMIN_FEES,
        )
    } == {
        PowerKind.LICENSING: (5, 0, 32),
        PowerKind.OTHER_SERVICES: (6, 0, 42),
        PowerKind.PENALTY: (9, 0, 0),
        PowerKind.COERCION: (2, 0, 0),
        PowerKind.ADMIN_FEES: (0, 0, 0),
    }
    assert figures.purchases(scope).number == 4
    assert figures.purchase_amount(scope).number == Decimal(2_970_000)
    assert figures.fees(scope).number == 0
    # “保留的22项行政权力”, “受理行政许可事项32件，办结32件”, “网友留言13条，满意率达100%”, “热线14件”.
    assert figures.powers(scope).number == 22
    assert figures.accepted(scope, PowerKind.LICENSING).number == 32
    assert figures.concluded(scope, PowerKind.LICENSING).number == 32
    assert figures.messages(scope).number == figures.messages_answered(scope).number == 13
    assert figures.satisfied_share(scope).number == 100
    assert figures.calls(scope, CallKind.HOTLINE).number == 14
    assert figures.incidents(scope).number == 0


def test_the_county_of_seed_001(here: County, clerk: Client) -> None:
    scope = _brought(here, clerk, "seed-001", 2020)
    assert {
        kind: (
            figures.items_prev(scope, kind).number,
            figures.items_delta(scope, kind).number,
            figures.decisions(scope, kind).number,
        )
        for kind in PowerKind
    } == {
        PowerKind.LICENSING: (333, 0, 23_985),
        PowerKind.OTHER_SERVICES: (0, 0, 0),
        PowerKind.PENALTY: (552, 68, 2_586),
        PowerKind.COERCION: (220, -2, 454),
        PowerKind.ADMIN_FEES: (65, 1, 0),
        PowerKind.DUTY: (0, 0, 0),
    }
    # The list behind a change are the changes.
    assert figures.items_delta(scope, PowerKind.COERCION).rows.count() == 2
    assert figures.purchases(scope).number == 0
    # “应急演练30余场”, “咨询电话20余起”, a questionnaire, a training of the whole county, nobody held accountable.
    assert figures.activities(scope, ActivityKind.DRILL).number == 32
    assert figures.calls(scope, CallKind.TELEPHONE).number == 23
    assert figures.questionnaires(scope).number == 1
    assert figures.questionnaire_answers(scope).number == 1_206
    assert figures.activities(scope, ActivityKind.TRAINING).number == 1
    assert figures.people(scope, ActivityKind.TRAINING).number == 120
    assert figures.hours(scope, ActivityKind.TRAINING).number == 8
    (assessed,) = figures.assessments(scope, "assessment").rows
    assert (assessed.full_score, assessed.weight) == (10, Decimal("6.7"))
    assert figures.people_held_accountable(scope).number == 0


def test_the_office_of_seed_002(here: County, clerk: Client) -> None:
    scope = _brought(here, clerk, "seed-002", 2021)
    # “1名分管领导和2名专兼职人员从事政务公开工作”.
    assert figures.charges(scope, ("leader",)).number == 1
    assert figures.charges(scope, ("officer",)).number == 2
    assert figures.charges(scope, ("officer",), full_time=True).number == 0
    # The year before one of the two was not there yet.
    assert figures.charges(Scope.of_year(here.agency, 2020), ("officer",)).number == 1
    assert figures.decisions(scope, PowerKind.LICENSING).number == 0
    assert figures.fees(scope).number == 0
    assert figures.activities(scope, ActivityKind.TRAINING).number == 2
