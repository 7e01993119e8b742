"""The sample reports: whole, valid but for the faults that they are there to show."""

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise

import jsonschema
import pytest

from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.forms import Form
from gongkai.report.reading.json import read_json
from gongkai.report.value import Report, State
from gongkai.report.writing import Kind, write

FOLDER = files("gongkai.annual").joinpath("sample_data")
NAMES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".json"))
COUNTY = "青溪县人民政府"
RESOURCES = "青溪县自然资源局"


@cache
def sample(name: str) -> Report:
    return read_json(FOLDER.joinpath(name).read_bytes(), name)


def of(agency: str) -> list[Report]:
    found = [sample(name) for name in NAMES if sample(name).agency == agency]
    return sorted(found, key=lambda report: report.year or 0)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_fits_the_published_schema(name: str) -> None:
    schema = json.loads(files("gongkai.report.writing").joinpath("report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(FOLDER.joinpath(name).read_bytes()))


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_a_whole_report_with_text_of_some_length(name: str) -> None:
    report = sample(name)
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert all(report.has_table(table) for table in (2, 3, 4))
    assert report.title == f"{report.agency}{report.year}年政府信息公开工作年度报告"
    assert report.signed_on is not None
    assert report.signed_on.year == (report.year or 0) + 1
    assert 400 <= sum(len(section.text) for section in report.sections) <= 900


def test_years_forms_and_faults_are_all_there() -> None:
    reports = [sample(name) for name in NAMES]
    assert {report.year for report in reports} == set(range(2019, 2026))
    assert {(report.t2_form, report.t3_form) for report in reports} == {
        (Form.F2019, Form.F2019),
        (Form.F2021, Form.F2021),
        (Form.F2021, Form.F2019),
    }


@pytest.mark.parametrize(
    ("agency", "years"), [(COUNTY, [2021, 2022, 2023, 2024, 2025]), (RESOURCES, [2019, 2020, 2021])]
)
def test_a_series_carries_its_open_cases_over(agency: str, years: list[int]) -> None:
    series = of(agency)
    assert [report.year for report in series] == years
    for before, after in pairwise(series):
        for column in COLUMNS:
            assert after.value(t3("carried_in", column)) == before.value(t3("carried_out", column))


def test_documents_in_force_follow_from_year_to_year() -> None:
    series = of(COUNTY)
    for before, after in pairwise(series):
        in_force, issued, repealed = (
            [report.value(f"t2.normative_docs.{measure}") or 0 for report in (before, after)]
            for measure in ("in_force", "issued", "repealed")
        )
        assert in_force[1] == in_force[0] + issued[1] - repealed[1]


def test_one_report_has_its_total_row_left_at_zero() -> None:
    (report,) = of("青溪县经济和信息化局")
    assert report.value(t3("outcome.granted", Column.TOTAL)) == 1
    assert {report.value(t3("outcome.total", column)) for column in COLUMNS} == {0}


def test_one_report_contradicts_itself() -> None:
    (report,) = of("青溪县教育局")
    assert "本年收到政府信息公开申请11件" in report.sections[0].text
    assert report.value(t3("received_new", Column.TOTAL)) == 14


def test_one_report_has_blanks_and_placeholders() -> None:
    (report,) = of("青溪县柳河镇人民政府")
    states = [cell.state for cell in report.cells.values()]
    assert states.count(State.BLANK) == 15
    assert states.count(State.PLACEHOLDER) == 2


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_can_be_taken_away_in_every_kind(name: str) -> None:
    assert all(write(sample(name), kind) for kind in Kind)
