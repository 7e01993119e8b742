"""Cells left blank or filled with a mark instead of a number (ST-05)."""

from collections.abc import Iterable, Iterator

from gongkai.report.checks.evaluation import TABLE_NAMES, state_words
from gongkai.report.checks.rule import (
    FORMAT,
    Case,
    Judgement,
    Question,
    Rule,
    cannot_tell,
    failed,
    finding,
    passed,
)
from gongkai.report.checks.wording import COLUMN_NAMES, cell_name, cell_names, row_names
from gongkai.report.codes import COLUMNS, row_of, table_of
from gongkai.report.finding import Severity
from gongkai.report.forms import FIRST_YEAR, TABLE_3, label
from gongkai.report.value import Completeness, Report, State

BLANKS = Rule(
    "ST-05",
    Severity.WARNING,
    "空白格",
    "表内每一格都填数，没有的填0，不留空白，不用“/”“—”“无”代替。",
    FORMAT,
    "逐格核对：没有的填0，有的补上件数。",
)

RULES = (BLANKS,)


def blanks(case: Case) -> Iterator[Judgement]:
    """ST-05, one instance a table; its finding lists the cells.

    A row whose cells cannot be told apart still has blanks when all its text has fewer digits than the row has cells.
    A fragment may be cut in the middle of its last row, so what is empty there is no blank.
    """
    report = case.report
    if report.year is not None and report.year < FIRST_YEAR:
        return
    empty: dict[int, list[str]] = {}
    unsure: dict[int, list[str]] = {}
    is_cut = report.completeness is Completeness.FRAGMENT
    cut_row = _row(list(report.cells)[-1]) if is_cut and report.cells else ""
    for code, cell in report.cells.items():
        if cell.state in (State.BLANK, State.PLACEHOLDER):
            known = cell.raw or _row(code) != cut_row
            (empty if known else unsure).setdefault(table_of(code), []).append(code)
        elif cell.state in (State.UNREADABLE, State.UNDECIDED):
            unsure.setdefault(table_of(code), []).append(code)
    for table in TABLE_NAMES:
        if report.has_table(table):
            short = {
                row: codes
                for row, codes in _short_rows(report, unsure.get(table, ())).items()
                if row != cut_row
            }
            yield _judged(report, table, empty.get(table, []), short, unsure.get(table, []))


def _judged(
    report: Report, table: int, empty: list[str], short: dict[str, list[str]], unsure: list[str]
) -> Judgement:
    name, said = TABLE_NAMES[table], []
    if empty:
        said.append(
            f"有{len(empty)}格没有填数（{_blank_words(report, empty)}）：{_blank_places(report, empty)}"
        )
    for row, codes in short.items():
        raw = report.cells[codes[0]].raw.strip()
        row_name = row_names()[row] if table == 3 else label(codes[0]).partition("·")[0]
        said.append(f"“{row_name}”一行{len(codes)}格合起来只有“{raw}”，必有空白")
    if said:
        cells = (*empty, *(code for codes in short.values() for code in codes))
        return failed(BLANKS, finding(BLANKS, f"{name}{'；'.join(said)}。", *cells))
    if unsure:
        why = f"{name}有{len(unsure)}格读不出是否填数：{cell_name(unsure[0])}{state_words(report.cells[unsure[0]])}"
        return cannot_tell(BLANKS, why, *unsure)
    return passed(BLANKS, *(code for code in report.cells if table_of(code) == table))


def _row(code: str) -> str:
    return row_of(code) if table_of(code) == 3 else code.rpartition(".")[0]


def _short_rows(report: Report, unsure: Iterable[str]) -> dict[str, list[str]]:
    """Rows in which no cell is decided, all carry the row's whole text, and that has too few digits for all of them."""
    rows: dict[str, list[str]] = {}
    for code in unsure:
        rows.setdefault(_row(code), []).append(code)
    due: dict[str, int] = {}
    for code in report.cells:
        due[_row(code)] = due.get(_row(code), 0) + 1
    found = {}
    for row, codes in rows.items():
        texts = {report.cells[code].raw for code in codes}
        digits = sum(c.isdigit() for c in texts.pop()) if len(texts) == 1 else 0
        if len(codes) == due[row] and 0 < digits < len(codes):
            found[row] = codes
    return found


def _blank_words(report: Report, codes: list[str]) -> str:
    counts: dict[str, int] = {}
    for code in codes:
        words = state_words(report.cells[code])
        counts[words] = counts.get(words, 0) + 1
    return "，".join(f"{count}格{words}" for words, count in counts.items())


def _blank_places(report: Report, codes: list[str]) -> str:
    """Whole columns and rows of Table 3 by their name, the rest cell by cell."""
    if report.t3_form is None or table_of(codes[0]) != 3:
        return cell_names(tuple(codes))
    left, rows = dict.fromkeys(codes), TABLE_3[report.t3_form]
    parts = []
    for column in COLUMNS:
        whole = [f"{row.code}@{column}" for row in rows]
        if all(code in left for code in whole):
            parts.append(f"{COLUMN_NAMES[column]}列")
            left = {code: None for code in left if code not in whole}
    for row in rows:
        cells = [code for code in row.cells if code in left]
        if len(cells) > 1 and all(code in codes for code in row.cells):
            parts.append(f"“{row_names()[row.code]}”一行")
            left = {code: None for code in left if code not in cells}
    return "、".join((*parts, *((cell_names(tuple(left)),) if left else ())))


QUESTIONS: tuple[Question, ...] = (blanks,)
