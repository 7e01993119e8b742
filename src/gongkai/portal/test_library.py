import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gongkai.annual import steps
from gongkai.annual.models import LibraryReport
from gongkai.portal import library as library_view
from gongkai.report.reading import read_bytes
from gongkai.report.value import Report
from gongkai.report.writing import Kind

Library = list[LibraryReport]


def titles(client: Client, **asked: str) -> list[str]:
    return [report.title for report in client.get("/reports/", asked).context["page"].object_list]


def test_the_list_runs_from_the_newest_year_to_the_oldest(client: Client, library: Library) -> None:
    found = client.get("/reports/").context["page"].object_list
    assert len(found) == len(library)
    assert [report.year for report in found] == sorted((report.year for report in library), reverse=True)


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"agency": "青溪县经济和信息化局"}, 1),
        ({"year": "2020"}, 2),
        ({"agency": "青溪县自然资源局", "year": "2020"}, 1),
        ({"q": "经济和信息化局 2020"}, 1),
        ({"q": "没有这样的词"}, 0),
        ({"year": "0"}, None),
        ({"year": "二〇二〇"}, None),
        ({"page": "999"}, None),
    ],
)
def test_the_filter_finds_by_agency_year_and_every_word(
    client: Client, library: Library, asked: dict[str, str], number: int | None
) -> None:
    assert len(titles(client, **asked)) == (len(library) if number is None else number)


def test_nothing_found_says_what_was_looked_for_and_the_way_on(client: Client, library: Library) -> None:
    page = client.get("/reports/", {"q": "<b>无此词"}).content.decode()
    assert "没有找到含“&lt;b&gt;无此词”的年报" in page
    assert "看全部年报" in page


def test_an_empty_library_says_so_and_how_it_fills(client: Client, db: None) -> None:
    for address in ("/", "/reports/"):
        assert "年报库还没有报告" in client.get(address).content.decode()


def test_pages_keep_the_filter(client: Client, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_view, "ON_A_PAGE", 2)
    page = client.get("/reports/", {"q": "政府信息公开", "page": "2"}).content.decode()
    assert f"第3—4份，共{len(library)}份" in page
    assert "page=3" in page
    assert "q=%E6%94%BF" in page


@pytest.mark.parametrize(("address", "queries"), [("/", 4), ("/reports/", 4)])
def test_lists_ask_the_same_number_of_questions_however_long(
    client: Client,
    library: Library,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    # What the home page shows of publications is asked once for each state of the platforms.
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)
    LibraryReport.objects.exclude(pk=library[0].pk).delete()
    with django_assert_num_queries(queries):
        client.get(address)


@pytest.fixture
def filed(library: Library) -> LibraryReport:
    return next(report for report in library if report.agency == "青溪县经济和信息化局")


def test_a_report_has_its_texts_tables_findings_and_neighbours(client: Client, library: Library) -> None:
    filed = next(report for report in library if (report.agency, report.year) == ("青溪县人民政府", 2024))
    page = client.get(f"/reports/{filed.pk}/").content.decode()
    assert page.count("<table") == 3
    for section in filed.report.sections:
        assert section.title in page
    for year in (2023, 2025):
        assert f"与{year}年比较" in page


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, filed: LibraryReport) -> None:
    address = f"/reports/{filed.pk}/"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    client.cookies["mode"] = "elder"
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_a_report_changes_its_etag_when_last_years_arrives(
    client: Client, filed: LibraryReport, samples: dict[tuple[str, int | None], Report]
) -> None:
    from dataclasses import replace

    from django.utils import timezone

    before = client.get(f"/reports/{filed.pk}/")["ETag"]
    earlier = replace(samples["青溪县自然资源局", 2019], agency=filed.agency)
    steps.add_to_library(earlier, user=None, now=timezone.now())
    assert client.get(f"/reports/{filed.pk}/")["ETag"] != before


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_downloaded_reads_back_as_the_report(
    client: Client, filed: LibraryReport, kind: Kind
) -> None:
    response = client.get(f"/reports/{filed.pk}/{kind}/")
    taken = read_bytes(response.content, f"report.{kind}")
    values = {code: cell.value for code, cell in filed.report.cells.items()}
    assert {code: cell.value for code, cell in taken.cells.items()} == values


def test_a_kind_or_a_report_that_does_not_exist_is_no_page(client: Client, filed: LibraryReport) -> None:
    for address in (f"/reports/{filed.pk}/exe/", "/reports/999999/", "/reports/999999/pdf/"):
        assert client.get(address).status_code == 404


def test_two_years_are_compared_whichever_was_opened(client: Client, library: Library) -> None:
    by_year = {report.year: report.pk for report in library if report.agency == "青溪县人民政府"}
    for one, other in ((2024, 2025), (2025, 2024)):
        page = client.get(f"/reports/{by_year[one]}/compare/", {"with": by_year[other]}).content.decode()
        assert "2024年与2025年年报比较" in page
        assert "不是相邻两年" not in page
    far = client.get(f"/reports/{by_year[2025]}/compare/", {"with": by_year[2021]}).content.decode()
    assert "不是相邻两年" in far


@pytest.mark.parametrize("other", ["", "x", "999999"])
def test_a_comparison_with_nothing_is_no_page(client: Client, filed: LibraryReport, other: str) -> None:
    assert client.get(f"/reports/{filed.pk}/compare/", {"with": other}).status_code == 404


def test_staff_take_a_report_out_after_being_asked(staff: Client, filed: LibraryReport) -> None:
    assert "不能再查看" in staff.get(f"/reports/{filed.pk}/remove/").content.decode()
    assert "已移出年报库" in staff.post(f"/reports/{filed.pk}/remove/", follow=True).content.decode()
    assert not LibraryReport.objects.filter(pk=filed.pk).exists()
