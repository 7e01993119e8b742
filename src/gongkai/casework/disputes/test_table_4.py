"""Table 4 by query: every number equals its list, and the identities of the form hold for any history."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.casework.disputes.table_4 import cases, table_4
from gongkai.casework.models import Dispute
from gongkai.casework.table_3 import NoSuchCell
from gongkai.law.dispute import DisputeKind
from gongkai.law.dispute_result import Result
from gongkai.law.readings import Readings
from gongkai.law.table_4_count import Proceeding, column
from gongkai.records.models import Case
from gongkai.report.checks import check
from gongkai.report.finding import Answer
from gongkai.report.forms import TABLE_4

pytestmark = pytest.mark.django_db

AT = datetime(2026, 1, 1, tzinfo=UTC)
ENDS = (Result.UPHELD, Result.CORRECTED, Result.OTHER)


@dataclass(frozen=True)
class Story:
    """One review or suit, as far as Table 4 cares."""

    filed: date
    closed: date | None = None
    result: Result | None = None
    kind: DisputeKind = DisputeKind.REVIEW

    def column(self, year: int, chosen: Readings) -> Result | None:
        return column(Proceeding(self.filed, self.closed, self.result), year, chosen)


def office(name: str, path: str) -> Agency:
    return Agency.objects.create(
        name=name, region_code="900121", kind="department", standing="local_department", path=path
    )


def file(agency: Agency, stories: list[Story]) -> None:
    for number, story in enumerate(stories):
        case = Case.objects.create(agency=agency, kind="review", opened_at=AT)
        Dispute.objects.create(
            case=case,
            agency=agency,
            agency_name=agency.name,
            kind=story.kind,
            cause="decision",
            procedure="ordinary",
            number=f"{agency.path}-{number}",
            organ="青江市人民政府",
            title="不予公开",
            claimant_masked="孟*",
            filed_on=story.filed,
            registered_at=AT,
            stage="closed" if story.closed else "registered",
            closed_on=story.closed,
            result=story.result or "",
        )


STORIES = [
    Story(date(2025, 11, 3), date(2026, 1, 12), Result.CORRECTED),
    Story(date(2026, 2, 2), date(2026, 4, 1), Result.UPHELD),
    Story(date(2026, 2, 3), date(2026, 4, 2), Result.UPHELD),
    Story(date(2026, 12, 1), date(2027, 1, 20), Result.OTHER),
    Story(date(2026, 5, 6), date(2026, 12, 31), Result.OTHER, DisputeKind.SUIT_DIRECT),
    Story(date(2026, 8, 1), kind=DisputeKind.SUIT_AFTER_REVIEW),
    Story(date(2027, 1, 1)),
]
EXPECTED = {
    2025: {"review.pending": 1, "review.total": 1},
    2026: {
        "review.upheld": 2,
        "review.corrected": 1,
        "review.pending": 1,
        "review.total": 4,
        "suit_direct.other": 1,
        "suit_direct.total": 1,
        "suit_after_review.pending": 1,
        "suit_after_review.total": 1,
    },
    2027: {
        "review.other": 1,
        "review.pending": 1,
        "review.total": 2,
        "suit_after_review.pending": 1,
        "suit_after_review.total": 1,
    },
}


@pytest.mark.parametrize("year", EXPECTED)
def test_each_dispute_stands_in_the_column_of_its_end_or_among_the_pending(year: int) -> None:
    file(office("青溪县人民政府", "000001"), STORIES)
    table = table_4(Agency.objects.all(), year)
    assert tuple(table.cells) == TABLE_4
    assert {c.removeprefix("t4."): n for c, n in table.cells.items() if n} == EXPECTED[year]


def test_on_the_other_reading_a_dispute_counts_in_one_year_only() -> None:
    file(office("青溪县人民政府", "000001"), STORIES)
    table = table_4(Agency.objects.all(), 2026, Readings(pending_counts_again=False))
    assert (table.cells["t4.review.corrected"], table.cells["t4.review.total"]) == (0, 3)


def test_every_number_is_the_length_of_its_list() -> None:
    above = office("青溪县人民政府", "000001")
    file(above, STORIES)
    file(office("青溪县教育局", "000001000001"), STORIES[:2])
    for agencies in (Agency.objects.within(above), Agency.objects.filter(pk=above.pk)):
        for year in (2025, 2026, 2027):
            for code, count in table_4(agencies, year).cells.items():
                assert cases(agencies, year, code).count() == count, (year, code)


@pytest.mark.parametrize("code", ["t4.review.refused", "t3.received_new@total", "t4.total", ""])
def test_a_cell_that_the_form_does_not_print_has_no_list(code: str) -> None:
    with pytest.raises(NoSuchCell):
        cases(Agency.objects.all(), 2026, code)


def test_the_table_takes_one_question_however_many_disputes() -> None:
    agency = office("青溪县人民政府", "000001")
    file(agency, STORIES * 5)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        table_4(Agency.objects.within(agency), 2026)
    assert len(asked) == 1


DAYS = st.dates(date(2024, 6, 1), date(2026, 12, 31))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    filed = draw(DAYS)
    kind = draw(st.sampled_from(list(DisputeKind)))
    if draw(st.booleans()):
        return Story(filed, kind=kind)
    closed = filed + timedelta(days=draw(st.integers(0, 500)))
    return Story(filed, closed, draw(st.sampled_from(ENDS)), kind)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(stories(), max_size=12), st.booleans())
def test_the_identities_hold_for_any_history(filed: list[Story], again: bool) -> None:
    chosen = Readings(pending_counts_again=again)
    with transaction.atomic():
        agency = office("青溪县人民政府", "000001")
        file(agency, filed)
        agencies = Agency.objects.filter(pk=agency.pk)
        for year in range(2024, 2029):
            table = table_4(agencies, year, chosen)
            failed = [v for v in check(table.report(agency.name)).verdicts if v.answer is Answer.FAIL]
            assert not failed
            for kind in DisputeKind:
                by_law = [s.column(year, chosen) for s in filed if s.kind is kind]
                for result in Result:
                    assert table.cells[f"t4.{kind}.{result}"] == by_law.count(result), (year, kind, result)
            # Who is pending at the end of a year is pending again or has its result in the year that follows.
            if again:
                pending = set(_listed(agencies, year, "pending", chosen))
                later = set(_listed(agencies, year + 1, "total", chosen))
                assert pending <= later
        transaction.set_rollback(True)


def _listed(agencies: object, year: int, column: str, chosen: Readings) -> list[int]:
    return [
        pk
        for kind in DisputeKind
        for pk in cases(agencies, year, f"t4.{kind}.{column}", chosen).values_list("pk", flat=True)  # type: ignore[arg-type]
    ]
