"""Table 2 against the register of rules and normative documents (T2-09)."""

from collections.abc import Iterator

from gongkai.annual.platform_rules.case import PlatformCase, Question
from gongkai.report.checks.rule import Judgement, Rule, failed, finding, passed
from gongkai.report.checks.wording import number
from gongkai.report.finding import Severity

REGISTER_AGAINST_TABLE = Rule(
    "T2-09",
    Severity.HINT,
    "表二与文件台账",
    "表二第一项的各格，与平台登记的规章和行政规范性文件一致。",
    "条例第二十条第一项；国办公开办函〔2021〕30号",
    "台账漏登、错登的，改台账；确须调整的，说明原因。",
)
RULES = (REGISTER_AGAINST_TABLE,)
_ROWS = ("t2.rules.", "t2.normative_docs.")


def register_against_table(case: PlatformCase) -> Iterator[Judgement]:
    """T2-09: asked cell by cell; what differs was adjusted, or the register has changed since."""
    for code, cell in case.tables.cells.items():
        if not code.startswith(_ROWS):
            continue
        printed = case.printed.value(code)
        if printed == cell.by_records:
            yield passed(REGISTER_AGAINST_TABLE, code)
        elif printed is not None:
            says = f"报告填{number(printed)}件，文件台账有{number(cell.by_records)}件。"
            yield failed(REGISTER_AGAINST_TABLE, finding(REGISTER_AGAINST_TABLE, says, code))


QUESTIONS: tuple[Question, ...] = (register_against_table,)
