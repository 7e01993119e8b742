"""What is read from sentences of our own, in the ways that offices write them."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.narrative import Certainty, Manner, Span, Topic, counts
from gongkai.report.value import Report, Section

SURE = [
    ("全年新收政府信息公开申请8件。", [(Topic.RECEIVED, 8)]),
    ("共收到公民、法人和其他组织提交的政府信息公开申请八件。", [(Topic.RECEIVED, 8)]),
    ("受理依申请公开事项１２件。", [(Topic.RECEIVED, 12)]),
    ("收到12件依申请公开信息。", [(Topic.RECEIVED, 12)]),
    ("通过当面、信函等方式受理政府信息公开申请共23宗。", [(Topic.RECEIVED, 23)]),
    ("本年度政府信息公开零申请。", [(Topic.RECEIVED, 0)]),
    ("未收到任何公民、法人或其他组织的政府信息公开申请。", [(Topic.RECEIVED, 0)]),
    ("没有收到依申请公开事项。", [(Topic.RECEIVED, 0)]),
    (
        "收到政府信息公开申请10件，上年结转2件，办结11件，结转下年度继续办理1件。",
        [(Topic.RECEIVED, 10), (Topic.CARRIED_IN, 2), (Topic.HANDLED, 11), (Topic.CARRIED_OUT, 1)],
    ),
    (
        "办结依申请公开件177件（含2022年结转的3件），另有5件顺延到下年度答复。",
        [(Topic.HANDLED, 177), (Topic.CARRIED_IN, 3), (Topic.CARRIED_OUT, 5)],
    ),
    (
        "收到政府信息公开申请9件，其中网络申请6件，信函申请2件，当面申请1件。",
        [(Topic.RECEIVED, 9), (Topic.ONLINE, 6), (Topic.MAIL, 2), (Topic.IN_PERSON, 1)],
    ),
    (
        "收到政府信息公开申请9件，其中自然人申请7件，法人或其他组织申请2件。",
        [(Topic.RECEIVED, 9), (Topic.NATURAL_PERSON, 7), (Topic.ORGANISATION, 2)],
    ),
    (
        "收到政府信息公开申请9件。其中，予以公开2件、部分公开1件、不予公开1件、无法提供的3件、不予处理1件、作其他处理（含撤回）1件。",
        [
            (Topic.RECEIVED, 9),
            (Topic.GRANTED, 2),
            (Topic.PARTIAL, 1),
            (Topic.REFUSED, 1),
            (Topic.UNABLE, 3),
            (Topic.DECLINED, 1),
            (Topic.OTHER, 1),
        ],
    ),
    (
        "政府信息公开行政复议5件，其中结果维持3件，结果纠正1件，尚未审结1件。",
        [(Topic.REVIEW, 5), (Topic.REVIEW_UPHELD, 3), (Topic.REVIEW_CORRECTED, 1), (Topic.REVIEW_PENDING, 1)],
    ),
    ("本年有1件涉及政府信息公开工作的行政复议。", [(Topic.REVIEW, 1)]),
    ("涉及政府信息公开的行政复议、行政诉讼案件均为0。", [(Topic.CASES, 0)]),
    ("未发生因政府信息公开引起的行政复议和行政诉讼。", [(Topic.REVIEW, 0), (Topic.SUIT, 0)]),
    (
        "制定行政规范性文件4件，废止行政规范性文件1件，现行有效的规范性文件20件。",
        [(Topic.NORMATIVE_ISSUED, 4), (Topic.NORMATIVE_REPEALED, 1), (Topic.NORMATIVE_IN_FORCE, 20)],
    ),
    ("未印发行政规范性文件。", [(Topic.NORMATIVE_ISSUED, 0)]),
    (
        "作出行政许可决定1,234件，行政处罚决定三十二件。",
        [(Topic.LICENSING, 1234), (Topic.PENALTY, 32)],
    ),
    (
        "行政许可、行政处罚、行政强制决定数量分别为2764.2万宗、3124万宗和188.2万宗。",
        [(Topic.LICENSING, 27_642_000), (Topic.PENALTY, 31_240_000), (Topic.COERCION, 1_882_000)],
    ),
    ("收取行政事业性收费59237.2449万元。", [(Topic.ADMIN_FEES, Decimal("592372449"))]),
    ("全年收取政府信息公开信息处理费0元。", [(Topic.PROCESSING_FEE, 0)]),
    ("将保留的22项行政权力纳入平台。", [(Topic.POWER_ITEMS, 22)]),
    (
        "收到政府信息公开申请（含上年结转2件）28件，办结27件。",
        [(Topic.CARRIED_IN, 2), (Topic.RECEIVED, 28), (Topic.HANDLED, 27)],
    ),
    ("全年受理的18件政府信息公开申请均已办结。", [(Topic.RECEIVED, 18)]),
    ("收到居民依申请公开2件。", [(Topic.RECEIVED, 2)]),
    (
        "共受理20件信息公开申请，其中18件为2023年新增，2件由2022年结转；1件结转至2024年办理。",
        [(Topic.RECEIVED, 20), (Topic.RECEIVED, 18), (Topic.CARRIED_IN, 2), (Topic.CARRIED_OUT, 1)],
    ),
    (
        "2.依申请公开情况。共收到申请16件，其中邮政寄送14件、电子邮件2件。",
        [(Topic.RECEIVED, 16), (Topic.MAIL, 14), (Topic.ONLINE, 2)],
    ),
    (
        "因政府信息公开引发行政诉讼5件，其中直接起诉3件，维持2件；复议后起诉2件，结果纠正1件。",
        [
            (Topic.SUIT, 5),
            (Topic.SUIT_DIRECT, 3),
            (Topic.SUIT_DIRECT_UPHELD, 2),
            (Topic.SUIT_AFTER_REVIEW, 2),
            (Topic.SUIT_AFTER_REVIEW_CORRECTED, 1),
        ],
    ),
    (
        "收到政府信息公开申请9件，办结8件，结转1件至下年度。",
        [(Topic.RECEIVED, 9), (Topic.HANDLED, 8), (Topic.CARRIED_OUT, 1)],
    ),
    ("没有收到申请人以任何形式提出的政府信息公开申请。", [(Topic.RECEIVED, 0)]),
    ("收到政府信息\n公开申请 3 \n件。", [(Topic.RECEIVED, 3)]),
    ("未收到依申請(qǐng)公開信息的申請(qǐng)。", [(Topic.RECEIVED, 0)]),
]


@pytest.mark.parametrize(("sentence", "told"), SURE)
def test_a_plain_sentence_is_read_for_sure(sentence: str, told: list[tuple[Topic, int]]) -> None:
    found = [c for c in counts([sentence]) if c.topic and c.manner is not Manner.IMPLIED]
    assert [(c.topic, c.value) for c in found] == told
    assert {c.certainty for c in found} == {Certainty.UNAMBIGUOUS}


NOTHING = [
    "举办依申请公开培训3次，开设依申请公开专栏1个。",
    "收到建议提案27件，办结27件。",
    "办结“12345”政务服务热线14件。",
    "按国办公开办函〔2021〕30号和国务院令第711号办理，咨询电话0800-8621118。",
    "《依申请公开30件案例》印发后，各单位认真学习。",
    "向档案馆移交规范性文件10份。",
    "规范性文件类信息12条、政策解读类信息5条。",
    "加强政府信息公开，无部门网站，无法律顾问。",
    "未出现因政府信息公开而产生责任追究的情况。",
    "未收到对政府信息公开工作的投诉举报。",
    "健全“三审三校”制度，统一标准，一是强化管理，二是落实责任。",
    "第二十条规定的事项，1至3日内公开。",
    "行政复议（含行政诉讼）3件。",
    "收到政府信息公开申请1.6件。",
    "较2022年新增政府信息公开申请5件。",
    "比上年度多受理政府信息公开申请5件。",
    "同比增加政府信息公开申请5件。",
    "下放行政许可事项12件，取消行政处罚事项3件。",
    "承接2022年未办结政府信息公开申请3件。",
    "印发文件86件，其中主动公开40件、依申请公开12件、不予公开34件。",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_sentence_on_other_things_speaks_of_no_cell(sentence: str) -> None:
    assert [c.phrase for c in counts([sentence]) if c.topic] == []


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("2022年收到政府信息公开申请5件。", Span.OTHER_YEAR),
        ("上年收到政府信息公开申请5件。", Span.OTHER_YEAR),
        ("上半年收到政府信息公开申请5件。", Span.PART_YEAR),
        ("上半年开展培训。收到政府信息公开申请5件。", Span.REPORT_YEAR),
        ("条例施行以来累计收到政府信息公开申请5件。", Span.MANY_YEARS),
        ("2023年收到政府信息公开申请5件。", Span.REPORT_YEAR),
        ("收到政府信息公开申请5件，含2022年结转的1件。", Span.REPORT_YEAR),
        ("2023年1-6月收到政府信息公开申请5件。", Span.PART_YEAR),
        ("3月，收到政府信息公开申请5件。", Span.PART_YEAR),
        ("11月20日至12月31日收到政府信息公开申请5件。", Span.PART_YEAR),
        ("2023年1月1日至2023年12月31日收到政府信息公开申请5件。", Span.REPORT_YEAR),
        ("1—12月收到政府信息公开申请5件。", Span.REPORT_YEAR),
        ("截至2023年12月底，收到政府信息公开申请5件。", Span.REPORT_YEAR),
        ("3月开展培训2次。全年收到政府信息公开申请5件。", Span.REPORT_YEAR),
    ],
)
def test_the_time_of_a_count_is_told(sentence: str, span: Span) -> None:
    report = Report(year=2023, sections=(Section(1, "总体情况", (sentence,)),))
    assert next(count for count in counts(report) if count.topic).span is span


def test_a_year_after_carried_over_tells_which_way() -> None:
    sentence = "收到政府信息公开申请15件，结转2022年3件，结转2024年2件。"
    report = Report(year=2023, sections=(Section(1, "总体情况", (sentence,)),))
    assert [(c.topic, c.value, c.span, c.certainty) for c in counts(report)[1:]] == [
        (Topic.CARRIED_IN, 3, Span.REPORT_YEAR, Certainty.UNAMBIGUOUS),
        (Topic.CARRIED_OUT, 2, Span.REPORT_YEAR, Certainty.UNAMBIGUOUS),
    ]


@pytest.mark.parametrize(
    ("sentence", "topic", "value"),
    [
        ("共收到5名申请人提交的23件政府信息公开申请。", Topic.RECEIVED, 23),
        ("全省系统收到政府信息公开申请1200件，我局收到7件。", Topic.RECEIVED, 7),
        ("收到公民政府信息公开申请4件。", Topic.RECEIVED, 4),
        ("办理政府信息公开申请9件，信访类申请不予处理3件。", Topic.DECLINED, 3),
        ("政府信息公开申请：收到16件。", Topic.RECEIVED, 16),
    ],
)
def test_what_may_be_narrower_or_of_another_is_found_as_a_hint(
    sentence: str, topic: Topic, value: int
) -> None:
    told = {(c.topic, c.value): c.certainty for c in counts([sentence])}
    assert told[topic, value] is Certainty.HINT


def test_an_increase_is_no_count_of_the_year() -> None:
    received, more = counts(["收到政府信息公开申请30件，比上年增加12件。"])
    assert received.topic is Topic.RECEIVED
    assert (more.topic, more.span) == (None, Span.CHANGE)


def test_a_count_tells_where_it_stands_in_the_text_as_printed() -> None:
    printed = "一年来，(一)收到政府信息公开申请(qǐng) １２ 件,均已答复。"
    first = counts([printed])[0]
    assert printed[first.start : first.end] == "１２ 件"
    assert first.clause.endswith("１２ 件")


def test_sections_and_preamble_are_told_apart() -> None:
    report = Report(preamble=("共3类。",), sections=(Section(6, "其他", ("无。", "收取信息处理费40元。")),))
    assert [(c.section, c.paragraph, c.value) for c in counts(report)] == [(0, 0, 3), (6, 1, 40)]


def test_what_is_said_of_all_cases_counts_them_again_as_a_hint() -> None:
    received, handled = counts(["收到依申请公开2件，均在规定时间内答复。"])
    assert (handled.topic, handled.value, handled.manner) == (Topic.HANDLED, 2, Manner.IMPLIED)
    assert handled.certainty is Certainty.HINT
    assert received.certainty is Certainty.UNAMBIGUOUS


_WORDS = "收到 政府信息公开申请 依申请公开 3件 十二件 1.2万余条 其中 （含 ） ， 。 ； 、 2023年 上年结转 行政复议 占 45.3% 未 规范性文件 均 维持 分别为 元 《 》 \n (a) ３"


@given(st.lists(st.sampled_from(_WORDS.split(" ")), max_size=40))
def test_any_order_of_words_is_read_without_complaint(words: list[str]) -> None:
    printed = "".join(words)
    for place, count in enumerate(counts([printed])):
        assert 0 <= count.start < count.end <= len(printed)
        assert count.part_of != place


@given(st.text(max_size=80))
def test_any_text_is_read_without_complaint(text: str) -> None:
    counts([text])


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "1件",
        "，其中1条包括",
        "收到政府信息公开申请3件。均已办结。",
        "总数量",
        "（",
        "《",
        "(a)",
        "一",
        "公开",
        "占5%。3件",
    ],
)
def test_a_hundred_thousand_characters_of_anything_are_read_in_seconds(piece: str) -> None:
    start = time.process_time()
    counts([piece * (100_000 // len(piece))])
    assert time.process_time() - start < 8
