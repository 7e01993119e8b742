"""The feed of a query, titles while somebody types, and nothing of either once a page is taken down."""

import pytest
from django.db import transaction
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from gongkai.portal.search.conftest import published, put_all
from gongkai.search.indexing import remove
from gongkai.search.suggesting import suggestions

pytestmark = pytest.mark.django_db


def test_the_feed_has_the_newest_results_of_the_same_query(client: Client, found: None) -> None:
    response = client.get("/search/feed.xml", {"q": "宅基地审批", "exact": "1"})
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = LexborHTMLParser(response.content.decode())
    assert [node.text() for node in feed.css("entry title")] == [
        "2025年政府信息公开工作年度报告",
        "青溪县农村宅基地审批和住房建设管理办法",
        "青溪县农村宅基地管理暂行办法",
    ]
    assert feed.css_first("entry link").attributes["href"] == "http://testserver/info/4/"
    narrowed = client.get("/search/feed.xml", {"q": "宅基地审批", "kind": "reports"})
    assert len(LexborHTMLParser(narrowed.content.decode()).css("entry")) == 1


def test_titles_that_begin_with_what_was_typed_come_first(found: None) -> None:
    assert suggestions("青溪县农村") == [
        "青溪县农村宅基地审批和住房建设管理办法",
        "青溪县农村宅基地管理暂行办法",
    ]
    put_all(published(9, "宅基地问答"))
    assert suggestions("宅基地")[0] == "宅基地问答"
    assert len(suggestions("宅基地")) == 4
    assert suggestions("宅") == suggestions("") == suggestions("，") == []


def test_a_page_taken_down_is_in_no_result_count_title_or_feed(client: Client) -> None:
    title, number = "关于拆迁补偿的内部方案", "青政发〔2025〕77号"
    text = "涉及林小溪等三户，金额四十万元，二〇二五年八月九日。"
    page = published(
        7, title, text, kind="normative", validity="inforce", document_number=number, year="2025"
    )
    put_all(page, published(8, "别的公告", "与此无关。"))
    asked = [
        title,
        number,
        "林小溪",
        "四十万",
        "2025-08-09",
        "拆迁",
        "征收补偿",
        "2026-03-10",
        "青溪县人民政府",
    ]
    addresses = [
        (address, {"q": query, **narrowed})
        for address in ("/search/", "/search/feed.xml", "/search/titles/")
        for query in asked
        for narrowed in ({}, {"kind": "normative"}, {"order": "new"})
    ] + [("/search/", {"kind": "normative"}), ("/search/", {"year": "2025"})]
    before = [client.get(address, query).content.decode() for address, query in addresses]
    assert sum(title in answer for answer in before) > 40
    described = {"wanted-1": "青政发〔2025〕77号拆迁补偿的方案"}
    assert title in client.post("/search/public/", described).content.decode()
    with transaction.atomic():
        remove("document:7")
    for address, query in addresses:
        answer = client.get(address, query).content.decode()
        if address == "/search/titles/":
            assert not LexborHTMLParser(answer).css("a") or query["q"] not in asked[:4]
            continue
        shown = LexborHTMLParser(answer)
        found = [node.text() for node in shown.css(".result h2 a, entry title")]
        assert found == ([] if query.get("kind") or query.get("q") not in asked[-2:] else ["别的公告"])
        assert not [
            node for node in shown.css(".tabs a") if "规范性文件" in node.text() and "0" not in node.text()
        ]
    assert title not in client.post("/search/public/", described).content.decode()
