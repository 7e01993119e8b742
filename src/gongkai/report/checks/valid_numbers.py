"""What a number in a cell may be: a whole count of zero or more, an amount of zero or more, a signed change."""

from operator import lt

from gongkai.report.checks.condition import (
    ALWAYS,
    AnyOf,
    CannotTell,
    Comparison,
    Condition,
    Fails,
    Fraction,
    Not,
    Passes,
    Printed,
    Test,
    Unfilled,
    figure,
    printed_cells,
)
from gongkai.report.checks.equation import cell
from gongkai.report.checks.evaluation import TABLE_NAMES, state_words
from gongkai.report.checks.rule import Case, Rule, finding
from gongkai.report.checks.wording import cell_name, cell_names
from gongkai.report.codes import table_of
from gongkai.report.finding import Finding, Severity
from gongkai.report.forms import Form, codes, is_amount, is_signed

_REPAIR = "改为实际件数；没有的填0。"

TABLE_2 = Rule(
    "T2-01",
    Severity.ERROR,
    "表二数值",
    "表二件数、项数为零或正整数，只有本年增减可以为负；金额为零或正数。",
    "年度报告格式表二",
    "改为实际件数或金额；没有的填0。",
)
TABLE_3 = Rule("T3-04", Severity.ERROR, "表三数值", "表三每一格为零或正整数。", "年度报告格式表三", _REPAIR)
TABLE_4 = Rule("T4-04", Severity.ERROR, "表四数值", "表四每一格为零或正整数。", "年度报告格式表四", _REPAIR)

RULES = (TABLE_2, TABLE_3, TABLE_4)


_CODES = tuple(dict.fromkeys(code for form in Form for code in codes(form, form)))


def _invalid(code: str) -> Test:
    """The cell may not hold its number."""
    tests: list[Test] = []
    if not is_signed(code):
        tests.append(Comparison(cell(code), lt))
    if not is_amount(code):
        tests.append(Fraction(code))
    return AnyOf(tuple(tests))


def _condition(rule: Rule, table: int) -> Condition:
    """One instance a table; its finding lists the cells."""
    invalid = {code: _invalid(code) for code in _CODES if table_of(code) == table}

    def words(case: Case, _name: str, cells: tuple[str, ...]) -> Finding:
        figures = "、".join(figure(case, code) for code in cells)
        message = f"{cell_names(cells)}填{figures}，应为零或正整数。"
        if table == 2 and all(is_amount(code) for code in cells):
            message = f"{cell_names(cells)}填{figures}，金额不能为负。"
        return finding(rule, message, *cells)

    def unfilled(case: Case) -> str:
        found = case.report.cells
        cells = [code for code in printed_cells(case.report, table) if found[code].value is None]
        return f"有{len(cells)}格没有数：{cell_name(cells[0])}{state_words(found[cells[0]])}"

    return Condition(
        rule,
        table,
        clauses=(
            Fails(AnyOf(tuple(invalid.values())), invalid, words),
            CannotTell(Not(Printed(table)), f"来源中没有{TABLE_NAMES[table]}"),
            CannotTell(Unfilled(table), unfilled),
            Passes(ALWAYS),
        ),
    )


CONDITIONS = tuple(_condition(rule, table) for rule, table in zip(RULES, (2, 3, 4), strict=True))
