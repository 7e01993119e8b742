"""The statement on the information-processing fee in section six (NV-15)."""

import re
from collections.abc import Iterator

from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.finding import Severity
from gongkai.report.forms import Form
from gongkai.report.value import Completeness
from gongkai.text.folding import folded, simplified

FEE_STATEMENT = Rule(
    "NV-15",
    Severity.WARNING,
    "信息处理费情况",
    "2021年格式的报告，在第六部分写明收取信息处理费的情况；没有收取的，写未收取。",
    "国办公开办函〔2021〕30号：年度报告格式；国办函〔2020〕109号",
    "在第六部分写明本年度收取信息处理费的总金额，没有收取的写“未收取信息处理费”。",
    forms=(Form.F2021,),
)
RULES = (FEE_STATEMENT,)

_FEE = re.compile(
    r"信息处理费|信息公开[^，。；]{0,8}(?:收费|费用)|(?:收取|收到)[^，。；]{0,12}费|(?:未|没有|零|无)[^，。；]{0,8}收费|处理费"
)

_NOTHING = re.compile(r"\s*(?:无|没有|暂无)[。.，]?\s*")


def fee_statement(case: Case) -> Iterator[Judgement]:
    """NV-15: asked from report year 2021 on, whatever form the tables have."""
    report = case.report
    if (report.year is None or report.year < 2021) and Form.F2021 not in (report.t2_form, report.t3_form):
        return
    section = report.section(6)
    texts = [*(paragraph for s in report.sections for paragraph in s.paragraphs), *report.preamble]
    if any(_FEE.search("".join(simplified(folded(text)).split())) for text in texts):
        yield passed(FEE_STATEMENT)
    elif report.completeness is Completeness.FRAGMENT:
        yield cannot_tell(FEE_STATEMENT, "来源不是完整的报告")
    elif section is None:
        yield cannot_tell(FEE_STATEMENT, "没有第六部分")
    else:
        # A bare 无 may be meant for the fee too.
        nothing = _NOTHING.fullmatch(section.text)
        message = "第六部分没有写信息处理费的收取情况。" + (
            "只写“无”的，看不出是否包括收费。" if nothing else ""
        )
        severity = Severity.HINT if nothing else Severity.WARNING
        found = finding(FEE_STATEMENT, message, severity=severity, section=6, quote=section.text[:40])
        yield failed(FEE_STATEMENT, found)


QUESTIONS: tuple[Question, ...] = (fee_statement,)
