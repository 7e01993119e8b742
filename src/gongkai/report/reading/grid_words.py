"""What the text of a cell can be: looked up once, since every report prints the same labels."""

from dataclasses import dataclass
from functools import lru_cache

from gongkai.report.forms import Form
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.reading.labels import (
    match_block_item,
    match_column,
    match_head4,
    match_measure,
    match_row,
    match_subject,
)
from gongkai.report.reading.numbers import looks_like_value, read_cell
from gongkai.report.value import Cell, Where

_LONGEST = 240
"""Characters. Nothing longer is a label or a number, and nothing longer is remembered."""


@dataclass(frozen=True, slots=True)
class Words:
    """The labels that a text is, in each table; most texts are none."""

    item: str | None = None
    measure: tuple[LabelMatch, Form] | None = None
    subject: LabelMatch | None = None
    column: LabelMatch | None = None
    head_4: LabelMatch | None = None
    is_value: bool = False


_NO_WORDS = Words()


def words(text: str) -> Words:
    """What a cell's text is, apart from rows of Table 3, which need their group: see `row_of_3`."""
    return _words(text) if text and len(text) <= _LONGEST else _NO_WORDS


def row_of_3(text: str, group: str | None = None) -> LabelMatch | None:
    """The row or group of Table 3 that a text names under a group."""
    return _row_of_3(text, group) if text and len(text) <= _LONGEST else None


def cell_of(text: str, code: str, where: Where | None, head: str = "") -> Cell:
    """The cell `code` from its text, as `read_cell` reads it."""
    if len(text) > _LONGEST:
        return read_cell(text, code, where, head=head)
    read = _cell(text, code, head)
    return Cell(read.raw, read.value, read.state, read.unit, where, read.decided_by)


@lru_cache(maxsize=8192)
def _words(text: str) -> Words:
    if looks_like_value(text):
        return Words(is_value=True)
    if text.isascii():
        return _NO_WORDS
    return Words(
        match_block_item(text),
        match_measure(text),
        match_subject(text),
        match_column(text),
        match_head4(text),
    )


@lru_cache(maxsize=8192)
def _row_of_3(text: str, group: str | None) -> LabelMatch | None:
    return None if text.isascii() else match_row(text, group=group)


@lru_cache(maxsize=8192)
def _cell(text: str, code: str, head: str) -> Cell:
    return read_cell(text, code, head=head)
