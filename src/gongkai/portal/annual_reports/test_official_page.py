"""A published report is its own page; what it was before a correction stays reachable, with the reason between them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county
from tests.own_reports import clean_report, published, submitted
from tests.same_report import differences

from gongkai.annual import steps
from gongkai.annual.models import LibraryReport
from gongkai.publishing.columns.opening import open_platform
from gongkai.records.moment import Moment
from gongkai.report.checks import check
from gongkai.report.reading import read_bytes
from gongkai.report.value import Report
from gongkai.report.writing import Kind

pytestmark = pytest.mark.django_db


def moment(days: int = 0) -> Moment:
    at = datetime(2026, 1, 20, 2, 30, tzinfo=UTC) + timedelta(days=days)
    return Moment(at.date(), at)


@pytest.fixture
def here() -> County:
    made = county(date(2026, 1, 20))
    for agency in (made.government, made.agency):
        open_platform(agency, moment(-1))
    return made


def said(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status, address
    return response.content.decode()


def corrected(here: County) -> LibraryReport:
    """Published on 20 January, corrected on 25 January."""
    first = published(here.agency, 2025, moment())
    told = clean_report(here.agency.name, 2025)
    changed = replace(told.sections[5], paragraphs=("本年度没有收取信息处理费，另收到表扬信。",))
    return published(
        here.agency,
        2025,
        moment(5),
        replace(told, sections=(*told.sections[:5], changed)),
        corrects=first.own,
        reason="第六部分漏写一段。",
    )


def test_the_page_says_what_an_official_page_has_to_say(here: County) -> None:
    filed = published(here.agency, 2025, moment())
    page = said(f"/reports/{filed.pk}/")
    for tag in (
        '<meta name="ColumnType" content="信息公开年报">',
        '<meta name="ArticleTitle" content="青溪县自然资源局2025年政府信息公开工作年度报告">',
        '<meta name="PubDate" content="2026-01-20 10:30">',
        '<meta name="ContentSource" content="青溪县自然资源局">',
    ):
        assert tag in page
    assert f'<a href="/agencies/{here.agency.pk}/reports/">政府信息公开年报</a>' in page
    for kind in Kind:
        assert f'href="/reports/{filed.pk}/{kind}/"' in page
    assert page.count('<table class="form') == 3
    assert "检查意见" not in page
    assert "检查意见" in said(f"/reports/{filed.pk}/check/")


@pytest.mark.parametrize("kind", ["page", *Kind])
def test_what_is_published_is_read_back_as_it_was_submitted(here: County, kind: str) -> None:
    filed = published(here.agency, 2025, moment())
    address = f"/reports/{filed.pk}/" if kind == "page" else f"/reports/{filed.pk}/{kind}/"
    found = read_bytes(Client().get(address).content, "page.html" if kind == "page" else f"report.{kind}")
    submitted_one = clean_report(here.agency.name, 2025)
    if kind == Kind.CSV:
        found = only_cells(submitted_one, found)
    assert differences(submitted_one, found) == []
    assert check(found).findings == ()


def only_cells(submitted_one: Report, found: Report) -> Report:
    """The list of cells is for programs: it says nothing else."""
    return replace(submitted_one, cells=found.cells)


def test_a_correction_names_its_reason_and_leads_to_what_stood_there(here: County) -> None:
    filed = corrected(here)
    now, before = said(f"/reports/{filed.pk}/"), said(f"/reports/{filed.pk}/versions/1/")
    assert "另收到表扬信" in now
    assert "另收到表扬信" not in before
    assert "本年报于2026年1月25日更正。" in now
    assert "这一版已于2026年1月25日更正。" in before
    for page in (now, before):
        assert "更正原因：第六部分漏写一段。" in page.replace("</strong> ", "")
    assert f'href="/reports/{filed.pk}/versions/1/"' in now
    assert '<meta name="robots" content="noindex">' in before
    assert "noindex" not in now


def test_the_earlier_version_keeps_its_files(here: County) -> None:
    filed = corrected(here)
    response = Client().get(f"/reports/{filed.pk}/versions/1/json/")
    assert differences(clean_report(here.agency.name, 2025), read_bytes(response.content, "a.json")) == []
    assert "%E7%AC%AC1%E7%89%88" in response.headers["Content-Disposition"]
    said(f"/reports/{filed.pk}/versions/1/exe/", 404)


def test_only_published_versions_have_a_page(here: County) -> None:
    filed = corrected(here)
    submitted(here.agency, 2025, moment(9), corrects=filed.own, reason="还没有发布")
    outside = steps.add_to_library(clean_report("青溪县水利局", 2025), user=None, now=moment().at)
    for address in (
        f"/reports/{filed.pk}/versions/3/",
        f"/reports/{filed.pk}/versions/3/json/",
        f"/reports/{filed.pk}/versions/0/",
        f"/reports/{filed.pk}/versions/{'9' * 30}/",
        f"/reports/{filed.pk}/versions/{'9' * 30}/json/",
        f"/reports/{outside.pk}/versions/1/",
    ):
        said(address, 404)
    assert Client().get(f"/reports/{filed.pk}/versions/2/").headers["Location"] == f"/reports/{filed.pk}/"
    assert "还没有发布" not in said(f"/reports/{filed.pk}/")


def test_a_copy_of_the_page_is_stale_once_it_is_corrected(here: County) -> None:
    first = published(here.agency, 2025, moment())
    address = f"/reports/{first.pk}/"
    etag = Client().get(address).headers["ETag"]
    assert Client().get(address, headers={"If-None-Match": etag}).status_code == 304
    published(here.agency, 2025, moment(5), corrects=first.own, reason="更正")
    assert Client().get(address, headers={"If-None-Match": etag}).status_code == 200


def test_the_page_asks_few_questions(
    here: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    filed = corrected(here)
    with django_assert_max_num_queries(9):
        said(f"/reports/{filed.pk}/")


def test_what_was_read_from_outside_keeps_its_findings_on_its_page(here: County) -> None:
    outside = steps.add_to_library(clean_report("青溪县水利局", 2025), user=None, now=moment().at)
    assert "检查意见" in said(f"/reports/{outside.pk}/")
    assert Client().get(f"/reports/{outside.pk}/check/").headers["Location"] == f"/reports/{outside.pk}/"
