"""Steps in an order, or with dates, that the law does not know are refused in words, whoever takes them."""

from datetime import date
from typing import Any

import pytest
from tests.county import county
from tests.desk_cases import Office

from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

RECEIVED, DAY, LATER = date(2026, 2, 3), date(2026, 2, 4), date(2026, 2, 10)
GRANTED = {"item-1-outcome": "granted", "item-1-given": "随本告知书提供复印件3页"}
CORRECTION = {"defects": ["description"], "guidance": "写明年份", "answer_by": "2026-03-03"}
REASONS = {"counts": "2026年1月提出47件", "answer_by": "2026-03-03"}
THIRD_PARTY = {"name": "石桥村2户", "information": "补偿登记表"}
BY_PAGE = {"basis": "by_page", "count": 500}


@pytest.fixture
def office() -> Office:
    return Office(county(date(2026, 3, 12)))


@pytest.fixture
def case(office: Office) -> Application:
    """At work in its unit."""
    return office.assigned(office.register("石桥村征收土地公告", on=RECEIVED), RECEIVED)


def drafted(office: Office, case: Application, code: str, inputs: dict[str, Any]) -> tuple[Application, int]:
    """With a letter of the step, signed and ready to go out."""
    role = Role.CLERK if code == "charge" else Role.OFFICER
    case = office.take(case, code, DAY, inputs, role=role)
    letter = case.letters.order_by("pk")[0].pk
    return office.signed(case, letter, DAY, Role.OGI_HEAD), letter


def sent(office: Office, case: Application, code: str, inputs: dict[str, Any]) -> Application:
    return office.dispatched(*drafted(office, case, code, inputs), DAY)


def replied(office: Office, case: Application) -> Application:
    """Its reply is drafted."""
    case = office.take(case, "decide", DAY, GRANTED, role=Role.OFFICER)
    return office.take(case, "draft_reply", DAY, role=Role.OFFICER)


def test_nothing_is_decided_while_a_third_party_is_still_asked(office: Office, case: Application) -> None:
    case = sent(office, case, "consult_third_party", THIRD_PARTY)
    with pytest.raises(StepRefused, match="还在征求意见（条例第三十二条、第三十四条）"):
        office.take(case, "decide", LATER, GRANTED, role=Role.OFFICER)


def test_no_reply_is_drafted_on_a_decision_taken_before_a_third_party_was_asked(
    office: Office, case: Application
) -> None:
    case = office.take(case, "decide", DAY, GRANTED, role=Role.OFFICER)
    case = sent(office, case, "consult_third_party", THIRD_PARTY)
    with pytest.raises(StepRefused, match="还在征求意见"):
        office.take(case, "draft_reply", LATER, role=Role.OFFICER)


def test_one_who_withdraws_is_answered_though_a_third_party_is_still_asked(
    office: Office, case: Application
) -> None:
    case = sent(office, case, "consult_third_party", THIRD_PARTY)
    case = office.take(case, "withdraw_request", LATER, {"on": LATER, "how": "来电"}, role=Role.OFFICER)
    case = office.take(case, "draft_reply", LATER, role=Role.OFFICER)
    assert case.letters.filter(code="closed_withdrawn").exists()


@pytest.mark.parametrize(
    ("code", "inputs", "name"),
    [
        ("ask_correction", CORRECTION, "补正告知书"),
        ("ask_reasons", REASONS, "说明理由告知书"),
        ("consult_third_party", THIRD_PARTY, "第三方意见征询书"),
        ("charge", BY_PAGE, "信息处理费收费通知书"),
    ],
)
def test_nothing_that_asks_goes_out_beside_a_reply(
    office: Office, case: Application, code: str, inputs: dict[str, Any], name: str
) -> None:
    case, letter = drafted(office, case, code, inputs)
    case = replied(office, case)
    with pytest.raises(InputsRefused, match=f"答复书已经起草，不能再发{name}"):
        office.dispatched(case, letter, DAY)


def test_no_period_is_extended_while_the_applicant_is_waited_for(office: Office, case: Application) -> None:
    case, extension = drafted(office, case, "extend", {"by": 20, "reason": "材料多"})
    case = office.take(case, "ask_correction", DAY, CORRECTION, role=Role.OFFICER)
    notice = case.letters.get(code="correction_notice").pk
    case = office.dispatched(office.signed(case, notice, DAY, Role.OGI_HEAD), notice, DAY)
    with pytest.raises(InputsRefused, match="现在没有在计算的答复期限"):
        office.dispatched(case, extension, DAY)


def test_an_application_is_charged_for_once(office: Office, case: Application) -> None:
    case = sent(office, case, "charge", BY_PAGE)
    yuan = case.payments.get().yuan
    case = office.take(case, "fee_paid", LATER, {"on": LATER, "yuan": yuan})
    with pytest.raises(StepRefused, match="一件申请只收一次"):
        office.take(case, "charge", LATER, BY_PAGE)


@pytest.mark.parametrize("on", ["0001-01-01", "2026-02-03"])
@pytest.mark.parametrize(
    ("asked", "inputs", "answered", "more"),
    [
        ("ask_correction", CORRECTION, "receive_correction", {}),
        ("ask_reasons", REASONS, "reasons_given", {"words": "用于诉讼"}),
        ("charge", BY_PAGE, "fee_paid", {"yuan": 100_000}),
    ],
)
def test_an_answer_does_not_come_before_the_question(
    office: Office,
    case: Application,
    asked: str,
    inputs: dict[str, Any],
    answered: str,
    more: dict[str, Any],
    on: str,
) -> None:
    case = sent(office, case, asked, inputs)
    with pytest.raises(InputsRefused, match="发出之日（2026年2月4日）"):
        office.take(case, answered, LATER, {"on": on, **more})
    assert office.take(case, answered, LATER, {"on": "2026-02-04", **more}).stage == "handling"


@pytest.mark.parametrize(
    ("code", "inputs", "says"),
    [
        ("withdraw_request", {"on": "2026-02-02", "how": "来电"}, "早于申请到达之日（2026年2月3日）"),
        ("transfer", {"on": "0001-01-01", "organ": "县档案馆", "reason": "由其保管"}, "早于申请到达之日"),
        ("transfer", {"on": "2026-02-11", "organ": "县档案馆", "reason": "由其保管"}, "还没有到"),
        ("ask_correction", {**CORRECTION, "answer_by": "9999-12-31"}, "9999年12月31日太远了"),
        ("ask_reasons", {**REASONS, "answer_by": "9999-12-31"}, "9999年12月31日太远了"),
    ],
)
def test_a_date_that_cannot_be_meant_is_refused(
    office: Office, case: Application, code: str, inputs: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputsRefused, match=says):
        office.take(case, code, LATER, inputs, role=Role.OFFICER)
