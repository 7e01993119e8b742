"""The list of documents: by stage with counts, narrowed down, taken away, and to each reader what is theirs."""

import csv
import re
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from tests.county import County
from tests.desk_cases import TODAY, at

from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.content import Content
from gongkai.publishing.desk.conftest import Desk, shown, words
from gongkai.publishing.editing import save
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import Document

pytestmark = pytest.mark.django_db


def titles(html: str) -> list[str]:
    """Of the rows, in order."""
    return re.findall(r'<th role="rowheader"[^>]*><a href="[^"]+">([^<]+)</a>', html)


def counts(html: str) -> dict[str, int]:
    """Of the tabs."""
    tabs = html.partition('<nav class="tabs"')[2].partition("</nav>")[0]
    return {label: int(n) for label, n in re.findall(r">(\S+) (\d+)</a>", tabs)}


@pytest.fixture
def stock(office: Desk) -> Desk:
    """One of each stage."""
    office.begun("草稿")
    office.submitted(office.begun("审核中的"))
    office.signed(office.begun("待发布的"))
    office.published(office.begun("公开的"))
    withheld = office.begun(
        "内部的", attribute="withheld", attribute_ground="internal_affairs", attribute_reason="内部管理"
    )
    office.signed(withheld, "withheld", attribute_ground="internal_affairs", attribute_reason="内部管理")
    revised = office.published(office.begun("修订中的"))
    office.take(revised, "revise", Role.OFFICER)
    return office


def test_tabs_count_and_hold_the_documents_of_their_stage(stock: Desk, here: County) -> None:
    clerk = here.client(Role.CLERK)
    assert counts(shown(clerk, "documents")) == {
        "待我办": 1,
        "起草中": 2,
        "审核中": 1,
        "待发布": 1,
        "已公开": 2,
        "不主动公开": 1,
        "已撤下": 0,
        "全部": 6,
    }
    # What waits for the clerk comes first.
    assert titles(shown(clerk, "documents")) == ["待发布的"]
    assert set(titles(shown(clerk, "documents", tab="public"))) == {"公开的", "修订中的"}
    assert titles(shown(clerk, "documents", tab="kept")) == ["内部的"]
    assert "这里还没有信息" in shown(clerk, "documents", tab="gone")
    assert "还剩" in shown(clerk, "documents", tab="signed")


NARROWED: tuple[tuple[dict[str, str], set[str]], ...] = (
    ({"q": "审核中"}, {"审核中的"}),
    ({"q": "青自然资规〔2026〕1号 公开的"}, {"公开的"}),
    ({"attribute": "withheld"}, {"内部的"}),
    ({"kind": "news"}, set()),
    ({"year": "2025"}, set()),
    ({"q": "没有这个"}, set()),
)


def test_the_list_is_narrowed_down(stock: Desk, here: County) -> None:
    clerk = here.client(Role.CLERK)
    for query, found in NARROWED:
        page = shown(clerk, "documents", tab="all", **query)
        assert set(titles(page)) == found
        assert found or "没有这样的信息" in page
    normative, news = (column_of(here.agency, code).pk for code in ("normative", "news"))
    registration, planning = (here.units[name].pk for name in ("不动产登记科", "规划科"))
    meant: dict[str, object] = {"column": normative, "unit": registration, "year": TODAY.year}
    assert len(titles(shown(clerk, "documents", tab="all", **meant))) == 6
    assert titles(shown(clerk, "documents", tab="all", column=news)) == []
    assert titles(shown(clerk, "documents", tab="all", unit=planning)) == []
    # What cannot be meant counts as not asked.
    nonsense = {"kind": "nonsense", "year": "x", "column": "9" * 20, "tab": "all"}
    assert len(titles(shown(clerk, "documents", **nonsense))) == 6


def test_each_reads_what_is_theirs(stock: Desk, here: County) -> None:
    above = here.client(Role.SUPERIOR_READER, here.government)
    assert set(titles(shown(above, "documents"))) == {"公开的", "修订中的"}
    assert set(counts(shown(above, "documents"))) == {"已公开", "已撤下", "全部"}
    assert titles(shown(here.client(Role.CLERK, here.other), "documents", tab="all")) == []
    # The legal reviewer was asked about none of these.
    assert titles(shown(here.client(Role.LEGAL_REVIEWER), "documents", tab="all")) == []


def test_from_above_a_revision_in_the_making_keeps_its_old_title(stock: Desk, here: County) -> None:
    revised = Document.objects.get(title="修订中的")
    save(revised.pk, here.actor(Role.OFFICER), at(TODAY), {"title": "还没有公开的新标题"})
    above = here.client(Role.SUPERIOR_READER, here.government)
    listed = shown(above, "documents")
    assert "修订中的" in listed
    page = shown(above, "document", revised.pk)
    assert "修订中的" in page
    assert "还没有公开的新标题" not in listed + page


def test_the_list_is_taken_away(stock: Desk, here: County) -> None:
    clerk = here.client(Role.CLERK)
    book, text, other = (
        clerk.get(reverse("documents-export", args=[kind]), {"tab": "public"})
        for kind in ("xlsx", "csv", "exe")
    )
    lines = b"".join(text.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    for rows in (
        [[cell.value for cell in row] for row in load_workbook(BytesIO(book.content)).active],
        list(csv.reader(StringIO(lines))),
    ):
        assert rows[0][:3] == ["机关", "信息类型", "标题"]
        assert {row[2] for row in rows[1:]} == {"公开的", "修订中的"}
        assert {row[11] for row in rows[1:]} == {"主动公开"}
    assert other.status_code == 404


def brought(here: County, count: int) -> None:
    """So many documents of an old site."""
    published = datetime(2025, 3, 1, 2, tzinfo=UTC)
    column = column_of(here.agency, "news")
    bring_in(
        here.agency,
        [
            Brought(Content(f"{n}号动态", "<p>文</p>", "news"), column, published, f"X-{n}")
            for n in range(count)
        ],
        here.actor(Role.CLERK),
        at(TODAY),
        searched=False,
    )


def test_the_list_asks_the_same_questions_however_long_it_is(stock: Desk, here: County) -> None:
    clerk = here.client(Role.CLERK)
    shown(clerk, "documents", tab="mine")
    asked: dict[str, list[int]] = {"mine": [], "all": [], "public": []}
    for _ in range(2):
        for tab, counted in asked.items():
            with CaptureQueriesContext(connection) as queries:
                shown(clerk, "documents", tab=tab)
            counted.append(len(queries))
        brought(here, 20)
    for few, many in asked.values():
        assert few == many <= 14


def test_pages_hold_thirty_rows_and_count_all(here: County, office: Desk) -> None:
    brought(here, 35)
    clerk: Client = here.client(Role.CLERK)
    first = shown(clerk, "documents", tab="all")
    assert "第1—30件，共35件" in words(first)
    assert len(titles(first)) == 30
    assert len(titles(shown(clerk, "documents", tab="all", page=2))) == 5
