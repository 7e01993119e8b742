"""Working copies typeset by us: of text, and of a DOCX where LibreOffice is not installed."""

import re
from collections.abc import Iterator

from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.paper.document import Block, Body, Document
from gongkai.paper.pdf import write_pdf
from gongkai.paper.table import Table, TableCell
from gongkai.report.reading import blocks

MOST_CHARACTERS = 600_000
"""A thousand pages of 22 lines of 28 characters."""
_CODES = ("utf-8-sig", "gb18030")
_UNBROKEN = re.compile(r"[!-~]{25,}")
_PIECE = 24
_CELL_SIZE = 10.5
_HUNDREDTHS = 100


def from_text(content: bytes) -> bytes:
    """A text file as PDF, every line a paragraph. Raises `CannotRedact`."""
    text = _decoded(content).replace("\f", "\n")
    _refuse_excess(len(text))
    return write_pdf(
        Document("", "", tuple(Body(_breakable(line)) for line in text.splitlines()) or (Body(""),))
    )


def from_blocks(document: blocks.Document) -> bytes:
    """Paragraphs and tables of a document as PDF. Raises `CannotRedact`."""
    laid = tuple(_laid(document))
    _refuse_excess(
        sum(
            len(block.text)
            if isinstance(block, Body)
            else sum(len(cell.text) for row in block.rows for cell in row)
            for block in laid
            if isinstance(block, Body | Table)
        )
    )
    return write_pdf(Document("", "", laid or (Body(""),)))


def _laid(document: blocks.Document) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, blocks.Paragraph):
            yield Body(_breakable(block.text))
        elif block.rows and block.rows[0]:
            yield _table(block)


def _table(grid: blocks.Grid) -> Table:
    """The table with columns of equal width; a place that no cell covers is an empty cell."""
    width, height = len(grid.rows[0]), len(grid.rows)
    covered: set[tuple[int, int]] = set()
    rows: list[tuple[TableCell, ...]] = []
    for y, row in enumerate(grid.rows):
        cells: list[TableCell] = []
        for x, cell in enumerate(row):
            if (y, x) in covered:
                continue
            down, across = 1, 1
            if cell is not None:
                across = _free(covered, y, x, min(cell.columns, width - x))
                down = min(cell.rows, height - y)
            covered |= {(y + below, x + beside) for below in range(down) for beside in range(across)}
            cells.append(TableCell(_breakable(cell.text) if cell else "", down, across, left=True))
        rows.append(tuple(cells))
    return Table("", tuple(rows), (_HUNDREDTHS // width or 1,) * width, _CELL_SIZE)


def _free(covered: set[tuple[int, int]], row: int, column: int, wanted: int) -> int:
    return next((across for across in range(1, wanted) if (row, column + across) in covered), wanted)


def _breakable(text: str) -> str:
    """The text with places to break in what has none: a line that runs over the edge of the page would be cut."""

    def pieces(match: re.Match[str]) -> str:
        run = match.group()
        return "\u200b".join(run[at : at + _PIECE] for at in range(0, len(run), _PIECE))

    return _UNBROKEN.sub(pieces, text)


def _decoded(content: bytes) -> str:
    codes = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _CODES
    for code in codes:
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    raise CannotRedact("这个文本文件的编码不认识。用记事本另存为 UTF-8，再上传。")


def _refuse_excess(characters: int) -> None:
    if characters > MOST_CHARACTERS:
        raise CannotRedact(
            f"文字有{characters}个，超过{MOST_CHARACTERS // 10_000}万个的上限。拆成几个文件，再上传。"
        )
