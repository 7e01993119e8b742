"""Two texts side by side as a page prints them: what went is struck, what came underlined, long stretches alike left out.

Put together in code: a template would take a loop for each piece of each cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.publishing.body.comparing import Change, Row, Side, compare

AROUND = 2
"""Rows alike that are shown before and behind a change."""
_BETWEEN_CELLS = mark_safe(' <span class="muted">|</span> ')
_NOTHING = SafeString("")
_NEW = {Change.ADDED: "new", Change.SAME: "again"}
"""Class of the newer side: on a phone, where it stands under the older, what is alike is printed once."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Two blocks side by side, either of which may be empty; or (`left_out`) so many rows alike that are not shown."""

    old: SafeString = _NOTHING
    new: SafeString = _NOTHING
    old_class: str = ""
    new_class: str = ""
    left_out: int = 0


def changed_text(before: str, after: str) -> list[ShownRow]:
    """The rows of two clean bodies; none where they say the same."""
    rows = compare(before, after)
    changed = [at for at, row in enumerate(rows) if row.change is not Change.SAME]
    if not changed:
        return []
    near = {at + step for at in changed for step in range(-AROUND, AROUND + 1)}
    return list(_shown(rows, near))


def _shown(rows: list[Row], near: set[int]) -> Iterator[ShownRow]:
    left_out = 0
    for at, row in enumerate(rows):
        if at not in near:
            left_out += 1
            continue
        if left_out:
            yield ShownRow(left_out=left_out)
            left_out = 0
        yield ShownRow(
            _side(row.old, "del"),
            _side(row.new, "ins"),
            "gone" if row.change is Change.REMOVED else "",
            _NEW.get(row.change, ""),
        )
    if left_out:
        yield ShownRow(left_out=left_out)


def _side(side: Side | None, mark: str) -> SafeString:
    if side is None:
        return _NOTHING
    cells = [
        format_html_join(
            "",
            "{}",
            (
                (format_html(f"<{mark}>{{}}</{mark}>", piece.text) if piece.marked else piece.text,)
                for piece in cell
            ),
        )
        for cell in side.cells
    ]
    indent = "　" * side.level
    return format_html("{}{}", indent, mark_safe(_BETWEEN_CELLS.join(cells)))  # noqa: S308 - each is escaped
