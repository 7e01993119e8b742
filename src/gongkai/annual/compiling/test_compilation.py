"""The compile against lists: every number of both forms is that of the rows behind it, and none costs a query of its own."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.county import County, county
from tests.year_of_records import (
    Applied,
    Disputed,
    Issued,
    applied,
    bought,
    collected,
    decided,
    disputed,
    issued,
    power,
)

from gongkai.agencies.models import Agency
from gongkai.annual.compiling import Part, compiled, compiled_many, figure_of
from gongkai.annual.compiling.behind import NoSuchCell
from gongkai.annual.compiling.totals import printed
from gongkai.annual.models import OpeningBalance
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.register import counting
from gongkai.publishing.scope import Scope
from gongkai.registers import figures
from gongkai.registers.models import FeeCollected, Handling, PowerKind
from gongkai.report.codes import Track
from gongkai.report.forms import FIRST_YEAR

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


def everything(agency: Agency, year: int) -> None:
    """Records in every cell of the year's form, and in the years around it."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    applied(agency, list(_applications(first, last)))
    disputed(agency, list(_disputes(first, last)))
    for kind in ("rule", "normative"):
        issued(
            agency,
            [
                Issued(first, kind),
                Issued(last, kind, published=last),
                Issued(first - timedelta(days=9), kind, repealed=first),
                Issued(first - timedelta(days=9), kind, published=first + timedelta(days=3)),
                Issued(first - timedelta(days=9), kind, ended=last, published=first - timedelta(days=8)),
                Issued(last + timedelta(days=1), kind),
            ],
        )
    for n, kind in enumerate(("licensing", "other_services", "penalty", "coercion", "admin_fees"), start=1):
        decided(agency, kind, first, n)
        decided(agency, kind, last, 100 * n)
        decided(agency, kind, last + timedelta(days=1), 10_000)
        power(agency, kind)
        power(agency, kind, first, last)
        power(agency, kind, date(2001, 1, 1), last + timedelta(days=1))
        for _dropped in range(2 * n):
            power(agency, kind, None, last)
        for _added in range(3):
            power(agency, kind, last)
    collected(agency, first, "12345.67")
    collected(agency, last, "0.33")
    collected(agency, last + timedelta(days=1), "9")
    bought(agency, first, "2970000.00")
    bought(agency, first - timedelta(days=1), "5")
    for count, column in enumerate(ApplicantColumn, start=2):
        _opening(agency, year, column, "granted", count)
        left_open = _opening(agency, year - 1, column, "", 5)
        _opening(agency, year, column, "granted", 1, settles=left_open)


def _applications(first: date, last: date) -> Iterator[Applied]:
    for column in ApplicantColumn:
        yield Applied(last, column=column)
        yield Applied(first - timedelta(days=1), last + timedelta(days=1), Outcome.GRANTED, column)
        yield Applied(first - timedelta(days=40), first - timedelta(days=1), Outcome.GRANTED, column)
        for outcome in Outcome:
            yield Applied(first, last, outcome, column)
        yield Applied(first - timedelta(days=1), first, Outcome.PARTIAL, column)


def _disputes(first: date, last: date) -> Iterator[Disputed]:
    for track in Track:
        for count, result in enumerate(("upheld", "corrected", "other"), start=1):
            for _one in range(count):
                yield Disputed(track, first, last, result)
        yield Disputed(track, last)
        yield Disputed(track, first - timedelta(days=9), first - timedelta(days=1), "upheld")


def _opening(
    agency: Agency, year: int, column: str, outcome: str, count: int, settles: OpeningBalance | None = None
) -> OpeningBalance:
    return OpeningBalance.objects.create(
        agency=agency,
        year=year,
        column=column,
        outcome=outcome,
        count=count,
        settles=settles,
        reason="原系统结转",
        document="移交清单",
        signed_by="韩立",
        signed_at="2026-01-05T00:00Z",
    )


def by_hand(part: Part, code: str, year: int) -> Any:
    """What the rows come to, added up one by one."""
    added = sum(_worth(row, code, year) for row in part.figure.rows)
    return added / Decimal(part.per) if part.per > 1 else added


def _worth(row: Any, code: str, year: int) -> Any:
    if isinstance(row, Handling):
        return row.decisions
    if isinstance(row, FeeCollected) or code.endswith("amount_yuan"):
        return row.amount
    if isinstance(row, OpeningBalance):
        return -row.count if row.settles_id and "carried_out" in code else row.count
    if code.endswith("items_delta"):
        return 1 if row.since and row.since.year == year else -1
    return 1


@pytest.mark.parametrize("year", [2020, 2025])
def test_every_number_of_the_form_is_that_of_the_rows_behind_it(qingxi: County, year: int) -> None:
    everything(qingxi.agency, year)
    everything(qingxi.other, year)
    found = compiled(qingxi.agency, year)
    assert tuple(found.cells) == printed(year)
    for code, cell in found.cells.items():
        behind = figure_of(qingxi.agency, year, code)
        assert cell.value == behind.number != 0, code
        assert cell.value == sum(by_hand(part, code, year) for part in behind.parts), code


def test_table_2_of_2020_is_the_one_worked_out_by_hand(qingxi: County) -> None:
    everything(qingxi.agency, 2020)
    cells = compiled(qingxi.agency, 2020).cells
    table_2 = {code: cell.value for code, cell in cells.items() if code.startswith("t2.")}
    assert table_2 == {
        # Made: two. New to the public: those two and the one of December published in January. In all: the five of
        # before the last day but the one that was taken down on it.
        **{
            f"t2.{kind}.{measure}": n
            for kind in ("rules", "normative_docs")
            for measure, n in (("made", 2), ("newly_disclosed", 3), ("total_disclosed", 4))
        },
        # On 31 December 2019: two that stay until 2021 at least, and those dropped in 2020; three came in 2020.
        "t2.licensing.items_prev": 4,
        "t2.licensing.items_delta": 1,
        "t2.licensing.decisions": 101,
        "t2.other_services.items_prev": 6,
        "t2.other_services.items_delta": -1,
        "t2.other_services.decisions": 202,
        "t2.penalty.items_prev": 8,
        "t2.penalty.items_delta": -3,
        "t2.penalty.decisions": 303,
        "t2.coercion.items_prev": 10,
        "t2.coercion.items_delta": -5,
        "t2.coercion.decisions": 404,
        "t2.admin_fees.items_prev": 12,
        "t2.admin_fees.items_delta": -7,
        "t2.procurement.projects": 1,
        "t2.procurement.amount_yuan": Decimal("2970000.00"),
    }


def test_table_2_of_2025_is_the_one_worked_out_by_hand(qingxi: County) -> None:
    everything(qingxi.agency, 2025)
    found = compiled(qingxi.agency, 2025)
    table_2 = {code: cell.value for code, cell in found.cells.items() if code.startswith("t2.")}
    assert table_2 == {
        **{
            f"t2.{kind}.{measure}": n
            for kind in ("rules", "normative_docs")
            for measure, n in (("issued", 2), ("repealed", 1), ("in_force", 4))
        },
        "t2.licensing.decisions": 101,
        "t2.penalty.decisions": 303,
        "t2.coercion.decisions": 404,
        "t2.admin_fees.amount_wan": Decimal("1.2346"),
    }
    printed_fees = found.report("青溪县自然资源局").cells["t2.admin_fees.amount_wan"]
    assert (printed_fees.raw, printed_fees.unit) == ("1.2346", "万元")


@pytest.mark.parametrize("year", [2020, 2025])
def test_figures_that_the_text_quotes_are_those_of_the_table(qingxi: County, year: int) -> None:
    everything(qingxi.agency, year)
    scope, kinds = Scope.of_year(qingxi.agency, year), PowerKind
    cells = compiled(qingxi.agency, year).cells
    quoted = {
        **{f"t2.{kind}.decisions": figures.decisions(scope, kind).number for kind in kinds},
        **{f"t2.{kind}.items_prev": figures.items_prev(scope, kind).number for kind in kinds},
        **{f"t2.{kind}.items_delta": figures.items_delta(scope, kind).number for kind in kinds},
        "t2.admin_fees.amount_wan": Decimal(figures.fees(scope).number) / 10_000,
        "t2.procurement.projects": figures.purchases(scope).number,
        "t2.procurement.amount_yuan": figures.purchase_amount(scope).number,
        "t2.rules.in_force": counting.in_force(scope, DocumentKind.RULE).number,
        "t2.normative_docs.issued": counting.issued(scope, DocumentKind.NORMATIVE).number,
        "t2.normative_docs.repealed": counting.repealed(scope, DocumentKind.NORMATIVE).number,
    }
    printed_here = {code: number for code, number in quoted.items() if code in cells}
    assert {code: cells[code].value for code in printed_here} == printed_here
    assert len(printed_here) == {2020: 16, 2025: 7}[year]


def test_opening_balances_are_carried_on_until_they_are_settled(qingxi: County) -> None:
    agency = qingxi.agency
    _opening(agency, 2023, "natural_person", "granted", 1)
    left = _opening(agency, 2023, "natural_person", "", 4)
    _opening(agency, 2024, "natural_person", "partial", 3, settles=left)
    rows = (
        "received_new",
        "carried_in",
        "outcome.granted",
        "outcome.partial",
        "outcome.total",
        "carried_out",
    )
    told = {
        year: [compiled(agency, year).value(f"t3.{row}@natural_person") for row in rows]
        for year in range(2022, 2026)
    }
    assert told == {
        2022: [0, 0, 0, 0, 0, 0],
        2023: [0, 5, 1, 0, 1, 4],
        2024: [0, 4, 0, 3, 3, 1],
        2025: [0, 1, 0, 0, 0, 1],
    }
    listed = figure_of(agency, 2025, "t3.carried_in@total").parts[1]
    assert [(row.year, row.count) for row in listed.figure.rows] == [(2023, 4), (2024, 3)]
    assert listed.number == 1


def test_a_set_of_agencies_is_counted_as_the_sum_of_each_by_itself(qingxi: County) -> None:
    everything(qingxi.agency, 2025)
    everything(qingxi.education, 2025)
    below = Agency.objects.within(qingxi.government)
    each, whole = compiled_many(below, 2025), compiled(below, 2025)
    assert set(each) == set(below.values_list("pk", flat=True))
    assert not any(cell.value for cell in each[qingxi.town.pk].cells.values())
    for code, cell in whole.cells.items():
        assert cell.value == sum(one.value(code) for one in each.values())
    for code in ("t2.admin_fees.amount_wan", "t3.outcome.total@total", "t3.carried_in@org_other"):
        assert figure_of(below, 2025, code).number == whole.value(code)


@pytest.mark.parametrize(("year", "questions"), [(2020, 8), (2025, 7)])
def test_many_agencies_cost_as_many_questions_as_one(qingxi: County, year: int, questions: int) -> None:
    everything(qingxi.agency, year)
    with CaptureQueriesContext(connection) as of_one:
        compiled(qingxi.agency, year)
    assert len(of_one) == questions
    everything(qingxi.other, year)
    with CaptureQueriesContext(connection) as of_all:
        compiled_many(Agency.objects.all(), year)
    assert len(of_all) == questions + 1


def test_applications_closed_without_an_outcome_are_told(qingxi: County) -> None:
    applied(qingxi.agency, [Applied(date(2025, 3, 3), date(2025, 3, 9))])
    assert compiled(qingxi.agency, 2025).without_outcome == 1


@pytest.mark.parametrize(
    "code", ["t3.outcome.other.misc@total", "t2.admin_fees.amount_wan", "t9.x", "", "x@y"]
)
def test_a_cell_that_the_form_lacks_has_no_list(qingxi: County, code: str) -> None:
    with pytest.raises(NoSuchCell):
        figure_of(qingxi.agency, FIRST_YEAR, code)


def test_struck_rows_count_nowhere(qingxi: County) -> None:
    everything(qingxi.agency, 2025)
    for model in (Handling, FeeCollected):
        model.objects.update(struck_at="2026-01-01T00:00Z")
    cells = compiled(qingxi.agency, 2025).cells
    assert [cells[f"t2.{kind}.decisions"].value for kind in ("licensing", "penalty", "coercion")] == [0, 0, 0]
    assert cells["t2.admin_fees.amount_wan"].value == 0
    assert figure_of(qingxi.agency, 2025, "t2.licensing.decisions").number == 0
