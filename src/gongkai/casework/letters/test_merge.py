"""Composing: several items, remedies by ground and date, what is held back, hostile and rare characters, long texts."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from tests.read_back import read_docx, read_pdf

from gongkai.casework.letters.facts import (
    IssuingAgency,
    ItemFacts,
    LetterFacts,
    NotHeld,
    Recipient,
    RecipientKind,
    WithheldPart,
)
from gongkai.casework.letters.layout import as_document, write_docx, write_pdf
from gongkai.casework.letters.merge import TemplateUnusable, compose, draft, numeral
from gongkai.casework.letters.remedy_words import review_organ
from gongkai.casework.letters.samples import AGENCY, sample_facts, sample_item
from gongkai.law.letter import LetterCode
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT
from gongkai.law.review_organ import AgencyStanding
from gongkai.paper.document import Body, Heading

FIRST = "如对本决定不服，应当先申请行政复议：可以自收到本告知书之日起六十日内向青溪县人民政府申请行政复议"
EITHER = "如对本决定不服，可以自收到本告知书之日起六十日内向青溪县人民政府申请行政复议，或者自收到本告知书之日起六个月内"
OLD = "如对本决定不服，可以自收到本告知书之日起六十日内向青溪县人民政府或者清江市民政局申请行政复议，或者"

REFUSED, PARTIAL = LetterCode.REPLY_REFUSED, LetterCode.REPLY_PARTIAL
SINCE, BEFORE = date(2024, 1, 1), date(2023, 12, 31)


def facts_of(code: LetterCode, *items: ItemFacts, dated: date = SINCE) -> LetterFacts:
    return replace(sample_facts(code), items=items or (sample_item(code),), dated=dated)


def body(code: LetterCode, facts: LetterFacts, template: str | None = None) -> str:
    return "\n".join(compose(code, facts, DEFAULT, template).paragraphs)


@pytest.mark.parametrize(
    ("code", "item", "dated", "says"),
    [
        (REFUSED, ItemFacts(what="甲", outcome=Outcome.STATE_SECRET), SINCE, FIRST),
        (REFUSED, ItemFacts(what="甲", outcome=Outcome.THIRD_PARTY), SINCE, FIRST),
        (REFUSED, ItemFacts(what="甲", outcome=Outcome.PROCESS_INFO), SINCE, FIRST),
        (REFUSED, ItemFacts(what="甲", outcome=Outcome.STATE_SECRET), BEFORE, OLD),
        (LetterCode.REPLY_NOT_EXIST, sample_item(LetterCode.REPLY_NOT_EXIST), SINCE, EITHER),
        (LetterCode.REPLY_NOT_EXIST, sample_item(LetterCode.REPLY_NOT_EXIST), BEFORE, OLD),
        (LetterCode.REPLY_ADMIN_QUERY, sample_item(LetterCode.REPLY_ADMIN_QUERY), SINCE, EITHER),
        (LetterCode.REPLY_PETITION, sample_item(LetterCode.REPLY_PETITION), SINCE, EITHER),
        (PARTIAL, sample_item(PARTIAL), SINCE, FIRST),
        (
            PARTIAL,  # the rest does not exist: nothing was refused
            ItemFacts(
                what="甲",
                outcome=Outcome.PARTIAL,
                given="一页",
                withheld=(WithheldPart(ground=Outcome.NOT_HELD),),
            ),
            SINCE,
            EITHER,
        ),
    ],
)
def test_the_remedy_follows_the_ground_and_the_date(
    code: LetterCode, item: ItemFacts, dated: date, says: str
) -> None:
    assert compose(code, facts_of(code, item, dated=dated), DEFAULT).paragraphs[-1].startswith(says)


@pytest.mark.parametrize(
    ("standing", "dated", "organ"),
    [
        (AgencyStanding.LOCAL_DEPARTMENT, SINCE, "县政府"),
        (AgencyStanding.LOCAL_DEPARTMENT, BEFORE, "县政府或者市局"),
        (AgencyStanding.LOCAL_GOVERNMENT, SINCE, "市局"),
        (AgencyStanding.PROVINCE_OR_MINISTRY, SINCE, "本局"),
        (AgencyStanding.VERTICAL_LINE, SINCE, "市局"),
        (AgencyStanding.JUSTICE_DEPARTMENT, SINCE, "县政府或者市局"),
    ],
)
def test_who_reviews_follows_the_standing_of_the_agency(
    standing: AgencyStanding, dated: date, organ: str
) -> None:
    assert review_organ(IssuingAgency("本局", standing, government="县政府", superior="市局"), dated) == organ


def test_each_item_is_answered_in_the_words_of_its_own_result() -> None:
    items = (
        sample_item(LetterCode.REPLY_GRANTED),
        sample_item(REFUSED),
        sample_item(LetterCode.REPLY_NOT_RESPONSIBLE),
        sample_item(PARTIAL),
        ItemFacts(what="办事指南怎么填", outcome=Outcome.MISC, matter=Matter.ENQUIRY),
    )
    text = body(PARTIAL, facts_of(PARTIAL, *items))
    for words in (
        "（一）关于“2024年度城乡居民最低生活保障资金发放明细”",
        "随本告知书提供纸质复印件12页",
        "（二）关于",
        "本机关决定不予公开",
        "（三）关于",
        "可以向青溪县财政局申请公开",
        "（四）关于",
        "本机关部分公开",
        "（五）关于“办事指南怎么填”",
        "第二条的规定，您提出的“办事指南怎么填”属于咨询，不是申请获取政府信息",
    ):
        assert words in text
    assert "＿" not in text


def test_parts_withheld_on_several_grounds_are_told_one_by_one() -> None:
    parts = (
        WithheldPart(ground=Outcome.THIRD_PARTY, part="户主姓名", reason="属于个人隐私", harm="扰人安宁"),
        WithheldPart(ground=Outcome.PROCESS_INFO, part="会商纪要"),
    )
    item = ItemFacts(
        what="甲", outcome=Outcome.PARTIAL, given="一页", reason="尚在讨论", harm="干扰讨论", withheld=parts
    )
    text = body(PARTIAL, facts_of(PARTIAL, item))
    assert "户主姓名，属于涉及商业秘密、个人隐私等" in text
    assert "理由：属于个人隐私。公开会造成的损害：扰人安宁。" in text
    assert "会商纪要，属于讨论记录、过程稿、磋商信函、请示报告等过程性信息" in text
    assert "第三十六条第（三）项、第十六条第二款" in text
    assert "理由：尚在讨论。公开会造成的损害：干扰讨论。" in text


def test_a_law_that_forbids_disclosure_is_named() -> None:
    item = ItemFacts(
        what="甲",
        outcome=Outcome.LAW_PROHIBITED,
        law="《中华人民共和国统计法》第二十八条",
        reason="乙",
        harm="丙",
    )
    assert "第三十六条第（三）项、第十四条和《中华人民共和国统计法》第二十八条的规定" in body(
        REFUSED, facts_of(REFUSED, item)
    )


def test_a_letter_of_a_case_opened_again_names_the_decision_that_orders_it() -> None:
    facts = replace(sample_facts(REFUSED), reopened="青溪县人民政府青政复决字〔2025〕1号行政复议决定")
    assert "根据青溪县人民政府青政复决字〔2025〕1号行政复议决定，本机关对该申请重新作出答复。" in body(
        REFUSED, facts
    )


def test_what_was_asked_for_line_by_line_reads_on_as_one_sentence() -> None:
    facts = replace(sample_facts(REFUSED), request="征收土地公告。\n\n补偿登记表；\r\n讨论记录")
    text = compose(REFUSED, facts, DEFAULT, "申请内容为：{{申请内容}}。").paragraphs
    assert text == ("申请内容为：征收土地公告；补偿登记表；讨论记录。",)


def test_an_organisation_is_addressed_as_one() -> None:
    facts = replace(
        sample_facts(REFUSED), recipient=Recipient("青溪科技有限公司", RecipientKind.ORGANISATION)
    )
    text = body(REFUSED, facts)
    assert "收到贵单位以互联网提交方式" in text
    assert "您" not in text


@pytest.mark.parametrize(
    "code",
    [LetterCode.THIRD_PARTY_INQUIRY, LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE, LetterCode.CO_MAKER_INQUIRY],
)
def test_a_letter_to_others_tells_nothing_of_the_applicant(code: LetterCode) -> None:
    text = compose(code, sample_facts(code), DEFAULT, "{{申请人}}{{登记编号}}{{查询码}}").paragraphs[0]
    assert text == "＿" * 12


@pytest.mark.parametrize("code", LetterCode)
def test_a_stored_draft_holds_no_name_and_prints_the_same_letter(code: LetterCode) -> None:
    facts = sample_facts(code)
    before = replace(facts, recipient=replace(facts.recipient, name=""), number="", dated=None, query_code="")
    stored = draft(code, before, DEFAULT)
    assert compose(code, facts, DEFAULT, stored) == compose(code, facts, DEFAULT)
    assert stored == draft(code, facts, DEFAULT)
    assert facts.recipient.name not in stored.replace(facts.agency.payment_account, "")
    assert "QX7K" not in stored


def test_what_an_applicant_writes_is_never_a_field() -> None:
    facts = replace(sample_facts(REFUSED), request="甲{{查询码}}{{结束}}乙")
    assert "申请内容为：甲{{查询码}}{{结束}}乙。" in body(REFUSED, facts)
    stored = draft(REFUSED, facts, DEFAULT)
    assert "甲｛｛查询码｝｝｛｛结束｝｝乙" in stored
    assert "QX7K" not in body(REFUSED, facts, stored)


def test_a_missing_fact_is_a_blank_that_is_named() -> None:
    letter = compose(LetterCode.EXTENSION_NOTICE, replace(sample_facts(REFUSED), extension=None), DEFAULT)
    assert "延长理由" in letter.missing
    assert "因＿＿＿＿，本机关不能" in letter.text


def test_a_wording_that_does_not_close_is_refused_with_its_line() -> None:
    with pytest.raises(TemplateUnusable, match="第1行"):
        compose(REFUSED, sample_facts(REFUSED), DEFAULT, "{{如有 甲}}")


def test_control_characters_and_markup_reach_the_paper_as_text() -> None:
    request = "甲\x00乙<w:p>&\x0b丙#let\u202e丁\ud800 $x$ *星* {{申请人}}"
    facts = replace(sample_facts(REFUSED), request=request, recipient=Recipient("<b>林\x07</b>"))
    letter = compose(REFUSED, facts, DEFAULT)
    for text in (read_pdf(write_pdf(letter)), read_docx(write_docx(letter))):
        assert "\u202e" not in text
        for words in ("<w:p>&", "#let", "$x$*星*", "{{申请人}}", "<b>林\ufffd</b>："):
            assert words in text


def test_names_with_rare_characters_are_printed() -> None:
    name = "王𬭎㛃·买买提江·吐尔逊"
    letter = compose(REFUSED, replace(sample_facts(REFUSED), recipient=Recipient(name)), DEFAULT)
    assert f"{name}：" in read_pdf(write_pdf(letter))
    assert f"{name}：" in read_docx(write_docx(letter))


def test_a_long_reason_runs_over_pages_and_the_signature_does_not_stand_alone() -> None:
    reason = "\n".join(f"第{n}点，" + "理由" * 60 for n in range(1, 21))
    facts = facts_of(REFUSED, ItemFacts(what="甲", outcome=Outcome.STATE_SECRET, reason=reason, harm="乙"))
    letter = compose(REFUSED, facts, DEFAULT)
    with pdfplumber.open(BytesIO(write_pdf(letter))) as opened:
        # 20 paragraphs of 5 lines and about 25 lines around them, 22 lines a page
        assert len(opened.pages) == 6
        last = opened.pages[-1].extract_text_lines()
    texts = [line["text"] for line in last]
    assert texts.index("青溪县民政局") > 0
    assert "第20点" in letter.text


def test_items_are_headed_and_sentences_are_not() -> None:
    blocks = as_document(
        compose(PARTIAL, facts_of(PARTIAL, sample_item(REFUSED), sample_item(PARTIAL)), DEFAULT)
    ).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings == []  # too long for a heading of one line
    short = replace(sample_item(REFUSED), what="明细")
    blocks = as_document(compose(REFUSED, facts_of(REFUSED, short, short), DEFAULT)).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "（一）关于“明细”",
        "（二）关于“明细”",
    ]
    assert any(isinstance(block, Body) for block in blocks)


@pytest.mark.parametrize(
    ("number", "says"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "100")]
)
def test_items_are_numbered_in_characters(number: int, says: str) -> None:
    assert numeral(number) == says


def test_not_held_is_told_by_its_reason() -> None:
    item = ItemFacts(what="甲", outcome=Outcome.NOT_HELD, not_held=NotHeld.NOT_RESPONSIBLE, reason="乙")
    text = body(LetterCode.REPLY_NOT_RESPONSIBLE, facts_of(LetterCode.REPLY_NOT_RESPONSIBLE, item))
    assert "第三十六条第（五）项" in text
    assert "可以向" not in text  # the right organ is not known
    assert AGENCY.court in text
