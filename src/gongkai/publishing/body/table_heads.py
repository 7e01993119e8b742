"""Which rows of a pasted table are its head: word processors hardly ever say so, readers see it."""

import re
from collections.abc import Sequence

from gongkai.publishing.body.office_style import marks_of, style_of
from gongkai.publishing.body.table import cells_of, is_layout
from gongkai.publishing.body.tree import Element, below, text_of

LONGEST = 30
"""Characters of a cell of a head."""
_VALUE = re.compile(r"[\d\s.,，%％—–/／+-]+|[√×✓]")
_FIRST = frozenset(
    (
        "序号",
        "编号",
        "项目",
        "名称",
        "类别",
        "指标",
        "事项",
        "科目",
        "科目编码",
        "单位",
        "姓名",
        "年度",
        "年份",
    )
)


def heads_guessed(root: Element) -> None:
    """Make header cells of the first row of tables that have none, where it reads as a head."""
    for table in [one for one in below(root) if one.name == "table"]:
        rows = cells_of(table)
        has_heads = any(cell.name == "th" for row in rows for cell in row) or any(
            one.name == "thead" for one in table.elements()
        )
        if (
            not has_heads
            and not is_layout(table)
            and is_head([[_text(cell) for cell in row] for row in rows], _is_set_off(rows))
        ):
            for cell in rows[0]:
                cell.name = "th"


def is_head(rows: Sequence[Sequence[str]], is_set_off: bool = False) -> bool:
    """Whether the first of these rows of texts is a head: short words in all its cells, and values below them.

    `is_set_off`: all its cells are bold, shaded or marked as a head.
    """
    if len(rows) < 2 or len(rows[0]) < 2:
        return False
    first = rows[0]
    if not all(text and len(text) <= LONGEST and not _VALUE.fullmatch(text) for text in first):
        return False
    below_are_values = any(_VALUE.fullmatch(text) for row in rows[1:] for text in row if text)
    return is_set_off or first[0] in _FIRST or below_are_values


def _is_set_off(rows: Sequence[Sequence[Element]]) -> bool:
    return bool(rows) and all(
        _is_shaded(cell) or (_words(cell) and all(_is_bold(cell, one) for one in _words(cell)))
        for cell in rows[0]
    )


def _is_shaded(cell: Element) -> bool:
    style = style_of(cell)
    shade = style.get("background-color") or style.get("background") or cell.attributes.get("bgcolor", "")
    return bool(shade) and not re.match(r"(?:transparent|none|white|#fff|rgb\(255, ?255, ?255)", shade)


def _words(cell: Element) -> list[Element]:
    """Elements that hold words themselves."""
    return [
        one for one in below(cell) if any(isinstance(child, str) and child.strip() for child in one.children)
    ]


def _is_bold(cell: Element, words: Element) -> bool:
    around = [one for one in [*below(cell)] if one is words or any(other is words for other in below(one))]
    return any(one.name in ("b", "strong") or "strong" in marks_of(one) for one in around)


def _text(cell: Element) -> str:
    return "".join(text_of(cell).split())
