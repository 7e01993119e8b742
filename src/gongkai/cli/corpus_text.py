"""Tables on a terminal: columns that line up though Chinese letters are two wide."""

from collections.abc import Sequence

from gongkai.cli.report_text import pad, right, width

WIDEST = 44
"""Columns of the terminal that one cell may take."""
_WHOLE = frozenset({"说明", "含义"})
"""Heads of last columns, whose sentences are not cut."""
_YEARS = frozenset({"年度", "最早", "最近"})
"""Heads of columns whose numbers are years, which nobody groups by thousands."""


def lines_of(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """A head line and one line a row, indented by two; numbers stand on the right."""
    cells = [[_shown(cell, head) for cell, head in zip(row, heads, strict=True)] for row in rows]
    numeric = [all(isinstance(row[at], int | float | None) for row in rows) for at in range(len(heads))]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    layout = [(right if number else pad, columns) for number, columns in zip(numeric, widths, strict=True)]
    return [
        "  "
        + "  ".join(put(cell, columns) for cell, (put, columns) in zip(line, layout, strict=True)).rstrip()
        for line in [list(heads), *cells]
    ]


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], none: str, most: int | None = None) -> str:
    """The table, or the sentence `none` without a row; of more than `most` rows it says how many there are."""
    if not rows:
        return f"  {none}"
    lines = lines_of(heads, rows[:most])
    if most is not None and len(rows) > most:
        lines.append(f"  共{len(rows):,}行，只列出{most}行。")
    return "\n".join(lines)


def _shown(cell: object, head: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int):
        return str(cell) if head in _YEARS else f"{cell:,}"
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    text = " ".join(str(cell).split())
    if head in _WHOLE or width(text) <= WIDEST:
        return text
    while width(text) > WIDEST - 2:
        text = text[:-1]
    return text + "…"
