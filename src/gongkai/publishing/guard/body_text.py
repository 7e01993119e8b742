"""The plain text of a body with the place of every character in its HTML, and what a rule asks of its structure.

Reads what `body.cleaning` lets through, and is total on anything else: a mark that is no tag is text.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?>[^<>\"']+|\"[^\"]*\"|'[^']*')*+)>|<!--[^<>]*>",
)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))",
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "caption",
        "td",
        "th",
        "figcaption",
        "blockquote",
        "ul",
        "ol",
        "table",
        "tr",
        "figure",
        "hr",
        "div",
    ]
)
_READ = frozenset(["p", "h2", "h3", "h4", "li", "caption", "td", "th", "figcaption"])
"""Blocks whose words count as theirs."""


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, caption or cell: `text[start:end]` of the plain text."""

    tag: str
    start: int
    end: int


@dataclass(slots=True)
class Cell(Block):
    """A cell of a table at its row and column; the columns that cells above or before it take are counted."""

    row: int
    column: int
    columns: int
    rows: int

    @property
    def is_head(self) -> bool:
        """Whether it is marked as a heading."""
        return self.tag == "th"


@dataclass(slots=True)
class Table:
    """A table: its cells row by row, and where it stands."""

    start: int
    end: int = 0
    caption: Block | None = None
    cells: list[Cell] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    row: int = -1
    column: int = 0


@dataclass(slots=True)
class Link:
    """A link with its address; its words are `text[start:end]`."""

    href: str
    start: int
    end: int


@dataclass(slots=True)
class Picture:
    """A picture: address, the words for it (none where it has no such attribute), and the place in the text."""

    src: str
    alt: str | None
    at: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of the text and those of the HTML they were read from; `exact` where they are the same ones."""

    start: int
    end: int
    source: int
    source_end: int
    exact: bool


@dataclass(frozen=True)
class BodyText:
    """Blocks stand on lines of their own. `pieces` hold the way back into the HTML."""

    html: str
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    pieces: tuple[_Piece, ...]

    def replaced(self, start: int, end: int, new: str) -> str:
        """The HTML with other words in a place of the text; tags inside the place stay where they are.

        ValueError where the place is empty or outside the text, or takes in the end of a block.
        """
        first = bisect_right([piece.start for piece in self.pieces], start) - 1
        if not 0 <= start < end <= len(self.text) or "\n" in self.text[start:end] or first < 0:
            raise ValueError((start, end))
        parts, done, words = [], 0, html.escape(new, quote=False)
        for piece in self.pieces[first:]:
            if piece.start >= end:
                break
            if piece.end <= start:
                continue
            here = piece.source + start - piece.start if piece.exact and start > piece.start else piece.source
            there = (
                piece.source_end - (piece.end - end) if piece.exact and end < piece.end else piece.source_end
            )
            parts += [self.html[done:here], words]
            done, words = there, ""
        return "".join([*parts, self.html[done:]])


def read(source: str) -> BodyText:
    """The words and the structure of clean HTML; total and linear."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.html = source
        self.parts: list[str] = []
        self.length = 0
        self.pieces: list[_Piece] = []
        self.blocks: list[Block] = []
        self.open: list[Block] = []
        self.tables: list[Table] = []
        self.open_tables: list[Table] = []
        self.links: list[Link] = []
        self.open_link: Link | None = None
        self.pictures: list[Picture] = []

    def read(self) -> BodyText:
        at = 0
        for tag in _TAG.finditer(self.html):
            self._words(at, tag.start())
            at = tag.end()
            if tag["name"]:
                self._tag(tag["name"].lower(), bool(tag["end"]), tag["rest"])
        self._words(at, len(self.html))
        while self.open:
            self._close(self.open[-1].tag)
        text = "".join(self.parts)
        return BodyText(
            self.html,
            text,
            tuple(sorted(self.blocks, key=lambda block: block.start)),
            tuple(self.tables),
            tuple(self.links),
            tuple(self.pictures),
            tuple(self.pieces),
        )

    def _words(self, start: int, end: int) -> None:
        at = start
        for entity in _ENTITY.finditer(self.html, start, end):
            self._exact(at, entity.start())
            if (said := html.unescape(entity[0])) != entity[0] and said.isprintable():
                self._piece(said, entity.start(), entity.end(), exact=False)
            else:
                self._exact(entity.start(), entity.end())
            at = entity.end()
        self._exact(at, end)

    def _exact(self, start: int, end: int) -> None:
        if start < end:
            # A line of the HTML is none of the text, and stays one character.
            words = self.html[start:end].replace("\n", " ").replace("\r", " ")
            # Between the tags of a table or a list there is only layout.
            if self.open or words.strip():
                self._piece(words, start, end, exact=True)

    def _piece(self, words: str, start: int, end: int, *, exact: bool) -> None:
        self.pieces.append(_Piece(self.length, self.length + len(words), start, end, exact))
        self._add(words)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _line(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self._add("\n")

    def _tag(self, name: str, is_end: bool, rest: str) -> None:
        if name in _BLOCKS:
            if not is_end:
                self._begin(name, rest)
            else:
                self._finish(name)
        elif name == "br":
            self._line()
        elif name == "a":
            self._link(is_end, rest)
        elif name == "img" and not is_end:
            said = _attributes(rest)
            self.pictures.append(Picture(said.get("src", ""), said.get("alt"), self.length))

    def _begin(self, name: str, rest: str) -> None:
        self._line()
        if name == "table":
            self.open_tables.append(Table(self.length))
        elif name == "tr" and self.open_tables:
            self.open_tables[-1].row += 1
            self.open_tables[-1].column = 0
        if name in ("td", "th") and self.open_tables:
            self.open.append(_cell(self.open_tables[-1], name, self.length, _attributes(rest)))
        elif name in _READ:
            self.open.append(Block(name, self.length, self.length))

    def _finish(self, name: str) -> None:
        if name in _READ:
            self._close(name)
        if name == "table" and self.open_tables:
            table = self.open_tables.pop()
            table.end = self.length
            self.tables.append(table)
        self._line()

    def _close(self, name: str) -> None:
        if not any(block.tag == name for block in self.open):
            return
        while self.open:
            block = self.open.pop()
            block.end = max(block.start, self.length - (bool(self.parts) and self.parts[-1] == "\n"))
            self.blocks.append(block)
            if block.tag == "caption" and self.open_tables:
                self.open_tables[-1].caption = block
            if block.tag == name:
                return

    def _link(self, is_end: bool, rest: str) -> None:
        if self.open_link is not None:
            self.open_link.end = self.length
            self.links.append(self.open_link)
        self.open_link = None if is_end else Link(_attributes(rest).get("href", ""), self.length, self.length)


def _cell(table: Table, tag: str, at: int, said: dict[str, str]) -> Cell:
    row, column = max(table.row, 0), table.column
    while (row, column) in table.taken:
        column += 1
    columns, rows = _span(said.get("colspan")), _span(said.get("rowspan"))
    for below in range(1, rows):
        table.taken.update((row + below, column + beside) for beside in range(columns))
    table.column = column + columns
    cell = Cell(tag, at, at, row, column, columns, rows)
    table.cells.append(cell)
    return cell


def _span(said: str | None) -> int:
    return min(max(int(said), 1), 100) if said and said.isascii() and said.isdecimal() else 1


def _attributes(rest: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(rest)
    }


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that says something."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1
