"""A document as PDF, typeset by typst on the page of GB/T 9704; nothing is fetched from the network."""

import json
import threading
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import typst

from gongkai.paper import page
from gongkai.paper.document import (
    Block,
    Body,
    Document,
    Heading,
    Signature,
    Title,
    letterhead_size,
    printable,
)
from gongkai.paper.fonts import Typeface, installed, usable
from gongkai.paper.letter_parts import ATTACHMENTS_LEAD, Addressee, AttachmentNote, Note, Number, PageBreak
from gongkai.paper.table import PADDING, Places, Table, TableCell, fitting_size

# typst's compiler keeps what it learned from one run to the next, but is not made for two at once.
_ONE_AT_A_TIME = threading.Lock()


def write_pdf(document: Document, *, numbered: bool = True) -> bytes:
    """The document as PDF bytes, tagged for screen readers, without a time stamp: same input, same bytes.

    Not `numbered`, its pages have no numbers of their own: they are bound with others and numbered there.
    """
    data = {
        "title": printable(document.title),
        "author": printable(document.author),
        "page": _PAGE,
        "numbered": numbered,
        "fonts": {typeface.value: usable(typeface) for typeface in Typeface},
        "blocks": [_block(block) for block in document.blocks],
        "kept": sorted(document.kept_with_next()),
        "letterhead": {"name": printable(document.letterhead), "size": letterhead_size(document.letterhead)},
    }
    return typeset(_layout(), data)


def typeset(layout: bytes, data: dict[str, Any]) -> bytes:
    """PDF bytes of a typst layout that reads `data` (what JSON holds) from `sys.inputs.data`."""
    with _ONE_AT_A_TIME:
        pdf = _compiler().compile(
            input=layout,
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
    "number": page.PAGE_NUMBER_SIZE,
    "number_below": page.PAGE_NUMBER_BELOW,
    "indent": page.INDENT,
    "date_indent": page.DATE_INDENT,
    "padding": PADDING,
    "letterhead_top": page.LETTERHEAD_TOP,
    "rule_length": page.RULE_LENGTH,
    "rule_below_letterhead": page.RULE_BELOW_LETTERHEAD,
    "rule_above_edge": page.RULE_ABOVE_EDGE,
    "rule": {"thick": page.RULE_THICK, "thin": page.RULE_THIN, "gap": page.RULE_GAP},
    "number_below_rule": page.NUMBER_BELOW_RULE,
    "red": page.RED,
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
            return {"kind": "title", "lines": [printable(line) for line in lines], "size": block.size}
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
        case Number(text):
            return {"kind": "number", "text": printable(text)}
        case Addressee():
            return {"kind": "addressee", "text": printable(block.text)}
        case AttachmentNote(names):
            return {
                "kind": "attachments",
                "lead": ATTACHMENTS_LEAD,
                "lead_width": len(ATTACHMENTS_LEAD),
                "number_width": block.number_width,
                "names": [
                    {"number": number, "name": printable(name)}
                    for number, name in zip(block.numbers, names, strict=True)
                ],
            }
        case Note():
            return {"kind": "note", "text": printable(block.text)}
        case PageBreak():
            return {"kind": "page_break"}
        case Table():
            return {
                "kind": "table",
                "caption": printable(block.caption),
                "widths": block.widths,
                "size": block.size,
                "parts": list(_parts(block)),
            }


def _parts(table: Table) -> Iterator[dict[str, Any]]:
    """Runs of head rows and of other rows, in order."""
    rows = enumerate(table.grid())
    for is_head, run in groupby(rows, key=lambda numbered: table.is_head_row(numbered[0])):
        numbered = list(run)
        yield {
            "head": is_head,
            "repeated": numbered[0][0] < table.head_rows,
            "rows": [_row(table, number, places) for number, places in numbered],
        }


def _row(table: Table, number: int, places: Places) -> list[dict[str, Any]]:
    return [
        {
            "text": printable(cell.text),
            "rows": cell.rows,
            "columns": cell.columns,
            "breakable": not table.keep.issuperset(range(number, number + cell.rows - 1)),
            "left": cell.begins_left,
            "size": table.size if cell.left else _size(cell, column, table),
            "height": table.height(number),
        }
        for cell, column, begins in places
        if begins
    ]


def _size(cell: TableCell, column: int, table: Table) -> float:
    return fitting_size(cell.text, sum(table.widths[column : column + cell.columns]), table.size)
