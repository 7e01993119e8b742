"""While somebody applies, what is public already is shown; what a search did not find stands in the application."""

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from gongkai.agencies.models import Agency
from gongkai.portal.search.likely import likely

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("我想了解你县关于农村宅基地管理的暂行办法", [2]),
        ("申请公开青政规(2018)3号文件", [2]),
        ("请提供《青溪县农村宅基地审批和住房建设管理办法》全文", [1]),
        ("北坪镇的宅基地审批流程", [3]),
        ("我想要农村宅基地审批的办法", [1]),
        ("石桥村征地补偿花名册", []),
        ("，。", []),
        ("", []),
    ],
)
def test_a_description_finds_what_it_describes(found: None, description: str, expected: list[int]) -> None:
    assert [int(entry.address.split("/")[2]) for entry in likely(description)][
        : len(expected) or 1
    ] == expected


def test_a_search_becomes_an_application_and_what_is_public_is_shown_without_script(
    client: Client, found: None, agency: Agency
) -> None:
    shown = LexborHTMLParser(
        client.get("/search/", {"q": "宅基地管理暂行办法修订稿", "agency": agency.pk}).content.decode()
    )
    start = client.get(shown.css_first("aside a.btn").attributes["href"])
    fields = {
        node.attributes["name"]: node.attributes["value"]
        for node in LexborHTMLParser(start.content.decode()).css('.ask-box input[type="hidden"]')
        if node.attributes["name"] != "csrfmiddlewaretoken"
    }
    assert fields == {"wanted": "宅基地管理暂行办法修订稿", "agency": str(agency.pk)}
    what = client.post("/apply/", {"kind": "application", **fields}, follow=True)
    assert ">宅基地管理暂行办法修订稿</textarea>" in what.content.decode().replace("\n", "")
    next_page = client.post(
        "/apply/application/what/", {"wanted-1": "青溪县农村宅基地管理的暂行办法", "do": "next"}, follow=True
    )
    after = LexborHTMLParser(next_page.content.decode())
    assert [node.attributes["href"] for node in after.css(".msg .links a")] == ["/info/2/"]
    assert after.css_first("#id_other option[selected]").attributes["value"] == str(agency.pk)

    again = client.post("/apply/", {"kind": "application", "wanted": "另一项"}, follow=True).content.decode()
    assert "搜索的内容已加在后面" in again
    assert [node.text() for node in LexborHTMLParser(again).css("textarea")] == [
        "青溪县农村宅基地管理的暂行办法",
        "另一项",
    ]
    assert "接着填写" in client.post("/apply/", {"kind": "application"}, follow=True).content.decode()


def test_while_typing_the_words_stand_in_no_address(client: Client, found: None) -> None:
    assert client.get("/search/public/", {"wanted-1": "宅基地"}).status_code == 405
    shown = client.post("/search/public/", {"wanted-1": "宅基地审批办法", "applicant": "林小溪"})
    assert "/info/1/" in shown.content.decode()
