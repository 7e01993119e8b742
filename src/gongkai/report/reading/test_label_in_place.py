"""The same words at different places of a report."""

import pytest

from gongkai.report.reading.label_in_place import listed, misprinted, section
from gongkai.report.reading.tokens import Role


@pytest.mark.parametrize(
    ("text", "table", "last_row", "code"),
    [
        ("其他", 3, "", "t3.*@org_other"),
        ("其他", 3, "t3.outcome.declined.reconfirm", "t3.*@org_other"),
        ("其他", 3, "t3.outcome.other.unpaid_fee", "t3.outcome.other.misc"),
        ("3.其他", 3, "", "t3.outcome.other.misc"),
        ("（六）其他", 3, "t3.outcome.declined.reconfirm", "t3.outcome.other"),
        ("总计", 3, "", "t3.*@total"),
        ("总计", 3, "t3.outcome.other", "t3.outcome.total"),
        ("（七）总计", 3, "", "t3.outcome.total"),
        ("总计", 4, "", "t4.*.total"),
        ("行政许可", 2, "", "t2.licensing"),
        ("规章（设区的市应提供相关数据）", 2, "", "t2.rules"),
        ("三、本年度办理结果", 3, "", "t3.outcome"),
    ],
)
def test_the_place_decides_what_words_mean(text: str, table: int, last_row: str, code: str) -> None:
    known = listed(text, table, last_row)
    assert known
    assert known.match
    assert (known.match.code, known.table) == (code, table)


@pytest.mark.parametrize("text", ["其他", "总计", "行政许可", "规章", "部分公开", "重复申请"])
def test_short_labels_open_no_table(text: str) -> None:
    assert listed(text, None, "") is None


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("申请人情况", 3),
        ("一、本年新收政府信息公开申请数量", 3),
        ("本年制发件数", 2),
        ("第二十条第（五）项", 2),
        ("结果维持", 4),
    ],
)
def test_words_of_the_form_alone_open_their_table(text: str, table: int) -> None:
    known = listed(text, None, "")
    assert known
    assert known.table == table


def test_a_heading_is_a_section_and_a_bracketed_one_is_not() -> None:
    assert (known := section("二、主动公开政府信息情况", listed=True))
    assert (known.role, known.code) == (Role.SECTION, "section.2")
    assert section("（一）主动公开政府信息情况", listed=False) is None
    assert section("五、存在的主要问题及改迸情况", listed=False) is not None
    assert section("五、存在的主要问题及改迸情况", listed=True) is None


def test_a_misprint_counts_inside_its_table_only() -> None:
    assert misprinted("5.属于三类内容事务信息", 3)
    assert misprinted("5.属于三类内容事务信息", None) is None
    assert misprinted("2020年全县共收到依申请公开11件，受理咨询20起。", 3) is None
