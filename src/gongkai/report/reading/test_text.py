"""Whole texts: what becomes a paragraph, and what is refused."""

import pytest
from tests.marked_copies import laid_out, numbers, sheet

from gongkai.report.errors import EmptyFile, NotAReport, ReportError, SeveralReports, TooLarge
from gongkai.report.forms import Form
from gongkai.report.reading.text import MAX_CHARACTERS, MAX_PIECES, read_text
from gongkai.report.value import Completeness, Where


def text(layout: str = "A", form: Form = Form.F2021) -> str:
    return laid_out(sheet(form, {code: str(number) for code, number in numbers(form).items()}), layout)


@pytest.mark.parametrize("layout", "ABCDEFHJKO")
def test_tables_leave_nothing_of_themselves_in_the_text(layout: str) -> None:
    report = read_text(text(layout), "某.txt")
    assert [section.paragraphs for section in report.sections if section.number in (2, 3, 4)] == [()] * 3
    assert report.section(1).paragraphs == ("2023年，我局在网站发布信息214条，答复来信36件，公开规章0件。",)
    assert report.completeness is Completeness.FULL
    assert (report.agency, report.year, report.source_name) == ("清河市档案局", 2023, "某.txt")
    assert not report.labels


def test_a_cell_says_where_it_stands() -> None:
    lines = text("A").splitlines()
    cell = read_text("\n".join(lines)).cells["t2.rules.issued"]
    assert cell.where == Where(line=lines.index("规章 |") + 2, column=1)


def test_a_table_cut_off_in_the_middle_is_a_fragment() -> None:
    cut = text("A")
    report = read_text(cut[: cut.index("（三）不予公开")])
    assert report.completeness is Completeness.FRAGMENT
    assert report.t3_form is None
    assert report.value("t3.received_new@total") is not None


def test_two_reports_pasted_together_are_refused() -> None:
    with pytest.raises(SeveralReports):
        read_text(text() + "\n" + text(form=Form.F2019))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("", EmptyFile),
        (" \n\u3000", EmptyFile),
        ("好" * (MAX_CHARACTERS + 1), TooLarge),
        ("今天天气很好。", NotAReport),
    ],
)
def test_what_is_no_report_is_refused_in_words(given: str, error: type[ReportError]) -> None:
    with pytest.raises(error, match=r".{6,}。"):
        read_text(given)


@pytest.mark.parametrize("piece", ["0\n", "\t0", "字\n"])
def test_a_text_in_more_pieces_than_any_report_is_refused(piece: str) -> None:
    with pytest.raises(TooLarge):
        read_text(piece * (MAX_PIECES + 1))
