"""Heads of the columns of a table, and the values of a row put under them.

Values go under a head by its place. Where the places of a row do not agree with the heads (spans written wrongly,
a table continued without heads), they go by their order, but only when there are exactly as many as heads. Else
nothing is put anywhere: a row that cannot be told is left undecided.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai.report.codes import Result, Track, t4
from gongkai.report.reading.grid_lines import Line, Placed
from gongkai.report.reading.grid_words import words
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.reading.labels import APPLICANTS, CORNER, LITIGATION, ORGANISATIONS
from gongkai.report.reading.wrong_spans import (
    STATUTORY_COLUMNS,
    STATUTORY_RESULTS,
    beside_columns,
    columns_in_order,
    results_in_order,
)

_NOT_COLUMNS = frozenset((APPLICANTS, ORGANISATIONS, CORNER))
_TRACKS = {f"t4.{track}": track for track in Track}
_RESULTS = {f"t4.*.{result}": result for result in Result}


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is (None where its words are not understood), the grid columns it stands over, its words."""

    code: str | None
    x: int
    end: int
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a table from left to right, in a grid of `width` columns (0 where no grid shows them).

    A table that goes on in another grid of as many columns goes on under the same heads.
    """

    width: int
    columns: tuple[Head, ...]
    others: frozenset[int] = frozenset()
    """Grid columns under heads of their own that are no columns of the form (备注): what stands there is no value."""

    def assign(self, line: Line, values: Sequence[Placed]) -> dict[str, Placed] | None:
        """Code of each head and the value under it, or None where the row does not decide."""
        codes = [head.code for head in self.columns]
        known = [code for code in codes if code is not None]
        if not known or len(set(known)) < len(known):
            return None
        by_place = self._by_place(line, values)
        if by_place is not None:
            return by_place
        if len(values) != len(codes):
            return None
        return {code: value for code, value in zip(codes, values, strict=True) if code is not None}

    def _by_place(self, line: Line, values: Sequence[Placed]) -> dict[str, Placed] | None:
        """Under the heads, when each value stands exactly below its own."""
        if line.width != self.width or line.gap:
            return None
        left = self.columns[0].x
        below = [value for value in values if value.x >= left]
        beside = [value for value in values if value.x < left]
        right = self.columns[-1].end
        below, beyond = [v for v in below if v.x < right], [v for v in below if v.x >= right]
        if not all(value.blank or value.x in self.others for value in (*beside, *beyond)):
            return None
        if [(v.x, v.end) for v in below] != [(head.x, head.end) for head in self.columns]:
            return None
        return {
            head.code: value for head, value in zip(self.columns, below, strict=True) if head.code is not None
        }


def by_number(codes: Sequence[str]) -> Heads:
    """Heads that no place is known of: a row goes under them where it has as many cells."""
    return Heads(0, tuple(Head(code, at, at + 1) for at, code in enumerate(codes)))


def column_heads(rows: Sequence[Line]) -> tuple[Heads | None, list[tuple[LabelMatch, Placed]]]:
    """The applicant columns of Table 3 from the rows of its head, and every label met there.

    A head may be torn over two rows; where a word is not understood but all others stand in the statutory order,
    its column is the one that is due there.
    """
    stacks, ends = _stacks(rows)
    met: dict[int, tuple[LabelMatch, Placed]] = {}
    heads: list[Head] = []
    others: set[int] = set()
    for x, stack in stacks.items():
        found = _bottom_match(stack, lambda text: words(text).column, met)
        labels = [met[id(cell.cell)][0].code for cell in stack if id(cell.cell) in met]
        beside = beside_columns(rows, stack[-1])
        if found is None and not beside and (APPLICANTS not in labels and ORGANISATIONS not in labels):
            if heads:
                others.update(range(x, ends[x]))
            continue
        if found in _NOT_COLUMNS:
            found = None
            if CORNER in labels:
                continue
        if heads and heads[-1].code is not None and heads[-1].code == found and heads[-1].end >= x:
            heads[-1] = Head(found, heads[-1].x, ends[x])
            continue
        heads.append(Head(found, x, ends[x]))
    if not any(head.code for head in heads):
        return None, list(met.values())
    if columns_in_order(rows):
        return by_number(STATUTORY_COLUMNS), list(met.values())
    if len(heads) == len(STATUTORY_COLUMNS) and all(
        head.code in (None, due) for head, due in zip(heads, STATUTORY_COLUMNS, strict=True)
    ):
        heads = [Head(due, head.x, head.end) for head, due in zip(heads, STATUTORY_COLUMNS, strict=True)]
    return Heads(rows[0].width, tuple(heads), frozenset(others)), list(met.values())


def result_heads(rows: Sequence[Line]) -> tuple[Heads | None, list[tuple[LabelMatch, Placed]]]:
    """The columns of Table 4 (`t4.review.upheld` …) from the rows of its head, and every label met there."""
    stacks, ends = _stacks(rows)
    met: dict[int, tuple[LabelMatch, Placed]] = {}
    heads: list[Head] = []
    results: list[tuple[Result, int, int]] = []
    for x, stack in stacks.items():
        result = _RESULTS.get(_bottom_match(stack, lambda text: words(text).head_4, met) or "")
        above = [met[id(cell.cell)][0].code for cell in stack if id(cell.cell) in met]
        track = next((_TRACKS[code] for code in reversed(above) if code in _TRACKS), None)
        if result is None:
            continue
        results.append((result, x, ends[x]))
        heads.append(Head(t4(track, result) if track else None, x, ends[x]))
    met_labels = list(met.values())
    if not heads:
        return None, met_labels
    if len(heads) == len(STATUTORY_RESULTS) and not _each_once(heads):
        # The heads above were merged wrongly; the fifteen results in the printed order still tell the tracks.
        if [result for result, _, _ in results] != [*Result] * len(Track):
            return None, met_labels
        heads = [Head(code, x, end) for code, (_, x, end) in zip(STATUTORY_RESULTS, results, strict=True)]
    if not _each_once(heads):
        return by_number(STATUTORY_RESULTS) if results_in_order(rows) else None, met_labels
    return Heads(rows[0].width, tuple(heads)), met_labels


def has_litigation(found: LabelMatch) -> bool:
    """Whether a head belongs to Table 4 and to no other table: a track, 行政诉讼, or a result other than 总计."""
    return found.code == LITIGATION or found.code in _TRACKS or found.code != f"t4.*.{Result.TOTAL}"


def _each_once(heads: Sequence[Head]) -> bool:
    codes = [head.code for head in heads]
    return None not in codes and len(set(codes)) == len(codes)


def _stacks(rows: Sequence[Line]) -> tuple[dict[int, list[Placed]], dict[int, int]]:
    """The cells over each column from top to bottom, by the column where the lowest of them starts."""
    edges = sorted({cell.x for row in rows for cell in row.cells})
    last = max((cell.end for row in rows for cell in row.cells), default=0)
    stacks: dict[int, list[Placed]] = {}
    ends: dict[int, int] = {}
    for x, end in zip(edges, (*edges[1:], last), strict=True):
        stack: list[Placed] = []
        for row in rows:
            cell = row.at(x)
            if cell is not None and not cell.blank and (not stack or stack[-1].cell is not cell.cell):
                stack.append(cell)
        if stack:
            stacks[x] = stack
            ends[x] = end
    return stacks, ends


def _bottom_match(
    stack: Sequence[Placed],
    match: Callable[[str], LabelMatch | None],
    met: dict[int, tuple[LabelMatch, Placed]],
) -> str | None:
    """Code of the lowest label of a stack; a label torn over several rows is put together again."""
    code: str | None = None
    at = 0
    while at < len(stack):
        for end in (at + 1, *range(len(stack), at + 1, -1)):
            found = match("".join(cell.text for cell in stack[at:end]))
            if found is not None:
                code = found.code
                for cell in stack[at:end]:
                    met[id(cell.cell)] = (found, cell)
                at = end
                break
        else:
            code = None
            at += 1
    return code
