"""For any records of any agencies: compiled reports pass every rule of arithmetic, agree from year to year, and add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.annual.compiling import Compiled, compiled, compiled_many, figure_of
from gongkai.annual.models import Adjustment, OpeningBalance
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.records.moment import Moment
from gongkai.registers.models import PowerKind
from gongkai.report.checks import check
from gongkai.report.codes import Track
from gongkai.report.finding import Answer
from gongkai.report.value import Report
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
    report_begun,
)

pytestmark = pytest.mark.django_db

YEARS = range(2019, 2023)
"""Across the change of forms."""
WHEN = Moment(date(2023, 1, 4), datetime(2023, 1, 4, 2, tzinfo=UTC))
ARITHMETIC = frozenset(
    "T2-01 T3-01 T3-02 T3-03 T3-04 T4-01 T4-02 T4-03 T4-04 XY-01 XY-02 XY-04 XY-05".split()  # noqa: SIM905
)
"""What must hold for any records; the others ask whether what happened is likely."""
DAYS = st.dates(date(2018, 11, 1), date(2023, 2, 28))
LATER = st.integers(0, 500)


@dataclass(frozen=True)
class Kept:
    """The records of one agency."""

    applications: list[Applied]
    disputes: list[Disputed]
    documents: list[Issued]
    decisions: list[tuple[str, date, int]]
    items: list[tuple[str, date | None, date | None]]
    money: list[tuple[date, str]]
    openings: list[tuple[str, str, int]]
    adjusted: int


@st.composite
def applications(draw: st.DrawFn) -> Applied:
    entered = draw(DAYS)
    column = draw(st.sampled_from(list(ApplicantColumn)))
    if draw(st.booleans()) and draw(st.booleans()):
        return Applied(entered, column=column)
    left = entered + timedelta(days=draw(LATER))
    return Applied(entered, left, draw(st.sampled_from(list(Outcome))), column)


@st.composite
def disputes(draw: st.DrawFn) -> Disputed:
    filed, track = draw(DAYS), draw(st.sampled_from(list(Track)))
    result = draw(st.sampled_from(["", "upheld", "corrected", "other"]))
    return Disputed(track, filed, filed + timedelta(days=draw(LATER)) if result else None, result)


@st.composite
def documents(draw: st.DrawFn) -> Issued:
    dated = draw(DAYS)
    repealed = dated + timedelta(days=1 + draw(LATER)) if draw(st.booleans()) else None
    published = dated + timedelta(days=draw(LATER)) if draw(st.booleans()) else None
    ended = published + timedelta(days=draw(LATER)) if published and draw(st.booleans()) else None
    return Issued(dated, draw(st.sampled_from(["rule", "normative"])), repealed, published, ended)


@st.composite
def items(draw: st.DrawFn) -> tuple[str, date | None, date | None]:
    since = draw(st.none() | DAYS)
    until = (since or date(2019, 1, 1)) + timedelta(days=1 + draw(LATER)) if draw(st.booleans()) else None
    return draw(st.sampled_from(PowerKind.values)), since, until


KEPT = st.builds(
    Kept,
    st.lists(applications(), max_size=6),
    st.lists(disputes(), max_size=4),
    st.lists(documents(), max_size=4),
    st.lists(st.tuples(st.sampled_from(PowerKind.values), DAYS, st.integers(0, 30_000)), max_size=3),
    st.lists(items(), max_size=4),
    st.lists(st.tuples(DAYS, st.decimals("0", "9999999", places=2).map(str)), max_size=2),
    st.lists(
        st.tuples(st.sampled_from(ApplicantColumn), st.sampled_from(["", "", *Outcome]), st.integers(1, 9)),
        max_size=2,
    ),
    st.integers(0, 3),
)


def keep(agency: Agency, kept: Kept) -> None:
    applied(agency, kept.applications)
    disputed(agency, kept.disputes)
    issued(agency, kept.documents)
    for kind, on, decisions in kept.decisions:
        decided(agency, kind, on, decisions)
    for kind, since, until in kept.items:
        power(agency, kind, since, until)
    for on, yuan in kept.money:
        collected(agency, on, yuan)
        bought(agency, on, yuan)
    for column, outcome, count in kept.openings:
        opened = _balance(agency, 2019, column, outcome, count)
        if not outcome and count > 1:
            _balance(agency, 2021, column, Outcome.PARTIAL, count // 2, opened)
    if kept.adjusted:
        report = report_begun(agency, 2021, WHEN)
        for row in ("received_new", "outcome.granted"):
            Adjustment.objects.create(
                report=report,
                code=f"t3.{row}@natural_person",
                amount=kept.adjusted,
                reason="漏登",
                document="移交清单",
                made_by="周敏秋",
                made_at=WHEN.at,
            )


def _balance(
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
        signed_at=WHEN.at,
    )


@pytest.fixture
def qingxi() -> County:
    return county(date(2023, 1, 4))


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # Making a failing example smaller takes minutes here.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(one=KEPT, other=KEPT)
def test_any_records_make_reports_that_hold_and_agree_and_add_up(
    qingxi: County, one: Kept, other: Kept
) -> None:
    with transaction.atomic():
        keep(qingxi.agency, one)
        keep(qingxi.education, other)
        below = Agency.objects.within(qingxi.government)
        before: Mapping[int, Report] = {}
        for year in YEARS:
            each = compiled_many(below, year)
            _adds_up(each, compiled(below, year))
            for code in ("t2.normative_docs.issued", "t2.penalty.items_delta", "t3.carried_in@total"):
                if code in each[qingxi.agency.pk].cells:
                    by_records = sum(report.cells[code].by_records for report in each.values())
                    assert figure_of(below, year, code).number == by_records
            with_records = (qingxi.agency.pk, qingxi.education.pk)
            reports = {key: each[key].report(f"机关{key}") for key in with_records}
            for key, report in reports.items():
                _holds(report, before.get(key))
            before = reports
        transaction.set_rollback(True)


def _adds_up(each: Mapping[int, Compiled], whole: Compiled) -> None:
    for code, cell in whole.cells.items():
        assert cell.value == sum(one.value(code) for one in each.values()), code
        assert isinstance(cell.value, int | Decimal)


def _holds(report: Report, previous: Report | None) -> None:
    verdicts = [one for one in check(report, previous=previous).verdicts if one.rule in ARITHMETIC]
    assert [one for one in verdicts if one.answer is Answer.FAIL] == []
    asked = {one.rule for one in verdicts if one.answer is Answer.PASS}
    assert {"T2-01", "T3-01", "T3-02", "T3-03", "T3-04", "T4-01", "T4-04"} <= asked
    assert previous is None or "XY-01" in asked
