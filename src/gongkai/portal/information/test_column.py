"""A column lists its documents a page at a time, narrowed as asked, with the counts of the register above."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.published import Published

from gongkai.law.validity import Validity
from gongkai.publishing.columns.version import count_up
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Column, Publication
from gongkai.publishing.register.counting import counts
from gongkai.publishing.scope import Scope


def column(client: Client, published: Published, asked: str = "", code: str = "normative") -> str:
    response = client.get(f"/agencies/{published.agency.pk}/columns/{code}/{asked}")
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<th role="rowheader" scope="row"><a href="/info/\d+/">(.*?)</a>', html)


def test_the_newest_come_first_ten_on_a_page(published: Published, client: Client) -> None:
    published.bring(*[f"第{n}号办法" for n in range(1, 24)])
    first, last = column(client, published), column(client, published, "?page=3")
    assert titles(first) == [f"第{n}号办法" for n in range(1, 11)]
    assert "第1—10件，共23件。" in first
    assert titles(last) == ["第21号办法", "第22号办法", "第23号办法"]
    assert "第21—23件，共23件。" in last
    assert "下一页" not in last


def test_far_pages_follow_from_the_one_before(
    published: Published, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.portal.information.listing.NUMBERED", 2)
    published.bring(*[f"第{n}号办法" for n in range(1, 36)])
    seen, asked = [], ""
    for _page in range(4):
        html = column(client, published, asked)
        seen += titles(html)
        onward = re.search(r'<a href="(\?[^"]*)" rel="next">', html)
        asked = onward[1].replace("&amp;", "&") if onward else ""
    assert seen == [f"第{n}号办法" for n in range(1, 36)]
    assert not asked
    # A number without its place is answered by the last page that has one.
    assert titles(column(client, published, "?page=4")) == [f"第{n}号办法" for n in range(11, 21)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?q=宅基地", ["宅基地办法"]),
        ("?q=青自然资规[2025]7号", ["宅基地办法"]),
        ("?theme=land", ["宅基地办法"]),
        ("?validity=valid", ["补贴办法", "宅基地办法"]),
        ("?validity=changed", ["补贴办法"]),
        ("?validity=repealed", ["停车办法"]),
        ("?year=2025", ["宅基地办法"]),
        ("?ended=2026", ["停车办法"]),
        ("?year=0000&theme=x&validity=x&page=-1&after=%00", ["停车办法", "补贴办法", "宅基地办法"]),
        ("?q=%27%3B%20--", []),
    ],
)
def test_the_list_is_narrowed_as_the_address_says(
    published: Published, client: Client, asked: str, found: list[str]
) -> None:
    published.bring(
        "宅基地办法",
        theme="land",
        on=date(2026, 1, 10),
        date_of_document=date(2025, 12, 30),
        document_number="青自然资规〔2025〕7号",
    )
    published.bring("补贴办法", on=date(2026, 2, 10), validity=Validity.AMENDED)
    (ended,) = published.bring("停车办法", validity=Validity.REPEALED)
    Publication.objects.filter(pk=ended.pk).update(repealed_date=date(2026, 3, 1))
    html = column(client, published, asked)
    assert titles(html) == found
    if not found:
        assert "没有这样的文件。" in html
        assert "查了本栏目全部3件。" in html


def test_the_register_is_counted_as_the_annual_report_counts_it(published: Published, client: Client) -> None:
    today = published.when.today
    published.bring("甲办法", "乙办法", date_of_document=today)
    published.bring("丙办法", validity=Validity.AMENDED, date_of_document=date(2020, 1, 1))
    long_ago = {"date_of_document": date(2020, 1, 1), "changed_on": today}
    published.bring("丁办法", validity=Validity.REPEALED, **long_ago)
    published.bring("戊办法", validity=Validity.EXPIRED, **long_ago)
    words = re.sub(r"<[^>]*>", "", column(client, published))
    assert "现行有效3件，含修改过的1件；今年制发2件，废止1件。年报用同一口径。" in words
    assert "全部 5现行有效 3废止 1失效 1" in words.replace("\n", "")
    counted = counts(Scope.of_year(published.agency, today.year), DocumentKind.NORMATIVE)
    assert (counted.in_force.number, counted.issued.number, counted.repealed.number) == (3, 2, 1)


def test_only_registers_speak_of_validity(published: Published, client: Client) -> None:
    published.bring("2026年部门预算", kind=DocumentKind.BUDGET, validity=None)
    html = column(client, published, code="budget")
    assert titles(html) == ["2026年部门预算"]
    assert "有效性" not in html
    assert "现行有效" not in html


def test_columns_without_documents_are_not_in_the_navigation(published: Published, client: Client) -> None:
    published.bring("2026年部门预算", kind=DocumentKind.BUDGET, validity=None)
    html = column(client, published, code="budget")
    shown = re.findall(r'<ul class="subs">(.*?)</ul>', html)
    assert [re.findall(r">([^<>]+) <span>(\d+)", one) for one in shown] == [[("财政预决算", "1")]]


def test_a_column_that_is_out_of_use_and_one_that_never_was_are_not_found(
    published: Published, client: Client
) -> None:
    published.bring("办法")
    pk = published.agency.pk
    column(client, published)
    Column.objects.filter(agency=pk, code="normative").update(in_use=False)
    count_up(published.agency)
    for address in (f"/agencies/{pk}/columns/normative/", f"/agencies/{pk}/columns/nothing/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/agencies/{published.county.education.pk}/columns/normative/").status_code == 404


def test_what_is_withdrawn_leaves_list_and_counts_at_once(published: Published, client: Client) -> None:
    _kept, gone = published.bring("留下的办法", "撤下的办法")
    assert "撤下的办法" in column(client, published)
    Publication.objects.filter(pk=gone.pk).delete()
    count_up(published.agency)
    html = column(client, published)
    assert titles(html) == ["留下的办法"]
    assert "共1件" in html


def test_a_list_asks_two_questions_however_long_once_the_platform_is_known(
    published: Published, django_assert_num_queries: object
) -> None:
    published.bring(*[f"第{n}号办法" for n in range(12)])
    client = Client()
    pk = published.agency.pk
    client.get(f"/agencies/{pk}/columns/normative/")
    with django_assert_num_queries(2):  # type: ignore[operator]
        # The same page in another dress is made anew.
        client.cookies["mode"] = "elder"
        client.get(f"/agencies/{pk}/columns/normative/")
    with django_assert_num_queries(1):  # type: ignore[operator]
        client.get(f"/agencies/{pk}/columns/normative/")


def test_documents_of_one_moment_are_neither_lost_nor_doubled_between_pages(
    published: Published, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.portal.information.listing.NUMBERED", 1)
    made = published.bring(*[f"第{n}号办法" for n in range(25)])
    Publication.objects.filter(pk__in=[one.pk for one in made[:15]]).update(
        published_at=made[0].published_at + timedelta(days=1)
    )
    count_up(published.agency)
    seen, asked = [], ""
    while True:
        html = column(client, published, asked)
        seen += titles(html)
        onward = re.search(r'<a href="(\?[^"]*)" rel="next">', html)
        if not onward:
            break
        asked = onward[1].replace("&amp;", "&")
    assert sorted(seen) == sorted(f"第{n}号办法" for n in range(25))
