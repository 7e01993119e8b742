"""Rules of Table 3 that are no equation."""

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import eq, ge, gt, ne

from gongkai.report.checks.condition import (
    ALWAYS,
    AllOf,
    AnyOf,
    CannotTell,
    Comparison,
    Condition,
    Fails,
    FormIs,
    Known,
    Not,
    NotAsked,
    Passes,
    YearKnown,
    figure,
)
from gongkai.report.checks.equation import cell, total
from gongkai.report.checks.rule import (
    BOTH_FORMS,
    Case,
    Judgement,
    Question,
    Rule,
    cannot_tell,
    failed,
    finding,
    passed,
)
from gongkai.report.checks.wording import COLUMN_NAMES, number
from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.finding import Consequence, Finding, Severity
from gongkai.report.forms import LAST_YEAR_OF_FORM_2019, Form, outcome_leaves
from gongkai.report.value import Report

MISC_TENTHS = 3
"""Tenths of all outcomes."""
MISC_FROM = 10
FEES_FROM_YEAR = 2021
"""Report year from which 国办函〔2020〕109号 applied."""
UNPAID_FEE = t3("outcome.other.unpaid_fee", Column.TOTAL)

OLD_OTHER_ROW = Rule(
    "T3-06",
    Severity.ERROR,
    "其他处理未分项",
    "2021年度起，表三（六）其他处理须分三项填报。",
    "国办公开办函〔2021〕30号表三（六）其他处理",
    "换用2021年格式的表三，把其他处理分为逾期不补正、逾期不缴费、其他三项填报；没有的填0。",
)
TOTAL_LEFT_AT_ZERO = Rule(
    "T3-07",
    Severity.ERROR,
    "办理结果总计没有填",
    "各项办理结果有件数的，（七）总计不能全部为零。",
    "年度报告格式表三：（七）总计为本年度办理结果的合计",
    "按各列办理结果的合计补填（七）总计。",
)
FEE_LAPSES_AGAINST_TEXT = Rule(
    "T3-08",
    Severity.HINT,
    "逾期不缴费与收费情况",
    "有逾期不缴费而不再处理的申请，第六部分不应说没有发生收费；第六部分说有这种情形的，表三应有件数。",
    "国办公开办函〔2021〕30号第六部分：收取信息处理费情况；国办函〔2020〕109号",
    "对照收费通知台账，改正表三（六）2或第六部分的说明。",
    (Form.F2021,),
)
FEE_LAPSES_TOO_EARLY = Rule(
    "T3-09",
    Severity.WARNING,
    "收费办法施行前的不缴费",
    "信息处理费管理办法自2021年起施行，此前年度不应有逾期不缴费的件数。",
    "国办函〔2020〕109号",
    "核对这些申请的实际处理结果，改填相应的一项。",
    (Form.F2021,),
)
MISC_AS_DUMP = Rule(
    "T3-10",
    Severity.HINT,
    "其他处理偏多",
    "办结十件以上的，（六）3其他一般不超过三成。",
    "合理性检查",
    "逐件复核填在“其他”的申请，能归入前面各项的改归前面各项。",
    (Form.F2021,),
)

RULES = (OLD_OTHER_ROW, TOTAL_LEFT_AT_ZERO, FEE_LAPSES_AGAINST_TEXT, FEE_LAPSES_TOO_EARLY, MISC_AS_DUMP)

_FEE = re.compile(r"信息处理费|收费|收取|缴费|费用")
# None collected is no contradiction: an applicant who does not pay is dropped, and nothing comes in.
_NO_FEE = re.compile(
    r"(未|没有|不存在)(发出|产生|发生|涉及|出现)[^。；]{0,8}(收费|信息处理费)|(没有|不存在|无)[^。；]{0,6}收费(情况|情形|事项|通知)"
)
_LAPSE = re.compile(r"逾期(未|不)[^。；]{0,12}(缴|交)[^。；]{0,6}费[^。；]{0,20}?(?P<count>\d+)件")


_OTHER = tuple(t3("outcome.other", column) for column in COLUMNS)


def _not_divided(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    message = f"{case.report.year}年报告的表三仍用2019年格式，“（六）其他处理”没有分为三项。"
    return replace(finding(OLD_OTHER_ROW, message, *cells), consequences=(Consequence("ST-08", ()),))


_OLD_ROW_CONDITION = Condition(
    OLD_OTHER_ROW,
    table=3,
    forms=BOTH_FORMS,
    clauses=(
        CannotTell(Not(YearKnown()), "报告年度不明"),
        NotAsked(YearKnown(last=LAST_YEAR_OF_FORM_2019)),
        Fails(FormIs(3, Form.F2019), dict.fromkeys(_OTHER, ALWAYS), _not_divided),
        Passes(ALWAYS),
    ),
)

_TOTALS = {column: t3("outcome.total", column) for column in COLUMNS}


def _total_left(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    """T3-07's finding; its `expected` cells are the sums of the leaves, where all leaves of the column are numbers."""
    form = case.report.t3_form
    assert form is not None  # noqa: S101
    wrong = {}
    for column in (column for column, code in _TOTALS.items() if code in cells):
        values = (case.report.value(f"{row}@{column}") for row in outcome_leaves(form))
        wrong[column] = sum(value for value in values if value is not None)
    said = "；".join(
        f"{COLUMN_NAMES[column]}列各项结果合计{number(due)}件，总计填0" for column, due in wrong.items()
    )
    should = "，".join(f"{COLUMN_NAMES[column]}格改为{number(due)}" for column, due in wrong.items())
    first, due = next(iter(wrong.items()))
    leaves = (case.report.value(f"{row}@{first}") for row in outcome_leaves(form))
    return replace(
        finding(TOTAL_LEFT_AT_ZERO, f"“（七）总计”没有填：{said}。", *cells),
        repair=f"“（七）总计”{should}，由此引起的不符一并消除。",
        equation=f"0 ≠ {' + '.join(number(value) for value in leaves if value)}",
        left=0,
        right=due,
        gap=-due,
        expected=tuple((_TOTALS[column], due) for column, due in wrong.items()),
    )


def _total_row_condition(form: Form) -> Condition:
    leaves = {column: tuple(f"{row}@{column}" for row in outcome_leaves(form)) for column in COLUMNS}
    totals = tuple(_TOTALS.values())
    wrong = {_TOTALS[column]: Comparison(total(*codes), ne) for column, codes in leaves.items()}
    all_zero = AllOf(tuple(Comparison(cell(code), eq) for code in totals))
    return Condition(
        TOTAL_LEFT_AT_ZERO,
        table=3,
        forms=(form,),
        cells=totals,
        clauses=(
            Fails(AllOf((all_zero, AnyOf(tuple(wrong.values())))), wrong, _total_left),
            Passes(AnyOf(tuple(Comparison(cell(code), ne) for code in totals))),
            CannotTell(Not(Known(totals)), "（七）总计有的格没有数"),
            CannotTell(
                Not(Known(tuple(code for codes in leaves.values() for code in codes))),
                "各项办理结果有的格没有数",
            ),
            Passes(ALWAYS),
        ),
    )


_TOTAL_ROW_CONDITIONS = tuple(_total_row_condition(form) for form in Form)


def total_left_at_zero(report: Report) -> Finding | None:
    """T3-07's finding, None where the rule holds or cannot tell."""
    case = Case(report)
    for condition in _TOTAL_ROW_CONDITIONS:
        for judgement in condition.judgements(case):
            return judgement.finding
    return None


def total_row_filled(case: Case) -> Iterator[Judgement]:
    """T3-07's verdict; the finding of a failing one comes from the causes."""
    for condition in _TOTAL_ROW_CONDITIONS:
        for judgement in condition.judgements(case):
            yield replace(judgement, finding=None)


def _unpaid_too_early(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    message = (
        f"{case.report.year}年还没有信息处理费，却有{figure(case, UNPAID_FEE)}件因逾期不缴费不再处理；"
        "也可能是报告年度写错。"
    )
    return replace(finding(FEE_LAPSES_TOO_EARLY, message, *cells), consequences=(Consequence("ST-08", ()),))


_UNPAID_CONDITION = Condition(
    FEE_LAPSES_TOO_EARLY,
    table=3,
    forms=(Form.F2021,),
    cells=(UNPAID_FEE,),
    clauses=(
        NotAsked(YearKnown(first=FEES_FROM_YEAR)),
        CannotTell(Not(Known((UNPAID_FEE,))), "逾期不缴费的总计没有数"),
        Passes(Comparison(cell(UNPAID_FEE), eq)),
        CannotTell(Not(YearKnown()), "报告年度不明"),
        Fails(ALWAYS, {UNPAID_FEE: ALWAYS}, _unpaid_too_early),
    ),
)

_MISC, _DECIDED = _MISC_CELLS = (t3("outcome.other.misc", Column.TOTAL), t3("outcome.total", Column.TOTAL))


def _much_misc(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
    message = (
        f"办结{figure(case, _DECIDED)}件，其中{figure(case, _MISC)}件填在“（六）其他处理·3.其他”，超过三成。"
    )
    return finding(MISC_AS_DUMP, message, *cells)


_MISC_CONDITION = Condition(
    MISC_AS_DUMP,
    table=3,
    forms=(Form.F2021,),
    cells=_MISC_CELLS,
    clauses=(
        CannotTell(Not(Known(_MISC_CELLS)), "3.其他或（七）总计的总计格没有数"),
        Fails(
            AllOf(
                (
                    Comparison(cell(_DECIDED), ge, MISC_FROM),
                    Comparison(10 * cell(_MISC) - MISC_TENTHS * cell(_DECIDED), gt),
                )
            ),
            dict.fromkeys(_MISC_CELLS, ALWAYS),
            _much_misc,
        ),
        Passes(ALWAYS),
    ),
)

CONDITIONS = (_OLD_ROW_CONDITION, *_TOTAL_ROW_CONDITIONS, _UNPAID_CONDITION, _MISC_CONDITION)


def fee_lapses_against_text(case: Case) -> Iterator[Judgement]:
    """T3-08: applications dropped for an unpaid fee, and what section six says of fees."""
    report, rule, code = case.report, FEE_LAPSES_AGAINST_TEXT, UNPAID_FEE
    if report.t3_form is not Form.F2021:
        return
    count, section = report.value(code), report.section(6)
    if count is None:
        yield cannot_tell(rule, "逾期不缴费的总计没有数", code)
    elif section is None:
        yield cannot_tell(rule, "没有第六部分", code)
    elif not _FEE.search(section.text):
        yield cannot_tell(rule, "第六部分没有说到收费", code)
    elif count > 0 and (none := _NO_FEE.search(section.text)):
        message = f"表三有{number(count)}件因逾期不缴费不再处理，第六部分却说“{none.group()}”。"
        yield failed(rule, finding(rule, message, code, section=6, quote=none.group()))
    elif count == 0 and (lapse := _LAPSE.search(section.text)) and int(lapse["count"]):
        message = f"第六部分说有{int(lapse['count'])}件逾期不缴费，表三填0件。"
        yield failed(rule, finding(rule, message, code, section=6, quote=lapse.group()))
    else:
        yield passed(rule, code)


QUESTIONS: tuple[Question, ...] = (total_row_filled, fee_lapses_against_text)
