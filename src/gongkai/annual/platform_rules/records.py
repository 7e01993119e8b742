"""The report against the records as a whole: large adjustments, and what has changed since it was submitted."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.compiling.closed_years import changed
from gongkai.annual.compiling.totals import is_total
from gongkai.annual.platform_rules.case import PlatformCase, Question
from gongkai.annual.stage import FROZEN
from gongkai.report.checks.rule import Judgement, Rule, failed, finding, passed
from gongkai.report.checks.wording import cell_name, number
from gongkai.report.finding import Severity

LARGE_ADJUSTMENT = Rule(
    "PL-02",
    Severity.HINT,
    "调整较大",
    "人工调整一般不超过记录数的一成。",
    "条例第五十条：年度报告据实编制",
    "记录漏登、错登的，先补登、更正记录；确须调整的，写明原因和依据。",
)
CHANGED_SINCE = Rule(
    "PL-04",
    Severity.WARNING,
    "报送后记录有变动",
    "报送以后，年度内的记录没有变动；有变动的，更正报告。",
    "条例第五十条：年度报告据实编制",
    "核对变动的记录；报告有误的，撤回重报，已经发布的办理“更正”。",
)
RULES = (LARGE_ADJUSTMENT, CHANGED_SINCE)
SHARE = Decimal("0.1")


def large_adjustment(case: PlatformCase) -> Iterator[Judgement]:
    """PL-02: cell by cell, of cells that were adjusted; totals follow from them."""
    for code, cell in case.tables.cells.items():
        if not cell.adjusted or is_total(code):
            continue
        if abs(Decimal(cell.adjusted)) <= SHARE * Decimal(cell.by_records):
            yield passed(LARGE_ADJUSTMENT, code)
            continue
        says = f"记录为{number(cell.by_records)}，人工调整{_signed(cell.adjusted)}，超过记录数的一成。"
        yield failed(LARGE_ADJUSTMENT, finding(LARGE_ADJUSTMENT, says, code))


def changed_since(case: PlatformCase) -> Iterator[Judgement]:
    """PL-04: one finding for all cells of a report that was submitted."""
    if case.report.stage not in FROZEN or not case.report.records:
        return
    cells = changed(case.report, case.tables)
    if not cells:
        yield passed(CHANGED_SINCE)
        return
    first = cells[0]
    says = (
        f"报送以后记录有变动，影响{len(cells)}格：{cell_name(first.code)}由{number(first.then)}变为{number(first.now)}"
        f"{'等' if len(cells) > 1 else ''}。"
        "已经报送、发布的数不会自动改变。"
    )
    yield failed(CHANGED_SINCE, finding(CHANGED_SINCE, says, *(one.code for one in cells)))


def _signed(amount: int | Decimal) -> str:
    return f"＋{number(amount)}" if amount > 0 else f"－{number(-amount)}"


QUESTIONS: tuple[Question, ...] = (large_adjustment, changed_since)
