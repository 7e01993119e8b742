"""Cells of the statutory tables out of grids laid out in whatever way: right, or undecided, never wrong."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests import printed_form, producers
from tests.printed_form import Box, Rows, Source

from gongkai.report.forms import COLUMN_LABELS, Form
from gongkai.report.reading.blocks import Document, Grid
from gongkai.report.reading.grid_tables import GridReading, read_grids
from gongkai.report.reading.html import read_html
from gongkai.report.value import State

FORMS = [(Form.F2021, Form.F2021), (Form.F2019, Form.F2019), (Form.F2021, Form.F2019)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def reading(source: Source) -> GridReading:
    return read_grids(grids(read_html(producers.plain_html(source))))


def wrong(found: GridReading, source: Source) -> dict[str, object]:
    """Cells with a number that the source does not have there."""
    return {
        code: cell.value
        for code, cell in found.cells.items()
        if cell.value is not None and cell.value != source.values.get(code)
    }


def missing(found: GridReading, source: Source) -> set[str]:
    return {code for code in source.values if code not in found.cells or found.cells[code].value is None}


def is_table_3(rows: Rows) -> bool:
    return rows[0][0].text.startswith("（本列数据")


def on_table_3(change: Callable[[Rows], Rows]) -> Callable[[Rows], Rows]:
    return lambda rows: change(rows) if is_table_3(rows) else rows


def split(source: Source, cut: Callable[[Rows], list[Rows]]) -> Source:
    """The same with every table cut into several."""
    blocks: list[str | Rows] = []
    for block in source.blocks:
        blocks += [block] if isinstance(block, str) else cut(block)
    return replace(source, blocks=tuple(blocks))


def swapped_columns(rows: Rows) -> Rows:
    """自然人 and 总计, and two inner columns, change places, heads and values alike."""
    heads = [list(row) for row in rows[:3]]
    heads[1][0], heads[1][2] = heads[1][2], heads[1][0]
    heads[2][1], heads[2][3] = heads[2][3], heads[2][1]
    body = []
    for row in rows[3:]:
        row = list(row)
        row[-7], row[-1] = row[-1], row[-7]
        row[-5], row[-3] = row[-3], row[-5]
        body.append(row)
    return heads + body


def swapped_measures(rows: Rows) -> Rows:
    """In Table 2 the columns of each block in reverse, heads and values alike."""
    if rows[0][0].text.startswith("第二十条"):
        return [[row[0], *reversed(row[1:])] if len(row) > 1 else row for row in rows]
    return rows


def blank_columns(rows: Rows) -> Rows:
    return rows[:3] + [
        [*row[:-5], replace(row[-5], text=""), row[-4], replace(row[-3], text="/"), *row[-2:]]
        for row in rows[3:]
    ]


def without_merging(rows: Rows) -> Rows:
    """Every place a cell of its own, as a spreadsheet or a poor editor leaves them."""
    return [
        [replace(place[0], rows=1, columns=1) if place and place[1] else Box("") for place in row]
        for row in producers._grid(rows)
    ]


def torn_labels(rows: Rows) -> Rows:
    """Each label of two lines becomes one with a break in the middle of its words."""
    return [
        [
            replace(box, text=f"{box.text[:4]}\n{box.text[4:]}")
            if not box.code and len(box.text) > 6
            else box
            for box in row
        ]
        for row in rows
    ]


def rows_in_other_order(rows: Rows) -> Rows:
    return rows[:3] + rows[4:5] + rows[3:4] + rows[5:]


def after_heads(rows: Rows) -> list[Rows]:
    """A table cut by two page breaks without its head being repeated."""
    grid = without_merging(rows)
    return [grid[:9], grid[9:15], grid[15:]] if is_table_3(rows) else [rows]


def with_repeated_heads(rows: Rows) -> list[Rows]:
    if not is_table_3(rows):
        return [rows]
    grid = without_merging(rows)
    return [grid[:12], grid[:3] + grid[12:20], grid[:3] + grid[20:]]


def a_table_for_each_row_group(rows: Rows) -> list[Rows]:
    if rows[0][0].text.startswith("第二十条"):
        starts = [at for at, row in enumerate(rows) if row[0].text.startswith("第二十条")]
        return [rows[start:end] for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]
    if is_table_3(rows):
        grid = without_merging(rows)
        return [grid[:3], grid[3:5], grid[5:7], grid[7:15], grid[15:18], grid[18:23], grid[23:]]
    return [rows]


def head_apart_from_its_row(rows: Rows) -> list[Rows]:
    """Table 4 over a page break: the heads on one page, the numbers on the next."""
    return [rows[:3], rows[3:]] if rows[0][0].text == "行政复议" else [rows]


@pytest.mark.parametrize(("t2_form", "t3_form"), FORMS)
@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows,
        on_table_3(swapped_columns),
        swapped_measures,
        without_merging,
        torn_labels,
        on_table_3(rows_in_other_order),
    ],
    ids=[
        "as the form",
        "columns of table 3 swapped",
        "columns of table 2 reversed",
        "nothing merged",
        "labels torn",
        "rows swapped",
    ],
)
def test_cells_are_found_by_labels_and_heads_wherever_they_stand(
    change: Callable[[Rows], Rows], t2_form: Form, t3_form: Form
) -> None:
    source = printed_form.source(t2_form, t3_form).changed(change)
    found = reading(source)
    assert (found.t2_form, found.t3_form) == (t2_form, t3_form)
    assert {code: cell.value for code, cell in found.cells.items()} == source.values


@pytest.mark.parametrize(("t2_form", "t3_form"), FORMS)
@pytest.mark.parametrize(
    "cut", [after_heads, with_repeated_heads, a_table_for_each_row_group, head_apart_from_its_row]
)
def test_a_table_may_come_in_pieces(cut: Callable[[Rows], list[Rows]], t2_form: Form, t3_form: Form) -> None:
    source = split(printed_form.source(t2_form, t3_form), cut)
    found = reading(source)
    assert {code: cell.value for code, cell in found.cells.items()} == source.values


def test_blank_columns_stay_blank_and_move_nothing() -> None:
    source = printed_form.source().changed(on_table_3(blank_columns))
    found = reading(source)
    assert not wrong(found, source)
    states = {found.cells[code].state for code in missing(found, source)}
    assert states == {State.BLANK, State.PLACEHOLDER}
    assert len(missing(found, source)) == 2 * 25


def test_a_row_that_lost_a_cell_is_undecided_and_its_numbers_go_nowhere() -> None:
    def lose(rows: Rows) -> Rows:
        return [*rows[:5], [box for box in rows[5] if not box.code.endswith("org_research")], *rows[6:]]

    source = printed_form.source().changed(on_table_3(lose))
    found = reading(source)
    assert not wrong(found, source)
    assert missing(found, source) == {f"t3.outcome.granted@{column}" for column in COLUMN_LABELS}
    assert found.cells["t3.outcome.granted@total"].state is State.UNDECIDED


def test_a_dropped_row_leaves_its_cells_out_and_all_others_right() -> None:
    source = printed_form.source().changed(on_table_3(lambda rows: [*rows[:4], *rows[5:]]))
    found = reading(source)
    assert not wrong(found, source)
    assert missing(found, source) == {f"t3.carried_in@{column}" for column in COLUMN_LABELS}


def test_a_row_printed_twice_with_other_numbers_is_undecided() -> None:
    def twice(rows: Rows) -> Rows:
        again = [replace(box, text=f"9{box.text}") if box.code else box for box in rows[3]]
        return [*rows[:4], again, *rows[4:]]

    source = printed_form.source().changed(on_table_3(twice))
    found = reading(source)
    assert not wrong(found, source)
    assert found.cells["t3.received_new@natural_person"].state is State.UNDECIDED


def test_a_label_torn_over_two_rows_by_a_page_break_names_the_row_with_the_numbers() -> None:
    def tear(rows: Rows) -> Rows:
        grid = without_merging(rows)
        at = next(y for y, row in enumerate(grid) if any("5.要求行政机关" in box.text for box in row))
        x = next(x for x, box in enumerate(grid[at]) if "5.要求行政机关" in box.text)
        first, rest = list(grid[at]), [Box("") for _ in grid[at]]
        rest[x] = Box(first[x].text[9:])
        first[x] = Box(first[x].text[:9])
        return [*grid[:at], first, rest, *grid[at + 1 :]]

    source = printed_form.source().changed(on_table_3(tear))
    found = reading(source)
    assert not wrong(found, source)
    assert not missing(found, source)


def test_a_misprinted_head_is_known_by_its_place_among_the_others_and_noted() -> None:
    def misprint(rows: Rows) -> Rows:
        heads = [
            [replace(box, text="社会公益组只") if box.text == "社会公益组织" else box for box in row]
            for row in rows[:3]
        ]
        return heads + rows[3:]

    source = printed_form.source().changed(on_table_3(misprint))
    found = reading(source)
    assert {code: cell.value for code, cell in found.cells.items()} == source.values
    assert "社会公益组只" in [label.printed for label in found.labels]


def test_heads_that_no_one_understands_leave_their_columns_undecided() -> None:
    def obscure(rows: Rows) -> Rows:
        swapped = swapped_columns(rows)
        return [
            [replace(box, text="甲类") if box.text == "自然人" else box for box in row] for row in swapped[:3]
        ] + swapped[3:]

    source = printed_form.source().changed(on_table_3(obscure))
    found = reading(source)
    assert not wrong(found, source)
    assert {code.partition("@")[2] for code in missing(found, source)} == {"natural_person"}


def test_other_tables_of_a_page_are_no_statutory_ones() -> None:
    page = "<table><tr><td>行政许可</td><td>12</td></tr><tr><td>其他</td><td>7</td></tr><tr><td>总计</td><td>19</td></tr></table>"
    found = read_grids(grids(read_html(page)))
    assert not found.cells
    assert not found.used


def without_spans(rows: Rows) -> Rows:
    return [[replace(box, rows=1, columns=1) for box in row] for row in rows]


def head_too_short(rows: Rows) -> Rows:
    """法人或其他组织 spans four columns of five, which sets 总计 before 其他."""
    heads = [list(row) for row in rows[:3]]
    heads[1][1] = replace(heads[1][1], columns=4)
    return [*heads, *rows[3:]]


@pytest.mark.parametrize("change", [without_spans, on_table_3(head_too_short)])
@pytest.mark.parametrize(("t2_form", "t3_form"), FORMS)
def test_heads_with_wrong_spans_are_read_by_their_words_in_order(
    t2_form: Form, t3_form: Form, change: Callable[[Rows], Rows]
) -> None:
    source = printed_form.source(t2_form, t3_form)
    changed = split(source, lambda rows: [change(rows)])
    found = reading(changed)
    assert (wrong(found, changed), missing(found, changed)) == ({}, set())


def with_remarks(rows: Rows) -> Rows:
    """A column 备注 to the right, with a number or a word in some rows."""
    remarked = [[*row, Box(("", "见附件2", "12")[at % 3])] for at, row in enumerate(rows[3:])]
    return [[*rows[0], Box("备注", rows=3)], *rows[1:3], *remarked]


def test_a_column_of_remarks_beside_the_table_takes_nothing_from_it() -> None:
    source = printed_form.source().changed(on_table_3(with_remarks))
    found = reading(source)
    assert (wrong(found, source), missing(found, source)) == ({}, set())


def laid_flat(rows: Rows) -> Rows:
    """Merged cells as a spreadsheet unmerges them: the text, then blanks."""
    return [
        [Box(place[0].text, code=place[0].code) if place and place[1] else Box("") for place in row]
        for row in producers._grid(rows)
    ]


def test_a_head_that_is_not_understood_is_the_one_due_between_its_neighbours() -> None:
    def renamed(rows: Rows) -> Rows:
        return [
            [replace(box, text="公益类单位") if box.text == "社会公益组织" else box for box in row]
            for row in rows
        ]

    source = printed_form.source().changed(on_table_3(renamed))
    flat = split(source, lambda rows: [laid_flat(rows)])
    found = reading(flat)
    assert (wrong(found, flat), missing(found, flat)) == ({}, set())


def test_a_line_with_a_label_and_blanks_above_the_table_does_not_contradict_its_row() -> None:
    def announced(rows: Rows) -> Rows:
        return [[Box("（一）予以公开"), *[Box("")] * 9], *rows]

    source = printed_form.source().changed(on_table_3(announced))
    found = reading(source)
    assert (wrong(found, source), missing(found, source)) == ({}, set())
