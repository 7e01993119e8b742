"""Each agency's platform: guide, rules, statutory content, reports and the door to applications, two clicks from home."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from tests.published import Published

from gongkai.annual import steps
from gongkai.law.validity import Validity
from gongkai.publishing.columns.version import count_up
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import GuideEntry, Leader, Topic
from gongkai.report.value import Report


def get(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    html: str = response.content.decode()
    return html


def links(html: str) -> set[str]:
    return set(re.findall(r'href="(/[^"]*)"', html))


def test_everything_statutory_is_two_clicks_from_home(published: Published, client: Client) -> None:
    published.bring("甲办法", at=published.county.government)
    main = published.county.government.pk
    first = links(get(client, "/"))
    pages = {page for page in first if not page.startswith(("/choose", "/apply/form"))}
    second = first | {link for page in pages for link in _links_at(client, page)}
    for part in ("guide", "rules", "statutory", "reports"):
        assert f"/agencies/{main}/{part}/" in second
    assert {"/apply/", "/track/", "/reports/", "/check/"} <= first


def _links_at(client: Client, address: str) -> set[str]:
    response = client.get(address.partition("#")[0])
    if response.status_code == 302:
        return {response["Location"]}
    return links(response.content.decode()) if response.status_code == 200 else set()


def test_the_header_has_its_eight_entries_on_every_page_and_leads_to_the_agency_at_hand(
    published: Published, client: Client
) -> None:
    own = published.agency.pk
    for address in ("/", f"/agencies/{own}/", f"/agencies/{own}/guide/"):
        header = re.search(r'<nav class="site-nav".*?</nav>', get(client, address), re.S)
        assert header
        words = [re.sub(r"<[^>]*>", "", word) for word in re.findall(r"<a [^>]*>(.*?)</a>", header[0])]
        assert words == [
            "首页",
            "公开指南",
            "公开制度",
            "法定主动公开内容",
            "公开年报",
            "依申请公开",
            "查申请进度",
            "查一查年报",
        ]
    assert f"/agencies/{own}/guide/" in header[0]


def test_a_site_without_platforms_says_so(db: None, client: Client) -> None:
    assert "这里还没有机关开通公开平台。" in get(client, "/platform/guide/")


def test_the_guide_says_what_the_agency_says_until_words_of_its_own_are_entered(
    published: Published, client: Client
) -> None:
    address = f"/agencies/{published.agency.pk}/guide/"
    assert "0000-8620109" in get(client, address)
    GuideEntry.objects.create(
        agency=published.agency, code="telephone", value="0000-8620199", changed_on=published.when.today
    )
    count_up(published.agency)
    html = get(client, address)
    assert "0000-8620199" in html
    assert "0000-8620109" not in html


def test_statutory_content_stands_in_the_order_of_the_law(published: Published, client: Client) -> None:
    for kind in (DocumentKind.OTHER, DocumentKind.BUDGET, DocumentKind.PLAN, DocumentKind.NORMATIVE):
        published.bring(f"{kind.label}一件", kind=kind, validity=None)
    html = get(client, f"/agencies/{published.agency.pk}/statutory/")
    names = re.findall(r'<ul class="art20 one"><li><a [^>]*>(.*?)</a>', html)
    assert names == ["行政规范性文件", "规划计划", "财政预决算", "其他法定信息"]


def test_the_page_of_an_agency_names_leaders_in_office_and_agencies_below(
    published: Published, client: Client
) -> None:
    government = published.county.government
    Leader.objects.create(agency=government, name="沈明远", title="县长")
    Leader.objects.create(agency=government, name="前任某", title="县长", until=date(2025, 1, 1))
    count_up(government)
    html = get(client, f"/agencies/{government.pk}/")
    assert "沈明远" in html
    assert "前任某" not in html
    assert f'<a href="/agencies/{published.agency.pk}/">青溪县自然资源局</a>' in html


def test_annual_reports_stand_with_the_agency_and_with_the_government_above(
    published: Published, client: Client, samples: dict[tuple[str, int | None], Report]
) -> None:
    report = next(iter(samples.values()))
    filed = steps.add_to_library(report, user=None, now=timezone.now())
    published.agency.name = filed.agency
    published.agency.save()
    count_up(published.agency)
    for agency in (published.agency, published.county.government):
        assert f"/reports/{filed.pk}/" in get(client, f"/agencies/{agency.pk}/reports/")


def test_topics_hold_documents_of_any_agency_and_read_on_in_the_archive(
    published: Published, client: Client
) -> None:
    mine, theirs = published.bring("甲通知")[0], published.bring("乙通知", at=published.county.government)[0]
    topic = Topic.objects.create(
        agency=published.agency, code="land", name="宅基地专题", opened_on=date(2026, 1, 1)
    )
    topic.documents.set([mine, theirs])
    address = f"/topics/{published.agency.pk}/land/"
    html = get(client, address)
    assert "甲通知" in html
    assert "乙通知" in html
    Topic.objects.filter(pk=topic.pk).update(archived_on=date(2026, 6, 1))
    count_up(published.agency)
    assert "2026年6月1日归档，不再更新" in get(client, address)
    assert "已归档" in get(client, "/topics/")


def test_policies_are_listed_with_their_validity(published: Published, client: Client) -> None:
    published.bring("甲办法", validity=Validity.REPEALED)
    published.bring("某通知", kind=DocumentKind.NOTICE, validity=None)
    html = get(client, f"/agencies/{published.agency.pk}/policies/")
    assert "甲办法" in html
    assert "某通知" not in html


def test_statistics_count_what_is_public_by_year(published: Published, client: Client) -> None:
    year = published.when.today.year
    published.bring("甲办法", "乙办法", on=date(year, 2, 1))
    published.bring("丙办法", on=date(year - 1, 2, 1))
    html = get(client, f"/agencies/{published.agency.pk}/statistics/")
    assert re.findall(r'<td class="r">(\d+)</td>', html) == ["2", "1", "0", "0", "0", "3"]
    assert "现在公开的信息3件，其中今年发布2件。" in get(client, "/statistics/")


def test_the_switch_leads_to_the_same_column_of_another_agency(published: Published, client: Client) -> None:
    government = published.county.government.pk
    response = client.get(f"/agencies/choose/?agency={government}&column=budget")
    assert response["Location"] == f"/agencies/{government}/columns/budget/"
    assert client.get("/agencies/choose/?agency=4711").status_code == 404
    assert client.get("/agencies/choose/?agency=x").status_code == 302


@pytest.mark.parametrize("part", ["", "guide/", "statutory/", "reports/", "catalogue/", "statistics/"])
def test_an_agency_without_a_platform_is_not_found(published: Published, client: Client, part: str) -> None:
    assert client.get(f"/agencies/{published.county.education.pk}/{part}").status_code == 404
