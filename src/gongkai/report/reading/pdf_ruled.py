"""Tables drawn with lines: cells out of the rules of a page, merged where no rule parts them.

Rebuilt from the drawn paths themselves (docs/decisions/0007-tables-of-a-pdf.md). A cell's text is the characters
whose middle lies in it, so that a number cannot slip into the neighbouring column.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.report.reading.blocks import Grid, GridCell
from gongkai.report.reading.limits import MAX_GRID_PLACES, too_many_cells
from gongkai.report.reading.pdf_lines import TextLine, line_groups, text_lines
from gongkai.report.reading.pdf_page import Character, Page, Rule
from gongkai.report.value import Where

_NEAR = 3.0
"""Points within which two rules are one, and within which rules meet."""
_TOUCHING = 0.2
"""Heights of a character: digits nearer than this belong to one number, wherever a rule was drawn."""
_TORN = "│"
"""Stands in a cell whose number runs over its edge, so that no one takes the part in it for the whole."""
_OF_NUMBERS = frozenset("0123456789０１２３４５６７８９.,，．")
_UNITS = frozenset("件项条宗个万元")
_COVERED = 0.6
"""Share of a cell's side that a rule has to cover to part it from the next cell."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The places of a table: edges of its columns from left to right, of its rows from top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: tuple[Rule, ...]
    columns: tuple[Rule, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[0]

    def holds(self, one: Character) -> bool:
        """Whether a character stands in it."""
        return self.xs[0] <= one.x <= self.xs[-1] and self.ys[-1] <= one.y <= self.ys[0]

    def continues(self, before: "RuledTable") -> bool:
        """Whether it can be the rest of a table on the page before: both have the same outer edges."""
        return abs(self.xs[0] - before.xs[0]) <= 2 * _NEAR and abs(self.xs[-1] - before.xs[-1]) <= 2 * _NEAR

    def has_column_over(self, left: float, right: float) -> bool:
        """Whether one of its columns is as wide as that, so that what stands there can have run out of a cell."""
        return any(a - _NEAR <= left and right <= b + _NEAR for a, b in pairwise(self.xs))

    def on(self, xs: Sequence[float]) -> "RuledTable":
        """The same table on a finer set of columns."""
        return RuledTable(tuple(xs), self.ys, self.rows, self.columns)

    def cells(
        self, characters: Sequence[Character], page: int, number: int, first_row: int
    ) -> list[tuple[GridCell | None, ...]]:
        """Its rows with the characters in their cells; `number` and `first_row` go into the cells' places."""
        height, width = len(self.ys) - 1, len(self.xs) - 1
        regions = self._regions(height, width)
        contents: dict[int, list[Character]] = {}
        for one in characters:
            column = min(max(bisect_right(self.xs, one.x) - 1, 0), width - 1)
            row = min(max(bisect_right([-y for y in self.ys], -one.y) - 1, 0), height - 1)
            contents.setdefault(regions[row][column], []).append(one)
        torn = self._torn(contents)
        written = {region: text_lines(ones) for region, ones in contents.items()}
        extent: dict[int, tuple[int, int, int, int]] = {}
        for y in range(height):
            for x in range(width):
                top, left, bottom, right = extent.get(regions[y][x], (y, x, y, x))
                extent[regions[y][x]] = (top, min(left, x), y, max(right, x))
        padding = self._padding(written, extent)
        rows: list[tuple[GridCell | None, ...]] = []
        for y in range(height):
            row_cells: list[GridCell | None] = []
            begun = 0
            for x in range(width):
                top, left, bottom, right = extent[regions[y][x]]
                if (top, left) != (y, x):
                    row_cells.append(None)
                    continue
                begun += 1
                content = written.get(regions[y][x], [])
                wide = self.xs[right + 1] - self.xs[left] - padding
                text = ("" if _wrapped(content, wide) else "\n").join(line.text for line in content)
                if regions[y][x] in torn:
                    text += _TORN
                where = Where(page=page, table=number, row=first_row + y, cell=begun)
                row_cells.append(GridCell(text, where, bottom - top + 1, right - left + 1))
            rows.append(tuple(row_cells))
        return rows

    def _padding(
        self, written: dict[int, list[TextLine]], extent: dict[int, tuple[int, int, int, int]]
    ) -> float:
        """What a cell keeps free beside its text, left and right together, by the cells that are no torn number."""
        left = [
            line.left - self.xs[extent[region][1]]
            for region, lines in written.items()
            for line in lines
            if len(lines) == 1 or not set(line.text) <= _OF_NUMBERS
        ]
        return 2 * max(min(left, default=0.0), 0.0)

    @staticmethod
    def _torn(contents: dict[int, list[Character]]) -> set[int]:
        """Cells that share a number: it was too long for its cell and ran over the line into the next."""
        region_of = {id(one): region for region, ones in contents.items() for one in ones}
        torn: set[int] = set()
        for group in line_groups([one for ones in contents.values() for one in ones]):
            for one, following in pairwise(group):
                gap = following.left - one.right
                if (
                    region_of[id(one)] != region_of[id(following)]
                    and one.text in _OF_NUMBERS
                    and following.text in _OF_NUMBERS
                    and gap < _TOUCHING * one.size
                ):
                    torn |= {region_of[id(one)], region_of[id(following)]}
        return torn

    def _regions(self, height: int, width: int) -> list[list[int]]:
        """A number for each place, the same for places that no rule parts. A shape that is no rectangle is cut up."""
        parent = list(range(height * width))

        def root(place: int) -> int:
            while parent[place] != place:
                parent[place] = parent[parent[place]]
                place = parent[place]
            return place

        for y in range(height):
            for x in range(width):
                if x + 1 < width and not _parts(self.columns, self.xs[x + 1], self.ys[y + 1], self.ys[y]):
                    parent[root(y * width + x + 1)] = root(y * width + x)
                if y + 1 < height and not _parts(self.rows, self.ys[y + 1], self.xs[x], self.xs[x + 1]):
                    parent[root((y + 1) * width + x)] = root(y * width + x)
        members: dict[int, list[int]] = {}
        for place in range(height * width):
            members.setdefault(root(place), []).append(place)
        regions = [[0] * width for _ in range(height)]
        for region, places in members.items():
            ys, xs = {place // width for place in places}, {place % width for place in places}
            whole = (max(ys) - min(ys) + 1) * (max(xs) - min(xs) + 1) == len(places)
            for place in places:
                regions[place // width][place % width] = region if whole else place
        return regions


@dataclass(frozen=True, slots=True)
class TablePart:
    """What one page shows of a table, and the characters in it."""

    page: int
    table: RuledTable
    characters: tuple[Character, ...]


def joined_grid(parts: Sequence[TablePart], number: int) -> Grid:
    """One grid of the parts of a table on consecutive pages, on the columns of all of them."""
    xs = _edges([x for part in parts for x in part.table.xs])
    rows: list[tuple[GridCell | None, ...]] = []
    for part in parts:
        rows += part.table.on(xs).cells(part.characters, part.page, number, len(rows) + 1)
    return Grid(tuple(rows), Where(page=parts[0].page, table=number))


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables of a page from top to bottom: rules that meet, making at least two cells."""
    rows, columns = _merged(page.rows), _merged(page.columns)
    tables = []
    for ours, theirs in _groups(rows, columns):
        xs = _edges([rule.at for rule in theirs] + [end for rule in ours for end in (rule.start, rule.end)])
        ys = _edges([rule.at for rule in ours] + [end for rule in theirs for end in (rule.start, rule.end)])
        if (len(xs) - 1) * (len(ys) - 1) > MAX_GRID_PLACES // 10:
            raise too_many_cells()
        if len(xs) > 1 and len(ys) > 1 and (len(xs) - 1) * (len(ys) - 1) > 1:
            tables.append(RuledTable(tuple(xs), tuple(reversed(ys)), tuple(ours), tuple(theirs)))
    return sorted(tables, key=lambda table: -table.top)


def _wrapped(lines: Sequence[TextLine], wide: float) -> bool:
    """Whether the lines of a cell are one number that its column is too narrow for: not a digit more would fit."""
    return (
        len(lines) > 1
        and set(lines[-1].text) <= _OF_NUMBERS | _UNITS
        and all(
            set(line.text) <= _OF_NUMBERS and (line.right - line.left) * (1 + 1 / len(line.text)) > wide
            for line in lines[:-1]
        )
    )


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line made one where they touch: programs draw each cell's border on its own."""
    merged: list[Rule] = []
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lanes and rule.at - lanes[-1][0].at < _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        lane.sort(key=lambda rule: rule.start)
        start, end = lane[0].start, lane[0].end
        for rule in lane[1:]:
            if rule.start - end > _NEAR:
                merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            else:
                end = max(end, rule.end)
        merged.append(Rule(at, start, end))
    return merged


def _groups(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet each other, directly or through others. Lines that meet none are no table."""
    left_rows, left_columns = set(range(len(rows))), set(range(len(columns)))
    groups = []
    while left_rows:
        ours, theirs = {left_rows.pop()}, set[int]()
        fresh_rows, fresh_columns = set(ours), set[int]()
        while fresh_rows or fresh_columns:
            met = {at for at in left_columns for row in fresh_rows if _meet(rows[row], columns[at])}
            left_columns -= met
            theirs |= met
            back = {
                at for at in left_rows for column in met | fresh_columns if _meet(rows[at], columns[column])
            }
            left_rows -= back
            ours |= back
            fresh_rows, fresh_columns = back, set()
        if theirs:
            groups.append(([rows[at] for at in sorted(ours)], [columns[at] for at in sorted(theirs)]))
    return groups


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.start - _NEAR <= column.at <= row.end + _NEAR
        and column.start - _NEAR <= row.at <= column.end + _NEAR
    )


def _edges(places: list[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _parts(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _NEAR
    )
    return covered >= _COVERED * (end - start)
