"""Reports put together: what is kept, what is refused, and what is said about gaps."""

from datetime import date

import pytest

from gongkai.report.errors import NotAReport, SeveralReports
from gongkai.report.reading.assembly import Tables, assemble
from gongkai.report.reading.blocks import Paragraph
from gongkai.report.value import Cell, Completeness, Report, State, Where

TITLES = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TITLE = "清河市档案局2023年政府信息公开工作年度报告"
CELLS = Tables(cells={f"t{table}.x": Cell("0", 0, State.NUMBER) for table in (2, 3, 4)})


def report(*texts: str, tables: Tables = CELLS, **metadata: str) -> Report:
    return assemble(
        [Paragraph(text, Where(line=n)) for n, text in enumerate(texts, 1)], tables, metadata=metadata
    )


def whole(*end: str) -> list[str]:
    texts = [TITLE, "发布时间：2024-01-12 来源：市档案局", "本报告的统计期限自2023年1月1日至2023年12月31日。"]
    for title in TITLES[:5]:
        texts += [title, "正文。"]
    return [*texts, TITLES[5], *end]


def test_a_whole_report_has_all_its_parts() -> None:
    found = report(*whole("无。", "清河市档案局", "2024年1月10日"))
    assert (found.title, found.agency, found.year) == (TITLE, "清河市档案局", 2023)
    assert found.preamble == ("本报告的统计期限自2023年1月1日至2023年12月31日。",)
    assert [(section.number, section.paragraphs) for section in found.sections] == [
        *((number, ("正文。",)) for number in range(1, 6)),
        (6, ("无。",)),
    ]
    assert (found.signature, found.signed_on, found.published_on) == (
        "清河市档案局",
        date(2024, 1, 10),
        date(2024, 1, 12),
    )
    assert found.metadata["来源"] == "市档案局"
    assert found.completeness is Completeness.FULL
    assert found.remarks == ()


def test_a_section_heading_as_printed_is_kept_without_its_number() -> None:
    texts = [text.replace("存在的主要问题及改进情况", "存在问题及改进情况") for text in whole("无。")]
    section = report(*texts).section(5)
    assert section
    assert section.title == "存在问题及改进情况"
    assert section.where == Where(line=12)


@pytest.mark.parametrize(
    ("texts", "completeness"),
    [
        (whole("无"), Completeness.FULL),
        (whole("无。")[:-2], Completeness.FULL),
        ([*whole("无。")[:-3], "下一步，我局将进一步提高"], Completeness.FRAGMENT),
        (whole("无。")[:8], Completeness.FRAGMENT),
        (whole("无。")[9:], Completeness.FRAGMENT),
    ],
)
def test_a_page_that_was_cut_off_is_a_fragment(texts: list[str], completeness: Completeness) -> None:
    assert report(*texts).completeness is completeness


def test_headings_without_tables_are_said_to_have_none_and_nothing_is_zero() -> None:
    texts = [text for text in whole("无。") if text != "正文。"]
    found = report(*texts, tables=Tables())
    assert [remark.code for remark in found.remarks] == ["table_missing"] * 3
    assert not found.cells


def test_a_report_of_the_old_kind_keeps_its_text_and_says_so() -> None:
    found = report(
        "清河市档案局2016年政府信息公开年度报告",
        "一、概述",
        "2016年，我局主动公开信息12条。",
        "二、收费及减免情况",
        "无。",
        tables=Tables(),
    )
    assert found.year == 2016
    assert "2016年，我局主动公开信息12条。" in found.preamble
    assert [remark.code for remark in found.remarks] == ["old_format"]


@pytest.mark.parametrize(
    "texts",
    [
        ["关于召开培训会的通知", "各单位：现定于3月召开会议。"],
        ["首页", "新闻动态", "政府信息公开", "2023年政府信息公开工作年度报告怎么写，听听专家的意见。"],
        ["一、总体情况", "今年粮食丰收。"],
        [],
    ],
)
def test_another_page_is_refused(texts: list[str]) -> None:
    with pytest.raises(NotAReport):
        report(*texts, tables=Tables())


def test_two_reports_in_one_source_are_refused() -> None:
    with pytest.raises(SeveralReports):
        report(*whole("无。"), *whole("无。"))
    with pytest.raises(SeveralReports):
        report(*whole("无。"), tables=Tables(cells=CELLS.cells, repeated=True))


def test_agency_and_year_come_from_the_page_where_the_text_has_no_title() -> None:
    found = report(*whole("无。")[3:], title="清河市水务局2022年政府信息公开工作年度报告")
    assert (found.title, found.agency, found.year) == ("", "清河市水务局", 2022)


def test_text_without_line_ends_is_cut_at_its_headings() -> None:
    text = "　　".join(whole("无。")[3:]).replace("　　正文。", "正文。")
    assert [section.number for section in report(text).sections] == [1, 2, 3, 4, 5, 6]
