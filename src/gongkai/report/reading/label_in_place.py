"""Which label a text is at its place: the same words can be a row, a column or a section heading."""

import re
from dataclasses import dataclass

from gongkai.report.forms import Form
from gongkai.report.reading import run_together
from gongkai.report.reading.label_matching import LabelMatch, Labels, fold_label
from gongkai.report.reading.labels import (
    APPLICANTS,
    COLUMNS,
    CORNER,
    HEADS_4,
    MEASURES,
    ROWS,
    SECTIONS,
    SUBJECTS,
    match_block_item,
    numbered_other,
)
from gongkai.report.reading.tokens import Role
from gongkai.text.folding import folded

SENTENCE = re.compile(r"[。！？!?；;]")
_NUMBERED_SECTION = re.compile(r"\s*(?:#+\s*)?[一二三四五六]\s*[、.,:]")
_BRACKETED = re.compile(r"\s*(?:#+\s*)?[(（]\s*[一二三四五六七]\s*[)）]")
# The numbering of a label stands in brackets too, but nothing stands before it.
_NOTE = re.compile(
    r"(?P<label>\s*(?:[(（]\s*[一二三四五六七]\s*[)）])?[^()（）]{2,20})[(（][^一二三四五六七][^()（）]{2,150}[)）]?\s*"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A recognised label: its role, the table that it belongs to, and as in `Token` its match, form and code."""

    role: Role
    table: int | None
    match: LabelMatch | None = None
    form: Form | None = None
    code: str = ""


def listed(text: str, table: int | None, last_row: str) -> Known | None:
    """A label by a wording that is listed. `table` is the one that the text stands in, `last_row` the row before."""
    if heading := section(text, listed=True):
        return heading
    if item := match_block_item(text) if "条" in text or "條" in text else None:
        return Known(Role.ITEM, 2, code=item) if len(text) < 30 else None
    key = fold_label(text)
    if not key:
        return None
    if key == run_together.HEAD_CORNER:
        return Known(Role.HEAD, 2)
    if table and (known := _in_table(text, key, table, last_row)):
        return known
    return _opening_label(key)


def _opening_label(key: str) -> Known | None:
    """A label that no prose line consists of, and that therefore opens its table."""
    if match := COLUMNS.known(key):
        if match.code in (CORNER, APPLICANTS):
            return Known(Role.LABEL, 3, match)
    elif (match := ROWS.known(key)) and match.code in ("t3.received_new", "t3.carried_in"):
        return Known(Role.LABEL, 3, match)
    elif (match := MEASURES.known(key)) and match.exact:
        return _measure(match)
    elif (match := HEADS_4.known(key)) and (
        match.code in ("t4.*.upheld", "t4.*.corrected", "t4.suit_direct", "t4.review", "t4.litigation")
        and match.exact
    ):
        return Known(Role.LABEL, 4, match)
    return None


def _in_table(text: str, key: str, table: int, last_row: str) -> Known | None:
    if table == 2:
        if match := _with_note(SUBJECTS, text, key):
            return Known(Role.LABEL, 2, match)
        if match := _with_note(MEASURES, text, key):
            return _measure(match)
    elif table == 3:
        return _row_or_column(text, key, last_row)
    elif table == 4 and (match := _with_note(HEADS_4, text, key)):
        return Known(Role.LABEL, 4, match)
    return None


def _row_or_column(text: str, key: str, last_row: str) -> Known | None:
    # 其他 and 总计 are columns above the rows; bare, they are rows only behind the rows of （六）.
    under_other = last_row.startswith("t3.outcome.other")
    row, column = _with_note(ROWS, text, key), COLUMNS.known(key)
    if row:
        row = numbered_other(row, text)
    if row and row.code == "t3.outcome.other.misc":
        if re.match(r"\W*3\W", folded(text)) or under_other:
            return Known(Role.LABEL, 3, row)
        return Known(Role.LABEL, 3, column) if column else None
    if row and row.code == "t3.outcome.total":
        if re.match(r"\W*七", folded(text)) or not column or under_other:
            return Known(Role.LABEL, 3, row)
        return Known(Role.LABEL, 3, column)
    match = row or column
    return Known(Role.LABEL, 3, match) if match else None


def section(text: str, *, listed: bool) -> Known | None:
    """The title of a section: any listed wording, and where not `listed` alone a misprint behind a number."""
    if len(text) > 60 or (len(text) > 12 and SENTENCE.search(text[:-1])) or _BRACKETED.match(text):
        return None
    match = SECTIONS.known(fold_label(text.rstrip("。.:：")))
    if match is None and not listed and _NUMBERED_SECTION.match(text):
        match = SECTIONS.match(text.rstrip("。.:："))
    if match is None:
        return None
    return Known(Role.SECTION, None, match, code=match.code)


def misprinted(text: str, table: int | None) -> Known | None:
    """A label of the table, or a heading, with some characters wrong."""
    if len(text) > 60 or (SENTENCE.search(text) and not SENTENCE.search(text[-1:])):
        return None
    if _NUMBERED_SECTION.match(text) and (heading := section(text, listed=False)):
        return heading
    if table == 2:
        subject, measure = SUBJECTS.match(text), MEASURES.match(text)
        if measure and (not subject or measure.score > subject.score):
            return _measure(measure)
        if subject:
            return Known(Role.LABEL, 2, subject)
    elif table == 3:
        row, column = ROWS.match(text), COLUMNS.match(text)
        if row and (not column or row.score >= column.score):
            return Known(Role.LABEL, 3, row)
        if column:
            return Known(Role.LABEL, 3, column)
    elif table == 4 and (head := HEADS_4.match(text)):
        return Known(Role.LABEL, 4, head)
    return None


def _with_note(labels: Labels, text: str, key: str) -> LabelMatch | None:
    """A listed wording, also with one explanation in brackets behind it: 规章（设区的市应提供相关数据）."""
    if match := labels.known(key):
        return match
    note = _NOTE.fullmatch(text)
    return labels.known(fold_label(note["label"])) if note and note["label"].strip() else None


def _measure(match: LabelMatch) -> Known:
    code, _, form = match.code.partition("@")
    return Known(Role.HEAD, 2, LabelMatch(code, match.score, match.exact, match.expected), Form(form))
