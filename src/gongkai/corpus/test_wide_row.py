from dataclasses import replace
from decimal import Decimal
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.random_reports import FORMS, random_report

from gongkai.corpus.columns import CELLS, CELLS_OF, LARGEST, READ, REPORTS
from gongkai.corpus.wide_row import cell_columns, cells
from gongkai.report.forms import Form
from gongkai.report.value import Cell, Number, Report, State

RECEIVED = "t3.received_new@total"
FEES = "t2.admin_fees.amount_wan"
CHANGED = "t2.licensing.items_delta"


def row_of(report: Report) -> dict[str, object]:
    """As it comes back from the table, where what is absent is null."""
    columns = cell_columns(report)
    row = {name: columns.get(name) for name in READ.schema}
    return {**row, "t2_form": report.t2_form, "t3_form": report.t3_form}


def said(found: dict[str, Cell]) -> dict[str, tuple[object, ...]]:
    return {code: (cell.state, cell.value, cell.decided_by, cell.unit) for code, cell in found.items()}


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_report_needs_no_word_on_states_and_comes_back(form: Form) -> None:
    report = random_report(Random(7), t2_form=form, t3_form=form)
    report = replace(report, cells={code: Cell.number(code, 3) for code in report.cells})
    row = row_of(report)
    assert [row["t2_states"], row["t3_states"], row["t4_states"], row["odd"]] == [None] * 4
    assert said(cells(row)) == said({code: report.cells[code] for code in CELLS if code in report.cells})


@given(st.randoms(use_true_random=False), st.sampled_from(FORMS))
def test_whatever_the_cells_are_the_row_tells_them_apart(random: Random, form: Form) -> None:
    report = random_report(random, t2_form=form, t3_form=form)
    changed = dict(report.cells)
    for code in random.sample(sorted(changed), 12):
        match random.randrange(6):
            case 0:
                del changed[code]
            case 1:
                changed[code] = replace(changed[code], decided_by="T3-02")
            case 2:
                changed[code] = Cell.number(code, 10**30)
            case 3:
                changed[code] = Cell.number(code, Decimal("1.2345678901"))
            case _:
                state = random.choice([state for state in State if state is not State.NUMBER])
                changed[code] = Cell(state=state, unit=changed[code].unit)
    # A file says of a table in which form it is as long as it has a cell of it.
    for table in (2, 3):
        if not any(code in changed for code in CELLS_OF[table]):
            report = replace(report, **{f"t{table}_form": None})
    assert said(cells(row_of(replace(report, cells=changed)))) == said(
        {code: changed[code] for code in CELLS if code in changed}
    )


def test_amounts_are_kept_in_fen_and_counts_as_they_are() -> None:
    report = Report(
        t2_form=Form.F2021,
        cells={FEES: Cell.number(FEES, Decimal("12.34")), RECEIVED: Cell.number(RECEIVED, 5)},
    )
    row = row_of(report)
    assert (row[FEES], row[RECEIVED]) == (12_340_000, 5)


def test_a_number_too_large_for_its_column_stands_apart_and_is_not_cut() -> None:
    report = Report(t3_form=Form.F2021, cells={RECEIVED: Cell.number(RECEIVED, LARGEST + 1)})
    row = row_of(report)
    assert row[RECEIVED] is None
    assert cells(row)[RECEIVED].value == LARGEST + 1


@pytest.mark.parametrize(
    ("code", "number", "is_plain"),
    [(RECEIVED, -1, False), (RECEIVED, 0, True), (CHANGED, -1, True), (FEES, Decimal("-0.01"), False)],
)
def test_a_number_below_zero_needs_a_word_on_states_unless_it_is_a_change(
    code: str, number: Number, is_plain: bool
) -> None:
    report = random_report(Random(7), t2_form=Form.F2019, t3_form=Form.F2019)
    every = {code: Cell.number(code, 3) for code in report.cells} | {code: Cell.number(code, number)}
    row = row_of(replace(report, cells=every))
    assert (row["t2_states"] is None and row["t3_states"] is None) is is_plain
    assert cells(row)[code].value == number


def test_the_table_says_of_every_column_what_it_is() -> None:
    assert all(field.label for field in REPORTS.fields)
    assert [name for name, dtype in REPORTS.schema.items() if dtype == pl.Int64 and name in CELLS] == list(
        CELLS
    )
