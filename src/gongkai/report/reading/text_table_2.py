"""Table 2 in a recognised text: blocks with their own heads, rows under them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.report.forms import TABLE_2, Block, Form
from gongkai.report.reading.digit_runs import readings
from gongkai.report.reading.label_matching import fold_label
from gongkai.report.reading.labels import subject_variant
from gongkai.report.reading.slots import Row, Spacing, columns_of
from gongkai.report.reading.text_tables import (
    TableReading,
    absent,
    printed,
    rows_in,
    run_text,
    settled,
    undecided,
)
from gongkai.report.reading.tokens import Role, Token
from gongkai.report.value import Cell, PrintedLabel, State

_NOTHING = (State.BLANK, State.UNDECIDED)
_ONLY_2019 = frozenset({"t2.other_services", "t2.procurement"})


@dataclass(slots=True)
class SubjectRow:
    """A row with the heads printed over its block."""

    row: Row
    heads: tuple[Token, ...]

    @property
    def subject(self) -> str:
        """`normative_docs` of the label's code."""
        return _code(self.row.label).removeprefix("t2.")


def subject_rows(tokens: Sequence[Token]) -> list[SubjectRow]:
    """Rows of Table 2 in order; heads count from the last 信息内容 or item of Art 20."""
    found: list[SubjectRow] = []
    heads: list[Token] = []
    for row in rows_in(tokens, 2):
        token = row.label
        if token.role is Role.ITEM or (token.role is Role.HEAD and token.match is None):
            heads = []
        elif token.role is Role.HEAD:
            # Heads after a row without 信息内容 between them begin a block of their own.
            if found and heads and found[-1].heads == tuple(heads):
                heads = []
            heads.append(token)
        else:
            found.append(SubjectRow(row, tuple(heads)))
    return found


def form_of(rows: Sequence[SubjectRow], tokens: Sequence[Token]) -> Form | None:
    """The form that the heads are of; rows that only one form has count too."""
    votes: Counter[Form] = Counter()
    for token in tokens:
        if token.table == 2 and token.role is Role.HEAD and token.form and token.match:
            # 处理决定数量 differs from the 本年处理决定数量 of 2021 by two characters that get lost.
            votes[token.form] += 1 if token.match.code == "t2.*.decisions" else 4
    for entry in rows:
        if f"t2.{entry.subject}" in _ONLY_2019:
            votes[Form.F2019] += 4
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def columns_due(entry: SubjectRow, form: Form) -> int:
    """How many values the form prints in this row; 0 for a row that it does not have."""
    block = _block(entry.subject, form)
    return len(block.measures) if block else 0


def read_table_2(
    tokens: Sequence[Token], rows: Sequence[SubjectRow], form: Form, spacing: Spacing
) -> TableReading:
    """Cells of Table 2 under `form`. A row that the source lacks is undecided, never 0."""
    reading = TableReading(form)
    for entry in rows:
        for code, cell in _row_cells(entry, form, spacing).items():
            known = reading.cells.get(code)
            if known is None or known.state in _NOTHING:
                reading.cells[code] = cell
            elif cell.state not in _NOTHING and (cell.state, cell.value) != (known.state, known.value):
                reading.cells[code] = undecided(code, cell.raw, cell.where)
    for block in TABLE_2[form]:
        for code in block.codes:
            reading.cells.setdefault(code, absent(code))
    reading.labels = _variants(tokens, rows, form)
    return reading


def _row_cells(entry: SubjectRow, form: Form, spacing: Spacing) -> dict[str, Cell]:
    block = _block(entry.subject, form)
    if block is None:
        return {}
    row, at = entry.row, entry.row.label.where
    whole = run_text(row)
    raw = " ".join(value.text for value in row.values)
    measures = _measures(entry, block)
    codes = [f"t2.{entry.subject}.{measure}" for measure in measures or (m.code for m in block.measures)]
    if measures is None:
        return {code: undecided(code, raw, at) for code in codes}
    if whole and len(codes) > 1:
        place = row.values[0].where
        cut = readings(whole, len(codes))
        if len(cut) == 1 and len(cut[0]) == len(codes):
            return {
                code: settled(code, part, int(part), place, None)
                for code, part in zip(codes, cut[0], strict=True)
            }
        return {code: undecided(code, whole, place) for code in codes}
    found = columns_of(row, len(codes), spacing)
    if found is None:
        return {code: undecided(code, raw, at) for code in codes}
    heads = {_code(head).rpartition(".")[2]: head.text for head in entry.heads}
    return {
        code: printed(token, code, at=at, head=heads.get(measure, ""))
        for code, measure, token in zip(codes, measures, found, strict=True)
    }


def _measures(entry: SubjectRow, block: Block) -> tuple[str, ...] | None:
    """The measures in the order in which the source prints them; None where its heads contradict the form's order.

    Heads that were cut short (two times 本年新) leave the form's own order.
    """
    due = tuple(measure.code for measure in block.measures)
    heads = [_code(head).rpartition(".")[2] for head in entry.heads]
    if sorted(heads) == sorted(due):
        return tuple(heads)
    known = list(dict.fromkeys(head for head in heads if head in due))
    return due if known == sorted(known, key=due.index) else None


def _block(subject: str, form: Form) -> Block | None:
    return next((block for block in TABLE_2[form] if any(s.code == subject for s in block.subjects)), None)


def _code(token: Token) -> str:
    return token.match.code if token.match else ""


def _variants(tokens: Sequence[Token], rows: Sequence[SubjectRow], form: Form) -> list[PrintedLabel]:
    """Wordings other than the form's, each once."""
    found: dict[tuple[str, str], PrintedLabel] = {}
    for entry in rows:
        token = entry.row.label
        if token.match and (variant := _subject_variant(token, form)):
            found.setdefault((variant.code, fold_label(variant.printed)), variant)
    for token in tokens:
        if token.table == 2 and token.role is Role.HEAD and token.match:
            variant = token.match.variant(token.text, token.where)
            if variant:
                found.setdefault((variant.code, fold_label(variant.printed)), variant)
    return list(found.values())


def _subject_variant(token: Token, form: Form) -> PrintedLabel | None:
    if token.match is None:
        return None
    if token.match.exact:
        return subject_variant(token.match, token.text, form, token.where)
    return token.match.variant(token.text, token.where)
