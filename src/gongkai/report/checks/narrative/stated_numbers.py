"""Numbers stated in the text against the tables (NV-01 to NV-10).

A warning only where phrase, scope and time leave one meaning; else a hint. A number of another year is not compared,
unless it stands there in place of the report year's. What the text says of the same thing elsewhere in agreement with
the table makes a second, different number a hint.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gongkai.report.checks.narrative import parts_and_wholes
from gongkai.report.checks.narrative.text_rule import brief, text_rule
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import cell_names, number
from gongkai.report.finding import Finding, Severity
from gongkai.report.narrative import (
    Certainty,
    Count,
    Manner,
    Narrative,
    Reading,
    Span,
    Topic,
    read,
    readings,
)
from gongkai.report.narrative.decisions import PUBLISHED
from gongkai.report.narrative.documents import ISSUER, ONLY_DISCLOSED
from gongkai.report.narrative.phrase import NOT_EXACTLY, QUALIFIED
from gongkai.report.narrative.proceedings import AS_REVIEW_ORGAN, NOT_ABOUT_OGI
from gongkai.report.narrative.recognition import OTHER_UNIT
from gongkai.report.narrative.scope import OTHER_SCOPE, OTHER_TIME, PLANNED
from gongkai.report.narrative.topic import (
    APPLICANTS,
    OUTCOMES,
    PROCEEDINGS,
)
from gongkai.report.value import Number, Report
from gongkai.text.chinese_numerals import Bound

RECEIVED = text_rule(
    "NV-01", "收到申请数", "文中所说收到（受理）的政府信息公开申请数，等于表三新收数，或新收与上年结转之和。"
)
HANDLED = text_rule("NV-02", "办结申请数", "文中所说办结（答复）的申请数，等于表三办理结果总计。")
CARRIED = text_rule("NV-03", "结转申请数", "文中所说上年结转、结转下年度的申请数，与表三一致。")
BY_OUTCOME = text_rule(
    "NV-05", "办理结果分项", "文中所说予以公开、部分公开、不予公开等件数，与表三各项一致。"
)
NONE_RECEIVED = text_rule("NV-06", "未收到申请", "文中说未收到申请的，表三新收数为0。")
PROCEEDINGS_RULE = text_rule(
    "NV-07", "复议诉讼数", "文中所说因政府信息公开引起的行政复议、行政诉讼件数，与表四一致。"
)
DOCUMENTS = text_rule(
    "NV-08", "规范性文件数", "文中所说制发、废止、现行有效的规章和规范性文件件数，与表二一致。"
)
DECISIONS_RULE = text_rule(
    "NV-09",
    "许可处罚强制数",
    "文中所说行政许可、行政处罚、行政强制的决定数和行政事业性收费金额，与表二一致。",
)
POWERS = text_rule(
    "NV-10",
    "行政权力事项数",
    "文中所说行政权力事项数，等于表二（2019年格式）各行上一年项目数与本年增减之和。",
)
RULES = (
    RECEIVED,
    HANDLED,
    CARRIED,
    BY_OUTCOME,
    NONE_RECEIVED,
    PROCEEDINGS_RULE,
    DOCUMENTS,
    DECISIONS_RULE,
    POWERS,
    *parts_and_wholes.RULES,
)

_RULE_OF = {
    **dict.fromkeys((Topic.RECEIVED, Topic.PROCESSED, *APPLICANTS), RECEIVED),
    Topic.HANDLED: HANDLED,
    Topic.CARRIED_IN: CARRIED,
    Topic.CARRIED_OUT: CARRIED,
    **dict.fromkeys(OUTCOMES, BY_OUTCOME),
    **dict.fromkeys(PROCEEDINGS, PROCEEDINGS_RULE),
    **{topic: DOCUMENTS for topic in Topic if topic.value.startswith(("normative_docs", "rules"))},
    **dict.fromkeys((Topic.LICENSING, Topic.PENALTY, Topic.COERCION, Topic.ADMIN_FEES), DECISIONS_RULE),
    **dict.fromkeys(
        (Topic.POWER_ITEMS, Topic.LICENSING_ITEMS, Topic.PENALTY_ITEMS, Topic.COERCION_ITEMS), POWERS
    ),
}


def stated_numbers(case: Case) -> Iterator[Judgement]:
    """NV-01 to NV-11 on every count of the text that a table answers to, and on every division."""
    yield from numbers_of(case, read(case.report))


def numbers_of(case: Case, narrative: Narrative) -> Iterator[Judgement]:
    """The same, for the report's text read already."""
    told = [c for c in narrative.counts if c.topic in _RULE_OF]
    told.sort(key=lambda c: c.topic or "")
    for _, group in groupby(told, key=lambda c: c.topic):
        yield from _one_topic(case, list(group))
    yield from parts_and_wholes.against_each_other(narrative)


QUESTIONS: tuple[Question, ...] = (stated_numbers,)


def _one_topic(case: Case, counts: Sequence[Count]) -> Iterator[Judgement]:
    """All counts of one topic: each against the table, told by what the others say."""
    answers = [(count, *_compared(count, case.report)) for count in counts]
    agreed = any(fits for count, _, fits in answers if count.span is Span.REPORT_YEAR)
    together = _together(counts, case.report)
    own_year = any(count.span is Span.REPORT_YEAR for count in counts)
    seen: set[tuple[Number, bool]] = set()
    for count, options, fits in answers:
        key = (count.value, count.manner is Manner.DENIED)
        if not options or key in seen:
            continue
        seen.add(key)
        rule = _rule_of(count)
        cells = options[0].cells
        if fits is None:
            yield cannot_tell(rule, f"文中“{brief(count)}”，表中没有可以核对的数", *cells)
        elif fits or (together and count.span is Span.REPORT_YEAR):
            yield passed(rule, *cells)
        elif _explained(count, options, case.report):
            yield cannot_tell(rule, f"文中“{brief(count)}”：{'；'.join(count.doubts)}", *cells)
        elif count.span is not Span.REPORT_YEAR:
            yield _of_another_time(case, count, options, own_year)
        else:
            yield failed(rule, _contradiction(case.report, count, options, _severity(count, agreed)))


_ANOTHER_THING = frozenset({PUBLISHED, ONLY_DISCLOSED, AS_REVIEW_ORGAN, PLANNED})
_A_PART = frozenset({QUALIFIED, ISSUER, NOT_EXACTLY})


def _explained(count: Count, options: Sequence[Reading], report: Report) -> bool:
    """Whether a doubt makes a difference from the table natural: another thing is meant, a part where the table has
    the whole, all proceedings where it has those on 政府信息公开; then nothing is said at all."""
    doubts = frozenset(count.doubts)
    if doubts >= {QUALIFIED, OTHER_UNIT}:
        return True  # 逐项答复58项: things asked for, not 申请.
    if doubts & _ANOTHER_THING or (count.manner is Manner.IMPLIED and OTHER_SCOPE in doubts):
        return True
    most = max((value for option in options if (value := option.value(report)) is not None), default=0)
    if doubts & _A_PART:
        return count.value < most
    return NOT_ABOUT_OGI in doubts and count.value > most


def _together(counts: Sequence[Count], report: Report) -> bool:
    """Whether numbers of one topic that the text gives one after the other (市级机关3件，各镇9件) add up to the table."""
    own = [c for c in counts if c.manner is Manner.STATED and c.span is Span.REPORT_YEAR and c.value]
    if len(own) < 2:
        return False
    total = sum((c.value for c in own), start=0)
    return any(option.value(report) == total for option in readings(own[0], report))


def _rule_of(count: Count) -> Rule:
    if count.topic is Topic.RECEIVED and count.manner is Manner.DENIED:
        return NONE_RECEIVED
    assert count.topic is not None  # noqa: S101
    return _RULE_OF[count.topic]


def _compared(count: Count, report: Report) -> tuple[tuple[Reading, ...], bool | None]:
    """The readings of a count, and whether one of them yields it (then that alone is given); None where a table
    leaves that open."""
    options = readings(count, report)
    values = [option.value(report) for option in options]
    for option, value in zip(options, values, strict=True):
        if value is not None and count.admits(value):
            return (option,), True
    return options, None if None in values or not values else False


def _severity(count: Count, agreed: bool) -> Severity:
    certain = count.certainty is Certainty.UNAMBIGUOUS and count.bound is Bound.EXACT and not agreed
    return Severity.WARNING if certain else Severity.HINT


def _of_another_time(case: Case, count: Count, options: Sequence[Reading], own_year: bool) -> Judgement:
    """A number of another time is not compared. Only the year before, named as if it were the report's own and with
    no number for the report year beside it, is likely to be left over from the last report."""
    rule, report = _rule_of(count), case.report
    left_over = (
        count.span is Span.OTHER_YEAR
        and report.year is not None
        and count.year == report.year - 1
        and count.doubts == (OTHER_TIME,)
        and not own_year
        and not (case.previous and _compared(count, case.previous)[1])
    )
    if not left_over:
        return cannot_tell(rule, f"文中“{brief(count)}”说的不是本年度全年", *options[0].cells)
    found = _contradiction(report, count, options, Severity.WARNING)
    said = f"文中写的是{count.year}年，报告年度是{report.year}年，像是沿用了上年的文字；"
    return failed(rule, replace(found, message=said + found.message))


def _contradiction(report: Report, count: Count, options: Sequence[Reading], severity: Severity) -> Finding:
    option = options[0]
    value = option.value(report)
    assert value is not None  # noqa: S101
    rule = _rule_of(count)
    unit = count.unit or "件"
    table = f"表中{cell_names(option.cells)}"
    table += (
        f"合计{number(value)}{unit}"
        if len(option.cells) > 1 or option.factor > 1
        else f"是{number(value)}{unit}"
    )
    if len(options) > 1 and (other := options[1].value(report)) is not None and other != value:
        table += f"（或按{cell_names(options[1].cells)}计，{number(other)}{unit}）"
    said = "没有" if count.manner is Manner.DENIED else f"{number(count.value)}{unit}"
    doubt = f"（{'；'.join(count.doubts)}，请人工判断。）" if count.doubts else ""
    result = finding(
        rule,
        f"文中说{said}，{table}，两处不一致。{doubt}",
        *option.cells,
        severity=severity,
        section=count.section,
        quote=count.clause,
    )
    return replace(result, left=count.value, right=value, gap=count.value - value)
