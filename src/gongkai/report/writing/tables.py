"""The three statutory tables as printed: labels in full, heads and groups merged, one text for each cell.

年度报告格式, 国办公开办函〔2019〕60号 and 〔2021〕30号.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from gongkai.paper.table import Head, Table, TableCell
from gongkai.report.codes import COLUMNS, Column, Result, Track, t4
from gongkai.report.forms import (
    APPLICANTS_HEAD,
    COLUMN_LABELS,
    LITIGATION_HEAD,
    ORGANISATIONS_HEAD,
    OTHER_GROUP,
    OUTCOMES_GROUP,
    RESULT_LABELS,
    TABLE_2,
    TABLE_3,
    TABLE_3_CORNER,
    TRACK_LABELS,
    Block,
    Form,
    Row,
)
from gongkai.report.value import Cell, Report

CAPTIONS = {
    2: "表二 主动公开政府信息情况",
    3: "表三 收到和处理政府信息公开申请情况",
    4: "表四 行政复议、行政诉讼情况",
}
_OTHER = "t3.outcome.other"
_CONTENT_HEAD = "信息内容"
_WIDTH_2 = 4
_SPANS = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}
"""How many of the three columns each measure of a block takes."""
# Hundredths of the width. Table 4 cannot have fifteen equal columns in them: the suits, with longer heads, get more.
_LABEL_SHARES_3 = (5, 10, 36)
_HEAD_ROWS_3 = 3
_NUMBER_SHARE_3 = 7
_SHARES_4 = (*(6,) * 5, *(7,) * 10)


def statutory_table(report: Report, table: int) -> Table | None:
    """Table 2, 3 or 4 of the report in its own form, or None where the report lacks it."""
    if not report.has_table(table):
        return None
    match table:
        case 2:
            return _table_2(report, report.t2_form) if report.t2_form else None
        case 3:
            return _table_3(report, report.t3_form) if report.t3_form else None
        case _:
            return _table_4(report)


def printed(cell: Cell | None) -> str:
    """What stands in a cell: its exact text, else its number; nothing where the source has nothing."""
    if cell is None:
        return ""
    if cell.raw or cell.value is None:
        return cell.raw
    return format(cell.value, "f") if isinstance(cell.value, Decimal) else str(cell.value)


def _number(report: Report, code: str, columns: int = 1) -> TableCell:
    return TableCell(printed(report.cells.get(code)), columns=columns, key=code)


def _table_2(report: Report, form: Form) -> Table:
    rows: list[tuple[TableCell, ...]] = []
    keep: set[int] = set()
    for block in TABLE_2[form]:
        first = len(rows)
        rows += _block_rows(report, block)
        keep |= {*range(first, len(rows) - 1)}
    return Table(CAPTIONS[2], tuple(rows), (25,) * _WIDTH_2, 12.0, keep=frozenset(keep))


def _block_rows(report: Report, block: Block) -> Iterator[tuple[TableCell, ...]]:
    spans = _SPANS[len(block.measures)]
    yield (TableCell(block.heading, columns=_WIDTH_2, head=Head.COLUMNS),)
    yield (
        TableCell(_CONTENT_HEAD, head=Head.COLUMN),
        *(
            TableCell(measure.label, columns=span, head=Head.COLUMN)
            for measure, span in zip(block.measures, spans, strict=True)
        ),
    )
    for subject in block.subjects:
        yield (
            TableCell(subject.label, head=Head.ROW),
            *(
                _number(report, f"t2.{subject.code}.{measure.code}", span)
                for measure, span in zip(block.measures, spans, strict=True)
            ),
        )


def _table_3(report: Report, form: Form) -> Table:
    rows = tuple(_rows_3(report, form))
    height = {group: len(list(members)) for group, members in groupby(r.groups[-1] for r in rows if r.groups)}
    # The outcomes group covers every row that stands in it, also those in a group of their own.
    height[OUTCOMES_GROUP] = sum(OUTCOMES_GROUP in row.groups for row in rows)
    begun: set[str] = set()
    body = []
    keep = set()
    for at, row in enumerate(rows, _HEAD_ROWS_3):
        if row.groups[1:] and row.groups[1:] == rows[at - _HEAD_ROWS_3 + 1].groups[1:]:
            keep.add(at)
        heads = [
            TableCell(group, rows=height[group], head=Head.ROWS) for group in row.groups if group not in begun
        ]
        begun |= {*row.groups}
        label = TableCell(row.label, columns=3 - len(row.groups), head=Head.ROW)
        body.append((*heads, label, *(_number(report, code) for code in row.cells)))
    shares = (*_LABEL_SHARES_3, *(_NUMBER_SHARE_3 for _ in COLUMNS))
    return Table(CAPTIONS[3], (*_heads_3(), *body), shares, 10.0, _HEAD_ROWS_3, frozenset(keep))


def _rows_3(report: Report, form: Form) -> Iterator[Row]:
    """The rows of the form; with a line of its own for （六） where the source prints one above its sub-rows."""
    own_line = any(f"{_OTHER}@{column}" in report.cells for column in COLUMNS)
    for row in TABLE_3[form]:
        if own_line and row.groups[1:] == (OTHER_GROUP,):
            yield Row(_OTHER, OTHER_GROUP, (OUTCOMES_GROUP,))
            own_line = False
        yield row


def _heads_3() -> Iterator[tuple[TableCell, ...]]:
    organisations = COLUMNS[1:-1]
    yield (
        TableCell(TABLE_3_CORNER, rows=3, columns=3, head=Head.COLUMN),
        TableCell(APPLICANTS_HEAD, columns=len(COLUMNS), head=Head.COLUMNS),
    )
    yield (
        TableCell(COLUMN_LABELS[Column.NATURAL_PERSON], rows=2, head=Head.COLUMN),
        TableCell(ORGANISATIONS_HEAD, columns=len(organisations), head=Head.COLUMNS),
        TableCell(COLUMN_LABELS[Column.TOTAL], rows=2, head=Head.COLUMN),
    )
    yield tuple(TableCell(COLUMN_LABELS[column], head=Head.COLUMN) for column in organisations)


def _table_4(report: Report) -> Table:
    results = tuple(Result)
    suits = (Track.SUIT_DIRECT, Track.SUIT_AFTER_REVIEW)
    rows = (
        (
            TableCell(TRACK_LABELS[Track.REVIEW], rows=2, columns=len(results), head=Head.COLUMNS),
            TableCell(LITIGATION_HEAD, columns=len(results) * len(suits), head=Head.COLUMNS),
        ),
        tuple(TableCell(TRACK_LABELS[track], columns=len(results), head=Head.COLUMNS) for track in suits),
        tuple(TableCell(RESULT_LABELS[result], head=Head.COLUMN) for _ in Track for result in results),
        tuple(_number(report, t4(track, result)) for track in Track for result in results),
    )
    return Table(CAPTIONS[4], rows, _SHARES_4, 10.5, head_rows=3)
