"""Feeds, catalogue and site map tell of all that is public and of nothing else."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.test import Client
from lxml import etree
from tests.published import Published

from gongkai.publishing.columns.version import count_up
from gongkai.publishing.models import Publication, Topic

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[tuple[str, str]]:
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(response.content)
    return [
        (entry.find(f"{ATOM}title").text or "", entry.find(f"{ATOM}link").get("href") or "")  # type: ignore[union-attr]
        for entry in feed.iter(f"{ATOM}entry")
    ]


def test_feeds_tell_the_newest_and_forget_what_was_taken_down(published: Published, client: Client) -> None:
    older, newer = published.bring("甲办法", on=date(2026, 1, 1)) + published.bring("乙办法<b>")
    topic = Topic.objects.create(
        agency=published.agency, code="land", name="专题", opened_on=published.when.today
    )
    topic.documents.set([older, newer])
    own = published.agency.pk
    addresses = (
        "/feeds/site.xml",
        f"/feeds/agencies/{own}.xml",
        f"/feeds/agencies/{own}/normative.xml",
        f"/feeds/topics/{own}/land.xml",
    )
    for address in addresses:
        assert entries(client, address) == [
            ("乙办法<b>", f"http://testserver/info/{newer.pk}/"),
            ("甲办法", f"http://testserver/info/{older.pk}/"),
        ]
    Publication.objects.filter(pk=newer.pk).delete()
    count_up(published.agency)
    for address in addresses:
        assert [title for title, _link in entries(client, address)] == ["甲办法"]


def test_a_character_that_no_feed_may_hold_breaks_none(published: Published, client: Client) -> None:
    published.bring("甲\x02办法\x1f")
    for address in ("/feeds/site.xml", f"/feeds/agencies/{published.agency.pk}.xml"):
        assert [title for title, _link in entries(client, address)] == ["甲办法"]
    assert [title for title, _link in entries(client, "/search/feed.xml?q=办法")] == ["甲办法"]


def test_the_site_map_names_every_public_page(
    published: Published, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.portal.information.site_map.IN_A_FILE", 2)
    made = published.bring("甲办法", "乙办法", "丙办法")
    index = _locations(client, "/sitemap.xml")
    found = [where for file in index for where in _locations(client, file.removeprefix("http://testserver"))]
    for one in made:
        assert f"http://testserver/info/{one.pk}/" in found
    assert f"http://testserver/agencies/{published.agency.pk}/columns/normative/" in found
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()


def _locations(client: Client, address: str) -> list[str]:
    tree = etree.fromstring(client.get(address).content)
    return [one.text or "" for one in tree.iter() if one.tag.endswith("loc")]


def test_the_catalogue_has_the_four_fields_of_article_12(published: Published, client: Client) -> None:
    (one,) = published.bring("甲办法", abstract="规定某事。")
    html = client.get(f"/agencies/{published.agency.pk}/catalogue/?column=normative").content.decode()
    for words in ("索引号", "名称", "内容概述", "生成日期", "QX/2026-00000", "规定某事。", "2026-03-02"):
        assert words in html
    assert f"/info/{one.pk}/" in html


def test_the_catalogue_is_downloaded_as_tables_without_formulas(published: Published, client: Client) -> None:
    (one,) = published.bring("=1+1的办法")
    address = f"/agencies/{published.agency.pk}/catalogue"
    expected = ["QX/2026-00000", "=1+1的办法", "=1+1的办法", "2026-03-02"]
    sheet = openpyxl.load_workbook(BytesIO(client.get(f"{address}.xlsx").content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("索引号", "名称", "内容概述", "生成日期")
    assert list(rows[1][:4]) == expected
    assert sheet["B2"].data_type == "s"
    assert rows[1][-1] == f"http://testserver/info/{one.pk}/"
    text = client.get(f"{address}.csv").content.decode("utf-8-sig")
    assert list(csv.reader(StringIO(text)))[1][1] == "'=1+1的办法"
    assert client.get(f"{address}.exe").status_code == 404
    assert client.get(f"{address}.csv?column=nothing").status_code == 404
