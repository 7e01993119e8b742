"""Tables as they may stand in a body: rectangular, header cells with their scope, no table in a table."""

from collections.abc import Callable
from dataclasses import dataclass, field

from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.body.tree import Element, Node, below, text_of

MOST_PLACES = 60_000
"""Rows times columns of one table; the budget of a county with all its units has 20,000."""
MOST_COLUMNS = 200
Fill = Callable[[Element], list[Node]]
"""Makes the content of a cell."""


@dataclass(slots=True)
class _Cell:
    content: list[Node]
    is_head: bool
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class _Row:
    cells: dict[int, _Cell] = field(default_factory=dict)
    """By the column where each begins."""
    in_head: bool = False


def is_layout(table: Element) -> bool:
    """Whether a table only places others: what is in them is more than what is beside them."""
    inner = [one for one in below(table) if one.name == "table"]
    if not inner:
        return False
    deepest = [one for one in inner if not any(other.name == "table" for other in below(one))]
    within = sum(len(text_of(one).strip()) for one in deepest)
    return 2 * within > len(text_of(table).strip())


def cells_of(table: Element) -> list[list[Element]]:
    """The cells of a table row by row, without those of tables in it."""
    return [[cell for cell in row.elements() if cell.name in ("td", "th")] for row, _ in _rows(table)]


def tidied(table: Element, fill: Fill, caption: list[Node]) -> Element | None:
    """The table with its spans laid out; None for one without content. Raises `CannotTake` beyond the limits."""
    rows = _laid_out(table, fill)
    if not any(cell.content for row in rows for cell in row.cells.values()):
        return None
    heads = _heads(rows)
    made = Element("table")
    if caption:
        made.children.append(Element("caption", {}, caption))
    for name, part in (("thead", rows[:heads]), ("tbody", rows[heads:])):
        if part:
            made.children.append(Element(name, {}, [_written(row, name) for row in part]))
    return made


def _rows(table: Element) -> list[tuple[Element, bool]]:
    """Rows, and whether each stands in a head; the foot comes last, wherever it is written."""
    rows: list[tuple[Element, bool]] = []
    foot: list[tuple[Element, bool]] = []
    for part in table.elements():
        if part.name == "tr":
            rows.append((part, False))
        elif part.name in ("thead", "tbody", "tfoot"):
            into = foot if part.name == "tfoot" else rows
            into += [(row, part.name == "thead") for row in part.elements() if row.name == "tr"]
    return rows + foot


def _laid_out(table: Element, fill: Fill) -> list[_Row]:
    written = _rows(table)
    rows = [_Row(in_head=in_head) for _, in_head in written]
    taken: set[tuple[int, int]] = set()
    for y, (row, _) in enumerate(written):
        x = 0
        for cell in row.elements():
            if cell.name not in ("td", "th"):
                continue
            while (y, x) in taken:
                x += 1
            down = min(_span(cell, "rowspan") or len(rows) - y, len(rows) - y)
            across = min(max(_span(cell, "colspan"), 1), MOST_COLUMNS)
            # A span over a place that a cell from above takes ends before it: cells do not lie on each other.
            across = next((one for one in range(1, across) if (y, x + one) in taken), across)
            if len(taken) + down * across > MOST_PLACES or x + across > 5 * MOST_COLUMNS:
                raise CannotTake(
                    f"有一张表超过{MOST_PLACES}格，或者列数太多。把它作为附件上传，正文里留主要的行。"
                )
            taken |= {(y + below, x + beside) for below in range(down) for beside in range(across)}
            rows[y].cells[x] = _Cell(fill(cell), cell.name == "th" or rows[y].in_head, down, across)
            x += across
    width = max((x + 1 for _, x in taken), default=0)
    if width * len(rows) > MOST_PLACES:
        raise CannotTake(f"有一张表超过{MOST_PLACES}格。把它作为附件上传，正文里留主要的行。")
    for y, laid in enumerate(rows):
        for x in range(width):
            if (y, x) not in taken:
                laid.cells[x] = _Cell([], laid.in_head)
    return _without_covered(rows)


def _without_covered(rows: list[_Row]) -> list[_Row]:
    """Without rows in which no cell begins: those above them are then one row lower."""
    for y in range(len(rows) - 1, -1, -1):
        if not rows[y].cells:
            for above in range(y):
                for cell in rows[above].cells.values():
                    if above + cell.rows > y:
                        cell.rows -= 1
            del rows[y]
    return rows


def _heads(rows: list[_Row]) -> int:
    """How many rows are the head: those at the top with header cells alone, and those into which they reach."""
    heads = next((y for y, row in enumerate(rows) if not all(one.is_head for one in row.cells.values())), 1)
    at = 0
    while at < heads < len(rows):
        heads = max(heads, at + max(cell.rows for cell in rows[at].cells.values()))
        at += 1
    if heads >= len(rows):
        return 0
    for row in rows[:heads]:
        for cell in row.cells.values():
            cell.is_head = True
    return heads


def _written(row: _Row, part: str) -> Element:
    made = Element("tr")
    for _, cell in sorted(row.cells.items()):
        attributes: dict[str, str] = {}
        if cell.columns > 1:
            attributes["colspan"] = str(cell.columns)
        if cell.rows > 1:
            attributes["rowspan"] = str(cell.rows)
        if cell.is_head:
            attributes["scope"] = _scope(cell, part)
        made.children.append(Element("th" if cell.is_head else "td", attributes, cell.content))
    return made


def _scope(cell: _Cell, part: str) -> str:
    if part == "thead":
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.rows > 1 else "row"


def _span(cell: Element, name: str) -> int:
    """The span as browsers read it: 1 where there is none that can be read."""
    value = cell.attributes.get(name, "").strip()
    return int(value[:5]) if value.isascii() and value[:5].isdigit() else 1
