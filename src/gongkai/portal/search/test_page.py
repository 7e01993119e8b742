"""The page of results: what it finds and counts, how it narrows, what it offers where nothing is found."""

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from gongkai.agencies.models import Agency
from gongkai.portal.search.conftest import published, put_all
from gongkai.portal.search.tabs import tabs
from gongkai.portal.search.urls import SEARCHING
from gongkai.publishing.kind import DocumentKind

pytestmark = pytest.mark.django_db


def page(client: Client, **asked: str) -> LexborHTMLParser:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return LexborHTMLParser(response.content.decode())


def titles(shown: LexborHTMLParser) -> list[str]:
    return [node.text() for node in shown.css(".result h2 a")]


def words(shown: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in shown.css(selector)]


def test_titles_come_first_words_are_marked_and_the_repealed_says_so(client: Client, found: None) -> None:
    shown = page(client, q="宅基地审批", exact="1")
    assert titles(shown) == [
        "青溪县农村宅基地审批和住房建设管理办法",
        "2025年政府信息公开工作年度报告",
        "青溪县农村宅基地管理暂行办法",
    ]
    assert words(shown, ".result .tag-void") == ["废止"]
    assert set(words(shown, ".result mark")) == {"宅基地审批"}
    assert words(shown, ".result .meta")[0] == "行政规范性文件青政规〔2026〕1号青溪县人民政府2026-03-10"
    assert words(shown, ".tabs a") == ["全部 3", "规范性文件 约2", "年报 约1"]


def test_words_that_mean_the_same_are_looked_for_and_can_be_left_out(client: Client, found: None) -> None:
    shown = page(client, q="宅基地审批")
    assert "北坪镇宅基地审核流程" in titles(shown)
    says = words(shown, ".body > .note")[0]
    assert says == "找到4条。同时查了“宅基地审核”“农村住房用地审批”。只查原词"
    link = shown.css_first(".body > .note a").attributes["href"]
    assert "北坪镇宅基地审核流程" not in titles(
        LexborHTMLParser(client.get(f"/search/{link}").content.decode())
    )


@pytest.mark.parametrize("number", ["青政规〔2026〕1号", "青政规[2026]1号", "青政规（２０２６）第1号"])
def test_a_document_is_found_by_its_number_and_stands_before_those_that_name_it(
    client: Client, found: None, number: str
) -> None:
    assert titles(page(client, q=number)) == [
        "青溪县农村宅基地审批和住房建设管理办法",
        "青溪县农村宅基地管理暂行办法",
    ]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"kind": "normative"}, [1, 2]),
        ({"kind": "normative", "validity": "inforce"}, [1]),
        ({"validity": "ended"}, [2]),
        ({"year": "2018"}, [2]),
        ({"kind": "reports"}, [4]),
        ({"kind": "nonsense"}, [1, 4, 2]),
        ({"order": "new"}, [4, 1, 2]),
        ({"year": "0", "page": "x", "after": "9-9", "agency": "-1"}, [1, 4, 2]),
    ],
)
def test_results_are_narrowed_and_ordered(
    client: Client, found: None, narrowed: dict[str, str], expected: list[int]
) -> None:
    shown = page(client, q="宅基地审批", exact="1", **narrowed)
    assert [int(node.attributes["href"].split("/")[2]) for node in shown.css(".result h2 a")] == expected
    query = {
        node.attributes["name"]: node.attributes.get("value", "")
        for node in shown.css('.page-head input[type="hidden"]')
    }
    assert {name: value for name, value in narrowed.items() if name in query} == {
        name: value for name, value in query.items() if name in narrowed
    }


def test_nothing_found_says_what_was_searched_and_leads_to_an_application(
    client: Client, found: None, agency: Agency
) -> None:
    shown = page(client, q="青政规〔2026〕99号")
    assert words(shown, ".empty strong") == ["没有找到“青政规〔2026〕99号”。"]
    address = shown.css_first(".empty a.btn").attributes["href"]
    start = client.get(address)
    assert "青政规〔2026〕99号" in start.content.decode()


def test_without_a_question_the_page_says_what_can_be_asked(client: Client) -> None:
    shown = page(client)
    assert not shown.css(".tabs, .result, .empty")
    assert "查标题、文号、正文和附件" in shown.body.text()


def test_pages_follow_each_other_to_the_end_and_say_where_they_are(client: Client) -> None:
    put_all(*(published(n, f"通知第{n}件", "土地") for n in range(230)))
    shown = page(client, q="土地")
    assert words(shown, ".body > .note") == ["找到230条。"]
    assert words(shown, ".pager > a") == [*map(str, range(2, 11)), "下一页"]
    assert words(shown, ".pager .note") == ["第1—20条，共230条"]
    seen = titles(shown)
    for _ in range(11):
        following = shown.css(".pager > a")[-1].attributes["href"]
        shown = LexborHTMLParser(client.get(f"/search/{following}").content.decode())
        seen += titles(shown)
    assert seen == [f"通知第{n}件" for n in range(229, -1, -1)]
    assert words(shown, ".pager > a") == []
    assert words(shown, ".pager .note")[0].startswith("第221—230条")
    assert titles(page(client, q="土地", page="7")) == seen[120:140]
    assert titles(page(client, q="土地", page="99")) == seen[180:200]
    assert words(page(client, q="第22", page="3"), ".empty strong") == ["没有更多了。"]


@pytest.mark.parametrize(
    "query",
    [
        "\x00",
        "'",
        '"',
        "*",
        "(",
        "a OR b",
        "NEAR(宅 基)",
        "t:*",
        "&|!<->",
        "宅基地:*",
        "\\",
        "%",
        "_",
        "𠀀𠀁",
        "\u200b",
        "宅" * 3_000,
        " ".join("宅基地审批") * 50000,
    ],
    ids=lambda query: query[:10].encode("unicode_escape").decode(),
)
def test_any_input_has_an_answer_and_no_operator_is_understood(
    client: Client, found: None, query: str
) -> None:
    cache.clear()
    for address in ("/search/", "/search/feed.xml", "/search/titles/"):
        response = client.get(address, {"q": query})
        assert response.status_code == 200
        assert "北坪镇" not in response.content.decode() or "宅" in query


def test_searches_of_one_line_are_limited(client: Client, found: None, rf: RequestFactory) -> None:
    waits = [SEARCHING.minutes_to_wait(rf.get("/search/")) for _ in range(299)]
    assert set(waits) == {0}
    codes = [client.get("/search/", {"q": "无"}).status_code for _ in range(2)]
    assert codes == [200, 429]
    assert client.get("/search/titles/", {"q": "宅基地"}).status_code == 200


def test_a_page_asks_the_database_so_often_and_no_more(
    client: Client, found: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(18):
        page(client, q="宅基地审批")


def test_every_kind_stands_under_one_tab() -> None:
    kinds = [kind for tab in tabs() for kind in tab.kinds]
    assert sorted(kinds) == sorted([*(kind.value for kind in DocumentKind), "report"])
