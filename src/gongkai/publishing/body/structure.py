"""The structure that a body has: headings, paragraphs, lists, quotations, tables and figures, and nothing else.

Whatever tree it is made of, the result is the same for the same content, and made of itself it stays as it is.
"""

from collections.abc import Iterable, Sequence

from gongkai.publishing.body import addresses, table
from gongkai.publishing.body.headings import LEVELS, level_headings
from gongkai.publishing.body.inline import BREAK, MARKS, Run, paragraphs, run
from gongkai.publishing.body.tree import Element, Node, below, names, text_of

LIST_DEEPEST = 9
LONGEST_ALT = 300
LARGEST_START = 9_999
_HEADINGS = frozenset(LEVELS)
_PARTS = names(
    "p div section article aside header footer main nav address center details summary dialog dl dt dd fieldset form "
    "hgroup legend search menu dir li pre caption figcaption tr td th thead tbody tfoot body"
)
"""Elements that begin and end a paragraph, wherever they stand."""
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_NO_MARKS: frozenset[str] = frozenset()


def structured(root: Element) -> list[Element]:
    """The blocks of a body, as `writing` writes them. Raises `CannotTake` for tables beyond the limits."""
    flow = _Flow(_BODY)
    flow.take(root.children)
    blocks = flow.blocks()
    level_headings(blocks)
    return blocks


_BODY = frozenset(("heading", "ul", "blockquote", "table", "figure", "hr"))
_QUOTE = frozenset(("ul", "table", "figure"))
_ITEM = frozenset(("ul", "table", "figure"))
_CELL = frozenset(("ul", "figure"))
_LINE: frozenset[str] = frozenset()


class _Flow:
    """Collects the blocks of one place; `holds` says which blocks may stand there beside paragraphs."""

    def __init__(self, holds: frozenset[str], depth: int = 0) -> None:
        """`depth`: lists around this place."""
        self._holds = holds
        self._depth = depth
        self._blocks: list[Element] = []
        self._runs: list[Run] = []

    def blocks(self) -> list[Element]:
        """What was taken."""
        self._end("p")
        return self._blocks

    def take(
        self, nodes: Iterable[Node], kind: str = "p", marks: frozenset[str] = _NO_MARKS, href: str = ""
    ) -> None:
        """Take nodes; their words become blocks named `kind`."""
        for node in nodes:
            if isinstance(node, str):
                self._runs.append(run(node, marks, href))
            elif node.name == "br":
                self._runs.append(Run(BREAK))
            elif node.name in MARKS:
                self.take(node.children, kind, marks | {MARKS[node.name]}, href)
            elif node.name == "a":
                inside = addresses.link(node.attributes.get("href", ""))
                self.take(node.children, kind, marks, inside or href)
            elif node.name in _BLOCKS:
                self._end(kind)
                _BLOCKS[node.name](self, node)
            elif node.name in _HEADINGS:
                self._end(kind)
                name = node.name if "heading" in self._holds else "p"
                self.take(node.children, name, _NO_MARKS if name != "p" else marks, href)
                self._end(name)
            elif node.name == "pre":
                self._end(kind)
                self._preformatted(node, kind)
            elif node.name in _PARTS:
                self._end(kind)
                self.take(node.children, kind, marks, href)
                self._end(kind)
            else:
                self.take(node.children, kind, marks, href)

    def _end(self, kind: str) -> None:
        if self._runs:
            self._blocks += [Element(kind, {}, content) for content in paragraphs(self._runs)]
            self._runs.clear()

    def _preformatted(self, node: Element, kind: str) -> None:
        for line in text_of(node).splitlines():
            self._runs.append(run(line))
            self._end(kind)

    def _list(self, node: Element) -> None:
        if "ul" not in self._holds or self._depth >= LIST_DEEPEST:
            self.take(_as_parts(node.children))
            return
        made = Element("ol" if node.name == "ol" else "ul", _numbering(node))
        for nodes in _items(node.children):
            flow = _Flow(_ITEM, self._depth + 1)
            flow.take(nodes)
            if content := _compact(flow.blocks()):
                made.children.append(Element("li", {}, content))
        if made.children:
            self._blocks.append(made)

    def _quote(self, node: Element) -> None:
        if "blockquote" not in self._holds:
            self.take(_as_parts(node.children))
            return
        flow = _Flow(_QUOTE, self._depth)
        flow.take(node.children)
        if blocks := flow.blocks():
            self._blocks.append(Element("blockquote", {}, [*blocks]))

    def _rule(self, _node: Element) -> None:
        if "hr" in self._holds:
            self._blocks.append(Element("hr"))

    def _picture(self, node: Element) -> None:
        self._figure_of(node, [])

    def _figure_of(self, node: Element, caption: list[Node]) -> None:
        source = addresses.picture(node.attributes.get("src", ""))
        alt = " ".join(node.attributes.get("alt", "").split())[:LONGEST_ALT].strip()
        if source and "figure" in self._holds:
            children: list[Node] = [Element("img", {"src": source, "alt": alt})]
            if caption:
                children.append(Element("figcaption", {}, caption))
            self._blocks.append(Element("figure", {}, children))
        else:
            self._blocks += [Element("p", {}, [*caption])] if caption else []

    def _figure(self, node: Element) -> None:
        pictures = [one for one in below(node) if one.name == "img"]
        caption = next((one for one in below(node) if one.name == "figcaption"), None)
        beside = [one for one in below(node) if one.name in ("table", *_LISTS)]
        if len(pictures) == 1 and not beside:
            self._figure_of(pictures[0], _line([caption] if caption else _without_pictures(node)))
        else:
            self.take(_as_parts(node.children))

    def _table(self, node: Element) -> None:
        rows = table.cells_of(node)
        caption = next((one for one in node.elements() if one.name == "caption"), None)
        is_box = sum(map(len, rows)) == 1
        if is_box or "table" not in self._holds or table.is_layout(node):
            self.take([caption] if caption else [])
            self._end("p")
            for row in rows:
                self._row(row, apart=is_box or "table" in self._holds)
            return
        made = table.tidied(node, self._cell, _line([caption]) if caption else [])
        if made is not None:
            self._blocks.append(made)
        elif caption:
            self.take([caption])

    def _row(self, cells: Sequence[Element], *, apart: bool) -> None:
        """The cells of a row that is none any more: one below the other, or in one line."""
        if apart:
            self.take(cells)
            return
        for cell in cells:
            flow = _Flow(_LINE)
            flow.take(cell.children)
            words = " ".join(text_of(block) for block in flow.blocks())
            self._runs += [run(" "), run(" ".join(words.split()))]
        self._end("p")

    def _cell(self, node: Element) -> list[Node]:
        flow = _Flow(_CELL, self._depth)
        flow.take(node.children)
        return _compact(flow.blocks())


_BLOCKS = {
    **dict.fromkeys(_LISTS, _Flow._list),
    "blockquote": _Flow._quote,
    "hr": _Flow._rule,
    "img": _Flow._picture,
    "figure": _Flow._figure,
    "table": _Flow._table,
}


def _items(nodes: Iterable[Node]) -> list[list[Node]]:
    """What each item of a list holds. A list that stands in the list itself belongs to the item before it."""
    items: list[list[Node]] = []
    loose = False
    for node in nodes:
        if isinstance(node, Element) and node.name == "li":
            items.append([node])
            loose = False
        elif isinstance(node, str) and not node.strip():
            continue
        elif items and (loose or (isinstance(node, Element) and node.name in _LISTS)):
            items[-1].append(node)
        else:
            items.append([node])
            loose = True
    return items


def _compact(blocks: list[Element]) -> list[Node]:
    """The content of an item or cell: its first paragraph without an element of its own, where no other follows."""
    if blocks and blocks[0].name == "p" and not any(block.name == "p" for block in blocks[1:]):
        return [*blocks[0].children, *blocks[1:]]
    return [*blocks]


def _line(nodes: Iterable[Node]) -> list[Node]:
    """The words of nodes as one line."""
    flow = _Flow(_LINE)
    flow.take(nodes)
    line: list[Node] = []
    for block in flow.blocks():
        line += [Element("br"), *block.children] if line else block.children
    return line


def _as_parts(nodes: Iterable[Node]) -> list[Node]:
    """The nodes, each element of them a part of its own."""
    return [Element("div", {}, [node]) if isinstance(node, Element) else node for node in nodes]


def _without_pictures(node: Element) -> list[Node]:
    return [child for child in node.children if not isinstance(child, Element) or child.name != "img"]


def _numbering(node: Element) -> dict[str, str]:
    if node.name != "ol":
        return {}
    found: dict[str, str] = {}
    start = node.attributes.get("start", "").strip()
    if start.isascii() and start.isdigit() and len(start) < 6 and 1 < int(start) <= LARGEST_START:
        found["start"] = str(int(start))
    if (kind := node.attributes.get("type", "").strip()) in ("a", "A", "i", "I"):
        found["type"] = kind
    return found
