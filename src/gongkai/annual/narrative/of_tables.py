"""Figures of the statutory tables: each cell by its code, and the groups that the form does not print."""

from collections.abc import Mapping

from gongkai.report.checks.wording import cell_name
from gongkai.report.codes import Result, column_of, row_of
from gongkai.report.forms import RESULT_LABELS, unit
from gongkai.report.value import Number

CELLS = ("t2.", "t3.", "t4.")
"""How codes of cells begin."""
_ITEMS = ("items_prev", "items_delta")
POWERS = "t2.powers.items"
"""行政权力事项 of the form of 2019: what there was the year before and the change, over its four rows."""
_POWERS = tuple(
    f"t2.{kind}.{measure}"
    for kind in ("licensing", "other_services", "penalty", "coercion")
    for measure in _ITEMS
)
_GROUPS = {
    "t3.outcome.refused": "不予公开",
    "t3.outcome.unable": "无法提供",
    "t3.outcome.declined": "不予处理",
    "t3.outcome.other": "其他处理",
}
CORRECTED = "t4.corrected.total"
"""结果纠正, of reviews and suits."""
_CORRECTED = ("t4.review.corrected", "t4.suit_direct.corrected", "t4.suit_after_review.corrected")

SUMS = {
    POWERS: ("表二行政权力事项合计", _POWERS),
    **{
        f"t4.suit.{result}": (
            f"行政诉讼·{RESULT_LABELS[result]}",
            (f"t4.suit_direct.{result}", f"t4.suit_after_review.{result}"),
        )
        for result in Result
    },
    CORRECTED: ("行政复议和行政诉讼结果纠正合计", _CORRECTED),
}
"""Sums that the form does not print: label and cells. `t4.suit` are suits straight and after a review."""


def parts(code: str, cells: Mapping[str, Number]) -> tuple[str, ...]:
    """The cells that make a code up: itself, or those of a group; none where the form has no such cells."""
    if code in cells:
        return (code,)
    if code in SUMS:
        return tuple(cell for cell in SUMS[code][1] if cell in cells)
    group, column = row_of(code), column_of(code)
    if group not in _GROUPS:
        return ()
    return tuple(cell for cell in cells if row_of(cell).startswith(f"{group}.") and column_of(cell) == column)


def is_cell(code: str, cells: Mapping[str, Number]) -> bool:
    """Whether the tables answer to a code."""
    return code.startswith(CELLS) and bool(parts(code, cells))


def value(code: str, cells: Mapping[str, Number]) -> Number:
    """The number of a cell or a group."""
    return sum((cells[part] for part in parts(code, cells)), start=0)


def cell_label(code: str) -> str:
    """A cell or a group in Chinese."""
    if code in SUMS:
        return SUMS[code][0]
    if named := _GROUPS.get(row_of(code)):
        return f"“{named}”合计"
    return cell_name(code)


def cell_unit(code: str) -> str:
    """件, 项, 元 or 万元."""
    return "项" if code == POWERS or code.endswith(_ITEMS) else unit(code)
