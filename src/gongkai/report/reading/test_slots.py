"""Rows with blank cells: decided by marks or distance, or not at all."""

import pytest

from gongkai.report.reading.slots import Row, Spacing, columns_of, spacing_of
from gongkai.report.reading.tokens import Role, Token


def row(
    cells: list[str | None],
    *,
    lines: list[int] | None = None,
    label: int = 0,
    after: int | None = None,
    piped: bool = False,
) -> Row:
    """A row with a value, a marked blank (None) a slot; without marks the line of each value says where it stands."""
    places = lines or [label] * len(cells)
    slots = [
        Token(Role.BLANK if text is None else Role.VALUE, text or "", line, 1, line, 3, piped=piped)
        for text, line in zip(cells, places, strict=True)
    ]
    return Row(Token(Role.LABEL, "规章", label, 1, label, 3), slots, after)


def texts(found: list[Token | None] | None) -> list[str | None] | None:
    return None if found is None else [token.text if token else None for token in found]


def test_marks_show_which_cells_are_blank() -> None:
    assert texts(columns_of(row(["1", None, "3"], piped=True), 3, Spacing())) == ["1", None, "3"]
    assert texts(columns_of(row([None, None, None], piped=True), 3, Spacing())) == [None, None, None]


def test_more_marks_than_cells_end_the_row() -> None:
    assert texts(columns_of(row(["1", "2", None, None, None], piped=True), 3, Spacing())) == ["1", "2", None]


def test_a_mark_that_ends_every_row_is_no_blank_cell() -> None:
    complete = row(["1", "2", "3", None], piped=True)
    spacing = spacing_of([(complete, 3)])
    assert columns_of(row(["1", "2", None], piped=True, label=1), 3, spacing) is None
    assert texts(columns_of(row(["1", "2", None, None], piped=True, label=1), 3, spacing)) == ["1", "2", None]


def test_blank_places_before_the_values_of_other_rows_leave_a_short_row_open() -> None:
    spacing = spacing_of([(row([None, None, "1", "2", "3"], piped=True), 3)])
    assert columns_of(row([None, None, None, "2", "3"], piped=True), 3, spacing) is None
    assert texts(columns_of(row([None, None, "1", "2", "3"], piped=True), 3, spacing)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("lines", "after", "found"),
    [
        ([2, 4, 6], 8, ["1", "2", "3"]),
        ([2, 6], 8, ["1", None, "2"]),
        ([4, 6], 8, [None, "1", "2"]),
        ([2, 4], 8, ["1", "2", None]),
        ([2, 4], 6, None),
        ([2, 5], 8, None),
        ([2, 4], None, None),
    ],
)
def test_distance_shows_a_blank_cell_only_where_it_comes_out_even(
    lines: list[int], after: int | None, found: list[str | None] | None
) -> None:
    complete = [row(["7", "8", "9"], lines=[12, 14, 16], label=10, after=18) for _ in range(3)]
    spacing = spacing_of([(known, 3) for known in complete])
    cells: list[str | None] = [str(number) for number in range(1, len(lines) + 1)]
    assert texts(columns_of(row(cells, lines=lines, after=after), 3, spacing)) == found


def test_without_complete_rows_nothing_is_known_of_distances() -> None:
    assert columns_of(row(["1", "2"], lines=[2, 6], after=8), 3, spacing_of([])) is None


def test_too_many_values_decide_nothing() -> None:
    assert columns_of(row(["1", "2", "3", "4"], lines=[2, 4, 6, 8]), 3, Spacing(2)) is None
    assert columns_of(row(["1", "2", "3", "4"], piped=True), 3, Spacing()) is None
