"""The check before dispatch: what is right passes, and each thing that is wrong is found with its article."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.casework.letters.dispatch import Approval, Dispatch, Severity
from gongkai.casework.letters.dispatch_check import check_dispatch
from gongkai.casework.letters.facts import ItemFacts, LetterFacts, NotHeld, Recipient, WithheldPart
from gongkai.casework.letters.merge import compose, draft
from gongkai.casework.letters.samples import AGENCY, sample_facts, sample_item
from gongkai.law.exemption import SourceOfProhibition
from gongkai.law.holiday_notice import published_notices
from gongkai.law.letter import LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT
from gongkai.law.working_days import WorkingDays

DAYS = WorkingDays.from_notices(published_notices())
DISPATCH = Dispatch(
    today=date(2025, 4, 21),
    days=DAYS,
    due=date(2025, 4, 29),
    approvals=(Approval("办公室主任何青", date(2025, 4, 21)),),
    files=frozenset({"2024年度最低生活保障资金发放明细"}),
    applicant_names=("林知秋",),
)
REFUSED, PARTIAL = LetterCode.REPLY_REFUSED, LetterCode.REPLY_PARTIAL
EXTENSION, INQUIRY = LetterCode.EXTENSION_NOTICE, LetterCode.THIRD_PARTY_INQUIRY


def found(
    code: LetterCode, facts: LetterFacts, dispatch: Dispatch = DISPATCH, template: str | None = None
) -> list[tuple[str, str]]:
    letter = compose(code, facts, DEFAULT, template)
    return [(x.code, x.severity.value) for x in check_dispatch(letter, facts, dispatch, DEFAULT)]


def with_item(code: LetterCode, **changes: object) -> LetterFacts:
    return replace(sample_facts(code), items=(replace(sample_item(code), **changes),))


def only(item: ItemFacts) -> LetterFacts:
    return replace(sample_facts(REFUSED), items=(item,))


@pytest.mark.parametrize("code", LetterCode)
def test_a_letter_that_is_right_passes(code: LetterCode) -> None:
    facts = sample_facts(code)
    dispatch = (
        replace(DISPATCH, applicant_names=("王某某",)) if facts.recipient.name == "林知秋" else DISPATCH
    )
    assert found(code, facts, dispatch) == []


@pytest.mark.parametrize(
    ("code", "changes", "finding"),
    [
        (EXTENSION, {"receipt_date": None}, "receipt_date"),
        (EXTENSION, {"channel": None}, "channel"),
        (EXTENSION, {"request": " "}, "request"),
        (EXTENSION, {"number": ""}, "number"),
        (EXTENSION, {"number": "青民公开[2025]12号"}, "number"),  # 〔〕 it must be
        (EXTENSION, {"number": "青民公开〔2024〕12号"}, "number"),  # not the year of the letter
        (EXTENSION, {"number": "第12号"}, "number"),
        (EXTENSION, {"dated": None}, "dated"),
        (EXTENSION, {"dated": date(2025, 4, 22)}, "dated"),  # tomorrow
        (EXTENSION, {"dated": date(2025, 4, 20)}, "dated"),  # before the consent
        (EXTENSION, {"recipient": Recipient(" ")}, "recipient"),
        (EXTENSION, {"extension": None}, "unresolved"),
        (REFUSED, {"items": ()}, "items"),
        (REFUSED, {"agency": replace(AGENCY, government="")}, "remedy"),
        (REFUSED, {"agency": replace(AGENCY, court="")}, "remedy"),
        (REFUSED, {"attachments": ("清单",)}, "attachment"),
        (LetterCode.REPLY_GRANTED, {"items": (sample_item(REFUSED),)}, "letter"),
        (LetterCode.REPLY_NOT_EXIST, {"items": (sample_item(LetterCode.REPLY_NOT_RESPONSIBLE),)}, "letter"),
    ],
)
def test_what_is_missing_or_wrong_in_the_letter_blocks(
    code: LetterCode, changes: dict[str, object], finding: str
) -> None:
    assert (finding, "block") in found(code, replace(sample_facts(code), **changes))


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        (with_item(REFUSED, reason=""), "reason"),
        (with_item(REFUSED, harm=""), "harm"),
        (with_item(REFUSED, consultation=""), "consultation"),
        (only(ItemFacts(what="甲", outcome=Outcome.LAW_PROHIBITED, reason="乙", harm="丙")), "law"),
        (
            only(
                ItemFacts(
                    what="甲",
                    outcome=Outcome.LAW_PROHIBITED,
                    reason="乙",
                    harm="丙",
                    law="《清江市档案条例》第九条",
                    law_source=SourceOfProhibition.LOCAL_REGULATION,
                )
            ),
            "law_source",
        ),
    ],
)
def test_a_refusal_tells_reason_harm_consultation_and_a_law_that_can_forbid(
    facts: LetterFacts, finding: str
) -> None:
    assert (finding, "block") in found(REFUSED, facts)


def test_a_law_may_forbid() -> None:
    item = ItemFacts(
        what="甲",
        outcome=Outcome.LAW_PROHIBITED,
        reason="乙",
        harm="丙",
        law="《中华人民共和国统计法》第二十八条",
        law_source=SourceOfProhibition.LAW,
    )
    assert found(REFUSED, only(item)) == []


@pytest.mark.parametrize(
    ("code", "changes", "finding", "severity"),
    [
        (LetterCode.REPLY_NOT_EXIST, {"search": ""}, "search", "block"),
        (LetterCode.REPLY_NOT_RESPONSIBLE, {"reason": ""}, "reason", "block"),
        (LetterCode.REPLY_NOT_RESPONSIBLE, {"organ": ""}, "organ", "warn"),
        (LetterCode.REPLY_NOT_RESPONSIBLE, {"organ_contact": ""}, "organ", "warn"),
        (LetterCode.REPLY_DUPLICATE, {"earlier": ""}, "earlier", "block"),
        (LetterCode.REPLY_PETITION, {"channel": ""}, "channel", "block"),
        (LetterCode.REPLY_GRANTED, {"given": ""}, "given", "block"),
        (LetterCode.REPLY_ADMIN_QUERY, {"law": ""}, "law", "block"),
    ],
)
def test_each_result_has_what_it_must_tell(
    code: LetterCode, changes: dict[str, object], finding: str, severity: str
) -> None:
    assert (finding, severity) in found(code, with_item(code, **changes))


def test_a_withheld_part_is_checked_like_a_refusal() -> None:
    part = WithheldPart(ground=Outcome.THIRD_PARTY, part="姓名")
    codes = {code for code, _ in found(PARTIAL, with_item(PARTIAL, withheld=(part,)))}
    assert {"reason", "harm", "consultation"} <= codes


def test_an_edited_text_must_keep_its_articles_and_its_remedy() -> None:
    facts = sample_facts(REFUSED)
    text = draft(REFUSED, facts, DEFAULT)
    assert found(REFUSED, facts, template=text) == []
    assert ("articles", "block") in found(REFUSED, facts, template=text.replace("第十五条", "有关条款"))
    assert found(REFUSED, facts, template=text.replace("{{救济途径}}", "")) == [("remedy", "block")]
    old = text.replace("{{救济途径}}", "如不服，可以依法申请行政复议或者提起行政诉讼。")
    assert found(REFUSED, facts, template=old) == [("remedy", "block")]


def test_a_procedural_letter_carries_no_remedy() -> None:
    facts = sample_facts(EXTENSION)
    text = draft(EXTENSION, facts, DEFAULT) + "\n如不服，可以自收到之日起六十日内申请行政复议。"
    assert ("remedy", "block") in found(EXTENSION, facts, template=text)


def test_approval_must_be_complete() -> None:
    dispatch = replace(DISPATCH, approvals=(*DISPATCH.approvals, Approval("局长")))
    letter = compose(REFUSED, sample_facts(REFUSED), DEFAULT)
    (finding,) = check_dispatch(letter, sample_facts(REFUSED), dispatch, DEFAULT)
    assert finding.severity is Severity.BLOCK
    assert finding.says == "还没有经局长审批。请先送审。"


@pytest.mark.parametrize(
    ("due", "says"),
    [
        (date(2025, 4, 22), ""),
        (date(2025, 4, 21), "今天是期限的最后一日。请当日发出。"),
        # 04-16 is a Wednesday: 17th, 18th and Monday the 21st
        (date(2025, 4, 16), "期限是2025年4月16日，已超过3个工作日。请尽快发出，并在办理经过中写明原因。"),
    ],
)
def test_a_late_letter_goes_out_with_a_warning(due: date, says: str) -> None:
    letter = compose(REFUSED, sample_facts(REFUSED), DEFAULT)
    findings = check_dispatch(letter, sample_facts(REFUSED), replace(DISPATCH, due=due), DEFAULT)
    assert [(x.severity, x.says) for x in findings] == ([(Severity.WARN, says)] if says else [])


@pytest.mark.parametrize(
    ("reason", "severity"),
    [("户主身份证号11010119900307109X", "block"), ("电话13800138000", "warn"), ("电话0000-8001234", "")],
)
def test_numbers_of_persons_are_found_and_the_agency_s_own_telephone_is_not(
    reason: str, severity: str
) -> None:
    facts = with_item(REFUSED, reason=reason)
    assert found(REFUSED, facts) == ([("personal_data", severity)] if severity else [])


def test_the_applicant_is_not_named_to_others() -> None:
    facts = replace(sample_facts(INQUIRY), recipient=Recipient("王一"), request="林知秋的邻居的低保明细")
    assert found(INQUIRY, facts) == [("applicant", "block")]


def test_braces_that_an_applicant_wrote_do_not_stop_the_reply() -> None:
    facts = replace(sample_facts(REFUSED), request="甲{{申请人}}")
    assert found(REFUSED, facts) == [("braces", "warn")]


def test_a_draft_submitted_for_approval_is_not_asked_for_number_date_and_approval() -> None:
    facts = replace(sample_facts(EXTENSION), number="", dated=None)
    assert facts.extension
    facts = replace(facts, extension=replace(facts.extension, consented_by="", consented_on=None))
    open_level = replace(DISPATCH, approvals=(Approval("办公室主任"),), submitted=True)
    assert found(EXTENSION, facts, open_level) == []
    assert {code for code, _ in found(EXTENSION, facts, replace(open_level, submitted=False))} == {
        "number",
        "approval",
        "dated",
        "unresolved",
    }


def test_several_items_are_told_apart() -> None:
    items = (sample_item(REFUSED), replace(sample_item(REFUSED), reason=""))
    letter = compose(REFUSED, replace(sample_facts(REFUSED), items=items), DEFAULT)
    findings = check_dispatch(letter, replace(sample_facts(REFUSED), items=items), DISPATCH, DEFAULT)
    assert [x.says for x in findings if x.code == "reason"] == [
        "第2项“不予公开：保护第三方合法权益”没有写事实和理由。请补写。"
    ]
    assert sample_item(LetterCode.REPLY_NOT_RESPONSIBLE).not_held is NotHeld.NOT_RESPONSIBLE
