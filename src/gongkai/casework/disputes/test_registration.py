"""Disputes come in of an application, alone, after a review, or from an old register; what contradicts is refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.county import County, county
from tests.desk_cases import Office
from tests.dispute_cases import MENG, Court

from gongkai.agencies.models import Agency
from gongkai.casework.disputes.registration import (
    Filing,
    Old,
    disputable,
    proposed_organ,
    reviews_before,
    warnings,
)
from gongkai.casework.disputes.table_4 import table_4
from gongkai.casework.models import Dispute
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.law.dispute_result import Result
from gongkai.records.models import Case, Event, Secret
from gongkai.records.vault import unseal
from gongkai.workflow.models import NumberPattern, Task
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 3, 12)
TODAY = date(2026, 3, 20)


@pytest.fixture
def qingxi() -> County:
    return county(BEGIN)


@pytest.fixture
def court(qingxi: County) -> Court:
    return Court(qingxi)


def test_the_claimant_of_an_application_is_its_applicant(qingxi: County, court: Court) -> None:
    office = Office(qingxi)
    answered = office.closed(office.of_the_mock_up())
    review = court.register(BEGIN, application=answered)
    known = {secret.kind: unseal(secret) for secret in Secret.objects.filter(case=review.pk)}
    assert (known["name"], known["telephone"]) == ("林小满", "13800000000")
    assert "query_code" not in known
    assert list(answered.disputes.all()) == [review]
    assert answered in disputable(qingxi.agency)


def test_the_organ_is_proposed_as_the_agency_tells_its_applicants(qingxi: County) -> None:
    assert proposed_organ(qingxi.agency, DisputeKind.REVIEW) == "青溪县人民政府"
    assert proposed_organ(qingxi.agency, DisputeKind.SUIT_DIRECT) == "青溪县人民法院"


def test_a_refusal_under_art_16_sued_without_review_is_warned_of(qingxi: County) -> None:
    office = Office(qingxi)
    refused = office.closed(office.of_the_mock_up())

    def filing(kind: DisputeKind) -> Filing:
        return Filing(
            agency=qingxi.agency,
            kind=kind,
            cause=Cause.DECISION,
            procedure=Procedure.SIMPLE,
            organ="青溪县人民法院",
            title="不予公开",
            filed_on=BEGIN,
            application=refused,
        )

    (warned,) = warnings(filing(DisputeKind.SUIT_DIRECT))
    assert "应当先申请行政复议" in warned
    assert warnings(filing(DisputeKind.REVIEW)) == warnings(filing(DisputeKind.SUIT_AFTER_REVIEW)) == []
    refused.items.update(outcome="granted", withheld=[])
    assert warnings(filing(DisputeKind.SUIT_DIRECT)) == []


def test_numbers_run_by_kind_and_as_the_agency_writes_them(qingxi: County, court: Court) -> None:
    NumberPattern.objects.create(agency=qingxi.agency, series="suit", pattern="{word}诉字{year}-{n}")
    kinds = (DisputeKind.REVIEW, DisputeKind.SUIT_DIRECT, DisputeKind.SUIT_AFTER_REVIEW, DisputeKind.REVIEW)
    numbers = [court.register(BEGIN, kind).number for kind in kinds]
    assert numbers == [
        "青自然资复〔2026〕1号",
        "青自然资诉字2026-1",
        "青自然资诉字2026-2",
        "青自然资复〔2026〕2号",
    ]


CONTRADICTIONS: list[tuple[dict[str, Any], str]] = [
    ({"on": date(2026, 3, 21)}, "filed_on"),
    ({"on": date(2008, 4, 30)}, "filed_on"),
    ({"on": date(26, 3, 12)}, "filed_on"),
    ({"received_on": date(2026, 3, 11)}, "received_on"),
    ({"received_on": date(2026, 3, 21)}, "received_on"),
    ({"claimant": None}, "claimant"),
    ({"after": "review"}, "after"),
    ({"after": "suit", "kind": DisputeKind.SUIT_AFTER_REVIEW}, "after"),
    ({"after": "review", "kind": DisputeKind.SUIT_AFTER_REVIEW, "on": date(2026, 3, 11)}, "filed_on"),
    ({"old": Old(closed_on=date(2026, 3, 15))}, "result"),
    ({"old": Old(result=Result.UPHELD)}, "result"),
    ({"old": Old(closed_on=date(2026, 3, 15), result=Result.PENDING)}, "result"),
    ({"old": Old(closed_on=date(2026, 3, 11), result=Result.UPHELD)}, "closed_on"),
    ({"old": Old(closed_on=date(2026, 3, 21), result=Result.UPHELD)}, "closed_on"),
    ({"old": Old(number="青自然资复〔2026〕1号")}, "number"),
]


@pytest.mark.parametrize(("wrong", "field"), CONTRADICTIONS)
def test_what_contradicts_itself_is_refused_with_its_field(
    wrong: dict[str, Any], field: str, court: Court
) -> None:
    before = {"review": court.register(BEGIN), "suit": court.register(BEGIN, DisputeKind.SUIT_DIRECT)}
    given = {**wrong, "after": before.get(wrong.get("after", ""))}
    on = given.pop("on", BEGIN)
    with pytest.raises(StepRefused) as refused:
        court.register(on, given.pop("kind", DisputeKind.REVIEW), today=TODAY, **given)
    assert refused.value.field == field
    assert Case.objects.count() == 2


def test_no_answer_is_disputed_before_it_was_applied_for(qingxi: County, court: Court) -> None:
    application = Office(qingxi).register("规划图", on=BEGIN)
    with pytest.raises(StepRefused, match="早于原申请到达之日"):
        court.register(BEGIN - timedelta(days=1), application=application)
    assert court.register(BEGIN, application=application).application == application


def test_nothing_of_another_agency_is_joined(qingxi: County, court: Court) -> None:
    theirs = court.register(BEGIN, agency=qingxi.education)
    with pytest.raises(StepRefused, match="本机关的复议案件"):
        court.register(BEGIN, DisputeKind.SUIT_AFTER_REVIEW, after=theirs)
    answered = Office(qingxi).register("规划图", on=BEGIN)
    with pytest.raises(StepRefused, match="本机关的申请"):
        court.register(BEGIN, agency=qingxi.education, application=answered, claimant=MENG)
    assert not reviews_before(qingxi.education).exists()


def test_an_old_case_counts_by_what_its_register_says_and_asks_nothing(qingxi: County, court: Court) -> None:
    old = Old("青自然资复议2024-7", date(2025, 2, 3), Result.CORRECTED)
    review = court.register(date(2024, 11, 5), old=old, today=TODAY)
    assert (review.number, review.stage, review.imported) == ("青自然资复议2024-7", "archived", True)
    assert not Task.objects.filter(case=review.pk).exists()
    assert Event.objects.get(case=review.pk).kind == "imported"
    agencies = Agency.objects.filter(pk=qingxi.agency.pk)
    counted = {
        year: {code for code, count in table_4(agencies, year).cells.items() if count}
        for year in (2024, 2025, 2026)
    }
    assert counted == {
        2024: {"t4.review.pending", "t4.review.total"},
        2025: {"t4.review.corrected", "t4.review.total"},
        2026: set(),
    }


def test_an_old_case_that_is_open_goes_on_here(court: Court) -> None:
    review = court.register(date(2026, 2, 26), old=Old("青自然资复议2026-1"), today=BEGIN)
    assert (review.stage, review.imported) == ("registered", True)
    assert court.decided(review, date(2026, 3, 30)).result == "upheld"
    assert Dispute.objects.get().closed_on == date(2026, 3, 30)
