"""What a number in a cell may be: a whole count of zero or more, an amount of zero or more, a signed change."""

from collections.abc import Iterator

from gongkai.report.checks.evaluation import TABLE_NAMES, state_words
from gongkai.report.checks.rule import Case, Judgement, Question, Rule, cannot_tell, failed, finding, passed
from gongkai.report.checks.wording import cell_name, cell_names, number
from gongkai.report.codes import table_of
from gongkai.report.finding import Severity
from gongkai.report.forms import is_amount
from gongkai.report.value import Number, State

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


def is_valid(code: str, value: Number) -> bool:
    """Whether the cell may hold this number."""
    if value < 0:
        return code.endswith(".items_delta")
    return is_amount(code) or value == int(value)


def valid_numbers(case: Case) -> Iterator[Judgement]:
    """T2-01, T3-04, T4-04: one instance a table; its finding lists the cells."""
    bad: dict[int, list[str]] = {}
    open_: dict[int, list[str]] = {}
    seen: dict[int, list[str]] = {}
    for code, cell in case.report.cells.items():
        if cell.state is State.NOT_IN_FORM:
            continue
        table = table_of(code)
        seen.setdefault(table, []).append(code)
        if cell.value is None:
            open_.setdefault(table, []).append(code)
        elif not is_valid(code, cell.value):
            bad.setdefault(table, []).append(code)
    for rule, table in zip(RULES, (2, 3, 4), strict=True):
        if cells := bad.get(table):
            values = (case.report.value(code) for code in cells)
            figures = "、".join(number(value) for value in values if value is not None)
            message = f"{cell_names(tuple(cells))}填{figures}，应为零或正整数。"
            if table == 2 and all(is_amount(code) for code in cells):
                message = f"{cell_names(tuple(cells))}填{figures}，金额不能为负。"
            yield failed(rule, finding(rule, message, *cells))
        elif table not in seen:
            yield cannot_tell(rule, f"来源中没有{TABLE_NAMES[table]}")
        elif cells := open_.get(table):
            first = case.report.cells[cells[0]]
            yield cannot_tell(
                rule, f"有{len(cells)}格没有数：{cell_name(cells[0])}{state_words(first)}", *cells
            )
        else:
            yield passed(rule, *seen[table])


QUESTIONS: tuple[Question, ...] = (valid_numbers,)
