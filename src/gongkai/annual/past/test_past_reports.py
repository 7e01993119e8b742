"""Earlier years come in by file: read, matched by every name of an agency, looked at, filed once, in the order of years."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.clean_reports import with_values
from tests.county import County, county
from tests.own_reports import clean_report, published

from gongkai.agencies.models import AgencyName
from gongkai.agencies.role import Role
from gongkai.annual import steps
from gongkai.annual.models import LibraryReport
from gongkai.annual.past.filing import Past, file_past, obstacle
from gongkai.annual.past.holdings import holdings
from gongkai.annual.reading_pool import POOL, Reading
from gongkai.annual.reading_process import answer
from gongkai.records.moment import Moment, now
from gongkai.report.value import Report
from gongkai.report.writing import Kind, write

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/annual/past/"


@pytest.fixture(autouse=True)
def _files_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(POOL), "read", lambda _pool, name, data: Reading(**answer(name, data)))


@pytest.fixture
def when() -> Moment:
    return now()


@pytest.fixture
def here(when: Moment) -> County:
    made = county(when.today)
    AgencyName.objects.create(agency=made.agency, name="青溪县国土资源局", until=date(2023, 3, 1))
    return made


def file(report: Report, name: str, kind: Kind = Kind.JSON) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, write(report, kind))


def archive(*reports: Report) -> SimpleUploadedFile:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for report in reports:
            made.writestr(f"{report.agency}{report.year}.json", write(report, Kind.JSON))
    return SimpleUploadedFile("往年.zip", packed.getvalue())


def read(client: Client, *files: SimpleUploadedFile) -> str:
    """The key of what was read."""
    response = client.post(ADDRESS, {"files": files})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"]).partition("read=")[2]


def test_files_of_units_and_years_are_matched_looked_at_and_filed(here: County) -> None:
    client = here.client(Role.CLERK, here.government)
    wrong = with_values(clean_report("青溪县教育局", 2021), {"t3.carried_out@total": 99})
    key = read(
        client,
        archive(clean_report("青溪县国土资源局", 2022), clean_report(here.agency.name, 2023)),
        file(wrong, "教育.json"),
        file(clean_report("望海省水利厅", 2021), "水利.json"),
        SimpleUploadedFile("坏.docx", b"PK\x03\x04"),
    )
    page = client.get(f"{ADDRESS}?read={key}").content.decode()
    assert "读出4份，可以入库3份，没有读成1份。" in page
    assert "没有选机关，不入库。" in page
    assert "坏.docx：" in page
    chosen = {
        f"agency-{number}": pk
        for number, pk in ((1, here.agency.pk), (2, here.agency.pk), (3, here.education.pk), (4, "-"))
    }
    answered = client.post(ADDRESS, {"do": "file", "read": key, **chosen}, follow=True)
    assert "已入库3份往年年报。" in answered.content.decode()
    filed = {(one.agency, one.year): one for one in LibraryReport.objects.all()}
    assert set(filed) == {
        ("青溪县国土资源局", 2022),
        ("青溪县自然资源局", 2023),
        ("青溪县教育局", 2021),
    }
    # Its findings stay with it, in lists as on its page; and nothing of it is the agency's own publication.
    assert filed["青溪县教育局", 2021].errors > 0
    assert filed["青溪县自然资源局", 2023].errors == 0
    assert {one.own for one in filed.values()} == {None}
    # What was read is gone: the same page cannot file it twice.
    assert client.get(f"{ADDRESS}?read={key}").status_code == 404


def test_a_report_under_a_name_that_nobody_bears_goes_to_the_agency_chosen(here: County) -> None:
    client = here.client(Role.CLERK)
    key = read(client, file(clean_report("青溪县自规局", 2022), "自规.json"))
    client.post(ADDRESS, {"do": "file", "read": key, "agency-1": here.agency.pk})
    # Of 2022: then it bore the former name.
    assert LibraryReport.objects.get().agency == "青溪县国土资源局"


def test_an_agency_files_for_itself_and_those_below_alone(here: County) -> None:
    client = here.client(Role.CLERK)
    key = read(client, file(clean_report("青溪县教育局", 2022), "教育.json"))
    page = client.get(f"{ADDRESS}?read={key}").content.decode()
    assert f'value="{here.education.pk}"' not in page
    answered = client.post(ADDRESS, {"do": "file", "read": key, "agency-1": here.education.pk})
    assert answered.status_code == 422
    assert "还没有给任何一份选机关" in answered.content.decode()
    assert not LibraryReport.objects.exists()
    # The department in charge of disclosure files for every unit of its government.
    here.agency.supervised.add(here.education)
    page = client.get(f"{ADDRESS}?read={key}").content.decode()
    assert f'value="{here.education.pk}" selected' in page
    # Another person's reading is not there.
    assert here.client(Role.OGI_HEAD).get(f"{ADDRESS}?read={key}").status_code == 404
    assert here.client(Role.LEADER).get(ADDRESS).status_code in (403, 404)


def test_what_stands_in_the_way_is_said(here: County, when: Moment) -> None:
    agency, last = here.agency, when.today.year - 1
    published(agency, last, when)
    steps.add_to_library(clean_report("青溪县国土资源局", 2021), user=None, now=when.at)

    def says(report: Report) -> str:
        return obstacle(Past(agency, report), when.today)

    assert says(clean_report(agency.name, 2022)) == ""
    assert "已在本系统发布" in says(clean_report(agency.name, last))
    assert "已有2021年" in says(clean_report(agency.name, 2021))
    assert "还没有过完" in says(clean_report(agency.name, when.today.year))
    assert "没有读出年度" in says(replace(clean_report(agency.name, 2022), year=None))


def test_each_is_checked_against_the_year_before_also_when_that_comes_later(
    here: County, when: Moment
) -> None:
    def filed(*reports: Report) -> list[LibraryReport]:
        return file_past([Past(here.agency, one) for one in reports], here.actor(Role.CLERK), when)

    name = here.agency.name
    filed(clean_report(name, 2023))
    # Three more were carried out of 2022 than 2023 says were carried in.
    before = clean_report(name, 2022)
    carried = {
        f"t3.{row}@{column}"
        for row in ("carried_out", "received_new")
        for column in ("natural_person", "total")
    }
    more = with_values(before, {code: (before.value(code) or 0) + 3 for code in carried})
    assert LibraryReport.objects.get(year=2023).errors == 0
    filed(more)
    assert LibraryReport.objects.get(year=2022).errors == 0
    assert LibraryReport.objects.get(year=2023).errors > 0
    # Twice the same is there once.
    assert filed(more) == []


def test_the_years_that_are_there_and_those_between_that_are_missing(
    here: County, when: Moment, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name, year in ((here.agency.name, 2024), ("青溪县国土资源局", 2020), ("青溪县国土资源局", 2022)):
        steps.add_to_library(clean_report(name, year), user=None, now=when.at)
    with django_assert_num_queries(2):
        own, other = holdings([here.agency, here.education])
    assert [report.year for report in own.reports] == [2024, 2022, 2020]
    assert own.missing == [2021, 2023]
    assert (list(other.reports), other.missing) == ([], [])


def test_the_findings_go_back_as_a_workbook(here: County) -> None:
    client = here.client(Role.CLERK)
    key = read(client, file(clean_report(here.agency.name, 2022), "自规.json"))
    response = client.get(f"{ADDRESS}findings.xlsx?read={key}")
    assert response.headers["Content-Type"] == Kind.XLSX.media_type
    assert response.content.startswith(b"PK")


def test_no_file_or_too_many_is_said_beside_the_field(here: County) -> None:
    client = here.client(Role.CLERK)
    for files, says in (
        ([], "还没有选文件"),
        ([SimpleUploadedFile(f"{n}.txt", b"x") for n in range(51)], "现在选了51个"),
    ):
        response = client.post(ADDRESS, {"files": files})
        assert response.status_code == 422
        assert says in response.content.decode()
