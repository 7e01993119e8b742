"""Section six against the information-processing fees that were paid (PL-05)."""

from collections.abc import Iterator

from django.db.models import Sum

from gongkai.annual.platform_rules.case import PlatformCase, Question
from gongkai.casework.models import Payment
from gongkai.report.checks.rule import Judgement, Rule, failed, finding, passed
from gongkai.report.finding import Severity
from gongkai.report.forms import Form
from gongkai.report.narrative.count import Span
from gongkai.report.narrative.extraction import counts
from gongkai.report.narrative.topic import Topic

FEES_AGAINST_TEXT = Rule(
    "PL-05",
    Severity.WARNING,
    "收费台账与第六部分",
    "第六部分写的信息处理费金额，与办件登记的本年缴费金额一致。",
    "国办公开办函〔2021〕30号第六部分；国办函〔2020〕109号",
    "对照收费登记，改正第六部分的金额；登记有误的，更正登记。",
    (Form.F2021,),
)
RULES = (FEES_AGAINST_TEXT,)


def fees_against_text(case: PlatformCase) -> Iterator[Judgement]:
    """PL-05: yuan paid in the year against what section six states; that it states something is NV-15."""
    section = case.printed.section(6)
    if case.printed.t3_form is not Form.F2021 or section is None:
        return
    paid = Payment.objects.filter(
        application__agency__in=case.agencies.values("pk"), paid_on__year=case.report.year
    ).aggregate(yuan=Sum("paid_yuan"))["yuan"]
    collected = paid or 0
    stated = [
        count
        for count in counts(section.paragraphs)
        if count.topic is Topic.PROCESSING_FEE and count.span is Span.REPORT_YEAR
    ]
    if (not stated and not collected) or any(count.value == collected for count in stated):
        yield passed(FEES_AGAINST_TEXT)
        return
    if stated:
        says = f"第六部分写信息处理费{stated[0].value}元，办件登记的本年缴费为{collected}元。"
        quote = stated[0].clause
    else:
        says = f"办件登记本年收取信息处理费{collected}元，第六部分没有写这个金额。"
        quote = ""
    yield failed(FEES_AGAINST_TEXT, finding(FEES_AGAINST_TEXT, says, section=6, quote=quote))


QUESTIONS: tuple[Question, ...] = (fees_against_text,)
