"""Table 3 by query: every number equals its list, and the identities of the form hold for any history."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.casework.event_kind import EventKind as Kind
from gongkai.casework.facts import Happened
from gongkai.casework.models import Application, Spell
from gongkai.casework.recording import counted
from gongkai.casework.standing import standing
from gongkai.casework.table_3 import (
    NoSuchCell,
    cases,
    closed_without_outcome,
    received,
    table_3,
    table_3_of_each,
)
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.law.receipt import Channel
from gongkai.law.working_days import working_days
from gongkai.records.models import Case
from gongkai.report.checks import check
from gongkai.report.finding import Answer
from gongkai.report.forms import TABLE_3, Form

pytestmark = pytest.mark.django_db

AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Story:
    """What happened to one application, as far as Table 3 cares."""

    received: date
    confirmed: bool = True
    column: str = ApplicantColumn.NATURAL_PERSON
    channel: Channel = Channel.ONLINE
    closed: date | None = None
    outcome: Outcome = Outcome.GRANTED
    withdrawn: bool = False
    reopened: date | None = None
    closed_again: date | None = None
    theme: str = ""

    def events(self) -> list[Happened]:
        found = [Happened(Kind.REGISTERED, self.received, {"channel": self.channel, "case": "application"})]
        if not self.confirmed:
            return found
        found.append(Happened(Kind.RECEIPT_CONFIRMED, self.received))
        if self.closed:
            found += self._closing(1, self.closed)
        if self.closed and self.reopened:
            found.append(Happened(Kind.REOPENED, self.reopened, {"document": "1"}))
            if self.closed_again:
                found += self._closing(2, self.closed_again)
        return found

    def _closing(self, letter: int, on: date) -> list[Happened]:
        withheld = [Outcome.THIRD_PARTY] if self.outcome is Outcome.PARTIAL else []
        decided = Happened(Kind.DECIDED, on, {"items": [{"outcome": self.outcome, "withheld": withheld}]})
        code = "closed_withdrawn" if self.withdrawn else "reply_granted"
        return [
            Happened(Kind.REQUEST_WITHDRAWN, on) if self.withdrawn else decided,
            Happened(Kind.LETTER_DRAFTED, on, {"letter": letter, "code": code}),
            Happened(Kind.LETTER_SUBMITTED, on, {"letter": letter, "levels": []}),
            Happened(Kind.LETTER_DISPATCHED, on, {"letter": letter}),
        ]


def office(name: str, path: str) -> Agency:
    return Agency.objects.create(
        name=name, region_code="900121", kind="department", standing="local_department", path=path
    )


@pytest.fixture
def agency() -> Agency:
    return office("青溪县人民政府", "000001")


def file(agency: Agency, stories: list[Story], readings: Readings | None = None) -> None:
    """The applications with their spells, derived as `recording.store` derives them."""
    chosen = readings or Readings()
    for number, story in enumerate(stories):
        case = Case.objects.create(agency=agency, kind="application", opened_at=AT)
        application = Application.objects.create(
            case=case,
            agency=agency,
            agency_name=agency.name,
            number=f"{agency.path}-{number}",
            channel=story.channel,
            column=story.column,
            theme=story.theme,
            arrived=story.received,
            registered_at=AT,
            stage="registered",
            clock_state="running",
        )
        Spell.objects.bulk_create(counted(application, standing(story.events(), working_days(), chosen)))


STORIES = [
    Story(date(2025, 12, 22), closed=date(2026, 1, 12)),
    Story(date(2025, 12, 30), closed=date(2026, 1, 20), outcome=Outcome.PARTIAL),
    Story(date(2026, 3, 2), closed=date(2026, 3, 9), withdrawn=True, channel=Channel.FAX, theme="land"),
    Story(date(2026, 4, 1), closed=date(2026, 4, 20), outcome=Outcome.THIRD_PARTY, theme="land"),
    Story(
        date(2026, 5, 6),
        closed=date(2026, 6, 1),
        reopened=date(2026, 9, 1),
        column=ApplicantColumn.ORG_ENTERPRISE,
    ),
    Story(date(2026, 12, 28), column=ApplicantColumn.ORG_OTHER),
    Story(date(2026, 12, 29), confirmed=False),
]
EXPECTED = {
    "t3.received_new@natural_person": 2,
    "t3.received_new@org_enterprise": 1,
    "t3.received_new@org_other": 1,
    "t3.received_new@total": 4,
    "t3.carried_in@natural_person": 2,
    "t3.carried_in@total": 2,
    "t3.outcome.granted@natural_person": 1,
    "t3.outcome.granted@org_enterprise": 1,
    "t3.outcome.granted@total": 2,
    "t3.outcome.partial@natural_person": 1,
    "t3.outcome.partial@total": 1,
    "t3.outcome.refused.third_party@natural_person": 1,
    "t3.outcome.refused.third_party@total": 1,
    "t3.outcome.other.misc@natural_person": 1,
    "t3.outcome.other.misc@total": 1,
    "t3.outcome.total@natural_person": 4,
    "t3.outcome.total@org_enterprise": 1,
    "t3.outcome.total@total": 5,
    "t3.carried_out@org_other": 1,
    "t3.carried_out@total": 1,
}


def test_the_table_is_the_one_worked_out_by_hand(agency: Agency) -> None:
    file(agency, STORIES)
    with CaptureQueriesContext(connection) as asked:
        table = table_3(Agency.objects.within(agency), 2026)
    assert len(asked) == 1
    assert {code: count for code, count in table.cells.items() if count} == EXPECTED
    assert table.form is Form.F2021
    assert len(table.cells) == 25 * 7
    assert table.balance == (4, 2, 5, 1)
    assert table.balances


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_every_number_is_that_of_its_list(agency: Agency, year: int) -> None:
    file(agency, STORIES)
    agencies = Agency.objects.within(agency)
    table = table_3(agencies, year)
    assert table.cells == {code: cases(agencies, year, code).count() for code in table.cells}


def test_one_agency_and_a_subtree_are_asked_alike(agency: Agency) -> None:
    below, beside = office("六合镇人民政府", "000001000001"), office("清和县人民政府", "000002")
    for one in (agency, below, beside):
        file(one, [Story(date(2026, 3, 2))])
    total = "t3.received_new@total"
    assert table_3(Agency.objects.filter(pk=agency.pk), 2026).cells[total] == 1
    assert table_3(Agency.objects.within(agency), 2026).cells[total] == 2


def test_the_form_of_2019_counts_all_other_closures_in_one_row(agency: Agency) -> None:
    file(agency, [Story(date(2020, 3, 2), closed=date(2020, 3, 9), withdrawn=True)])
    agencies = Agency.objects.within(agency)
    table = table_3(agencies, 2020)
    assert table.cells["t3.outcome.other@total"] == 1
    assert [row.code for row in TABLE_3[table.form]].count("t3.outcome.other") == 1
    assert cases(agencies, 2020, "t3.outcome.other@total").count() == 1
    with pytest.raises(NoSuchCell):
        cases(agencies, 2020, "t3.outcome.other.misc@total")


def test_a_case_closed_without_an_outcome_is_named_and_the_table_does_not_balance(agency: Agency) -> None:
    file(agency, [Story(date(2026, 3, 2), closed=date(2026, 3, 9))])
    Spell.objects.update(outcome="")
    agencies = Agency.objects.within(agency)
    table = table_3(agencies, 2026)
    assert (table.without_outcome, table.balances) == (1, False)
    assert closed_without_outcome(agencies, 2026).count() == 1


def test_what_was_received_is_told_by_channel_and_theme(agency: Agency) -> None:
    file(agency, STORIES)
    found = received(Agency.objects.within(agency), 2026)
    assert found.channels == {"online": 3, "fax": 1}
    assert found.themes == {"land": 2, "": 2}


DAYS = st.dates(date(2024, 10, 1), date(2027, 3, 31))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    received = draw(DAYS)
    ends = received + timedelta(days=draw(st.integers(0, 120)))
    again = ends + timedelta(days=draw(st.integers(1, 200)))
    return Story(
        received,
        confirmed=draw(st.booleans()) or draw(st.booleans()),
        column=draw(st.sampled_from(list(ApplicantColumn))),
        channel=draw(st.sampled_from([Channel.ONLINE, Channel.FAX, Channel.IN_PERSON])),
        closed=draw(st.sampled_from([None, ends, ends])),
        outcome=draw(st.sampled_from(list(Outcome))),
        withdrawn=draw(st.booleans()) and draw(st.booleans()),
        reopened=draw(st.sampled_from([None, again])),
        closed_again=draw(st.sampled_from([None, again + timedelta(days=draw(st.integers(0, 90)))])),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(stories(), max_size=8), again=st.booleans())
def test_the_identities_hold_for_any_history_and_year(agency: Agency, told: list[Story], again: bool) -> None:
    with transaction.atomic():
        file(agency, told, Readings(reopened_counts_again=again))
        agencies = Agency.objects.within(agency)
        before = None
        for year in range(2024, 2029):
            table = table_3(agencies, year)
            report = table.report(agency.name)
            verdicts = check(report, previous=before).verdicts
            assert [v for v in verdicts if v.answer is Answer.FAIL] == []
            asked = {v.rule for v in verdicts if v.answer is Answer.PASS}
            assert any(rule.startswith("T3-") for rule in asked)
            if before:
                assert any(rule.startswith("XY-") for rule in asked)
            for code, count in table.cells.items():
                if count:
                    assert cases(agencies, year, code).count() == count
            before = report
        transaction.set_rollback(True)


def test_each_of_several_agencies_has_the_table_that_it_has_by_itself(agency: Agency) -> None:
    below, beside = office("六合镇人民政府", "000001000001"), office("清和县人民政府", "000002")
    file(agency, STORIES)
    file(below, STORIES[2:4])
    each = table_3_of_each(Agency.objects.all(), 2026)
    assert set(each) == {agency.pk, below.pk}
    assert beside.pk not in each
    for key, table in each.items():
        assert table == table_3(Agency.objects.filter(pk=key), 2026)
