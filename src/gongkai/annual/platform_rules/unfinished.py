"""What a person has left open: applications late at the end of the year or without a result, gaps in the words."""

import re
from collections.abc import Iterator

from gongkai.annual.platform_rules.case import PlatformCase, Question
from gongkai.casework.table_3 import cases
from gongkai.report.checks.rule import Judgement, Rule, failed, finding, passed
from gongkai.report.codes import Column, t3
from gongkai.report.finding import Severity
from gongkai.report.forms import section_name

CARRIED_OUT = t3("carried_out", Column.TOTAL)
DECIDED = t3("outcome.total", Column.TOTAL)

LATE_AT_YEAR_END = Rule(
    "T3-11",
    Severity.HINT,
    "年末超期未结",
    "结转下年度继续办理的申请，在12月31日应当还没有超过答复期限。",
    "条例第三十三条",
    "逐件核对延长、补正、征求意见有没有登记；确实超期的，在第五部分如实说明。",
)
CLOSED_WITHOUT_OUTCOME = Rule(
    "PL-01",
    Severity.ERROR,
    "办结无结果",
    "本年办结的申请都登记了处理结果，才能计入表三第三项。",
    "国办公开办函〔2021〕30号：年度报告格式 表三",
    "打开办件，登记处理结果。",
)
GAP_IN_THE_WORDS = Rule(
    "PL-03",
    Severity.ERROR,
    "文字待补充",
    "报送的文字里没有留给人补充的“〔待补充〕”。",
    "国办公开办函〔2021〕30号",
    "在“文字”页补写，或者删去这一句。",
)
RULES = (LATE_AT_YEAR_END, CLOSED_WITHOUT_OUTCOME, GAP_IN_THE_WORDS)

_GAP = re.compile(r"〔待补充[^〕]*〕?")
_NAMED = 5
"""Cases named in a finding; more are counted."""


def late_at_year_end(case: PlatformCase) -> Iterator[Judgement]:
    """T3-11: open at the end of the year with the reply due before."""
    carried = cases(case.agencies, case.report.year, CARRIED_OUT)
    late = carried.filter(application__due__lte=case.last_day, application__suspended=False)
    # Due on the last day and not answered that day, it was late when the year ended.
    numbers = list(late.order_by("application__due", "pk").values_list("application__number", flat=True))
    if not numbers:
        yield passed(LATE_AT_YEAR_END, CARRIED_OUT)
        return
    says = f"结转下年度的申请中有{len(numbers)}件到12月31日已经超过答复期限：{_named(numbers)}。"
    yield failed(LATE_AT_YEAR_END, finding(LATE_AT_YEAR_END, says, CARRIED_OUT))


def closed_without_outcome(case: PlatformCase) -> Iterator[Judgement]:
    """PL-01: the compile leaves them out, so that the table does not balance."""
    number = case.tables.without_outcome
    if not number:
        yield passed(CLOSED_WITHOUT_OUTCOME, DECIDED)
        return
    says = f"有{number}件申请已经办结，没有登记处理结果，没有计入表三第三项。"
    yield failed(CLOSED_WITHOUT_OUTCOME, finding(CLOSED_WITHOUT_OUTCOME, says, DECIDED))


def gap_in_the_words(case: PlatformCase) -> Iterator[Judgement]:
    """PL-03: one finding a gap."""
    parts = [(0, case.printed.preamble), *((one.number, one.paragraphs) for one in case.printed.sections)]
    gaps = [(section, gap) for section, texts in parts for text in texts for gap in _GAP.findall(text)]
    for section, gap in gaps:
        where = section_name(section) if section else "开头"
        says = f"{where}还有一处没有补写：{gap}"
        yield failed(GAP_IN_THE_WORDS, finding(GAP_IN_THE_WORDS, says, section=section, quote=gap))
    if not gaps:
        yield passed(GAP_IN_THE_WORDS)


def _named(numbers: list[str]) -> str:
    more = f"等{len(numbers)}件" if len(numbers) > _NAMED else ""
    return "、".join(numbers[:_NAMED]) + more


QUESTIONS: tuple[Question, ...] = (late_at_year_end, closed_without_outcome, gap_in_the_words)
