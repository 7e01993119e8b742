"""Heads whose spans are lost or written wrongly, so that they stand over columns that are not theirs.

What such a head says is then told by its words in reading order, and only where they are all the words of the
form, each once and in its order: the values of a row go under them by their number.
"""

from collections.abc import Sequence

from gongkai.report.codes import COLUMNS, Column, Result, Track, t4
from gongkai.report.reading.grid_lines import Line, Placed
from gongkai.report.reading.grid_words import words
from gongkai.report.reading.labels import ORGANISATIONS

STATUTORY_COLUMNS = tuple(f"t3.*@{column}" for column in COLUMNS)
STATUTORY_RESULTS = tuple(t4(track, result) for track in Track for result in Result)
_ORGANISATION_COLUMNS = STATUTORY_COLUMNS[1:6]
_OUTER_COLUMNS = (STATUTORY_COLUMNS[0], STATUTORY_COLUMNS[6])


def columns_in_order(rows: Sequence[Line]) -> bool:
    """Whether a head of Table 3 contradicts itself in place, and names the seven columns of the form in order.

    Two columns over each other: its spans are lost. A kind of organisation beside 法人或其他组织 that stands over
    the others: a span is too short, and shifts 总计 before 其他.
    """
    named = _named_columns(rows)
    outer = [code for code, _, _ in named if code in _OUTER_COLUMNS]
    inner = [code for code, _, _ in named if code in _ORGANISATION_COLUMNS]
    if tuple(outer) != _OUTER_COLUMNS or tuple(inner) != _ORGANISATION_COLUMNS:
        return False
    if len({y for code, _, y in named if code in _ORGANISATION_COLUMNS}) > 1:
        return False
    stacked = any(
        one is not other and one.x < other.end and other.x < one.end and y < below
        for _, one, y in named
        for _, other, below in named
    )
    return stacked or _beside_their_head(rows, [(code, cell) for code, cell, _ in named])


def beside_columns(rows: Sequence[Line], head: Placed) -> bool:
    """Whether a head stands between two kinds of organisation in their row, so that it is one of them."""
    row = next((row for row in rows if any(cell.cell is head.cell for cell in row.own)), None)
    places = [
        cell.x
        for cell in (row.own if row else ())
        if not cell.blank and (match := words(cell.text).column) and match.code in _ORGANISATION_COLUMNS
    ]
    return bool(places) and min(places) < head.x < max(places)


def results_in_order(rows: Sequence[Line]) -> bool:
    """Whether a head of Table 4 has the five results three times over and the three tracks, in the form's order."""
    found = [
        match.code
        for row in rows
        for cell in row.own
        if not cell.blank and (match := words(cell.text).head_4)
    ]
    results = [code for code in found if code.startswith("t4.*.")]
    tracks = [code for code in found if code in {f"t4.{track}" for track in Track}]
    return results == [f"t4.*.{result}" for result in Result] * len(Track) and tracks == [
        f"t4.{track}" for track in Track
    ]


def _named_columns(rows: Sequence[Line]) -> list[tuple[str, Placed, int]]:
    """Columns in reading order, with the cell and the row that name them."""
    return [
        (match.code, cell, y)
        for y, row in enumerate(rows)
        for cell in row.own
        if not cell.blank and (match := words(cell.text).column) and match.code in STATUTORY_COLUMNS
    ]


def _beside_their_head(rows: Sequence[Line], named: Sequence[tuple[str, Placed]]) -> bool:
    head = next(
        (
            cell
            for row in rows
            for cell in row.own
            if not cell.blank and (match := words(cell.text).column) and match.code == ORGANISATIONS
        ),
        None,
    )
    if head is None or head.end - head.x < 2:
        return False
    total = next(cell for code, cell in named if code == f"t3.*@{Column.TOTAL}")
    return any(
        cell.x >= head.end and total.x < cell.x for code, cell in named if code in _ORGANISATION_COLUMNS
    )
