"""The page of a document says what is known of it, and nothing of it once it was taken down."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.published import Published

from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Publication, Trace
from gongkai.publishing.models.column import Column


def page(client: Client, pk: int) -> str:
    response = client.get(f"/info/{pk}/")
    assert response.status_code == 200
    return response.content.decode()


def tags(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', html))


def test_the_page_has_the_meta_tags_of_content_pages(published: Published, client: Client) -> None:
    """网页设计规范 (国办发〔2017〕47号 annex): site, column of the page, content."""
    (one,) = published.bring("青溪县宅基地管理办法", abstract="规定面积标准。", keywords="宅基地")
    found = tags(page(client, one.pk))
    assert {"SiteName", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} <= set(found)
    assert found["ArticleTitle"] == "青溪县宅基地管理办法"
    assert found["PubDate"] == "2026-03-10 09:30"
    assert found["ContentSource"] == found["Author"] == "青溪县自然资源局"
    assert (found["ColumnName"], found["ColumnType"]) == ("行政规范性文件", "政策文件")
    assert (found["Keywords"], found["Description"]) == ("宅基地", "规定面积标准。")
    assert found["Url"].endswith(f"/info/{one.pk}/")


def test_what_is_known_is_printed_and_what_is_not_is_left_out(published: Published, client: Client) -> None:
    (one,) = published.bring(
        "关于办法的通知",
        document_number="青自然资规〔2026〕1号",
        theme="land",
        subtheme="土地",
        effective_date=date(2026, 4, 1),
        kind=DocumentKind.NORMATIVE,
        particulars={"registration_number": "QXGS-2026-001"},
    )
    html = page(client, one.pk)
    lines = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    assert lines == [
        ("索引号", "QX/2026-00000"),
        ("主题分类", "国土资源、能源、土地"),
        ("发布机构", "青溪县自然资源局"),
        ("发文字号", "青自然资规〔2026〕1号"),
        ("成文日期", "2026-03-02"),
        ("发布日期", "2026-03-10"),
        ("实施日期", "2026-04-01"),
        ("有效性", "有效"),
        ("来源", "青溪县自然资源局"),
        ("统一登记编号", "QXGS-2026-001"),
    ]


def test_what_is_written_is_no_markup(published: Published, client: Client) -> None:
    (one,) = published.bring("<script>alert(1)</script>的通知", keywords='"><b>')
    html = page(client, one.pk)
    assert "<script>alert" not in html
    assert '"><b>' not in html


def test_tables_slide_where_they_are_too_wide(published: Published, client: Client) -> None:
    (one,) = published.bring("办法", body="<p>见表。</p><table><tbody><tr><td>甲</td></tr></tbody></table>")
    html = page(client, one.pk)
    assert '<div class="across" tabindex="0"><table><tbody><tr><td>甲</td></tr></tbody></table></div>' in html


def test_a_repealed_document_says_so_on_its_page(published: Published, client: Client) -> None:
    repealed, by = published.bring("旧办法", "关于废止旧办法的决定")
    banner = {
        "validity": "repealed",
        "says": "本文件已于2026年4月1日废止。",
        "articles": "",
        "by": {"document": by.pk, "title": "关于废止旧办法的决定"},
    }
    Publication.objects.filter(pk=repealed.pk).update(banner=banner, version=2)
    html = page(client, repealed.pk)
    assert "本文件已于2026年4月1日废止。" in html
    assert f'<a href="/info/{by.pk}/">关于废止旧办法的决定</a>' in html


def test_interpretations_questions_and_related_documents_stand_under_the_text(
    published: Published, client: Client
) -> None:
    of, draft = published.bring("管理办法", "管理办法征求意见稿")
    links = [
        {"kind": "interprets", "from_it": False, "document": draft.pk, "title": "图解", "form": "picture"},
        {
            "kind": "comments_adopted",
            "from_it": True,
            "document": draft.pk,
            "title": "征求意见稿",
            "form": "",
        },
        {"kind": "related", "from_it": True, "document": None, "title": "《土地管理法》", "form": ""},
    ]
    shown = {
        "links": [{**link, "articles": "", "on": "2026-03-10"} for link in links],
        "questions": [{"question": "三口之家批多少？", "answer": "90平方米。"}],
        "topics": [{"agency": published.agency.pk, "code": "land", "name": "宅基地专题"}],
    }
    Publication.objects.filter(pk=of.pk).update(shown=shown)
    html = page(client, of.pk)
    for words in ("解读", "三口之家批多少？", "90平方米。", "《土地管理法》", "宅基地专题", "征求意见稿"):
        assert words in html


def test_nothing_of_a_document_shows_at_its_address_before_and_after(
    published: Published, client: Client
) -> None:
    assert client.get("/info/4711/").status_code == 404
    (one,) = published.bring("不该再出现的通知", body="<p>不该再出现的正文。</p>")
    assert "不该再出现的正文" in page(client, one.pk)
    Publication.objects.filter(pk=one.pk).delete()
    Trace.objects.create(document=one, agency=one.agency, on=date(2026, 4, 2), says="内容有误，正在更正。")
    response = client.get(f"/info/{one.pk}/", headers={"If-None-Match": "*"})
    assert response.status_code == 410
    said = response.content.decode()
    assert "内容有误，正在更正。" in said
    assert "2026年4月2日" in said
    assert "不该再出现" not in said


def test_a_renamed_column_is_renamed_on_the_pages_of_its_documents(
    published: Published, client: Client
) -> None:
    (one,) = published.bring("办法")
    assert "行政规范性文件" in page(client, one.pk)
    Column.objects.filter(pk=one.column_id).update(name="规范性文件库")
    assert "规范性文件库" in page(client, one.pk)


def test_the_frame_is_small(published: Published, client: Client) -> None:
    (one,) = published.bring("办法", body="")
    assert len(client.get(f"/info/{one.pk}/").content) < 60_000


@pytest.mark.parametrize("cookies", [{}, {"language": "en"}, {"mode": "elder"}])
def test_a_page_asks_one_question_made_or_kept(
    published: Published, django_assert_num_queries: object, cookies: dict[str, str]
) -> None:
    (one,) = published.bring("办法")
    client = Client()
    client.cookies.load(cookies)
    with django_assert_num_queries(1):  # type: ignore[operator]
        first = client.get(f"/info/{one.pk}/")
    with django_assert_num_queries(1):  # type: ignore[operator]
        second = client.get(f"/info/{one.pk}/")
    assert first.content == second.content
