"""Who sees a dispute, who may do what, and what is refused with which words."""

from datetime import date
from typing import Any

import pytest
from django.http import Http404
from tests.county import County, county
from tests.desk_cases import Office, at
from tests.dispute_cases import Court

from gongkai.agencies.role import Role
from gongkai.casework.disputes.registration import Old
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.disputes.taking import offers, take
from gongkai.casework.models import Dispute
from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.law.dispute_result import Result
from gongkai.records.models import Event
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(BEGIN)


@pytest.fixture
def court(qingxi: County) -> Court:
    return Court(qingxi)


def faults(court: Court, dispute: Dispute, code: str, day: date, **inputs: Any) -> dict[str, list[str]]:
    with pytest.raises(InputsRefused) as refused:
        court.take(dispute, code, day, inputs)
    return {name: list(map(str, says)) for name, says in refused.value.form.errors.items()}


SEES = {
    Role.CLERK: True,
    Role.OFFICER: False,
    Role.SECTION_HEAD: False,
    Role.OGI_HEAD: True,
    Role.LEADER: True,
    Role.LEGAL_REVIEWER: True,
    Role.SECRECY_REVIEWER: False,
    Role.SUPERIOR_READER: True,
    Role.AUDITOR: True,
    Role.ADMINISTRATOR: False,
}


@pytest.mark.parametrize("role", Role)
def test_legal_reviewers_see_every_dispute_of_their_agency_and_units_those_given_to_them(
    role: Role, qingxi: County, court: Court
) -> None:
    review = court.register(BEGIN)
    assert Dispute.objects.visible_to(qingxi.actor(role)).exists() == SEES[role]
    assert not Dispute.objects.visible_to(qingxi.actor(role, qingxi.other)).exists()
    court.take(review, "assign", BEGIN, {"unit": qingxi.units["不动产登记科"].pk})
    given = SEES[role] or role.belongs_to_unit
    assert Dispute.objects.visible_to(qingxi.actor(role)).exists() == given


def test_whoever_does_not_see_a_dispute_is_told_that_there_is_none(qingxi: County, court: Court) -> None:
    review = court.register(BEGIN)
    for actor in (qingxi.actor(Role.OFFICER), qingxi.actor(Role.CLERK, qingxi.other)):
        with pytest.raises(Http404):
            take("note", review.pk, actor, at(BEGIN), {"note": "看看"})


def test_readers_are_offered_nothing_and_take_nothing(qingxi: County, court: Court) -> None:
    review = court.register(BEGIN)
    auditor = qingxi.actor(Role.AUDITOR)
    assert offers(review, auditor, at(BEGIN)) == []
    with pytest.raises(StepRefused, match="由"):
        take("note", review.pk, auditor, at(BEGIN), {"note": "看看"})


def test_an_offer_says_what_stands_in_its_way(qingxi: County, court: Court) -> None:
    suit = court.decided(court.register(BEGIN, DisputeKind.SUIT_DIRECT), date(2026, 5, 8), "revoked")
    found = {offer.step.code: offer.obstacle for offer in offers(suit, qingxi.actor("clerk"), at(BEGIN))}
    assert found["appeal"] == ""
    # 15 days from 05-08 end on Saturday 05-23.
    assert found["take_effect"] == "上诉期到2026年5月25日届满（行政诉讼法第八十五条），期满后登记。"


def test_who_was_named_has_the_tasks_and_a_unit_its_officers(qingxi: County, court: Court) -> None:
    review = court.register(BEGIN)
    legal = qingxi.person(Role.LEGAL_REVIEWER)
    review = court.take(review, "assign", BEGIN, {"person": legal.pk})
    addressed = set(Task.objects.filter(case=review.pk).values_list("role", "unit", "person"))
    assert addressed == {("legal_reviewer", None, legal.pk)}
    unit = qingxi.units["不动产登记科"]
    review = court.take(review, "assign", BEGIN, {"unit": unit.pk})
    addressed = set(Task.objects.filter(case=review.pk).values_list("role", "unit", "person"))
    assert addressed == {("officer", unit.pk, None)}
    said = faults(court, review, "assign", BEGIN, unit=qingxi.units["规划科"].pk)
    assert said == {"unit": ["规划科没有在岗的承办人。请管理员安排岗位，或者改选科室。"]}
    officer = qingxi.person(Role.OFFICER)
    assert "请同时选科室" in faults(court, review, "assign", BEGIN, person=officer.pk)["person"][0]


def test_days_lie_between_the_beginning_and_today(court: Court) -> None:
    review = court.register(BEGIN)
    early = faults(court, review, "file_answer", date(2026, 3, 16), on="2026-03-11")
    assert early == {"on": ["早于收到副本之日（2026年3月12日）。请核对日期。"]}
    late = faults(court, review, "file_answer", date(2026, 3, 16), on="2026-03-17")
    assert late == {"on": ["2026年3月17日还没有到。请填写实际发生的日期。"]}
    suspended = court.take(review, "suspend", date(2026, 3, 20), {"reason": "和解"})
    before = faults(court, suspended, "resume", date(2026, 3, 25), on="2026-03-19")
    assert before == {"on": ["早于上一环节的日期（2026年3月20日）。请核对日期。"]}


ORDERS = [
    ({"disposition": "maintained", "ordered": True}, "ordered"),
    ({"disposition": "ordered"}, "ordered"),
    ({"disposition": "revoked", "perform_by": "2026-06-01"}, "perform_by"),
    ({"disposition": "revoked", "ordered": True, "perform_by": "2026-05-08"}, "perform_by"),
    ({"disposition": ""}, "disposition"),
    ({"disposition": "upheld"}, "disposition"),
    ({"disposition": "maintained", "document": ""}, "document"),
]


@pytest.mark.parametrize(("inputs", "field"), ORDERS)
def test_a_decision_that_contradicts_itself_is_refused_beside_its_field(
    inputs: dict[str, Any], field: str, court: Court
) -> None:
    review = court.register(BEGIN)
    said = {"document": "青府复决〔2026〕3号", **inputs}
    assert list(faults(court, review, "decide", date(2026, 5, 8), **said)) == [field]
    assert Event.objects.filter(case=review.pk).count() == 1


def test_a_court_does_not_maintain_and_our_appeal_is_not_late(court: Court) -> None:
    suit = court.register(BEGIN, DisputeKind.SUIT_DIRECT)
    said = {"document": "（2026）川9001行初1号", "disposition": "maintained"}
    assert list(faults(court, suit, "decide", date(2026, 5, 8), **said)) == ["disposition"]
    suit = court.decided(suit, date(2026, 5, 8), "unlawful")
    late = faults(court, suit, "appeal", date(2026, 5, 26), who="ours")
    assert late == {"on": ["上诉期已于2026年5月25日届满（行政诉讼法第八十五条）。请核对日期。"]}
    early = faults(court, suit, "take_effect", date(2026, 5, 26), on="2026-05-25")
    assert early == {"on": ["上诉期到2026年5月25日届满（行政诉讼法第八十五条），须在此后。"]}
    # The other side may have had its copy later.
    assert court.take(suit, "appeal", date(2026, 5, 26), {"who": "theirs"}).stage == "appealed"


def test_only_an_ordinary_review_is_extended_and_once(court: Court) -> None:
    review = court.register(BEGIN, procedure=Procedure.SIMPLE)
    with pytest.raises(StepRefused, match="简易程序不能延长"):
        court.take(review, "extend_period", BEGIN, {"by": 30})
    review = court.take(review, "change_procedure", BEGIN)
    assert review.procedure == "ordinary"
    review = court.take(review, "extend_period", BEGIN, {"by": 30})
    with pytest.raises(StepRefused, match="已经登记过延长"):
        court.take(review, "extend_period", BEGIN, {"by": 10})


def test_a_page_that_was_overtaken_takes_nothing(qingxi: County, court: Court) -> None:
    review = court.register(BEGIN)
    seen = review.case.length
    court.take(review, "note", BEGIN, {"note": "先到"}, seen=seen)
    with pytest.raises(InputsRefused):
        court.take(review, "note", BEGIN, {"note": "后到"}, seen=seen)
    assert Event.objects.filter(case=review.pk, kind="noted").count() == 1


def test_an_open_application_or_none_is_not_handled_anew(qingxi: County, court: Court) -> None:
    office = Office(qingxi)
    silent = office.register("规划图", on=date(2026, 1, 29))
    ordered = {"disposition": "ordered", "ordered": True}
    for application, says in ((silent, "还在办理中"), (None, "没有关联的申请")):
        review = court.register(BEGIN, cause="silence", application=application)
        review = court.decided(review, date(2026, 5, 8), **ordered)
        with pytest.raises(StepRefused, match=says):
            court.take(review, "reopen_application", date(2026, 5, 8), {"document": "1"})
        with pytest.raises(StepRefused, match="还没有登记履行情况"):
            court.take(review, "archive", date(2026, 7, 8))


def test_what_casework_refuses_is_said_beside_the_field_and_nothing_is_recorded(
    qingxi: County, court: Court
) -> None:
    office = Office(qingxi)
    answered = office.closed(office.of_the_mock_up())
    review = court.register(BEGIN, application=answered)
    review = court.decided(review, date(2026, 3, 13), "revoked", ordered=True)
    said = faults(court, review, "reopen_application", date(2026, 3, 13), document="1", until="2026-03-13")
    assert said == {"until": ["须在收到之日（2026年3月13日）之后。请核对日期。"]}
    assert not Event.objects.filter(case=answered.pk, kind="reopened").exists()


def test_every_step_that_cannot_be_undone_asks_once_more() -> None:
    asking = {step.code for step in TABLE if step.confirms}
    assert asking == {
        "decide",
        "appeal",
        "decide_appeal",
        "take_effect",
        "correct_result",
        "reopen_application",
    }


def test_a_result_put_on_record_wrongly_is_put_right_on_the_record(qingxi: County, court: Court) -> None:
    review = court.decided(court.register(BEGIN), date(2026, 5, 8), "maintained")
    wrong = {"disposition": "ordered", "reason": "登记有误"}
    # It ordered nothing, so it cannot be one that orders.
    assert list(faults(court, review, "correct_result", date(2026, 5, 9), **wrong)) == ["disposition"]
    right = {"disposition": "unlawful", "reason": "登记有误"}
    review = court.take(review, "correct_result", date(2026, 5, 9), right)
    assert (review.result, review.closed_on, review.stage) == ("corrected", date(2026, 5, 8), "closed")
    old = court.register(BEGIN, old=Old("旧-1", BEGIN, Result.UPHELD), today=date(2026, 5, 9))
    old = court.take(old, "correct_result", date(2026, 5, 9), {"result": "other", "reason": "抄错"})
    assert (old.result, old.stage) == ("other", "archived")


def test_a_judgment_is_not_corrected_into_what_has_another_way_of_appeal(court: Court) -> None:
    suit = court.decided(court.register(BEGIN, DisputeKind.SUIT_DIRECT), date(2026, 5, 8), "revoked")
    for other in ("withdrawn", "application_rejected", "maintained"):
        said = {"disposition": other, "reason": "登记有误"}
        assert list(faults(court, suit, "correct_result", date(2026, 5, 9), **said)) == ["disposition"]
