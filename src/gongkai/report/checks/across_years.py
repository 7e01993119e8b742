"""Rules over two years that are no equation: great changes and repeated text."""

from collections.abc import Iterator
from operator import eq, ge, gt

from gongkai.report.checks.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    CannotTell,
    Comparison,
    Condition,
    Fails,
    Known,
    Not,
    Passes,
    Test,
    YearBeforeKnown,
    figure,
)
from gongkai.report.checks.equation import BEFORE, before, cell
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import cell_name
from gongkai.report.codes import Column, Result, Track, t3, t4
from gongkai.report.finding import Finding, Severity
from gongkai.report.forms import TABLE_2, Form, section_name
from gongkai.text.likeness import likeness

GREAT_CHANGE = 5
GREAT_CHANGE_FROM = 20
REPEATED = 0.9
REPEATED_FROM_CHARACTERS = 80
"""A shorter section (无。) is the same every year and tells nothing."""

CHANGES_GREATLY = Rule(
    "XY-07",
    Severity.HINT,
    "比上一年变化过大",
    "上一年二十以上的数，本年一般不会变化五倍以上或变为零；上一年为零的，本年一般不会在二十以上。",
    "合理性检查",
    "核对统计口径是否与上一年一致；确有变化的，在正文说明原因。",
)
TEXT_REPEATED = Rule(
    "XY-09",
    Severity.HINT,
    "内容雷同",
    "正文各部分与上一年报告相同的文字不超过九成。",
    "国办公开办函〔2021〕30号：年度报告应反映本年实际",
    "按本年实际情况重写这一部分。",
)

RULES = (CHANGES_GREATLY, TEXT_REPEATED)

_COMPARED = (
    *dict.fromkeys(
        f"t2.{subject.code}.{measure.code}"
        for row in (subject for block in TABLE_2[Form.F2019] for subject in block.subjects)
        for form in Form
        for block in TABLE_2[form]
        for subject in block.subjects
        if subject.code == row.code
        for measure in block.measures
        if not measure.signed
    ),
    *(t3(row, Column.TOTAL) for row in ("received_new", "outcome.total", "carried_out")),
    *(t4(track, Result.TOTAL) for track in Track),
)
"""Table 2 of either form but for signed changes, three totals of Table 3 and the totals of Table 4."""


def _changed(code: str) -> Test:
    now, then = cell(code), before(code)
    grown = Comparison(now - GREAT_CHANGE * then, gt)
    shrunk = Comparison(then - GREAT_CHANGE * now, gt)
    return AnyOf(
        (
            AllOf((Comparison(then, ge, GREAT_CHANGE_FROM), AnyOf((grown, shrunk)))),
            AllOf((Comparison(then, eq), Comparison(now, ge, GREAT_CHANGE_FROM))),
        )
    )


def _changed_greatly(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    parts = (f"{cell_name(code)}由{figure(case, BEFORE + code)}变为{figure(case, code)}" for code in cells)
    return finding(CHANGES_GREATLY, f"比上一年变化过大：{'；'.join(parts)}。", *cells)


_CHANGED = {code: _changed(code) for code in _COMPARED}

CONDITIONS = (
    Condition(
        CHANGES_GREATLY,
        table=2,
        clauses=(
            CannotTell(Not(YearBeforeKnown()), lambda case: case.no_previous),
            Fails(AnyOf(tuple(_CHANGED.values())), _CHANGED, _changed_greatly),
            Passes(AnyOf(tuple(Known((code, BEFORE + code)) for code in _COMPARED))),
            CannotTell(ALWAYS, "两份报告没有可比的数"),
        ),
    ),
)


def text_repeated(case: Case) -> Iterator[Judgement]:
    """XY-09, for sections one, five and six."""
    rule = TEXT_REPEATED
    if case.previous is None:
        yield cannot_tell(rule, case.no_previous)
        return
    for number_ in (1, 5, 6):
        now, then = case.report.section(number_), case.previous.section(number_)
        name = section_name(number_)
        if now is None or then is None:
            yield cannot_tell(rule, f"有一份报告没有{name}")
            continue
        share = likeness(now.text, then.text)
        if share is not None and share >= REPEATED and len(now.text) >= REPEATED_FROM_CHARACTERS:
            message = f"{name}与上一年报告的文字有{int(share * 100)}%相同。"
            yield failed(rule, finding(rule, message, section=number_))
        else:
            yield passed(rule)


QUESTIONS: tuple[Question, ...] = (text_repeated,)
