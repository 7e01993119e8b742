"""Published reports as files: every cell as a person read it, none wrong, none invented."""

import importlib.util
import json
from types import ModuleType

import pytest

from gongkai.report.reading import read
from gongkai.report.value import Report
from tests import shared_reports

FILES = ("shuyang-fgj-2023", "hangzhou-2025", "hongze-2024", "huaian-2024")


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    """The collection's own scorer."""
    path = shared_reports.folder() / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reading(slug: str) -> Report:
    return read(shared_reports.source(slug))


@pytest.mark.parametrize("slug", FILES)
def test_every_cell_is_right_and_none_is_invented(slug: str, scoring: ModuleType) -> None:
    truth = scoring.truth_cells(
        json.loads((shared_reports.folder() / slug / "truth.json").read_text(encoding="utf-8"))
    )
    report = reading(slug)
    scored = {code: number for code, number in truth.items() if number != "?"}
    different = {
        code: (number, report.cells.get(code))
        for code, number in scored.items()
        if (report.value(code) is None) != (number is None)
        or (number is not None and float(report.value(code) or 0) != float(number))
    }
    assert scored
    assert not different
    assert not [code for code in report.cells if report.value(code) is not None and code not in truth]


@pytest.mark.parametrize(
    ("slug", "agency", "year", "forms"),
    [
        ("shuyang-fgj-2023", "沭阳县发展和改革局", 2023, ("2021", "2021")),
        ("hangzhou-2025", "测试市", 2025, ("2021", "2021")),
        ("hongze-2024", "淮安市洪泽区人民政府", 2024, ("2021", "2019")),
        ("huaian-2024", "淮安市人民政府", 2024, ("2021", "2021")),
    ],
)
def test_agency_year_and_forms_are_told(slug: str, agency: str, year: int, forms: tuple[str, str]) -> None:
    report = reading(slug)
    assert (report.agency, report.year, (report.t2_form, report.t3_form)) == (agency, year, forms)
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


def test_the_page_around_a_report_is_no_text_of_it() -> None:
    report = reading("shuyang-fgj-2023")
    everything = "".join((*report.preamble, *(section.text for section in report.sections)))
    assert "无障碍" not in everything
    assert "索引号" not in everything
    assert report.published_on is not None
    assert report.published_on.isoformat() == "2024-01-17"
    assert report.metadata["索引号"] == "014314799/2024-00002"


def test_a_cell_of_a_pdf_says_on_which_page_it_stands() -> None:
    cell = reading("hongze-2024").cells["t3.outcome.unable.needs_creation@natural_person"]
    assert cell.value == 1
    assert cell.where is not None
    assert cell.where.page == 4
