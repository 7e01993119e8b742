"""Numbers, cells and places of the form in the words of a finding."""

from functools import cache

from gongkai.report.codes import Column, Track
from gongkai.report.forms import (
    COLUMN_LABELS,
    OTHER_GROUP,
    OUTCOMES_GROUP,
    TABLE_2,
    TABLE_3,
    TRACK_LABELS,
    Form,
    label,
)
from gongkai.report.value import Number

COLUMN_NAMES = {**COLUMN_LABELS, Column.ORG_OTHER: "法人或其他组织·其他"}
"""Columns of Table 3 as a sentence has to name them: 其他 alone would also be a row."""

TRACK_NAMES = {
    Track.REVIEW: TRACK_LABELS[Track.REVIEW],
    Track.SUIT_DIRECT: f"行政诉讼·{TRACK_LABELS[Track.SUIT_DIRECT]}",
    Track.SUIT_AFTER_REVIEW: f"行政诉讼·{TRACK_LABELS[Track.SUIT_AFTER_REVIEW]}",
}

MOST_NAMED = 8
"""Cells that a sentence names one by one."""


def number(value: Number) -> str:
    """A number as the form prints it: no exponent, no separators, no idle zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def row_names() -> dict[str, str]:
    """Rows of Table 3 by code, with the group they stand in: `（三）不予公开·1.属于国家秘密`."""
    names = {
        row.code: "·".join(
            (*(g for g in row.groups if g != OUTCOMES_GROUP), row.label.partition("（区分")[0])
        )
        for form in Form
        for row in TABLE_3[form]
    }
    return {**names, "t3.outcome.other": OTHER_GROUP}


@cache
def subject_names(form: Form) -> dict[str, str]:
    """Rows of Table 2 of a form by code: `normative_docs` → `行政规范性文件`."""
    return {subject.code: subject.label for block in TABLE_2[form] for subject in block.subjects}


def cell_name(code: str) -> str:
    """A cell as a sentence names it: `“（一）予以公开”自然人格`, `“行政许可·本年处理决定数量”`."""
    row, _, column = code.partition("@")
    if column:
        return f"“{row_names()[row]}”{COLUMN_NAMES[Column(column)]}格"
    return f"“{label(code)}”格"


def cell_names(codes: tuple[str, ...]) -> str:
    """Several cells in a sentence; of many only the first and how many there are."""
    named = "、".join(cell_name(code) for code in codes[:MOST_NAMED])
    return named if len(codes) <= MOST_NAMED else f"{named}等{len(codes)}格"
