"""The labels of the statutory forms: rows, columns and heads of the tables, and titles of the sections."""

import re

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
from gongkai.report.reading.label_matching import LabelMatch, Labels, fold_label, without_note
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

_BLOCK_ITEM = re.compile(r"[#*]*第?二十条第?[(]?([一二三四五六七八九十])[)]?项[:。、]?")


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
    words = without_note(without_readings(folded(printed)))
    if fold_label(words) == fold_label(due):
        return None
    return PrintedLabel(found.code, printed.strip(), due, where)
