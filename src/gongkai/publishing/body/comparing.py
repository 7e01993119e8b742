"""Two versions of a body side by side (对比): blocks beside the blocks that they became, with what changed in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from gongkai.publishing.body.tree import Element, Node, parsed, text_of

ALIKE = 40.0
"""Per cent of likeness from which a block counts as the other one changed."""
MOST_PAIRS = 40_000
"""Pairs of blocks in one stretch that are looked at for likeness; in a longer one they stand in order."""
LONGEST = 20_000
"""Characters of a block that is compared by characters; a longer one is marked whole."""
_SHORT = 2
"""Fewer equal characters than this between two changes are no island: 2026年3月 to 2027年5月 is one change."""
_LINES = frozenset(("p", "h2", "h3", "h4", "figcaption", "caption"))


class Change(StrEnum):
    """What became of a block."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and whether they are not in the other version."""

    text: str
    marked: bool = False


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A block as one version has it: its element (p, h2, li, tr …), its level in lists, and its cells.

    Every block but the row of a table has one cell.
    """

    element: str
    level: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Two blocks side by side; none on the side that has none."""

    change: Change
    old: Side | None
    new: Side | None


@dataclass(frozen=True, slots=True)
class _Block:
    element: str
    level: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\t".join(self.cells)

    def side(self, *, marked: bool) -> Side:
        return Side(self.element, self.level, tuple((Piece(cell, marked),) for cell in self.cells))


def compare(old: str, new: str) -> list[Row]:
    """Rows of the comparison of two clean bodies, in order. Raises `CannotTake` as `clean` does."""
    before, after = list(_blocks(parsed(old))), list(_blocks(parsed(new)))
    rows: list[Row] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs = zip(before[a:b], after[c:d], strict=True)
            rows += [Row(Change.SAME, one.side(marked=False), two.side(marked=False)) for one, two in pairs]
        else:
            rows += _changed(before[a:b], after[c:d])
    return rows


def _blocks(root: Element) -> Iterator[_Block]:
    """Lines of a body in order: what a list item holds comes with its level."""
    yield from _lines(root.children, "p", 0)


def _lines(nodes: Sequence[Node], element: str, level: int) -> Iterator[_Block]:
    words: list[Node] = []
    for node in nodes:
        kind = node.name if isinstance(node, Element) else ""
        if kind not in _HOLDERS:
            words.append(node)
            continue
        yield from _line(words, element, level)
        words = []
        if isinstance(node, Element):
            yield from _HOLDERS[kind](node, element, level)
    yield from _line(words, element, level)


def _line(words: Sequence[Node], element: str, level: int) -> Iterator[_Block]:
    text = "".join(_words(node) for node in words).strip()
    if text:
        yield _Block(element, level, (text,))


def _words(node: Node) -> str:
    """The words; a link with where it leads, which may be all that changed."""
    if isinstance(node, str) or node.name == "br":
        return text_of(node)
    inner = "".join(_words(child) for child in node.children)
    return f"{inner}〔{node.attributes.get('href', '')}〕" if node.name == "a" else inner


def _block(node: Element, element: str, level: int) -> Iterator[_Block]:
    name = element if element in ("li", "blockquote") and node.name == "p" else node.name
    yield from _lines(node.children, name, level)


def _list(node: Element, _element: str, level: int) -> Iterator[_Block]:
    for item in node.elements():
        yield from _lines(item.children, "li", level + 1)


def _quote(node: Element, _element: str, level: int) -> Iterator[_Block]:
    yield from _lines(node.children, "blockquote", level)


def _inside(node: Element, element: str, level: int) -> Iterator[_Block]:
    yield from _lines(node.children, element, level)


def _row(node: Element, _element: str, level: int) -> Iterator[_Block]:
    cells = tuple("\n".join(one.text for one in _lines(cell.children, "p", 0)) for cell in node.elements())
    yield _Block("tr", level, cells)


def _picture(node: Element, _element: str, level: int) -> Iterator[_Block]:
    yield _Block("img", level, (node.attributes.get("alt", ""), node.attributes.get("src", "")))


_HOLDERS = {
    **dict.fromkeys(_LINES, _block),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("table", "thead", "tbody", "figure"), _inside),
    "blockquote": _quote,
    "tr": _row,
    "img": _picture,
}


def _changed(before: Sequence[_Block], after: Sequence[_Block]) -> Iterator[Row]:
    at = 0
    pairs = _partners(before, after)
    for number, one in enumerate(before):
        partner = pairs.get(number)
        if partner is None:
            yield Row(Change.REMOVED, one.side(marked=True), None)
            continue
        yield from (Row(Change.ADDED, None, two.side(marked=True)) for two in after[at:partner])
        yield _marked(one, after[partner])
        at = partner + 1
    yield from (Row(Change.ADDED, None, two.side(marked=True)) for two in after[at:])


def _partners(before: Sequence[_Block], after: Sequence[_Block]) -> dict[int, int]:
    """Which block became which, in order: the pairs whose likenesses together are greatest."""
    if not before or not after:
        return {}
    if len(before) * len(after) > MOST_PAIRS:
        return {at: at for at in range(min(len(before), len(after)))}
    likeness = [[_likeness(one, two) for two in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for x in range(len(before) - 1, -1, -1):
        for y in range(len(after) - 1, -1, -1):
            together = likeness[x][y] + best[x + 1][y + 1] if likeness[x][y] >= ALIKE else 0.0
            best[x][y] = max(best[x + 1][y], best[x][y + 1], together)
    pairs: dict[int, int] = {}
    x = y = 0
    while x < len(before) and y < len(after):
        if likeness[x][y] >= ALIKE and best[x][y] == likeness[x][y] + best[x + 1][y + 1]:
            pairs[x] = y
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1
    return pairs


def _likeness(one: _Block, two: _Block) -> float:
    if (one.element == "tr") != (two.element == "tr"):
        return 0.0
    return fuzz.ratio(one.text[:LONGEST], two.text[:LONGEST])


def _marked(one: _Block, two: _Block) -> Row:
    """Two blocks side by side, cell by cell; where the number of cells differs, as far as both have them."""
    old: list[Cell] = []
    new: list[Cell] = []
    for left, right in zip(one.cells, two.cells, strict=False):
        before, after = _pieces(left, right)
        old.append(before)
        new.append(after)
    both = len(old)
    old += [(Piece(cell, True),) for cell in one.cells[both:]]
    new += [(Piece(cell, True),) for cell in two.cells[both:]]
    return Row(
        Change.CHANGED,
        Side(one.element, one.level, tuple(old)),
        Side(two.element, two.level, tuple(new)),
    )


def _pieces(left: str, right: str) -> tuple[Cell, Cell]:
    if left == right:
        return (Piece(left),), (Piece(right),)
    if max(len(left), len(right)) > LONGEST:
        return (Piece(left, True),), (Piece(right, True),)
    old: list[Piece] = []
    new: list[Piece] = []
    steps = list(Indel.opcodes(left, right))
    for at, step in enumerate(steps):
        is_island = step.tag == "equal" and 0 < at < len(steps) - 1 and step.src_end - step.src_start < _SHORT
        marked = step.tag != "equal" or is_island
        _add(old, left[step.src_start : step.src_end], marked=marked)
        _add(new, right[step.dest_start : step.dest_end], marked=marked)
    return tuple(old), tuple(new)


def _add(pieces: list[Piece], text: str, *, marked: bool) -> None:
    if not text:
        return
    if pieces and pieces[-1].marked == marked:
        pieces[-1] = Piece(pieces[-1].text + text, marked)
    else:
        pieces.append(Piece(text, marked))
