"""Reads annual reports from plain text, in whatever way their tables came out of the page."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from gongkai.report.errors import EmptyFile, TooLarge
from gongkai.report.reading.assembly import Tables, assemble
from gongkai.report.reading.atoms import cut
from gongkai.report.reading.blocks import Paragraph
from gongkai.report.reading.label_matching import fold_words
from gongkai.report.reading.labels import COLUMNS, HEADS_4, MEASURES, ROWS, SUBJECTS
from gongkai.report.reading.slots import Row, spacing_of
from gongkai.report.reading.stream import recognise
from gongkai.report.reading.text_table_2 import columns_due, form_of, read_table_2, subject_rows
from gongkai.report.reading.text_table_3 import (
    WIDTH,
    columns_flush_right,
    form_of_rows,
    read_table_3,
    repeated,
    table_3_rows,
    variants,
)
from gongkai.report.reading.text_table_4 import WIDTH as WIDTH_4
from gongkai.report.reading.text_table_4 import read_table_4, table_4_rows
from gongkai.report.reading.text_tables import TableReading
from gongkai.report.reading.tokens import Role, Token
from gongkai.report.value import Report, Where

MAX_CHARACTERS = 400_000
"""A whole city's report has some 30,000 characters."""
MAX_PIECES = 60_000
"""Lines and cells; a report has some 600."""

_SENTENCE = "。；！？"
_LONGEST_SHRED = 12


def read_text(text: str, name: str = "", *, metadata: Mapping[str, str] = MappingProxyType({})) -> Report:
    """The report in a text. Every cell of its tables is a number, a blank, or says why it is neither.

    Cells are found by the labels of rows and columns. `name` is kept as the report's source name, `metadata` as
    what came with the text. Raises EmptyFile, TooLarge, NotAReport or SeveralReports.
    """
    if not text.strip():
        raise EmptyFile
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"文字超过 {MAX_CHARACTERS // 10_000} 万字，不像是一份年度报告。请只上传年报本身。")
    atoms, lines = cut(text)
    if len(atoms) > MAX_PIECES:
        raise TooLarge(f"文字分成 {len(atoms)} 行或格，不像是一份年度报告。请只上传年报本身。")
    tokens = recognise(atoms)
    return assemble(_paragraphs(tokens, lines), read_tables(tokens), metadata=metadata, source_name=name)


def read_tables(tokens: Sequence[Token]) -> Tables:
    """The cells of the statutory tables among recognised tokens."""
    subjects = subject_rows(tokens)
    t2_form = form_of(subjects, tokens)
    table_3 = table_3_rows(tokens)
    rows_4 = table_4_rows(tokens)
    measured: list[tuple[Row, int]] = [(row, WIDTH) for row in table_3.rows]
    measured += [(row, WIDTH_4) for _, row in rows_4 if not row.piped]
    if t2_form:
        measured += [(entry.row, columns_due(entry, t2_form)) for entry in subjects]
    spacing = spacing_of(
        ((row, columns) for row, columns in measured if columns > 1), flush=columns_flush_right(tokens)
    )
    readings: list[TableReading] = []
    if t2_form and subjects:
        readings.append(read_table_2(tokens, subjects, t2_form, spacing))
    t3_form = form_of_rows(table_3.rows)
    if table_3.rows:
        third = read_table_3(table_3, t3_form, spacing)
        third.labels = variants(tokens)
        readings.append(third)
    if rows_4:
        readings.append(read_table_4(tokens, spacing))
    return Tables(
        cells={code: cell for reading in readings for code, cell in reading.cells.items()},
        t2_form=t2_form if subjects else None,
        t3_form=t3_form,
        labels=tuple(label for reading in readings for label in reading.labels),
        remarks=tuple(remark for reading in readings for remark in reading.remarks),
        cut_short=_cut_short(tokens),
        repeated=repeated(table_3.rows),
    )


def _cut_short(tokens: Sequence[Token]) -> bool:
    """Whether the source ends inside a table, with no section after it."""
    for token in reversed(tokens):
        if token.role is Role.SECTION:
            return False
        if token.table in (2, 3) and token.role is not Role.TEXT:
            return True
    return False


def _paragraphs(tokens: Iterable[Token], lines: Sequence[str]) -> list[Paragraph]:
    """What is no part of a table, line by line; a line of which a part is table gives its other part."""
    table_lines: set[int] = set()
    kept: list[tuple[int, int, str]] = []
    partly: set[int] = set()
    for token in tokens:
        prose = (
            token.role is Role.SECTION
            or (token.role is Role.TEXT and token.code != "rest" and _is_prose(token))
            or token.table is None
        )
        if not prose:
            table_lines.update(range(token.line, token.end_line + 1))
        else:
            kept.append((token.line, token.column, token.text))
            if len(token.text) < len(lines[token.line - 1].strip()):
                partly.add(token.line)
    paragraphs: list[Paragraph] = []
    whole: set[int] = set()
    for line, column, text in kept:
        if line in table_lines or line in partly:
            paragraphs.append(Paragraph(text, Where(line=line, column=column)))
        elif line not in whole:
            whole.add(line)
            paragraphs.append(Paragraph(lines[line - 1].strip("\r"), Where(line=line, column=1)))
    return paragraphs


def _is_prose(token: Token) -> bool:
    """Whether a text inside a table is a sentence, and no shred of a label or mark of the page."""
    if token.table is None:
        return True
    if token.piped or set(fold_words(token.text)) <= _label_characters(token.table):
        return False
    return len(token.text) > _LONGEST_SHRED or any(stop in token.text for stop in _SENTENCE)


@cache
def _label_characters(table: int) -> frozenset[str]:
    labels = {2: (SUBJECTS, MEASURES), 3: (ROWS, COLUMNS), 4: (HEADS_4,)}[table]
    return frozenset("".join(word for known in labels for word in known.wordings) + "0123456789")
