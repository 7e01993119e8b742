"""All units and years are one table by cell codes, streamed, with every number as the report has it."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.clean_reports import clean
from tests.county import County, county
from tests.own_reports import clean_report, published

from gongkai.agencies.models import AgencyName
from gongkai.annual import steps
from gongkai.annual.open_fields import FIELDS, TEXTS, cell_codes
from gongkai.portal.open_data import report_rows
from gongkai.records.moment import Moment

pytestmark = pytest.mark.django_db

WHEN = Moment(date(2026, 1, 20), datetime(2026, 1, 20, 2, 30, tzinfo=UTC))


@pytest.fixture
def here() -> County:
    made = county(WHEN.today)
    AgencyName.objects.create(agency=made.agency, name="青溪县国土资源局", until=date(2025, 1, 31))
    steps.add_to_library(clean_report("青溪县国土资源局", 2024), user=None, now=WHEN.at)
    published(made.agency, 2025, WHEN)
    steps.add_to_library(clean(2020), user=None, now=WHEN.at)
    return made


def sent(address: str, **headers: str) -> Any:
    return Client().get(f"/open-data/{address}", headers=headers)


def content(address: str) -> str:
    return b"".join(sent(address).streaming_content).decode()


def test_a_table_has_a_column_for_every_cell_of_both_forms(here: County) -> None:
    said = content("reports.csv")
    found = list(csv.DictReader(StringIO(said.removeprefix("\ufeff"))))
    assert [(row["agency"], row["year"]) for row in found] == [
        ("青溪县国土资源局", "2024"),
        ("青溪县自然资源局", "2025"),
        ("青溪县经济和信息化局", "2020"),
    ]
    # One agency under two names has one number; one of elsewhere has none.
    assert [row["agency_number"] for row in found] == [str(here.agency.pk)] * 2 + [""]
    assert [row["version"] for row in found] == ["", "1", ""]
    assert [row["t2.admin_fees.amount_wan"] for row in found] == ["739.0766", "650.6", ""]
    assert [row["t2.procurement.amount_yuan"] for row in found] == ["", "", "3105000"]
    assert list(found[0]) == [field.name for field in FIELDS] + [cell.code for cell in cell_codes()]


@pytest.mark.parametrize("kind", ["ndjson", "json"])
def test_objects_have_numbers_and_texts(here: County, kind: str) -> None:
    said = content(f"reports.{kind}")
    lines = (
        [json.loads(line) for line in said.splitlines()] if kind == "ndjson" else json.loads(said)["reports"]
    )
    assert [set(line) for line in lines] == [{field.name for field in (*FIELDS, *TEXTS)}] * 3
    own, told = lines[1], clean_report(here.agency.name, 2025)
    assert own["cells"] == {
        code: float(cell.value) if cell.unit == "万元" else cell.value  # type: ignore[arg-type]
        for code, cell in told.cells.items()
    }
    assert [section["paragraphs"] for section in own["sections"]] == [
        list(section.paragraphs) for section in told.sections
    ]
    assert (own["published_on"], own["address"]) == (
        "2026-01-20",
        f"http://testserver/reports/{own['number']}/",
    )


def test_an_empty_library_is_an_empty_file(db: None) -> None:
    assert json.loads(content("reports.json")) == {"reports": []}
    assert content("reports.ndjson") == ""
    assert sent("reports.xlsx").status_code == 404


def test_chunks_follow_each_other_without_gap(
    here: County, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(report_rows, "AT_ONCE", 2)
    # Agencies and their former names, two chunks, and the one that finds nothing more.
    with django_assert_num_queries(5):
        assert len({row.filed.pk for row in report_rows.rows("")}) == 3


def test_a_file_is_sent_again_once_a_report_is_corrected(here: County) -> None:
    etag = sent("reports.csv").headers["ETag"]
    assert sent("reports.csv", **{"If-None-Match": etag}).status_code == 304
    later = Moment(date(2026, 1, 25), datetime(2026, 1, 25, 2, tzinfo=UTC))
    published(here.agency, 2025, later, corrects=here.agency.annual_reports.get(), reason="更正")
    assert sent("reports.csv", **{"If-None-Match": etag}).status_code == 200


def test_the_dictionary_says_every_field_and_every_code(here: County) -> None:
    page = sent("reports/").content.decode()
    told = sent("reports/fields.json").json()
    assert [one["name"] for one in told["fields"]] == [field.name for field in (*FIELDS, *TEXTS)]
    for field in (*FIELDS, *TEXTS):
        assert f"<code>{field.name}</code>" in page
    assert {
        "code": "t3.received_new@total",
        "table": 3,
        "unit": "件",
        "forms": ["2019", "2021"],
    }.items() <= next(one for one in told["cells"] if one["code"] == "t3.received_new@total").items()
    assert "现在共3份" in page
    assert 'href="/open-data/reports/"' in Client().get("/open-data/").content.decode()
