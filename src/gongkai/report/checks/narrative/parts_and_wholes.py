"""Numbers of the text against each other: parts and their whole, shares, one thing said twice (NV-04, NV-11)."""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.report.checks.narrative.text_rule import brief, text_rule
from gongkai.report.checks.rule import Judgement, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import number
from gongkai.report.finding import Severity
from gongkai.report.narrative import Certainty, Count, Division, Fit, Narrative, Ratio, Topic
from gongkai.report.narrative.topic import APPLICANTS, CHANNELS, OUTCOME_GROUPS, RESULTS_OF

BY_CHANNEL = text_rule(
    "NV-04",
    "申请渠道分项",
    "文中按网络、信函、当面等渠道列出的申请数之和，等于文中的申请总数。",
    repair="核对各渠道的申请数和总数，改正写错的一个；有没列出的渠道的，补上。",
)
DIVIDED = text_rule(
    "NV-11",
    "分项与总数",
    "文中先说总数、再列分项的，分项之和等于总数。",
    repair="核对分项和总数，改正写错的一个；分项没有列全或有重复的，在文中说明。",
)

RULES = (BY_CHANNEL, DIVIDED)


def against_each_other(narrative: Narrative) -> Iterator[Judgement]:
    """NV-04 and NV-11 on every list that the text itself calls a division, every share and every repetition."""
    for division in narrative.divisions:
        if division.marked:
            yield _divided(narrative, division)
    for ratio in narrative.ratios:
        yield _related(narrative, ratio)
    for first, second in narrative.restatements:
        yield _said_twice(narrative.counts[first], narrative.counts[second])


def _names_only_some(whole: Count, division: Division) -> bool:
    """其中 often names the largest parts only; parts that nearly make the whole were meant to make it."""
    made = whole.value + division.gap
    return division.gap < 0 and made * 10 < whole.value * 9 and whole.topic is None


def _divided(narrative: Narrative, division: Division) -> Judgement:
    whole = narrative.counts[division.whole]
    parts = [narrative.counts[part] for part in division.parts]
    topics = {part.topic for part in parts}
    by_channel = topics <= CHANNELS
    rule = BY_CHANNEL if by_channel else DIVIDED
    if division.fit is Fit.HOLDS:
        return passed(rule)
    if division.fit is Fit.OPEN or _names_only_some(whole, division):
        return cannot_tell(rule, f"“{brief(whole)}”的分项没有列全，或数字是约数")
    # Kinds and places of publishing overlap (an article on the web site is also an interpretation); the channels,
    # applicants and results of cases do not.
    apart = by_channel or topics <= APPLICANTS or any(topics <= results for results in RESULTS_OF.values())
    apart = apart or (topics <= OUTCOME_GROUPS and whole.topic is Topic.HANDLED)
    certain = apart and all(count.certainty is Certainty.UNAMBIGUOUS for count in (whole, *parts))
    complete = division.gap > 0 or by_channel
    listed = "+".join(number(part.value) for part in parts)
    total = sum((part.value for part in parts), start=0)
    more, gap = ("多", division.gap) if division.gap > 0 else ("少", -division.gap)
    result = finding(
        rule,
        f"文中总数是{number(whole.value)}{whole.unit}，分项之和{listed}={number(total)}，{more}{number(gap)}。",
        severity=Severity.WARNING if certain and complete else Severity.HINT,
        section=whole.section,
        quote=whole.clause,
    )
    equation = f"{listed} ≠ {number(whole.value)}"
    return failed(rule, replace(result, left=total, right=whole.value, gap=division.gap, equation=equation))


def _related(narrative: Narrative, ratio: Ratio) -> Judgement:
    """A percentage of a part, worked out again; always a hint, since offices round as they like."""
    part, whole = narrative.counts[ratio.part], narrative.counts[ratio.whole]
    if ratio.fit is Fit.HOLDS:
        return passed(DIVIDED)
    worked_out = f"{part.value * 100 / whole.value:.2f}"
    message = (
        f"文中说占{number(ratio.percent)}%，按{number(part.value)}÷{number(whole.value)}算是{worked_out}%。"
    )
    hint = Severity.HINT
    return failed(DIVIDED, finding(DIVIDED, message, severity=hint, section=part.section, quote=part.clause))


def _said_twice(first: Count, second: Count) -> Judgement:
    message = (
        f"说的像是同一件事，一处是{number(first.value)}{first.unit}（“{brief(first)}”），"
        f"一处是{number(second.value)}{second.unit}。"
    )
    hint = Severity.HINT
    return failed(
        DIVIDED, finding(DIVIDED, message, severity=hint, section=second.section, quote=second.clause)
    )
