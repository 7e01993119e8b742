"""A review that is lost, and a suit with an appeal, from the copy to the end."""

from datetime import date

import pytest
from tests.county import County, county
from tests.desk_cases import Office
from tests.dispute_cases import Court

from gongkai.casework.disputes.recording import stands
from gongkai.casework.models import Application, Dispute
from gongkai.law.dispute import DisputeKind
from gongkai.records.models import Event, Secret
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(BEGIN)


@pytest.fixture
def court(qingxi: County) -> Court:
    return Court(qingxi)


def steps(dispute: Dispute) -> list[tuple[str, date | None]]:
    return list(Task.objects.filter(case=dispute.pk).order_by("pk").values_list("step", "due"))


def test_a_lost_review_sends_the_application_into_a_new_run(qingxi: County, court: Court) -> None:
    office = Office(qingxi)
    answered = office.closed(office.of_the_mock_up())
    review = court.register(date(2026, 4, 1), application=answered)
    assert (review.number, review.claimant_masked) == ("青自然资复〔2026〕1号", "林*")
    # 10 working days from 04-01, over 清明 04-06; 60 days end on Sunday 05-31.
    assert steps(review) == [
        ("file_answer", date(2026, 4, 16)),
        ("file_evidence", date(2026, 4, 16)),
        ("decide", date(2026, 6, 1)),
    ]
    assert (review.due, review.due_for) == (date(2026, 4, 16), "提出答复或者答辩")
    review = court.take(review, "file_answer", date(2026, 4, 10), {"with_evidence": True})
    review = court.decided(review, date(2026, 5, 20), "revoked", ordered=True, perform_by="2026-06-10")
    assert (review.stage, review.result, review.closed_on) == ("closed", "corrected", date(2026, 5, 20))
    assert steps(review) == [("perform", date(2026, 6, 10))]
    again = {"document": "青府复决〔2026〕3号", "on": "2026-05-20", "until": "2026-06-10"}
    review = court.take(review, "reopen_application", date(2026, 5, 21), again)
    reopened = Application.objects.get(pk=answered.pk)
    assert (reopened.stage, reopened.due) == ("handling", date(2026, 6, 10))
    review = court.take(review, "perform", date(2026, 6, 9), {"how": "重新答复，青自然资公开〔2026〕7号"})
    assert [step for step, _ in steps(review)] == ["record_lesson"]
    review = court.take(review, "record_lesson", date(2026, 6, 9), {"lesson": "先区分处理，再答复。"})
    review = court.take(review, "archive", date(2026, 6, 9))
    assert (review.stage, review.lesson, steps(review)) == ("archived", "先区分处理，再答复。", [])


def test_an_appeal_stays_in_the_case_and_the_last_result_counts(court: Court) -> None:
    suit = court.register(date(2026, 3, 12), DisputeKind.SUIT_DIRECT)
    assert suit.number == "青自然资应诉〔2026〕1号"
    suit = court.take(suit, "file_answer", date(2026, 3, 20), {"with_evidence": True})
    suit = court.decided(suit, date(2026, 6, 1), "claim_rejected")
    assert (suit.stage, suit.closed_on) == ("decided", None)
    theirs = {"who": "theirs", "copy_received_on": "2026-06-18", "on": "2026-06-12"}
    suit = court.take(suit, "appeal", date(2026, 6, 18), theirs)
    # 15 days from 06-18 end on 07-03; three months from 06-12 on Saturday 09-12.
    assert steps(suit) == [("file_answer", date(2026, 7, 3)), ("decide_appeal", date(2026, 9, 14))]
    changed = {"outcome": "changed", "document": "（2026）川90行终1号", "disposition": "unlawful"}
    suit = court.take(suit, "decide_appeal", date(2026, 8, 20), changed)
    assert (suit.stage, suit.result, suit.closed_on) == ("closed", "corrected", date(2026, 8, 20))
    assert stands(suit).facts.document == "（2026）川90行终1号"


def test_without_an_appeal_a_judgment_takes_effect_after_its_period(court: Court) -> None:
    suit = court.register(date(2026, 3, 12), DisputeKind.SUIT_DIRECT)
    suit = court.take(suit, "file_answer", date(2026, 3, 20), {"with_evidence": True})
    suit = court.decided(suit, date(2026, 6, 1), "revoked", ordered=True)
    # Lost: whether to appeal is the leader's to decide.
    assert steps(suit) == [("appeal", date(2026, 6, 16)), ("take_effect", date(2026, 6, 16))]
    suit = court.take(suit, "take_effect", date(2026, 6, 17))
    assert (suit.stage, suit.result, suit.closed_on) == ("closed", "corrected", date(2026, 6, 17))


def test_what_is_sent_back_is_heard_anew_in_the_same_case(court: Court) -> None:
    suit = court.register(date(2026, 3, 12), DisputeKind.SUIT_DIRECT)
    suit = court.take(suit, "file_answer", date(2026, 3, 20), {"with_evidence": True})
    suit = court.decided(suit, date(2026, 6, 1), "revoked", ordered=True)
    suit = court.take(suit, "appeal", date(2026, 6, 10), {"who": "ours"})
    back = {"outcome": "remanded", "document": "（2026）川90行终2号"}
    suit = court.take(suit, "decide_appeal", date(2026, 8, 20), back)
    assert (suit.stage, suit.result, suit.closed_on) == ("answered", "", None)
    # Six months from 2026-08-20 end on Saturday 2027-02-20.
    assert steps(suit) == [("decide", date(2027, 2, 22))]


def test_a_suit_after_a_review_is_on_the_record_of_the_review(court: Court) -> None:
    review = court.decided(court.register(date(2026, 3, 12)), date(2026, 5, 8))
    assert [step for step, _ in steps(review)] == ["archive"]
    suit = court.register(date(2026, 5, 20), DisputeKind.SUIT_AFTER_REVIEW, after=review)
    assert Event.objects.filter(case=review.pk).in_order().last().kind == "sued"
    assert list(review.suits.all()) == [suit]


def test_the_claimant_stands_in_the_vault_and_nowhere_else(court: Court) -> None:
    review = court.register(date(2026, 3, 12))
    assert review.claimant_masked == "孟*"
    kept = Secret.objects.filter(case=review.pk, whose="claimant").values_list("kind", flat=True)
    assert set(kept) == {"name", "identity_number", "telephone", "address"}
    assert not any("孟小河" in event.data for event in Event.objects.filter(case=review.pk))
