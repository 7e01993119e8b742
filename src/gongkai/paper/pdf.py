"""A document as PDF, typeset by typst on the page of GB/T 9704; nothing is fetched from the network."""

import json
import threading
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from gongkai.paper import page
from gongkai.paper.document import Block, Body, Document, Heading, Signature, Title, printable
from gongkai.paper.fonts import Typeface, installed, usable
from gongkai.paper.table import PADDING, Head, Table, fitting_size

# typst's compiler keeps what it learned from one run to the next, but is not made for two at once.
_ONE_AT_A_TIME = threading.Lock()


def write_pdf(document: Document) -> bytes:
    """The document as PDF bytes, tagged for screen readers, without a time stamp: same input, same bytes."""
    data = {
        "title": printable(document.title),
        "author": printable(document.author),
        "page": _PAGE,
        "fonts": {typeface.value: usable(typeface) for typeface in Typeface},
        "blocks": [_block(block) for block in document.blocks],
    }
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            input=_layout(),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=0,
        )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst answered {type(pdf).__name__}, not bytes")
    return pdf


_PAGE = {
    "top": page.TOP,
    "bottom": page.BOTTOM,
    "left": page.LEFT,
    "right": page.RIGHT,
    "pitch": page.LINE_PITCH,
    "character": page.CHARACTER_PITCH,
    "body": page.BODY_SIZE,
    "title": page.TITLE_SIZE,
    "number": page.PAGE_NUMBER_SIZE,
    "number_below": page.PAGE_NUMBER_BELOW,
    "indent": page.INDENT,
    "date_indent": page.DATE_INDENT,
    "padding": PADDING,
}


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=installed())


@cache
def _layout() -> bytes:
    return files("gongkai.paper").joinpath("page.typ").read_bytes()


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Title(lines):
            return {"kind": "title", "lines": [printable(line) for line in lines]}
        case Heading(text, level):
            return {"kind": "heading", "text": printable(text), "level": level}
        case Body(text, lead):
            return {"kind": "body", "lead": printable(text[:lead]), "text": printable(text[lead:])}
        case Signature(name, day):
            return {
                "kind": "signature",
                "name": printable(name),
                "date": printable(day),
                "name_indent": block.name_indent,
            }
        case Table():
            return {
                "kind": "table",
                "caption": printable(block.caption),
                "widths": block.widths,
                "size": block.size,
                "head": [list(row) for row in _rows(block, 0, block.head_rows)],
                "rows": [list(row) for row in _rows(block, block.head_rows, len(block.rows))],
            }


def _rows(table: Table, first: int, last: int) -> Iterator[Iterator[dict[str, Any]]]:
    for row in table.grid()[first:last]:
        yield (
            {
                "text": printable(cell.text),
                "rows": cell.rows,
                "columns": cell.columns,
                "left": cell.head is Head.ROW,
                "size": fitting_size(
                    cell.text, sum(table.widths[column : column + cell.columns]), table.size
                ),
            }
            for cell, column, begins in row
            if begins
        )
