"""Labels in the pieces of a text: whole, torn, misprinted, and what only looks like one."""

import pytest

from gongkai.report.reading.atoms import cut
from gongkai.report.reading.stream import recognise
from gongkai.report.reading.tokens import Role, Token

T2 = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n"
T3 = "三、收到和处理政府信息公开申请情况\n申请人情况\n一、本年新收政府信息公开申请数量\n1\n2\n"
T4 = "四、政府信息公开行政复议、行政诉讼情况\n"


def tokens(text: str) -> list[Token]:
    return recognise(cut(text)[0])


def labels(text: str) -> list[str]:
    return [
        token.match.code for token in tokens(text) if token.role in (Role.LABEL, Role.HEAD) and token.match
    ]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (
            "本年新\n制作数量\n本年新\n公开数量\n对外公开\n\n总数量",
            ["t2.*.made", "t2.*.newly_disclosed", "t2.*.total_disclosed"],
        ),
        ("行政\n规范性文件\n0", ["t2.normative_docs"]),
        ("本年制发件数\n规章（设区的市应提供相关数据）\n0", ["t2.*.issued", "t2.rules"]),
        ("信息内容本年处理决定数量\n行政许可 97", ["t2.*.decisions", "t2.licensing"]),
        ("规范性文件\n0\n其他主动公开文件\n9", ["t2.normative_docs"]),
    ],
)
def test_torn_and_annotated_labels_of_table_2_are_whole_again(lines: str, codes: list[str]) -> None:
    assert labels(T2 + lines) == codes


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (
            "（三）\n\n不予公开\n1.属于国家\n秘密\n0",
            ["t3.outcome.refused", "t3.outcome.refused.state_secret"],
        ),
        ("（六）其他\n处理\n0", ["t3.outcome.other"]),
        ("三、本年度办理结果\n（一）予以公开\n0", ["t3.outcome", "t3.outcome.granted"]),
        (
            "2.其他法律行政法规禁 0 0 0 0 0 0 0\n止公开\n3.危及“三安全一稳定”",
            ["t3.outcome.refused.law_prohibited", "t3.outcome.refused.security_stability"],
        ),
        (
            "1.申请人无正当理由逾\n期不补正、行政机关不 0 0 0 0 0 0 0\n再处理其政府信息公开\n申请\n3.其他 0 0 0 0 0 0 0",
            ["t3.outcome.other.no_correction", "t3.outcome.other.misc"],
        ),
        ("5.属于三类内容事务信息 0 0 0 0 0 0 0", ["t3.outcome.refused.internal_affairs"]),
    ],
)
def test_torn_labels_of_table_3_are_whole_again(lines: str, codes: list[str]) -> None:
    assert labels(T3 + lines)[2:] == codes


def test_other_and_total_are_columns_above_the_rows_and_rows_below() -> None:
    text = "三、收到和处理政府信息公开申请情况\n申请人情况\n总计\n其他\n一、本年新收政府信息公开申请数量\n1\n"
    text += "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\n0\n其他\n0\n总计\n0"
    assert labels(text) == [
        "t3.applicants",
        "t3.*@total",
        "t3.*@org_other",
        "t3.received_new",
        "t3.outcome.other.unpaid_fee",
        "t3.outcome.other.misc",
        "t3.outcome.total",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "2020年，我局办理行政许可412件，行政处罚57件。",
        "本年新收政府信息公开申请数量23件，上年结转政府信息公开申请数量4件。",
        "行政复议6件，其中结果维持5件。",
        "编写说明：可先适当综述。“其他处理”项目：主要考虑极少数特殊情况。",
    ],
)
def test_a_sentence_before_a_table_is_text(sentence: str) -> None:
    for heading in (T2, T3, T4):
        found = [token for token in tokens(heading + sentence) if token.text == sentence]
        assert [token.role for token in found] == [Role.TEXT]


def test_a_page_that_mentions_the_labels_has_no_table() -> None:
    text = "规章\n行政许可\n其他\n总计\n12\n3\n关于行政处罚的说明\n部分公开\n"
    assert all(token.table is None for token in tokens(text))


def test_a_table_without_a_heading_after_it_ends_by_itself() -> None:
    text = T3 + "\n".join(f"第{number}段说明文字" for number in range(60)) + "\n（一）予以公开\n7"
    assert tokens(text)[-1].table is None
