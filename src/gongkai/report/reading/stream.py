"""The atoms of a text with its labels recognised: torn ones joined, run-together ones taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from gongkai.report.forms import Form
from gongkai.report.reading import run_together
from gongkai.report.reading.atoms import Atom, Kind
from gongkai.report.reading.labels import (
    APPLICANTS,
    COLUMNS,
    CORNER,
    HEADS_4,
    MEASURES,
    ROWS,
    SECTIONS,
    SUBJECTS,
    LabelMatch,
    Labels,
    fold_label,
    fold_words,
    match_block_item,
    numbered_other,
)
from gongkai.report.value import Where
from gongkai.text.folding import folded

_TORN_OVER = 6
"""Pieces that one label may be torn into; 其他处理 sub-rows of narrow columns reach four or five."""

_LONGEST_PIECE = 48
_MOST_STRANGERS = 40
"""Texts without a label after which a table is over, though no heading says so."""

_ALL_OF_TABLE_4 = 15
_LAST_ROWS = {"t2.admin_fees": 1, "t2.procurement": 2, "t3.carried_out": 7}
"""Last rows of the tables, with how many values they have at least."""

_NUMBERED_SECTION = re.compile(r"\s*(?:#+\s*)?[一二三四五六]\s*[、.,:]")
_BRACKETED = re.compile(r"\s*(?:#+\s*)?[(（]\s*[一二三四五六七]\s*[)）]")
_SENTENCE = re.compile(r"[。！？!?；;]")
# The numbering of a label stands in brackets too, but nothing stands before it.
_NOTE = re.compile(
    r"(?P<label>\s*(?:[(（]\s*[一二三四五六七]\s*[)）])?[^()（）]{2,20})[(（][^一二三四五六七][^()（）]{2,150}[)）]?\s*"
)
_TRAILING_VALUES = re.compile(
    r"^(?P<label>.*[\u3400-\u9fff)）”\"])(?P<values>(?:\s+[+\-增减]?[\d.,/—－-]+){1,20})\s*$"
)


class Role(Enum):
    """What a token is in the tables."""

    LABEL = "label"
    ITEM = "item"
    HEAD = "head"
    SECTION = "section"
    VALUE = "value"
    BLANK = "blank"
    ROW_END = "row_end"
    TEXT = "text"


@dataclass(slots=True)
class Token:
    """A recognised piece. `table` is the table that it stands in, or None outside of any.

    `match` for labels, with `form` for columns of Table 2; `code` holds the item of Art 20 for ITEM and the
    section for SECTION. `run`: the value came out of text without separators, and may be several.
    """

    role: Role
    text: str
    line: int
    column: int
    end_line: int
    table: int | None = None
    match: LabelMatch | None = None
    form: Form | None = None
    code: str = ""
    run: bool = False
    piped: bool = False
    closed: bool = False
    atoms: tuple[int, ...] = ()

    @property
    def where(self) -> Where:
        """Its place in the source."""
        return Where(line=self.line, column=self.column)


@dataclass(slots=True)
class _Known:
    role: Role
    table: int | None
    match: LabelMatch | None = None
    form: Form | None = None
    code: str = ""


def recognise(atoms: Sequence[Atom]) -> list[Token]:
    """Tokens in order. A text belongs to a table from its first sure label to the next section."""
    return _Recogniser(atoms).run()


class _Recogniser:
    def __init__(self, atoms: Sequence[Atom]) -> None:
        self._atoms = atoms
        self._tokens: list[Token] = []
        self._table: int | None = None
        self._due: int | None = None
        """The table that the last section heading announces."""
        self._strangers = 0
        """Texts in a row that are no label of the table around them."""
        self._rest = ""
        """Words still due of a label whose values stand beside its first lines."""

    def run(self) -> list[Token]:
        index = 0
        while index < len(self._atoms):
            atom = self._atoms[index]
            if atom.kind is not Kind.TEXT:
                role = {Kind.VALUE: Role.VALUE, Kind.BLANK: Role.BLANK, Kind.ROW_END: Role.ROW_END}[atom.kind]
                self._add(role, atom.text, [index])
                index += 1
                continue
            index += self._text(index)
        return self._tokens

    def _text(self, index: int) -> int:
        """Recognises the text at `index`; how many atoms it took."""
        atom = self._atoms[index]
        if self._rest and len(atom.text) <= _LONGEST_PIECE:
            key = fold_words(atom.text)
            if key and self._rest.startswith(key):
                self._rest = self._rest[len(key) :]
                self._add(Role.TEXT, atom.text, [index], known=_Known(Role.TEXT, self._table, code="rest"))
                return 1
            self._rest = ""
        if len(atom.text) > 4 * _LONGEST_PIECE:
            return self._long(index)
        joined = self._joined(index)
        for size in range(len(joined), 0, -1):
            if known := self._listed(joined[size - 1]):
                self._add_known(known, joined[size - 1], list(range(index, index + size)))
                return size
        if self._taken_apart(index):
            return 1
        if self._table is not None:
            for size in range(1, len(joined) + 1):
                if size > 1 and self._label_starts_at(index + size - 1):
                    break
                if known := self._misprinted(joined[size - 1]):
                    self._add_known(known, joined[size - 1], list(range(index, index + size)))
                    return size
            if self._beside_values(index):
                return 1
        elif section := self._section(atom.text, listed=False):
            self._add_known(section, atom.text, [index])
            return 1
        self._strangers += 1
        if self._strangers > _MOST_STRANGERS or self._is_complete():
            self._table = self._due = None
        self._add(Role.TEXT, atom.text, [index])
        return 1

    def _is_complete(self) -> bool:
        """Whether the last row of the table has been met with its values, so that a text after it is prose."""
        if self._table is None:
            return False
        values = 0
        for token in reversed(self._tokens):
            if token.table != self._table:
                return False
            values += token.role is Role.VALUE
            if self._table == 4 and values == _ALL_OF_TABLE_4:
                return True
            if self._table != 4 and token.role is Role.LABEL and token.match:
                return values >= _LAST_ROWS.get(token.match.code, _ALL_OF_TABLE_4)
        return False

    def _label_starts_at(self, index: int) -> bool:
        """Whether a listed label begins with this atom: then it is no part of a misprint before it."""
        return any(self._listed(text) is not None for text in self._joined(index))

    def _joined(self, index: int) -> list[str]:
        """The text alone, with the next, with the next two …, as far as one cell or label may reach."""
        texts: list[str] = []
        whole = ""
        for atom in self._atoms[index : index + _TORN_OVER]:
            if atom.kind is not Kind.TEXT or len(whole) + len(atom.text) > 2 * _LONGEST_PIECE:
                break
            if texts and len(atom.text) > _LONGEST_PIECE:
                break
            whole += atom.text
            texts.append(whole)
            if atom.closed or (_SENTENCE.search(atom.text) and len(texts) == 1):
                break
        return texts or [self._atoms[index].text]

    def _listed(self, text: str) -> _Known | None:
        """A label by a wording that is listed."""
        if section := self._section(text, listed=True):
            return section
        if item := match_block_item(text) if "条" in text or "條" in text else None:
            return _Known(Role.ITEM, 2, code=item) if len(text) < 30 else None
        key = fold_label(text)
        if not key:
            return None
        if key == run_together.HEAD_CORNER:
            return _Known(Role.HEAD, 2)
        if self._table and (known := self._in_table(text, key, self._table)):
            return known
        return self._opening_label(key)

    def _opening_label(self, key: str) -> _Known | None:
        """A label that no prose line consists of, and that therefore opens its table."""
        if match := COLUMNS.known(key):
            if match.code in (CORNER, APPLICANTS):
                return _Known(Role.LABEL, 3, match)
        elif (match := ROWS.known(key)) and match.code in ("t3.received_new", "t3.carried_in"):
            return _Known(Role.LABEL, 3, match)
        elif (match := MEASURES.known(key)) and match.exact:
            return _measure(match)
        elif (match := HEADS_4.known(key)) and (
            match.code in ("t4.*.upheld", "t4.*.corrected", "t4.suit_direct", "t4.review", "t4.litigation")
            and match.exact
        ):
            return _Known(Role.LABEL, 4, match)
        return None

    def _in_table(self, text: str, key: str, table: int) -> _Known | None:
        if table == 2:
            if match := _with_note(SUBJECTS, text, key):
                return _Known(Role.LABEL, 2, match)
            if match := _with_note(MEASURES, text, key):
                return _measure(match)
        elif table == 3:
            return self._row_or_column(text, key)
        elif table == 4 and (match := _with_note(HEADS_4, text, key)):
            return _Known(Role.LABEL, 4, match)
        return None

    def _row_or_column(self, text: str, key: str) -> _Known | None:
        row, column = _with_note(ROWS, text, key), COLUMNS.known(key)
        if row:
            row = numbered_other(row, text)
        if row and row.code == "t3.outcome.other.misc":
            if re.match(r"\W*3\W", folded(text)) or self._under_other():
                return _Known(Role.LABEL, 3, row)
            return _Known(Role.LABEL, 3, column) if column else None
        if row and row.code == "t3.outcome.total":
            if re.match(r"\W*七", folded(text)) or not column or self._values_follow():
                return _Known(Role.LABEL, 3, row)
            return _Known(Role.LABEL, 3, column)
        match = row or column
        return _Known(Role.LABEL, 3, match) if match else None

    def _under_other(self) -> bool:
        """Whether the last row seen is of group （六）."""
        for token in reversed(self._tokens):
            if token.role is Role.LABEL and token.match and token.table == 3:
                return token.match.code.startswith("t3.outcome.other")
        return False

    def _values_follow(self) -> bool:
        # 总计 is also a column: it is the row only after rows with numbers, among which it stands.
        for token in reversed(self._tokens):
            if (
                token.role is Role.LABEL
                and token.match
                and token.table == 3
                and not token.match.code.startswith("t3.*")
            ):
                return token.match.code.startswith("t3.outcome.other")
        return False

    def _section(self, text: str, *, listed: bool) -> _Known | None:
        if len(text) > 60 or (len(text) > 12 and _SENTENCE.search(text[:-1])) or _BRACKETED.match(text):
            return None
        match = SECTIONS.known(fold_label(text.rstrip("。.:：")))
        if match is None and not listed and _NUMBERED_SECTION.match(text):
            match = SECTIONS.match(text.rstrip("。.:："))
        if match is None:
            return None
        return _Known(Role.SECTION, None, match, code=match.code)

    def _misprinted(self, text: str) -> _Known | None:
        if len(text) > 60 or (_SENTENCE.search(text) and not _SENTENCE.search(text[-1:])):
            return None
        if _NUMBERED_SECTION.match(text) and (section := self._section(text, listed=False)):
            return section
        if self._table == 2:
            subject, measure = SUBJECTS.match(text), MEASURES.match(text)
            if measure and (not subject or measure.score > subject.score):
                return _measure(measure)
            if subject:
                return _Known(Role.LABEL, 2, subject)
        elif self._table == 3:
            row, column = ROWS.match(text), COLUMNS.match(text)
            if row and (not column or row.score >= column.score):
                return _Known(Role.LABEL, 3, row)
            if column:
                return _Known(Role.LABEL, 3, column)
        elif self._table == 4 and (head := HEADS_4.match(text)):
            return _Known(Role.LABEL, 4, head)
        return None

    def _taken_apart(self, index: int) -> bool:
        """Labels and values in one short text, such as `行政许可 97` or a row of a text layer."""
        atom = self._atoms[index]
        if table := self._table or self._due:
            cut = run_together.pieces(atom.text, table)
            if run_together.only_labels_and_values(cut):
                self._add_pieces(cut, table, index)
                return True
        if run_together.table_inside(atom.text) is not None:
            return self._running_table(index)
        return False

    def _long(self, index: int) -> int:
        if run_together.table_inside(self._atoms[index].text) is not None and self._running_table(index):
            return 1
        if self._table_goes_on(index):
            return 1
        self._add(Role.TEXT, self._atoms[index].text, [index])
        return 1

    def _table_goes_on(self, index: int) -> bool:
        if self._table is None:
            return False
        cut = run_together.pieces(self._atoms[index].text, self._table)
        if len([piece for piece in cut if piece.is_label]) < 3 or not run_together.only_labels_and_values(
            cut
        ):
            return False
        self._add_pieces(cut, self._table, index)
        return True

    def _running_table(self, index: int) -> bool:
        """A table that begins inside running text; what stands before it stays text."""
        text = self._atoms[index].text
        start = run_together.table_inside(text)
        if start is None:
            return False
        table = run_together.table_of_anchor(text[start:])
        if start:
            self._add(Role.TEXT, text[:start], [index])
        self._table = table
        self._add_pieces(run_together.pieces(text[start:], table), table, index, start)
        return True

    def _beside_values(self, index: int) -> bool:
        """`2.其他法律行政法规禁 0 0 0 0 0 0 0`, the rest of the label below its values."""
        atom = self._atoms[index]
        match = _TRAILING_VALUES.match(atom.text) if len(atom.text) < 200 else None
        if not match or self._table is None:
            return False
        labels = {2: SUBJECTS, 3: ROWS, 4: HEADS_4}[self._table]
        before = ""
        taken = 0
        # The lines of the label above the one that carries the values.
        for token in reversed(self._tokens[-4:]):
            if token.role is not Role.TEXT or token.code or len(token.text) > _LONGEST_PIECE:
                break
            before, taken = token.text + before, taken + 1
        for text, above in ((before + match["label"], taken), (match["label"], 0)):
            found = labels.opening(fold_label(text))
            if found is None:
                continue
            match_found, rest = found
            for token in self._tokens[len(self._tokens) - above :]:
                token.code = "rest"
            self._add_known(_Known(Role.LABEL, self._table, match_found), text, [index])
            self._rest = rest
            self._add_values(match["values"], index)
            return True
        if known := self._listed(match["label"]) or self._misprinted(match["label"]):
            self._add_known(known, match["label"], [index])
            self._add_values(match["values"], index)
            return True
        return False

    def _add_values(self, text: str, index: int) -> None:
        for value in text.split():
            self._add(Role.VALUE, value, [index])

    def _add_pieces(self, cut: Sequence[run_together.Piece], table: int, index: int, offset: int = 0) -> None:
        self._table = table
        for piece in cut:
            if piece.is_label:
                known = self._listed(piece.text)
                if known:
                    self._add_known(known, piece.text, [index], offset + piece.start)
                else:
                    self._add(Role.TEXT, piece.text, [index], offset + piece.start)
            elif run_together.is_run(piece.text):
                values = piece.text.split()
                for value in values:
                    place = offset + piece.start + piece.text.index(value)
                    self._add(Role.VALUE, value, [index], place, run=len(values) == 1)
            elif piece.text.strip(" \t\u3000\u00a0()（）、，,:：;；|“”\"'‘’.#*"):
                self._add(Role.TEXT, piece.text, [index], offset + piece.start)

    def _add_known(self, known: _Known, text: str, atoms: list[int], place: int | None = None) -> None:
        self._table = known.table
        self._strangers = 0
        if known.role is Role.SECTION:
            self._due = {"section.2": 2, "section.3": 3, "section.4": 4}.get(known.code)
        self._add(known.role, text, atoms, place, known=known)

    def _add(
        self,
        role: Role,
        text: str,
        atoms: list[int],
        place: int | None = None,
        *,
        known: _Known | None = None,
        run: bool = False,
    ) -> None:
        first, last = self._atoms[atoms[0]], self._atoms[atoms[-1]]
        self._tokens.append(
            Token(
                role,
                text,
                first.line,
                first.column + (place or 0),
                last.line,
                self._table,
                known.match if known else None,
                known.form if known else None,
                known.code if known else "",
                run,
                any(self._atoms[atom].piped for atom in atoms),
                last.closed,
                tuple(atoms),
            )
        )


def _with_note(labels: Labels, text: str, key: str) -> LabelMatch | None:
    """A listed wording, also with one explanation in brackets behind it: 规章（设区的市应提供相关数据）."""
    if match := labels.known(key):
        return match
    note = _NOTE.fullmatch(text)
    return labels.known(fold_label(note["label"])) if note and note["label"].strip() else None


def _measure(match: LabelMatch) -> _Known:
    code, _, form = match.code.partition("@")
    return _Known(Role.HEAD, 2, LabelMatch(code, match.score, match.exact, match.expected), Form(form))
