"""Rules over two years that are no equation: great changes and repeated text."""

from collections.abc import Iterator

from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import cell_name, number
from gongkai.report.codes import Column, Result, Track, t3, t4
from gongkai.report.finding import Severity
from gongkai.report.forms import codes, section_name
from gongkai.report.value import Report
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

_T3_MEASURES = tuple(t3(row, Column.TOTAL) for row in ("received_new", "outcome.total", "carried_out"))
_T4_MEASURES = tuple(t4(track, Result.TOTAL) for track in Track)


def _measures(report: Report) -> tuple[str, ...]:
    return (*codes(report.t2_form, None)[: -len(Track) * len(Result)], *_T3_MEASURES, *_T4_MEASURES)


def changes_greatly(case: Case) -> Iterator[Judgement]:
    """XY-07, once over Table 2, three totals of Table 3 and the totals of Table 4; signed changes are left out."""
    rule = CHANGES_GREATLY
    if case.previous is None:
        yield cannot_tell(rule, case.no_previous)
        return
    changed, compared = [], False
    for code in _measures(case.report):
        now, then = case.report.value(code), case.previous.value(code)
        if now is None or then is None or code.endswith(".items_delta"):
            continue
        compared = True
        less, more = sorted((now, then))
        if (then >= GREAT_CHANGE_FROM and more > GREAT_CHANGE * less) or (
            then == 0 and now >= GREAT_CHANGE_FROM
        ):
            changed.append(code)
    if changed:
        parts = []
        for code in changed:
            then, now = case.previous.value(code), case.report.value(code)
            if then is not None and now is not None:
                parts.append(f"{cell_name(code)}由{number(then)}变为{number(now)}")
        message = f"比上一年变化过大：{'；'.join(parts)}。"
        yield failed(rule, finding(rule, message, *changed))
    elif compared:
        yield passed(rule)
    else:
        yield cannot_tell(rule, "两份报告没有可比的数")


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


QUESTIONS: tuple[Question, ...] = (changes_greatly, text_repeated)
