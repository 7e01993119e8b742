"""Reading back what was written gives the same report, in every form and every kind of file."""

import subprocess
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from gongkai.report.checks.checking import check
from gongkai.report.codes import COLUMNS, t3
from gongkai.report.forms import Form
from gongkai.report.reading import read_bytes
from gongkai.report.value import Cell, Report, State
from gongkai.report.writing import Kind, write
from tests.random_reports import FORMS, random_report, reports
from tests.same_report import differences
from tests.tools import program

REPORTS = 10


@dataclass(frozen=True)
class Shown:
    """A report that a failing example shows by its title: its whole repr is 30 kB."""

    report: Report = field(repr=False)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("form", FORMS)
def test_random_reports_come_back_unchanged(form: Form, kind: Kind) -> None:
    random = Random(f"{form} {kind}")
    for number in range(REPORTS):
        report = random_report(random, t2_form=form, t3_form=form)
        found = differences(report, read_bytes(write(report, kind), f"{number}.{kind}"))
        assert not found, f"report {number}: {found[:5]}"


@pytest.mark.parametrize("kind", Kind)
def test_mixed_forms_come_back_unchanged(kind: Kind) -> None:
    random = Random(kind.value)
    for t2_form, t3_form in ((Form.F2019, Form.F2021), (Form.F2021, Form.F2019)):
        report = random_report(random, t2_form=t2_form, t3_form=t3_form)
        assert not differences(report, read_bytes(write(report, kind), f"mixed.{kind}"))


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(reports().map(Shown))
def test_any_report_comes_back_from_the_web_page(shown: "Shown") -> None:
    report = shown.report
    assert not differences(report, read_bytes(write(report, Kind.HTML), "report.html"))


def test_a_changed_cell_is_noticed() -> None:
    """The comparison itself can fail: one figure altered in the page is one difference."""
    report = random_report(Random(5), t2_form=Form.F2021, t3_form=Form.F2021)
    page = write(report, Kind.HTML).decode()
    granted = page.index("（一）予以公开")
    at = page.index("<td>", granted) + len("<td>")
    altered = page[:at] + "9" + page[at:]
    assert [found.split(":")[0] for found in differences(report, read_bytes(altered.encode(), "a.html"))] == [
        "t3.outcome.granted@natural_person"
    ]


def test_findings_in_a_workbook_are_not_read_as_the_report() -> None:
    for seed in range(6):
        report = random_report(Random(seed))
        result = check(report)
        assert not differences(report, read_bytes(write(report, Kind.XLSX, result=result), "a.xlsx"))


def test_a_group_line_that_the_form_does_not_ask_for_comes_back() -> None:
    report = random_report(Random(3), t2_form=Form.F2021, t3_form=Form.F2021)
    line = {t3("outcome.other", column): Cell("4", 4, State.NUMBER) for column in COLUMNS}
    ordered = {}
    for code, cell in report.cells.items():
        if code == t3("outcome.other.no_correction", COLUMNS[0]):
            ordered |= line
        ordered[code] = cell
    report = replace(report, cells=ordered)
    for kind in Kind:
        assert not differences(report, read_bytes(write(report, kind), f"a.{kind}")), kind


def test_no_file_carries_a_second_copy_of_the_data() -> None:
    """What is read is what is seen: each package holds its document, styles and nothing more."""
    report = random_report(Random(11))
    word = ZipFile(BytesIO(write(report, Kind.DOCX)))
    assert {name for name in word.namelist() if not name.endswith((".rels", "theme1.xml"))} == {
        "[Content_Types].xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/styles.xml",
        "word/settings.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
    }
    assert b"w:vanish" not in word.read("word/document.xml")
    book = openpyxl.load_workbook(BytesIO(write(report, Kind.XLSX)))
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert not book.defined_names
    assert pypdfium2.PdfDocument(write(report, Kind.PDF)).count_attachments() == 0


@pytest.mark.parametrize("form", FORMS)
def test_docx_saved_again_by_libreoffice_reads_the_same(form: Form, tmp_path: Path) -> None:
    soffice = program("soffice", "libreoffice")
    report = random_report(Random(form.value), t2_form=form, t3_form=form)
    source = tmp_path / "report.docx"
    source.write_bytes(write(report, Kind.DOCX))
    again = tmp_path / "again"
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(again),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert not differences(report, read_bytes((again / "report.docx").read_bytes(), "report.docx"))
