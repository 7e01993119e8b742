"""Table 4 in a recognised text: fifteen values under three tracks, or five beside each."""

from collections.abc import Sequence

from gongkai.report.codes import Result, Track, t4
from gongkai.report.forms import LITIGATION_HEAD, RESULT_LABELS, TRACK_LABELS
from gongkai.report.reading.digit_runs import block_readings, readings
from gongkai.report.reading.label_matching import fold_label
from gongkai.report.reading.slots import Row, Spacing, columns_of
from gongkai.report.reading.text_tables import TableReading, absent, printed, run_text, settled, undecided
from gongkai.report.reading.tokens import Role, Token
from gongkai.report.value import Cell, PrintedLabel, State

RESULTS = tuple(Result)
WIDTH = len(Track) * len(RESULTS)
_HEAD_CHARACTERS = set("".join((*RESULT_LABELS.values(), *TRACK_LABELS.values(), LITIGATION_HEAD)))
_MOST_ROWS = 12
_RULES = {Track.REVIEW: "T4-01", Track.SUIT_DIRECT: "T4-02", Track.SUIT_AFTER_REVIEW: "T4-03"}


def table_4_rows(tokens: Sequence[Token]) -> list[tuple[tuple[Track, ...], Row]]:
    """Groups of values with the tracks named since the group before, in printed order."""
    found: list[tuple[tuple[Track, ...], Row]] = []
    tracks: list[Track] = []
    current: Row | None = None
    for token in tokens:
        if token.table != 4 or token.role is Role.ROW_END:
            if current is not None and token.role is not Role.ROW_END:
                current.next_line = current.next_line or token.line
                current = None
            continue
        if token.role in (Role.VALUE, Role.BLANK):
            if current is not None:
                current.slots.append(token)
            continue
        if current is not None and not current.values and _torn_heads(token):
            continue
        if current is not None:
            current.next_line = token.line
            if current.values:
                tracks = []
            elif found and found[-1][1] is current:
                found.pop()
        current = None
        if token.role is not Role.LABEL or token.match is None:
            continue
        track = _track(token)
        if track and track not in tracks:
            tracks.append(track)
        current = Row(token, under_heads=True)
        found.append((tuple(tracks), current))
    kept = [(named, row) for named, row in found if row.values]
    for named, row in kept:
        # Five values beside the name of their track are a row with its label.
        row.under_heads = len(named) > 1 or _track(row.label) is None
    return kept


def read_table_4(tokens: Sequence[Token], spacing: Spacing) -> TableReading:
    """The fifteen cells; undecided where neither fifteen values nor five for each named track are there."""
    reading = TableReading()
    rows = table_4_rows(tokens)
    heads = {token.match.code for token in tokens if token.table == 4 and token.match}
    contradicted: set[str] = set()
    for named, row in rows[:_MOST_ROWS]:
        order = _order(named)
        if len(named) == 1 and _five(row):
            cells = _cells(row, named, spacing)
        elif order and _heads_suffice(heads):
            cells = _cells(row, order, spacing)
        else:
            continue
        for code, cell in cells.items():
            known = reading.cells.get(code)
            # 行政复议：6件 above the table names a track too, and decides nothing.
            if known is None or (known.state is State.UNDECIDED and code not in contradicted):
                reading.cells[code] = cell
            elif cell.state is not State.UNDECIDED and (known.state, known.value) != (cell.state, cell.value):
                contradicted.add(code)
                reading.cells[code] = undecided(code, cell.raw, cell.where)
    for track in Track:
        for result in RESULTS:
            reading.cells.setdefault(t4(track, result), absent(t4(track, result)))
    reading.labels = _variants(tokens)
    return reading


def _torn_heads(token: Token) -> bool:
    """结果 结果 其他 尚未 总 / 维持 纠正 结果 审结 计: heads torn over lines, column by column."""
    return token.role is Role.TEXT and set(fold_label(token.text)) <= _HEAD_CHARACTERS


def _track(token: Token) -> Track | None:
    code = token.match.code if token.match else ""
    return next((track for track in Track if code == f"t4.{track}"), None)


def _five(row: Row) -> bool:
    return len(row.values) <= len(RESULTS) and len(row.slots) < 2 * len(RESULTS)


def _order(named: Sequence[Track]) -> tuple[Track, ...]:
    """The tracks of a row of fifteen as the heads name them; the form's order where heads are torn."""
    if len(named) == len(Track):
        return tuple(named)
    return tuple(Track) if list(named) == sorted(named, key=list(Track).index) else ()


def _heads_suffice(heads: set[str]) -> bool:
    results = sum(code.startswith("t4.*") for code in heads)
    tracks = sum(code in (f"t4.{track}" for track in Track) for code in heads)
    return results >= 2 or tracks >= 2


def _cells(row: Row, tracks: Sequence[Track], spacing: Spacing) -> dict[str, Cell]:
    codes = [t4(track, result) for track in tracks for result in RESULTS]
    whole = run_text(row)
    if whole.isdecimal() and len(whole) > 1:
        return _cut(whole, tracks, codes, row)
    found = columns_of(row, len(codes), spacing)
    at = row.label.where
    if found is None:
        raw = " ".join(value.text for value in row.values)
        return {code: undecided(code, raw, at) for code in codes}
    return {code: printed(token, code, at=at) for code, token in zip(codes, found, strict=True)}


def _cut(whole: str, tracks: Sequence[Track], codes: Sequence[str], row: Row) -> dict[str, Cell]:
    place = row.values[0].where
    free = readings(whole, len(codes))
    if len(free) == 1 and len(free[0]) == len(codes):
        return {
            code: settled(code, part, int(part), place, None)
            for code, part in zip(codes, free[0], strict=True)
        }
    summed = block_readings(whole, len(tracks), len(RESULTS), blanks=len(whole) < len(codes))
    if len(summed) != 1 or any(len(block) != len(RESULTS) for block in summed[0]):
        return {code: undecided(code, whole, place) for code in codes}
    return {
        t4(track, result): settled(t4(track, result), str(number), number, place, _RULES[track])
        for track, block in zip(tracks, summed[0], strict=True)
        for result, number in zip(RESULTS, block, strict=True)
    }


def _variants(tokens: Sequence[Token]) -> list[PrintedLabel]:
    found: dict[tuple[str, str], PrintedLabel] = {}
    for token in tokens:
        if token.table == 4 and token.role is Role.LABEL and token.match:
            variant = token.match.variant(token.text, token.where)
            if variant:
                found.setdefault((variant.code, fold_label(variant.printed)), variant)
    return list(found.values())
