"""The read API tells of everything that is public, a page at a time, and refuses in Chinese what it cannot mean."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.own_reports import published as annual_report
from tests.published import Published, platforms

from gongkai.annual import sample, steps
from gongkai.api.public.urls import READING
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Publication, Trace
from gongkai.report.writing.json import as_json
from gongkai.search import indexing

pytestmark = pytest.mark.django_db
BASE = "/api/v1/public"


@pytest.fixture
def published() -> Published:
    return platforms()


def get(address: str, status: int = 200, **headers: str) -> Any:
    response = Client().get(f"{BASE}{address}", headers=headers)
    assert response.status_code == status, response.content.decode()
    return response.json()


def titles(address: str) -> list[str]:
    return [one["title"] for one in get(address)["documents"]]


def test_documents_are_listed_newest_first_a_page_at_a_time(published: Published) -> None:
    published.bring("一", "二", "三", "四", "五")
    first = get("/documents?most=2")
    assert [one["title"] for one in first["documents"]] == ["一", "二"]
    second = get(f"/documents?most=2&after={first['next']}")
    assert [one["title"] for one in second["documents"]] == ["三", "四"]
    last = get(f"/documents?most=2&after={second['next']}")
    assert ([one["title"] for one in last["documents"]], last["next"]) == (["五"], None)


def test_documents_of_one_moment_are_neither_lost_nor_doubled(published: Published) -> None:
    for title in "甲乙丙丁戊":
        published.bring(title)
    seen: list[str] = []
    after = ""
    while True:
        page = get(f"/documents?most=2&after={after}")
        seen += [one["title"] for one in page["documents"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert sorted(seen) == sorted("甲乙丙丁戊")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=news", ["动态"]),
        ("column=normative", ["办法", "旧办法"]),
        ("validity=repealed", ["旧办法"]),
        ("theme=land", ["办法"]),
        ("since=2026-03-01&until=2026-03-10", ["办法"]),
        ("until=2025-12-31", ["旧办法"]),
        ("agency={government}", ["动态"]),
        ("agency={government}&below=true", ["动态", "办法", "旧办法"]),
        ("agency=99999&below=true", []),
    ],
)
def test_documents_are_chosen(published: Published, asked: str, found: list[str]) -> None:
    published.bring(
        "动态", kind=DocumentKind.NEWS, at=published.county.government, on=date(2026, 3, 11), validity=None
    )
    published.bring("办法", on=date(2026, 3, 10), theme="land")
    published.bring("旧办法", on=date(2025, 12, 31), validity=Validity.REPEALED)
    assert titles(f"/documents?{asked.format(government=published.county.government.pk)}") == found


def test_a_document_says_all_that_its_page_says(published: Published) -> None:
    (made,) = published.bring(
        "青溪县宅基地审批管理办法",
        keywords="宅基地",
        particulars={"filed_as": "不是本类的", "registration_number": "QXGF-1"},
    )
    said = get(f"/documents/{made.pk}")
    assert said["address"] == f"http://testserver/info/{made.pk}/"
    assert (said["kind"], said["kind_label"], said["validity_label"]) == (
        "normative",
        "行政规范性文件",
        "有效",
    )
    assert (said["agency"], said["column"], said["keywords"]) == (
        "青溪县自然资源局",
        "行政规范性文件",
        "宅基地",
    )
    assert (said["published_at"], said["date_of_document"]) == ("2026-03-10T09:30:00+08:00", "2026-03-02")
    assert said["text"] == "为了规范管理，制定本办法。"
    assert said["particulars"] == {"统一登记编号": "QXGF-1"}
    assert get(f"/documents/{made.pk}/files") == said["files"] == []


def test_one_page_asks_few_questions(published: Published, django_assert_max_num_queries: Any) -> None:
    published.bring(*(f"办法{number}" for number in range(20)))
    with django_assert_max_num_queries(1):
        assert len(get("/documents")["documents"]) == 20


def test_what_was_taken_down_leaves_its_trace_alone(published: Published) -> None:
    (made,) = published.bring("办法")
    Publication.objects.filter(pk=made.pk).delete()
    Trace.objects.create(document=made, agency=made.agency, on=date(2026, 3, 12), says="已撤下核对。")
    for address in (f"/documents/{made.pk}", f"/documents/{made.pk}/files"):
        assert get(address, 410) == {"detail": "已撤下核对。", "taken_down_on": "2026-03-12", "instead": None}
    assert titles("/documents") == []


def test_the_register_is_counted_as_far_as_it_is_public(published: Published) -> None:
    published.bring("办法一", "办法二")
    published.bring("旧办法", validity=Validity.REPEALED, date_of_document=date(2019, 1, 1))
    published.bring("动态", kind=DocumentKind.NEWS, validity=None)
    Publication.objects.filter(title="旧办法").update(repealed_date=date(2026, 2, 1))
    rules, normative = get(f"/register/counts?agency={published.agency.pk}&year=2026")["counts"]
    assert (normative["issued"], normative["ended"], normative["in_force"]) == (2, 1, 2)
    assert (rules["kind_label"], rules["issued"], rules["in_force"]) == ("规章", 0, 0)
    assert set(titles("/register")) == {"办法一", "办法二", "旧办法"}
    assert titles("/register?year=2019") == ["旧办法"]


def test_agencies_say_how_to_reach_them_and_what_they_publish(published: Published) -> None:
    published.bring("办法")
    own, government = published.agency, published.county.government
    listed = get("/agencies?most=1")
    assert [one["name"] for one in listed["agencies"]] == ["青溪县人民政府"]
    assert [one["name"] for one in get(f"/agencies?after={listed['next']}")["agencies"]] == [
        "青溪县自然资源局"
    ]
    said = get(f"/agencies/{own.pk}")
    assert (said["parent"], said["telephone"], said["kind"]) == (government.pk, "0000-8620109", "政府部门")
    columns = {one["code"]: one["documents"] for one in get(f"/agencies/{own.pk}/columns")}
    assert (columns["normative"], columns["news"]) == (1, 0)
    guide = {one["code"]: one["value"] for one in get(f"/agencies/{own.pk}/guide")["elements"]}
    assert guide["telephone"] == "0000-8620109"
    # It has no platform.
    get(f"/agencies/{published.county.town.pk}", 404)


def test_annual_reports_are_told_in_our_own_format(db: None) -> None:
    report = sample.reports()[0]
    filed = steps.add_to_library(report, user=None, now=timezone.now())
    listed = get(f"/reports?agency={report.agency}&year={report.year}")
    assert [one["number"] for one in listed["reports"]] == [filed.pk]
    said = get(listed["reports"][0]["data"].partition(BASE)[2])
    assert said == json.loads(json.dumps(as_json(filed.report)))
    assert get("/reports?year=2009")["reports"] == []


def test_a_corrected_report_says_which_version_it_is_and_why(published: Published) -> None:
    first = annual_report(published.agency, 2025, published.when)
    annual_report(published.agency, 2025, published.when, corrects=first.own, reason="漏写一段。")
    (brief,) = get("/reports?year=2025")["reports"]
    assert (brief["number"], brief["version"], brief["corrected_for"]) == (first.pk, 2, "漏写一段。")
    of_another = next(one for one in sample.reports() if one.agency != published.agency.name)
    outside = steps.add_to_library(of_another, user=None, now=timezone.now())
    (brief,) = get(f"/reports?agency={outside.agency}")["reports"]
    assert (brief["version"], brief["corrected_for"]) == (None, "")


def test_the_search_finds_what_the_page_finds(published: Published) -> None:
    (made,) = published.bring("青溪县宅基地审批管理办法")
    (entry,) = (found := get("/search?q=宅基地审批"))["results"]
    assert (found["count"], found["certain"], found["next"]) == (1, True, None)
    assert (entry["address"], entry["kind"]) == (f"http://testserver/info/{made.pk}/", "normative")
    assert get(f"/search?q=宅基地&agency={published.agency.pk}&year=2026&validity=in_force")["count"] == 1
    assert get("/search?q=宅基地&kind=news")["results"] == []
    assert Client().get(f"{BASE}/search?q=宅基地").headers["Cache-Control"] == "no-store"


def test_search_results_go_on_where_they_ended(published: Published) -> None:
    published.bring("办法一", "办法二", "办法三")
    first = get("/search?q=办法&most=2")
    assert first["count"] == 3
    rest = get(f"/search?q=办法&most=2&after={first['next']}")
    assert [one["title"] for one in first["results"] + rest["results"]] == ["办法一", "办法二", "办法三"]


def test_an_answer_that_still_holds_is_not_sent_again(published: Published) -> None:
    (made,) = published.bring("办法")
    client, address = Client(), f"{BASE}/documents/{made.pk}"
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(address).headers["ETag"] == etag
    Publication.objects.filter(pk=made.pk).update(title="改过的办法")
    changed = client.get(address, headers={"If-None-Match": etag})
    assert (changed.status_code, changed.json()["title"]) == (200, "改过的办法")
    Publication.objects.filter(pk=made.pk).delete()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 404


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/documents?agency=县政府", {"agency": ["要填整数。"]}),
        ("/documents?most=1000", {"most": ["不能大于200。"]}),
        ("/documents?since=去年", {"since": ["日期要写成2026-03-10这样。"]}),
        ("/documents?yaer=2026", {"yaer": None}),
        ("/documents?theme=farm", {"theme": None}),
        ("/documents?column=Ａ", {"column": ["只能用小写字母、数字和连接号。"]}),
        ("/documents?agency=99999999999999999999999", {"agency": None}),
        ("/register/counts", {"year": ["必须填写。"]}),
        ("/search?q=", {"q": ["必须填写。"]}),
        ("/documents/1?lang=en", {"lang": ["这个地址没有参数。"]}),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    published: Published, address: str, fields: dict[str, list[str] | None]
) -> None:
    said = get(address, 422)
    assert set(said["fields"]) == set(fields)
    for name, words in fields.items():
        assert words is None or said["fields"][name] == words
        assert said["fields"][name][0][-1] == "。"


@pytest.mark.parametrize(
    "after", ["x", "1-", "-1", "1-2-3", "９-９", "9" * 40, "99999999999999999-1", "9999999999999999-1"]
)
def test_a_place_that_no_answer_named_is_refused(published: Published, after: str) -> None:
    for address in ("/documents?after=", "/search?q=办法&after="):
        assert Client().get(f"{BASE}{address}{after}").status_code in (200, 422)


@pytest.mark.parametrize(
    "address",
    [
        "/documents/1",
        f"/documents/{10**30}",
        "/documents/x",
        "/agencies/7/guide",
        "/reports/7",
        "/nothing",
    ],
)
def test_what_is_not_there_is_404_in_json(db: None, address: str) -> None:
    response = Client().get(f"{BASE}{address}")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/json")
    assert response.json()["detail"].startswith("没有")


def test_nothing_is_changed_here(db: None) -> None:
    response = Client().post(f"{BASE}/documents", {})
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert response.json()["detail"] == "这里只能查询，请用GET。"


def test_who_asks_too_often_is_told_when_to_come_back(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(READING), "minutes_to_wait", lambda *_: 10)
    response = Client().get(f"{BASE}/documents")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "600")
    assert response.json()["detail"].startswith("太频繁：每10分钟最多1200次。请10分钟后再试")


def test_a_fault_of_ours_is_told_with_its_number(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("gongkai.api.public.documents.site_of", breaks)
    response = Client().get(f"{BASE}/documents")
    assert response.status_code == 500
    number = response.json()["detail"].partition("编号")[2][:4]
    assert f"编号{number}：500" in caplog.text
    assert "RuntimeError: broken" in caplog.text


def test_the_schema_describes_every_address_in_chinese_with_examples(db: None) -> None:
    response = Client().get(f"{BASE}/openapi.json")
    schema = response.json()
    assert set(schema["paths"]) == {
        f"{BASE}/{path}"
        for path in (
            "documents",
            "documents/{pk}",
            "documents/{pk}/files",
            "register",
            "register/counts",
            "agencies",
            "agencies/{pk}",
            "agencies/{pk}/guide",
            "agencies/{pk}/columns",
            "reports",
            "reports/{pk}",
            "search",
        )
    }
    for path, operations in schema["paths"].items():
        assert set(operations) == {"get"}
        said = operations["get"]
        for words in (said["summary"], said["description"]):
            assert any("\u4e00" <= sign <= "\u9fff" for sign in words), path
        for parameter in said.get("parameters", ()):
            assert (
                parameter["in"] == "path"
                or parameter["schema"].get("description")
                or parameter.get("description")
            )
    fields = schema["components"]["schemas"]["DocumentOut"]["properties"]
    assert all(field["description"] and field["examples"] for field in fields.values())


def test_signed_in_or_not_everybody_is_told_the_same(published: Published) -> None:
    published.bring("办法")
    client = published.county.client("clerk")
    assert client.get(f"{BASE}/documents").json() == get("/documents")


def test_a_page_that_left_the_index_is_not_counted(published: Published) -> None:
    (made,) = published.bring("青溪县宅基地审批管理办法")
    indexing.remove(f"document:{made.pk}")
    assert get("/search?q=宅基地审批")["count"] == 0
