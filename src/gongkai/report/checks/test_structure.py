"""Sections, labels, blanks and forms, beyond each rule's own example."""

from dataclasses import replace

import pytest
from tests.clean_reports import clean, table_2_of, table_3_of, with_section

from gongkai.report.checks import check
from gongkai.report.finding import Answer, Finding
from gongkai.report.forms import Form
from gongkai.report.value import Completeness, PrintedLabel, Report


def found(report: Report, rule: str) -> list[Finding]:
    return [f for f in check(report).findings if f.rule == rule]


def told(report: Report, rule: str) -> set[Answer]:
    return {v.answer for v in check(report).verdicts if v.rule == rule}


def label(code: str, printed: str, expected: str) -> PrintedLabel:
    return PrintedLabel(code, printed, expected)


def test_missing_empty_and_misplaced_sections_are_one_finding() -> None:
    one, two, three, four, five, six = clean(2023).sections
    report = replace(clean(2023), sections=(one, three, two, five, replace(six, paragraphs=("　", "。"))))
    (finding,) = found(report, "ST-01")
    assert finding.message == (
        "缺第四部分“因政府信息公开工作被申请行政复议、提起行政诉讼情况”；各部分没有按顺序排列；第六部分没有内容。"
    )
    assert four.number == finding.section == 4


def test_a_bare_word_is_content_enough_for_section_six() -> None:
    assert told(with_section(clean(2020), 6, "无"), "ST-01") == {Answer.PASS}


@pytest.mark.parametrize(
    ("number", "title", "differs"),
    [
        (4, "政府信息公开行政复议、行政诉讼情况", False),
        (4, "因政府信息公开工作被申请行政复议、提起行政诉讼情况", False),
        (1, "总体情况。", False),
        (4, "政府信息公开行政复议,行政诉讼 情况", False),
        (5, "存在问题及改进情况", True),
        (5, "存在的主要问题及整改措施", True),
        (2, "行政机关主动公开政府信息情况", True),
    ],
)
def test_a_title_differs_by_its_characters_not_by_marks_or_width(
    number: int, title: str, differs: bool
) -> None:
    assert bool(found(with_section(clean(2023), number, title=title), "ST-02")) is differs


@pytest.mark.parametrize(
    ("printed", "expected", "differs"),
    [
        ("本年制发数", "本年制发件数", True),
        ("规范性文件", "行政规范性文件", True),
        ("本年新", "本年新制作数量", True),
        ("对外公开总数", "对外公开总数量", True),
        ("本年增/", "本年增/减", False),
        ('危及"三安全一稳定"', "危及“三安全一稳定”", False),
        ("（ 一 ）予以公开", "（一）予以公开", False),
        ("本年收费金额(单位：万元)", "本年收费金额（单位：万元）", False),
    ],
)
def test_a_label_differs_by_its_characters_and_not_by_what_a_page_does_to_it(
    printed: str, expected: str, differs: bool
) -> None:
    report = replace(clean(2023), labels=(label("t2.*.issued", printed, expected),))
    assert bool(found(report, "ST-04")) is differs


def test_all_variants_of_labels_are_one_finding_each_named_once() -> None:
    variants = (
        label("t2.*.issued", "本年制发数", "本年制发件数"),
        label("t2.normative_docs", "规范性文件", "行政规范性文件"),
    )
    (finding,) = found(replace(clean(2023), labels=(*variants, *variants)), "ST-04")
    assert finding.message == (
        "表内有的名称与格式不同：“本年制发数”（格式为“本年制发件数”）、“规范性文件”（格式为“行政规范性文件”）。"
    )


def test_a_fragment_is_not_asked_for_what_may_have_been_cut_off() -> None:
    cut = replace(clean(2023), completeness=Completeness.FRAGMENT, sections=clean(2023).sections[:3])
    assert [told(cut, f"ST-0{n}") for n in (1, 2, 3, 4)] == [{Answer.CANNOT_TELL}] * 4


def test_the_old_form_is_one_finding_whichever_tables_use_it() -> None:
    old_2, old_3 = table_2_of(clean(2023), clean(2020)), table_3_of(clean(2023), clean(2020))
    both = table_2_of(old_3, clean(2020))
    assert [f.rule for f in check(old_2).findings] == ["ST-08"]
    for report in (old_3, both):
        (finding,) = (f for f in check(report).findings if f.rule in ("T3-06", "ST-08"))
        assert finding.rule == "T3-06"
        assert [c.rule for c in finding.consequences] == ["ST-08"]
    early = replace(clean(2023), year=2020, t3_form=Form.F2019)
    assert found(early, "ST-08")[0].message == "表二用了2021年格式，2020年报告应当用2019年格式。"


def test_a_report_from_before_the_six_sections_is_not_asked_for_them() -> None:
    result = check(Report(title="某县2012年政府信息公开工作年度报告", year=2012))
    assert not [
        v for v in result.verdicts if v.rule in ("ST-01", "ST-02", "ST-03", "ST-05", "ST-06", "ST-08")
    ]


def test_a_source_of_tables_alone_is_not_asked_for_text() -> None:
    report = replace(clean(2023), title="", preamble=(), sections=())
    assert told(report, "ST-01") == told(report, "ST-02") == {Answer.CANNOT_TELL}
    assert not told(report, "ST-10")
    assert check(report).findings == ()


@pytest.mark.parametrize(
    ("paragraph", "old"),
    [
        ("（三）政府信息公开收费及减免情况", True),
        ("4.不予公开政府信息的数量", True),
        ("（二）依申请公开情况", False),
        (
            "本年度收费及减免政策执行到位，没有收取信息处理费，也没有发生退费和投诉，各项制度运行平稳有序。",
            False,
        ),
    ],
)
def test_an_old_heading_is_told_from_a_sentence(paragraph: str, old: bool) -> None:
    section = clean(2023).section(1)
    assert section is not None
    report = with_section(clean(2023), 1, *section.paragraphs, paragraph)
    assert bool(found(report, "ST-06")) is old
