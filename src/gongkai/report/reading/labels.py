"""The labels of the statutory forms, recognised in whatever way a source prints them.

A label is first looked up whole, without spaces, punctuation, quotes, brackets, numbering and width, in
simplified characters; then without a note in brackets; then as a misprint, by `rapidfuzz.fuzz.ratio`, where one
candidate stands clear of all others. What the form itself prints is `exact`; any other wording is a variant.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from gongkai.report.codes import Track
from gongkai.report.forms import (
    APPLICANTS_HEAD,
    COLUMN_LABELS,
    DECLINED_GROUP,
    LITIGATION_HEAD,
    ORGANISATIONS_HEAD,
    OTHER_GROUP,
    OUTCOMES_GROUP,
    REFUSED_GROUP,
    RESULT_LABELS,
    SECTION_TITLES,
    TABLE_2,
    TABLE_3,
    TABLE_3_CORNER,
    TRACK_LABELS,
    UNABLE_GROUP,
    Form,
)
from gongkai.report.reading.wordings import (
    COLUMN_WORDINGS,
    HEAD_4_WORDINGS,
    MEASURE_WORDINGS,
    ROW_WORDINGS,
    SECTION_WORDINGS,
    SUBJECT_WORDINGS,
)
from gongkai.report.value import PrintedLabel, Where
from gongkai.text.folding import folded, simplified, without_readings

MISPRINT_RATIO = 85.0
MISPRINT_MARGIN = 4.0
SHORT_RATIO = 80.0
SHORT_MARGIN = 12.0
"""A label of five or six characters with one of them wrong: believed only far from any other label."""
_SHORTEST_OPENING = 5
LONGEST_LABEL = 60
"""Folded characters; nothing longer can be a label, whatever it contains."""

_NUMERALS = "一二三四五六七八九十"
_NUMBERING = re.compile(
    rf"(?:[(\[]\s*(?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})\s*[)\]]\s*[、.]?|[{_NUMERALS}]{{1,3}}\s*[、.,:]"
    rf"|\d{{1,2}}\s*[.、)](?!\d)|[#*•·>]+|[\u2460-\u2473]|第[{_NUMERALS}]部分[、:]?)\s*"
)
_MARKS = re.compile(r"[^0-9a-zA-Z\u3400-\u9fff]+")
_NOTE = re.compile(r"[(\[【].*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A recognised label: its code, how sure (100 = letter for letter), and whether it is the form's wording."""

    code: str
    score: float
    exact: bool
    expected: str

    def variant(self, printed: str, where: Where | None = None) -> PrintedLabel | None:
        """The label as a finding about wording, or None where the source prints it as the form does."""
        return None if self.exact else PrintedLabel(self.code, printed.strip(), self.expected, where)


@lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """The words of a label alone: no numbering, punctuation, quotes, brackets or spaces; simplified, half-width."""
    plain = simplified(without_readings(folded(text))).strip()
    numbering = _NUMBERING.match(plain)
    while numbering and numbering.end() < len(plain):
        plain = plain[numbering.end() :]
        numbering = _NUMBERING.match(plain)
    return _MARKS.sub("", plain)


def fold_words(text: str) -> str:
    """As `fold_label`, but with the numbering kept, without its marks: for labels inside running text."""
    return _MARKS.sub("", simplified(without_readings(folded(text))))


class Labels:
    """A set of labels that can stand in the same place, with the wordings known for each."""

    def __init__(
        self, expected: Mapping[str, str], variants: Mapping[str, str], accepted: Mapping[str, str]
    ) -> None:
        """`expected`: code → wording of the form; `accepted` and `variants`: other wording → code.

        An accepted wording is the form's own as it comes through a conversion; a variant is worth a finding.
        """
        self._expected = expected
        self._exact = {fold_label(wording): code for code, wording in expected.items()}
        self._exact.update({fold_label(wording): code for wording, code in accepted.items()})
        self._variants = {fold_label(wording): code for wording, code in variants.items()}
        self._wordings = tuple({**self._exact, **self._variants})

    @property
    def wordings(self) -> Mapping[str, str]:
        """Every folded wording known, with its code."""
        return {**self._variants, **self._exact}

    def expected(self, code: str) -> str:
        """The wording of the form."""
        return self._expected[code]

    def match(self, text: str, among: Iterable[str] | None = None) -> LabelMatch | None:
        """The label that `text` prints as a whole, or None. `among` limits the codes that can stand here."""
        key = fold_label(text)
        if not key or len(key) > LONGEST_LABEL * 4:
            return None
        found = self.known(key)
        if found is None and ("(" in text or "（" in text):
            found = (
                self.known(fold_label(_NOTE.sub("", folded(text).strip())))
                if not _opens_with_note(text)
                else None
            )
        if found is None and len(key) <= LONGEST_LABEL:
            found = self._misprint(key, frozenset(among) if among is not None else None)
        if found and among is not None and found.code not in among:
            return None
        return found

    def known(self, key: str) -> LabelMatch | None:
        """The label of a folded wording that is listed, without tolerance for misprints."""
        if code := self._exact.get(key):
            return LabelMatch(code, 100.0, True, self._expected[code])
        if code := self._variants.get(key):
            return LabelMatch(code, 100.0, False, self._expected[code])
        return None

    def opening(self, key: str) -> tuple[LabelMatch, str] | None:
        """The one label of the form that begins with these words (five or more), and the words still to come."""
        if len(key) < _SHORTEST_OPENING:
            return None
        found = {(code, wording) for wording, code in self._exact.items() if wording.startswith(key)}
        if len({code for code, _ in found}) != 1:
            return None
        code, wording = max(found, key=lambda item: len(item[1]))
        return LabelMatch(code, 100.0, True, self._expected[code]), wording[len(key) :]

    def _misprint(self, key: str, among: frozenset[str] | None) -> LabelMatch | None:
        # One wrong character in four would be 75 %: short labels have to be right, or listed as variants.
        if len(key) < 4 or key.isdigit():
            return None
        close = process.extract(
            key, self._wordings, scorer=fuzz.ratio, score_cutoff=SHORT_RATIO - SHORT_MARGIN, limit=6
        )
        scores: dict[str, float] = {}
        for wording, score, _ in close:
            code = self._exact.get(wording) or self._variants[wording]
            if among is None or code in among:
                scores[code] = max(score, scores.get(code, 0.0))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked:
            return self._cut_off(key, among)
        best = ranked[0][1]
        margin = best - ranked[1][1] if len(ranked) > 1 else 100.0
        if not (
            (best >= MISPRINT_RATIO and margin >= MISPRINT_MARGIN)
            or (len(key) in (5, 6) and best >= SHORT_RATIO and margin >= SHORT_MARGIN)
        ):
            return self._cut_off(key, among)
        code, score = ranked[0]
        return LabelMatch(code, score, False, self._expected[code])

    def _cut_off(self, key: str, among: frozenset[str] | None) -> LabelMatch | None:
        found = self.opening(key)
        if found is None or (among is not None and found[0].code not in among):
            return None
        return LabelMatch(found[0].code, MISPRINT_RATIO, False, found[0].expected)


def _opens_with_note(text: str) -> bool:
    return folded(text).lstrip()[:1] in "([【"


_SUBJECTS = {
    f"t2.{subject.code}": subject.label
    for form in Form
    for block in TABLE_2[form]
    for subject in block.subjects
}
SUBJECTS = Labels(
    {**_SUBJECTS, "t2.normative_docs": "规范性文件"},
    variants=SUBJECT_WORDINGS,
    accepted={"行政规范性文件": "t2.normative_docs"},
)
"""Rows of Table 2. Which of 规范性文件 and 行政规范性文件 is due depends on the form: see `subject_variant`."""

MEASURES = Labels(
    {
        f"t2.*.{measure.code}@{form.value}": measure.label
        for form in Form
        for block in TABLE_2[form]
        for measure in block.measures
    },
    variants=MEASURE_WORDINGS,
    # 减 gets lost at the stroke: the conversions of many sites print 本年增/, which is no fault of the office.
    accepted={
        "本年增": "t2.*.items_delta@2019",
        "本年收费金额": "t2.*.amount_wan@2021",
        "本年收费金额万元": "t2.*.amount_wan@2021",
    },
)
"""Columns of Table 2, the code followed by the form that prints it so: 处理决定数量 of 2019 is
本年处理决定数量 of 2021."""

OUTCOMES = "t3.outcome"
CORNER = "t3.corner"
APPLICANTS = "t3.applicants"
ORGANISATIONS = "t3.organisations"
_GROUPS = {
    OUTCOMES: OUTCOMES_GROUP,
    "t3.outcome.refused": REFUSED_GROUP,
    "t3.outcome.unable": UNABLE_GROUP,
    "t3.outcome.declined": DECLINED_GROUP,
    "t3.outcome.other": OTHER_GROUP,
}
ROWS = Labels(
    {**{row.code: row.label for form in Form for row in TABLE_3[form]}, **_GROUPS},
    variants=ROW_WORDINGS,
    accepted={},
)
"""Rows and group heads of Table 3. 其他 and 总计 are columns too: the reader's place in the table decides."""

GROUP_CODES = frozenset(_GROUPS)

COLUMNS = Labels(
    {
        **{f"t3.*@{column}": label for column, label in COLUMN_LABELS.items()},
        APPLICANTS: APPLICANTS_HEAD,
        ORGANISATIONS: ORGANISATIONS_HEAD,
        CORNER: TABLE_3_CORNER,
    },
    variants=COLUMN_WORDINGS,
    accepted={"法人或者其他组织": ORGANISATIONS},
)
"""Heads of Table 3 and its corner cell."""

LITIGATION = "t4.litigation"
HEADS_4 = Labels(
    {
        **{f"t4.{track}": label for track, label in TRACK_LABELS.items()},
        **{f"t4.*.{result}": label for result, label in RESULT_LABELS.items()},
        LITIGATION: LITIGATION_HEAD,
    },
    variants=HEAD_4_WORDINGS,
    accepted={
        "行政诉讼未经复议直接起诉": f"t4.{Track.SUIT_DIRECT}",
        "行政诉讼复议后起诉": f"t4.{Track.SUIT_AFTER_REVIEW}",
    },
)
"""Heads of Table 4: the three tracks, 行政诉讼 above two of them, and the five results."""

SECTIONS = Labels(
    {f"section.{number}": title for number, title in enumerate(SECTION_TITLES[Form.F2019], 1)},
    variants=SECTION_WORDINGS,
    accepted={title: f"section.{number}" for number, title in enumerate(SECTION_TITLES[Form.F2021], 1)},
)
"""Titles of the six sections. Both wordings of section four are the form's own."""

_BLOCK_ITEM = re.compile(rf"[#*]*第?二十条第?[(]?([{_NUMERALS}])[)]?项[:。、]?")


def match_row(text: str, *, group: str | None = None) -> LabelMatch | None:
    """A row or group head of Table 3 (`t3.outcome.granted`, `t3.outcome.refused`).

    `group` is the head that the cell stands under (`t3.outcome.other`), if known: a bare 其他 is a row under
    （六） only, and elsewhere no row at all.
    """
    found = ROWS.match(text)
    if found and found.code == "t3.outcome.other.misc" and group is not None and group != "t3.outcome.other":
        return None
    return numbered_other(found, text) if found else None


def numbered_other(found: LabelMatch, text: str) -> LabelMatch:
    """其他 and 其他处理 get mixed up: their number tells the group （六） from its row 3."""
    due = {"六": "t3.outcome.other", "3": "t3.outcome.other.misc"}
    number = re.match(r"\W*([六3])\W", folded(text))
    if number is None or found.code not in due.values() or found.code == due[number[1]]:
        return found
    return LabelMatch(due[number[1]], found.score, False, ROWS.expected(due[number[1]]))


def match_column(text: str) -> LabelMatch | None:
    """A head of Table 3: `t3.*@org_other`, `t3.applicants`, `t3.organisations` or `t3.corner`."""
    return COLUMNS.match(text)


def match_subject(text: str) -> LabelMatch | None:
    """A row of Table 2: `t2.normative_docs`. Its wording is judged by `subject_variant`."""
    return SUBJECTS.match(text)


def match_measure(text: str) -> tuple[LabelMatch, Form] | None:
    """A column of Table 2 (`t2.*.issued`) and the form that prints it so."""
    found = MEASURES.match(text)
    if not found:
        return None
    code, _, form = found.code.partition("@")
    return LabelMatch(code, found.score, found.exact, found.expected), Form(form)


def match_head4(text: str) -> LabelMatch | None:
    """A head of Table 4: a track (`t4.review`), `t4.litigation`, or a result (`t4.*.upheld`)."""
    return HEADS_4.match(text)


def match_section(text: str) -> LabelMatch | None:
    """The title of one of the six sections (`section.4`), with or without its number."""
    return SECTIONS.match(text.strip().rstrip("。.:："))


def match_block_item(text: str) -> str | None:
    """The item of Art 20 that heads a block of Table 2 (`一` of 第二十条第（一）项), or None."""
    plain = re.sub(r"\s+", "", simplified(without_readings(folded(text))))
    found = _BLOCK_ITEM.fullmatch(plain)
    return found[1] if found else None


_SUBJECT_LABELS = {
    (form, f"t2.{subject.code}"): subject.label
    for form in Form
    for block in TABLE_2[form]
    for subject in block.subjects
}


def subject_variant(
    found: LabelMatch, printed: str, form: Form, where: Where | None = None
) -> PrintedLabel | None:
    """The wording of a row of Table 2 as a finding under `form`: a bare 规范性文件 is not that of 2021."""
    due = _SUBJECT_LABELS.get((form, found.code), found.expected)
    plain = without_readings(folded(printed))
    words = plain if _opens_with_note(plain) else _NOTE.sub("", plain)
    if fold_label(words) == fold_label(due):
        return None
    return PrintedLabel(found.code, printed.strip(), due, where)
