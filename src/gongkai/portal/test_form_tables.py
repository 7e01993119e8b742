"""The printed form on the screen: every cell once, every row as wide as the table."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from gongkai.annual.examination import Examination
from gongkai.portal.cell_view import cell_view
from gongkai.portal.form_tables import FormTable, form_table, row_codes
from gongkai.report.finding import CheckResult
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Report

WIDTH = {2: 4, 3: 10, 4: 15}


def report(form: Form) -> Report:
    cells = {code: Cell.number(code, 7) for code in codes(form, form)}
    return Report(t2_form=form, t3_form=form, cells=MappingProxyType(cells))


def table(shown: Report, number: int) -> FormTable | None:
    examination = Examination(shown, shown, CheckResult(), {})
    return form_table(shown, number, lambda code: cell_view(examination, {}, code))


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("number", WIDTH)
def test_every_cell_stands_once_and_every_line_is_full(form: Form, number: int) -> None:
    shown = report(form)
    found = table(shown, number)
    assert found
    lines = [*found.head, *found.body]
    printed = [slot.cell.code for line in lines for slot in line if slot.cell]
    assert sorted(printed) == sorted(code for code in shown.cells if code.startswith(f"t{number}."))
    area = sum(slot.rows * slot.columns for line in lines for slot in line)
    assert area == WIDTH[number] * len(lines)


def test_a_table_that_the_source_lacks_is_not_made_up() -> None:
    whole = report(Form.F2021)
    without = replace(
        whole,
        t3_form=None,
        cells=MappingProxyType({c: v for c, v in whole.cells.items() if not c.startswith("t3.")}),
    )
    assert table(without, 3) is None
    assert table(without, 2) is not None


@pytest.mark.parametrize(
    ("row", "number"),
    [("t2.rules", 3), ("t3.outcome.granted", 7), ("t4.review", 5), ("t3.outcome", 0), ("", 0), ("t9.x", 0)],
)
def test_a_row_opens_with_all_its_cells_and_no_others(row: str, number: int) -> None:
    assert len(row_codes(report(Form.F2021), row)) == number


def test_the_label_of_a_row_opens_that_row() -> None:
    found = table(report(Form.F2021), 3)
    assert found
    rows = [slot.row for line in found.body for slot in line if slot.row]
    assert rows[0] == "t3.received_new"
    assert len(rows) == len(set(rows)) == 25


def test_long_heads_break_between_words() -> None:
    found = table(report(Form.F2021), 3)
    assert found
    heads = {"".join(slot.parts): slot.parts for line in found.head for slot in line}
    assert heads["社会公益组织"] == ("社会公益", "组织")
    assert heads["法律服务机构"] == ("法律服务", "机构")
    assert heads["自然人"] == ("自然人",)
