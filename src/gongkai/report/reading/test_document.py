"""Tables that stand partly in grids and partly in the text around them."""

from dataclasses import replace

import pytest
from tests import printed_form, producers

from gongkai.report.errors import NotAReport, SeveralReports
from gongkai.report.forms import Form
from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.document import read_document
from gongkai.report.value import State


def drawn_with_divs(rows: printed_form.Rows) -> str:
    """A table as some sites draw it: one element a cell, no table at all."""
    return "".join(f"<div class=row>{''.join(f'<div>{box.text}</div>' for box in row)}</div>" for row in rows)


@pytest.mark.parametrize("drawn", [(2,), (3,), (4,), (2, 3, 4)])
def test_a_table_that_is_none_is_read_as_text_beside_those_that_are(drawn: tuple[int, ...]) -> None:
    source = printed_form.source(Form.F2021, Form.F2019)
    page = []
    number = 1
    for block in source.blocks:
        if isinstance(block, str):
            page.append(f"<p>{block}</p>")
        else:
            number += 1
            page.append(drawn_with_divs(block) if number in drawn else producers.html_table(block))
    report = read_bytes(f"<html><body>{''.join(page)}</body></html>".encode())
    assert {code: report.value(code) for code in report.cells} == source.values
    assert (report.t2_form, report.t3_form) == (Form.F2021, Form.F2019)
    assert [len(section.paragraphs) for section in report.sections] == [1, 0, 0, 0, 1, 1]


def test_a_row_that_the_source_lacks_is_said_to_be_missing() -> None:
    source = printed_form.source()
    source = replace(
        source,
        blocks=tuple(
            block
            if isinstance(block, str)
            else [row for row in block if not any("2.重复申请" in box.text for box in row)]
            for block in source.blocks
        ),
    )
    cell = read_bytes(producers.plain_html(source).encode()).cells["t3.outcome.declined.duplicate@total"]
    assert (cell.value, cell.state) == (None, State.NOT_IN_FORM)


def test_two_reports_in_one_file_are_refused() -> None:
    tables = [
        block
        for first in (101, 1001)
        for block in printed_form.source(first=first).blocks
        if not isinstance(block, str)
    ]
    page = "".join(map(producers.html_table, tables))
    with pytest.raises(SeveralReports, match="不止一份"):
        read_bytes(f"<html><body><p>一、总体情况</p>{page}</body></html>".encode())


def test_a_document_without_text_is_no_report() -> None:
    with pytest.raises(NotAReport, match="没有文字"):
        read_document(Document(()))
