"""Plain text cut into the pieces that its tables are made of: texts, values, blank cells and row ends.

Sources set one cell a line, a row a line with pipes or tabs, or mix both; a pipe closes a cell wherever it stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from gongkai.report.reading.headings import split_run_in
from gongkai.report.reading.numbers import looks_like_value
from gongkai.report.value import Where
from gongkai.text.folding import visible

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_BARS = re.compile("[｜│┃∣]")
_RULE = re.compile(r"[\s:+\-=_—─┼├┤┌┐└┘┬┴]+")
_BLANK_CELL = " \t\u3000\u00a0\u2002\u2003\u2009*#`"
_PAGE_MARK = re.compile(
    r"\s*(?:[-–—―－·]+\s*\d{1,3}\s*[-–—―－·]+|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|P(?:age|\.)\s*\d{1,3}|---+ page \d+ ?-*)\s*",
    re.IGNORECASE,
)
_RUN_IN_LENGTH = 60
_FEWEST_CELLS = 20


class Kind(Enum):
    """What a piece is by its own look."""

    TEXT = "text"
    VALUE = "value"
    BLANK = "blank"
    ROW_END = "row_end"


@dataclass(slots=True)
class Atom:
    """A piece of text and its place (`line` and `column` from 1; `end_line` for a piece torn over lines).

    `piped`: it stands among cell marks; `closed`: a cell mark follows it, so that the next piece is another cell.
    """

    kind: Kind
    text: str
    line: int
    column: int
    piped: bool = False
    closed: bool = False

    @property
    def where(self) -> Where:
        """Its place in the source."""
        return Where(line=self.line, column=self.column)


def cut(text: str) -> tuple[list[Atom], list[str]]:
    """The atoms of a text, and its lines. Page numbers between the lines of a table are left out of the atoms."""
    lines = LINE_END.split(text)
    atoms: list[Atom] = []
    opening, closing = _marks_around_rows(lines)
    indented = _cells_are_indented(lines)
    in_row = False
    for number, line in enumerate(lines, 1):
        plain = _BARS.sub("|", visible(line))
        if "|" in plain:
            _piped(plain, number, atoms, opening=opening, closing=closing)
        elif not plain.strip(_BLANK_CELL):
            in_row = in_row and plain.startswith("\t")
            if indented and in_row:
                atoms.append(Atom(Kind.BLANK, "", number, 1, piped=True, closed=True))
            continue
        elif _PAGE_MARK.fullmatch(plain):
            continue
        elif "\t" in plain.strip():
            _tabbed(plain, number, atoms)
        elif len(plain) > _RUN_IN_LENGTH:
            offset = 0
            for piece in split_run_in(plain):
                offset = plain.index(piece, offset)
                atoms.extend(_cell(piece, number, offset))
                offset += len(piece)
        else:
            atoms.extend(_cell(plain, number, 0))
        in_row = True
    return atoms, lines


def _cells_are_indented(lines: list[str]) -> bool:
    """Whether each cell stands after a tab on a line of its own, and a line without one parts the rows.

    Then a tab alone is a blank cell; before the first words of a row it is what a merged cell above has left.
    """
    cells = [line for line in lines if line.strip() and len(line) < _RUN_IN_LENGTH]
    indented = sum(line.startswith("\t") and "\t" not in line.strip() for line in cells)
    return indented >= _FEWEST_CELLS and indented * 2 > len(cells)


def _marks_around_rows(lines: list[str]) -> tuple[bool, bool]:
    """Whether rows open (`| a | b`) and close (`a | b |`) with a mark in this source.

    Where they do not, a mark at that end of a line has a blank cell beside it.
    """
    rows = [
        _BARS.sub("|", line).strip(_BLANK_CELL) for line in lines if line.count("|") + line.count("｜") > 1
    ]
    filled = [row for row in rows if row.strip(" |")]
    opened = sum(row.startswith("|") for row in filled)
    closed = sum(row.endswith("|") for row in filled)
    return opened * 5 >= len(filled) * 4, closed * 2 >= len(filled)


def _close(atoms: list[Atom], number: int, column: int) -> None:
    """A cell mark with nothing before it on its line: it closes what the line above left open, or a blank cell."""
    if atoms and not atoms[-1].closed:
        atoms[-1].closed = atoms[-1].piped = True
    else:
        atoms.append(Atom(Kind.BLANK, "", number, column, piped=True, closed=True))


def _piped(line: str, number: int, atoms: list[Atom], *, opening: bool, closing: bool) -> None:
    marks = line.strip(_BLANK_CELL)
    if not marks.strip("| \t\u3000\u00a0"):
        # `||` marks the end of a row with merged cells; `| ||` is the mark of a blank cell before it.
        if len(marks.split()[0]) == 1:
            _close(atoms, number, line.index("|") + 1)
        if len(marks) > 1:
            atoms.append(Atom(Kind.ROW_END, marks, number, 1, piped=True, closed=True))
        return
    if _is_rule(line):
        atoms.append(Atom(Kind.ROW_END, "", number, 1, piped=True, closed=True))
        return
    cells = line.split("|")
    offset = 0
    for index, cell in enumerate(cells):
        last = index == len(cells) - 1
        empty = not cell.strip(_BLANK_CELL)
        if empty and index == 0:
            if not opening:
                _close(atoms, number, offset + 1)
            elif atoms:
                atoms[-1].closed = True
        elif empty and not (last and closing):
            atoms.append(Atom(Kind.BLANK, "", number, offset + 1, piped=True, closed=True))
        elif not empty:
            for atom in _cell(cell, number, offset):
                atom.piped = True
                atoms.append(atom)
            atoms[-1].closed = not last
        offset += len(cell) + 1


def _is_rule(line: str) -> bool:
    """`|---|:--:|` under the heads of a table. A short dash, or one alone before its mark, is a placeholder."""
    drawn = [cell.strip() for cell in line.split("|") if cell.strip()]
    return (
        all(_RULE.fullmatch(cell) and cell.count("-") > 1 for cell in drawn)
        and line.count("-") > 2 * len(drawn)
        and (len(drawn) > 1 or line.lstrip().startswith("|"))
    )


def _tabbed(line: str, number: int, atoms: list[Atom]) -> None:
    offset = len(line) - len(line.lstrip())
    cells = line[offset:].rstrip(" \u3000\u00a0").split("\t")
    for cell in cells:
        if cell.strip(_BLANK_CELL):
            for atom in _cell(cell, number, offset):
                atom.piped = atom.closed = True
                atoms.append(atom)
        else:
            atoms.append(Atom(Kind.BLANK, "", number, offset + 1, piped=True, closed=True))
        offset += len(cell) + 1


def _cell(cell: str, number: int, offset: int) -> Iterator[Atom]:
    text = cell.strip(_BLANK_CELL)
    column = offset + 1 + (cell.index(text[0]) if text else 0)
    if len(text) > 400:
        yield Atom(Kind.TEXT, text, number, column)
        return
    tokens = text.split()
    if (
        len(tokens) > 1
        and len(text) < 200
        and all(looks_like_value(token) for token in tokens)
        and not _signed(tokens)
    ):
        place = 0
        for token in tokens:
            place = text.index(token, place)
            yield Atom(Kind.VALUE, token, number, column + place)
            place += len(token)
        return
    yield Atom(Kind.VALUE if looks_like_value(text) else Kind.TEXT, text, number, column)


def _signed(tokens: list[str]) -> bool:
    # "- 8" may be a placeholder and a number or minus eight: one cell, for the reader of numbers to refuse.
    return len(tokens) == 2 and tokens[0] in ("-", "+", "－", "−", "–") and tokens[1][:1].isdigit()
