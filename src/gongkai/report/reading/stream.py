"""The atoms of a text with its labels recognised: torn ones joined, run-together ones taken apart."""

import re
from collections.abc import Sequence

from gongkai.report.reading import run_together
from gongkai.report.reading.atoms import Atom, Kind
from gongkai.report.reading.label_in_place import SENTENCE, Known, listed, misprinted, section
from gongkai.report.reading.label_matching import fold_label, fold_words
from gongkai.report.reading.labels import HEADS_4, ROWS, SUBJECTS
from gongkai.report.reading.tokens import Role, Token

_TORN_OVER = 6
"""Pieces that one label may be torn into; 其他处理 sub-rows of narrow columns reach four or five."""

_LONGEST_PIECE = 48
_MOST_STRANGERS = 40
"""Texts without a label after which a table is over, though no heading says so."""

_ALL_OF_TABLE_4 = 15
_NEVER = 10**9
_LAST_ROWS = {"t2.admin_fees": 1, "t2.procurement": 2, "t3.carried_out": 7}
"""Last rows of the tables, with how many values they have at least."""

_TRAILING_VALUES = re.compile(
    r"^(?P<label>.*[\u3400-\u9fff)）”\"])(?P<values>(?:\s+[+\-增减]?[\d.,/—－-]+){1,20})\s*$"
)


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
        self._last_row = ""
        self._values_in_row = self._values_in_table = 0
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
                self._add(Role.TEXT, atom.text, [index], known=Known(Role.TEXT, self._table, code="rest"))
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
                if known := misprinted(joined[size - 1], self._table):
                    self._add_known(known, joined[size - 1], list(range(index, index + size)))
                    return size
            if self._beside_values(index):
                return 1
        elif heading := section(atom.text, listed=False):
            self._add_known(heading, atom.text, [index])
            return 1
        self._strangers += 1
        if self._strangers > _MOST_STRANGERS or self._is_complete():
            self._table = self._due = None
        self._add(Role.TEXT, atom.text, [index])
        return 1

    def _is_complete(self) -> bool:
        """Whether the last row of the table has been met with its values, so that a text after it is prose."""
        if self._table == 4:
            return self._values_in_table >= _ALL_OF_TABLE_4
        return self._values_in_row >= _LAST_ROWS.get(self._last_row, _NEVER)

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
            if atom.closed or (SENTENCE.search(atom.text) and len(texts) == 1):
                break
        return texts or [self._atoms[index].text]

    def _listed(self, text: str) -> Known | None:
        return listed(text, self._table, self._last_row)

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
            self._add_known(Known(Role.LABEL, self._table, match_found), text, [index])
            self._rest = rest
            self._add_values(match["values"], index)
            return True
        if known := self._listed(match["label"]) or misprinted(match["label"], self._table):
            self._add_known(known, match["label"], [index])
            self._add_values(match["values"], index)
            return True
        return False

    def _add_values(self, text: str, index: int) -> None:
        for value in text.split():
            self._add(Role.VALUE, value, [index])

    def _add_pieces(self, cut: Sequence[run_together.Piece], table: int, index: int, offset: int = 0) -> None:
        self._enter(table)
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
                    self._add(Role.VALUE, value, [index], place)
            elif piece.text.strip(" \t\u3000\u00a0()（）、，,:：;；|“”\"'‘’.#*"):
                self._add(Role.TEXT, piece.text, [index], offset + piece.start)

    def _enter(self, table: int | None) -> None:
        if table != self._table:
            self._last_row, self._values_in_table = "", 0
        self._table = table

    def _add_known(self, known: Known, text: str, atoms: list[int], place: int | None = None) -> None:
        self._enter(known.table)
        self._strangers = 0
        if known.role is Role.LABEL and known.match and not known.match.code.startswith("t3.*"):
            self._last_row = known.match.code
        self._values_in_row = 0
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
        known: Known | None = None,
    ) -> None:
        if role is Role.VALUE:
            self._values_in_row += 1
            self._values_in_table += 1
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
                any(self._atoms[atom].piped for atom in atoms),
                last.closed,
            )
        )
