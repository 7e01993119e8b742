"""Rules of Table 3 that are no equation."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import COLUMN_NAMES, number
from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.finding import Consequence, Finding, Severity
from gongkai.report.forms import Form, form_due, outcome_leaves
from gongkai.report.value import Number, Report

MISC_SHARE = 0.3
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


def other_row_is_old(case: Case) -> Iterator[Judgement]:
    """T3-06: the undivided row （六） of 2019 in a report year from 2021 on."""
    report, rule = case.report, OLD_OTHER_ROW
    if report.t3_form is None:
        return
    if report.year is None:
        yield cannot_tell(rule, "报告年度不明")
    elif form_due(report.year) is Form.F2019:
        return
    elif report.t3_form is Form.F2019:
        cells = tuple(t3("outcome.other", column) for column in COLUMNS)
        message = f"{report.year}年报告的表三仍用2019年格式，“（六）其他处理”没有分为三项。"
        found = finding(rule, message, *cells)
        yield failed(rule, replace(found, consequences=(Consequence("ST-08", ()),)))
    else:
        yield passed(rule)


def total_left_at_zero(report: Report) -> Finding | None:
    """T3-07's finding, None where the rule holds or cannot tell.

    Its `expected` cells are the sums of the leaves, column by column, where all leaves of the column are numbers.
    """
    if report.t3_form is None:
        return None
    totals = [report.value(t3("outcome.total", column)) for column in COLUMNS]
    if any(total is None or total != 0 for total in totals):
        return None
    due = {column: _leaf_sum(report, report.t3_form, column) for column in COLUMNS}
    wrong = {column: total for column, total in due.items() if total}
    if not wrong:
        return None
    cells = {column: t3("outcome.total", column) for column in wrong}
    said = "；".join(
        f"{COLUMN_NAMES[column]}列各项结果合计{number(total)}件，总计填0" for column, total in wrong.items()
    )
    should = "，".join(f"{COLUMN_NAMES[column]}格改为{number(total)}" for column, total in wrong.items())
    first, total = next(iter(wrong.items()))
    rule = TOTAL_LEFT_AT_ZERO
    return Finding(
        rule.code,
        rule.severity,
        f"“（七）总计”没有填：{said}。",
        tuple(cells.values()),
        repair=f"“（七）总计”{should}，由此引起的不符一并消除。",
        source=rule.source,
        equation=f"0 ≠ {_leaf_terms(report, report.t3_form, first)}",
        left=0,
        right=total,
        gap=-total,
        expected=tuple((cells[column], total) for column, total in wrong.items()),
    )


def _leaf_sum(report: Report, form: Form, column: Column) -> Number | None:
    total: Number = 0
    for row in outcome_leaves(form):
        value = report.value(f"{row}@{column}")
        if value is None:
            return None
        total += value
    return total


def _leaf_terms(report: Report, form: Form, column: Column) -> str:
    values = (report.value(f"{row}@{column}") for row in outcome_leaves(form))
    return " + ".join(number(value) for value in values if value)


def total_row_filled(case: Case) -> Iterator[Judgement]:
    """T3-07's verdict where it does not fail; the failing one comes with its finding from the causes."""
    report, rule = case.report, TOTAL_LEFT_AT_ZERO
    if report.t3_form is None:
        return
    cells = tuple(t3("outcome.total", column) for column in COLUMNS)
    totals = [report.value(code) for code in cells]
    if found := total_left_at_zero(report):
        yield Judgement(failed(rule, found).verdict)
    elif any(totals):
        yield passed(rule, *(code for code, total in zip(cells, totals, strict=True) if total))
    elif None in totals:
        yield cannot_tell(rule, "（七）总计有的格没有数", *cells)
    elif None in (_leaf_sum(report, report.t3_form, column) for column in COLUMNS):
        yield cannot_tell(rule, "各项办理结果有的格没有数", *cells)
    else:
        yield passed(rule, *cells)


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


def fee_lapses_too_early(case: Case) -> Iterator[Judgement]:
    """T3-09: an unpaid fee before fees could be asked."""
    report, rule, code = case.report, FEE_LAPSES_TOO_EARLY, UNPAID_FEE
    if report.t3_form is not Form.F2021 or (report.year and report.year >= FEES_FROM_YEAR):
        return
    count = report.value(code)
    if count is None:
        yield cannot_tell(rule, "逾期不缴费的总计没有数", code)
    elif count == 0:
        yield passed(rule, code)
    elif report.year is None:
        yield cannot_tell(rule, "报告年度不明", code)
    else:
        message = f"{report.year}年还没有信息处理费，却有{number(count)}件因逾期不缴费不再处理；也可能是报告年度写错。"
        yield failed(rule, replace(finding(rule, message, code), consequences=(Consequence("ST-08", ()),)))


def misc_as_dump(case: Case) -> Iterator[Judgement]:
    """T3-10: more than three tenths of at least ten outcomes in 3.其他."""
    report, rule = case.report, MISC_AS_DUMP
    if report.t3_form is not Form.F2021:
        return
    cells = (t3("outcome.other.misc", Column.TOTAL), t3("outcome.total", Column.TOTAL))
    misc, total = map(report.value, cells)
    if misc is None or total is None:
        yield cannot_tell(rule, "3.其他或（七）总计的总计格没有数", *cells)
    elif total >= MISC_FROM and misc > MISC_SHARE * float(total):
        message = f"办结{number(total)}件，其中{number(misc)}件填在“（六）其他处理·3.其他”，超过三成。"
        yield failed(rule, finding(rule, message, *cells))
    else:
        yield passed(rule, *cells)


QUESTIONS: tuple[Question, ...] = (
    other_row_is_old,
    total_row_filled,
    fee_lapses_against_text,
    fee_lapses_too_early,
    misc_as_dump,
)
