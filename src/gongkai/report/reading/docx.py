"""Reader of DOCX: paragraphs and tables of the body as Word, WPS and LibreOffice write them.

Only the text of the body counts: headers, footers, notes, text boxes, deleted and hidden runs, comments and custom
XML are not read. The XML is walked directly: opening a package with `python-docx` costs ten times the reading, and
it gives up on packages that WPS writes and Word opens.
"""

from collections.abc import Iterator

from lxml import etree

from gongkai.report.errors import Broken
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.list_numbers import ListNumbers
from gongkai.report.reading.package import Package, attribute, local
from gongkai.report.reading.page import Container
from gongkai.report.reading.placing import Item, Table, TableCell, Text, laid_out
from gongkai.report.reading.spans import TableLayout

_THROUGH = frozenset(
    ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
)
_GONE = frozenset(("del", "moveFrom"))
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes) -> Document:
    """Paragraphs and grids of a DOCX. Raises `Broken`, `Encrypted`, `Dangerous` or `TooLarge`."""
    package = Package(data)
    main = next(iter(package.related("", "officeDocument")), "word/document.xml")
    root = package.xml(main)
    body = next((child for child in root if local(child) == "body"), None)
    if body is None:
        raise Broken("文档里没有正文，可能已损坏。请用 Word 或 WPS 打开确认后另存一次再试。")
    reading = _Body(ListNumbers(package, main))
    items = list(reading.items(body))
    return Document(tuple(found.block for found in laid_out(items, TableLayout())))


class _Body:
    """Walks block elements; XML of a package is at most 256 elements deep, so recursion is bounded."""

    def __init__(self, numbers: ListNumbers) -> None:
        self._numbers = numbers
        self._container = Container(None, "body")

    def items(self, parent: etree._Element) -> Iterator[Item]:
        for child in parent:
            name = local(child)
            if name == "p":
                number = self._numbers.before(child)
                for at, line in enumerate(_text(child).split("\n")):
                    text = (number + line if at == 0 else line).strip()
                    if text:
                        yield Text(text, self._container)
            elif name == "tbl":
                yield self._table(child)
            elif name in _THROUGH:
                yield from self.items(child)

    def _table(self, table: etree._Element) -> Table:
        rows: list[list[TableCell]] = []
        open_below: dict[int, TableCell] = {}
        for tr in _children(table, "tr"):
            if _property(tr, "trPr", "del") is not None:
                continue
            row: list[TableCell] = []
            still_open: dict[int, TableCell] = {}
            x = _number(_property(tr, "trPr", "gridBefore"), 0)
            if x:
                row.append(TableCell([], 1, x))
            for tc in _children(tr, "tc"):
                columns = _number(_property(tc, "tcPr", "gridSpan"), 1)
                merge = _property(tc, "tcPr", "vMerge")
                beside = _property(tc, "tcPr", "hMerge")
                continues = merge is not None and attribute(merge, "val") != "restart"
                if beside is not None and attribute(beside, "val") != "restart" and row:
                    row[-1].columns += columns
                elif continues and x in open_below:
                    cell = open_below[x]
                    cell.rows += 1
                    still_open[x] = cell
                else:
                    cell = TableCell(list(self.items(tc)), 1, columns)
                    row.append(cell)
                    if merge is not None:
                        still_open[x] = cell
                x += columns
            rows.append(row)
            open_below = still_open
        return Table(self._container, rows)


def _text(paragraph: etree._Element) -> str:
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def _collect(parent: etree._Element, pieces: list[str]) -> None:
    for child in parent:
        name = local(child)
        if name == "r":
            if _property(child, "rPr", "vanish") is None:
                _collect_run(child, pieces)
        elif name in _THROUGH:
            _collect(child, pieces)


def _collect_run(run: etree._Element, pieces: list[str]) -> None:
    for child in run:
        name = local(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _CHARACTERS:
            pieces.append(_CHARACTERS[name])
        elif name == "ruby":
            for base in child:
                if local(base) == "rubyBase":
                    _collect(base, pieces)


def _children(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for child in parent:
        name = local(child)
        if name == wanted:
            yield child
        elif name in _THROUGH and name not in _GONE:
            yield from _children(child, wanted)


def _property(element: etree._Element, group: str, name: str) -> etree._Element | None:
    """A property that is switched on; `w:val="0"` or `false` switches it off."""
    for child in element:
        if local(child) == group:
            for found in child:
                if local(found) == name and attribute(found, "val") not in ("0", "false", "off"):
                    return found
    return None


def _number(found: etree._Element | None, default: int) -> int:
    value = attribute(found, "val") if found is not None else None
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 9 else default
