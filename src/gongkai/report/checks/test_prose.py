"""Section five and slips of the pen, beyond each rule's own example."""

from dataclasses import replace

import pytest
from tests.clean_reports import clean, with_section

from gongkai.report.checks import check
from gongkai.report.finding import Answer, Finding, Severity
from gongkai.report.value import Report


def found(report: Report, rule: str) -> list[Finding]:
    return [f for f in check(report).findings if f.rule == rule]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("存在的主要问题是栏目少，复议答复慢。下一步增设栏目。", None),
        ("存在的主要问题是栏目少，复议答复慢。", Severity.WARNING),
        # What is only a shortcoming by our reading is no more than a hint: 雷州 2020 writes so.
        ("取得了一定成效，但离上级要求还有差距，复议答复不够及时。", Severity.HINT),
        ("下一步增设栏目，规范复议答复。", Severity.HINT),
    ],
)
def test_section_five_has_problems_and_improvements(text: str, severity: Severity | None) -> None:
    assert [f.severity for f in found(with_section(clean(2023), 5, text), "ST-07")] == (
        [severity] if severity else []
    )


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("工作考核占两分，社会评议优秀，没有责任追究。", None),
        ("工作考核占两分，社会评议优秀。", Severity.HINT),
        ("按时完成各项任务。", Severity.WARNING),
    ],
)
def test_a_government_reports_assessment_appraisal_and_accountability(
    text: str, severity: Severity | None
) -> None:
    report = replace(with_section(clean(2023), 1, text), agency="青溪县人民政府")
    assert [f.severity for f in found(report, "ST-07")] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("一是学习。二是宣传。三是检查。", None),
        ("（一）问题。一是少。二是慢。（二）改进。一是增加。二是加快。", None),
        ("首先是学习，二是宣传。", None),
        ("一是少。二是慢。二是散。", "第一部分序号不连续：“二是”之后又写“二是”。"),
        ("一是少。三是散。", "第一部分序号不连续：“一是”之后又写“三是”。"),
        ("加强学习，，提高认识。", "第一部分有多余的标点“，，”。"),
        ("等等……还有。", None),
        ("、", "第一部分有多余的标点“、”。"),
        ("联系人手机13800138078。", "第一部分写有个人信息：手机号138******78。"),
        ("咨询电话0839-8622290。", None),
    ],
)
def test_slips_are_hints_that_quote_the_place(text: str, message: str | None) -> None:
    hints = found(with_section(clean(2023), 1, text), "ST-09")
    assert [f.message for f in hints] == ([message] if message else [])
    assert all(f.severity is Severity.HINT and f.section == 1 for f in hints)


def test_without_section_five_nothing_is_said_of_it() -> None:
    report = replace(clean(2023), sections=clean(2023).sections[:4])
    assert {v.answer for v in check(report).verdicts if v.rule == "ST-07"} == {Answer.CANNOT_TELL}
