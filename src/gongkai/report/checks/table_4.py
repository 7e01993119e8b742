"""Rules of Table 4 that are no equation."""

import re
from collections.abc import Iterator
from operator import eq, gt

from gongkai.report.checks.condition import (
    ALWAYS,
    AllOf,
    CannotTell,
    Comparison,
    Condition,
    Fails,
    Known,
    Not,
    NotAsked,
    Passes,
    YearKnown,
    figure,
)
from gongkai.report.checks.equation import cell
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import number
from gongkai.report.codes import Column, Result, Track, t3, t4
from gongkai.report.finding import Finding, Severity
from gongkai.report.forms import Form, outcome_leaves

REVIEW_FIRST_FROM_YEAR = 2024

SUED_WITHOUT_REVIEW = Rule(
    "T4-06",
    Severity.HINT,
    "不予公开须先复议",
    "2024年起，办理结果全部是不予公开的，不应有未经复议直接起诉的案件。",
    "行政复议法（2023年修订）第二十三条第一款第四项",
    "核对直接起诉的案件起因，确认填在了正确的一段。",
)
CORRECTED_WITHOUT_A_WORD = Rule(
    "T4-07",
    Severity.HINT,
    "被纠正而未说明",
    "复议或诉讼有结果纠正的，第五部分宜说明问题和改进。",
    "条例第五十条：存在的主要问题及改进情况",
    "在第五部分说明被纠正的情况和改进措施。",
)

RULES = (SUED_WITHOUT_REVIEW, CORRECTED_WITHOUT_A_WORD)

_REMEDY = re.compile(r"复议|诉讼|败诉|纠正|纠错|应诉|撤销")


_SUITS = t4(Track.SUIT_DIRECT, Result.TOTAL)
_DECIDED = t3("outcome.total", Column.TOTAL)


def _sued_at_once(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    message = (
        f"办结的{figure(case, _DECIDED)}件全部是不予公开，却有{figure(case, _SUITS)}件未经复议直接起诉。"
    )
    return finding(SUED_WITHOUT_REVIEW, message, *cells)


def _review_first_condition(form: Form) -> Condition:
    """Direct suits although every outcome of the year had to go to review first."""
    leaves = {row: f"{row}@{Column.TOTAL}" for row in outcome_leaves(form)}
    others = (code for row, code in leaves.items() if not row.startswith("t3.outcome.refused."))
    is_wrong = AllOf(
        (
            Comparison(cell(_SUITS), gt),
            Comparison(cell(_DECIDED), gt),
            *(Comparison(cell(code), eq) for code in others),
        )
    )
    return Condition(
        SUED_WITHOUT_REVIEW,
        table=3,
        forms=(form,),
        cells=(_SUITS,),
        clauses=(
            NotAsked(Not(YearKnown(first=REVIEW_FIRST_FROM_YEAR))),
            CannotTell(
                Not(Known((_SUITS, _DECIDED, *leaves.values()))), "直接起诉总计或各项办理结果的总计格没有数"
            ),
            Fails(is_wrong, {_SUITS: ALWAYS}, _sued_at_once),
            Passes(ALWAYS),
        ),
    )


CONDITIONS = tuple(_review_first_condition(form) for form in Form)


def corrected_without_a_word(case: Case) -> Iterator[Judgement]:
    """T4-07: cases corrected by a review organ or court, and section five."""
    report, rule = case.report, CORRECTED_WITHOUT_A_WORD
    cells = tuple(t4(track, Result.CORRECTED) for track in Track)
    if not report.has_table(4):
        return
    values = {code: report.value(code) for code in cells}
    positive = tuple(code for code, value in values.items() if value)
    section = report.section(5)
    if positive and section is None:
        yield cannot_tell(rule, "没有第五部分", *positive)
    elif positive and section and not _REMEDY.search(section.text):
        count = sum(value for value in values.values() if value)
        message = f"表四有{number(count)}件结果纠正，第五部分没有说到。"
        yield failed(rule, finding(rule, message, *positive, section=5))
    elif None in values.values():
        yield cannot_tell(rule, "结果纠正有的格没有数", *cells)
    else:
        yield passed(rule, *cells)


QUESTIONS: tuple[Question, ...] = (corrected_without_a_word,)
