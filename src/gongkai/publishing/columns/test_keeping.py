"""Columns and topics are kept on the desk, and the public sees what is decided at once."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.published import Published, platforms

from gongkai.agencies.role import Role
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Column, Publication, Topic


@pytest.fixture
def published(db: None) -> Published:
    return platforms()


@pytest.fixture
def clerk(published: Published) -> Client:
    return published.county.client(Role.CLERK)


def column(published: Published, code: str) -> Column:
    return Column.objects.get(agency=published.agency, code=code)


def said(row: Column, **changes: object) -> dict[str, object]:
    """What the form of a column would send."""
    names = ("name", "section", "type", "item", "description", "keywords", "position")
    values = {name: getattr(row, name) for name in names} | {"in_use": "on", "revise_yearly": ""}
    return {**values, **changes}


def test_a_renamed_column_is_renamed_for_the_public(published: Published, clerk: Client) -> None:
    published.bring("甲办法")
    row = column(published, "normative")
    address = f"/agencies/{published.agency.pk}/columns/normative/"
    public = Client()
    assert "行政规范性文件" in public.get(address).content.decode()
    assert clerk.post(f"/desk/columns/{row.pk}/", said(row, name="规范性文件库")).status_code == 302
    assert "规范性文件库" in public.get(address).content.decode()


def test_a_column_with_documents_stays_in_use(published: Published, clerk: Client) -> None:
    published.bring("甲办法")
    row = column(published, "normative")
    refused = clerk.post(f"/desk/columns/{row.pk}/", said(row, in_use=""))
    assert refused.status_code == 422
    assert "栏目里还有1件公开的文件" in refused.content.decode()
    assert column(published, "normative").in_use
    empty = column(published, "fees")
    assert clerk.post(f"/desk/columns/{empty.pk}/", said(empty, in_use="")).status_code == 302
    assert not column(published, "fees").in_use


def test_the_four_of_the_platform_stay(published: Published, clerk: Client) -> None:
    row = column(published, "guide")
    refused = clerk.post(f"/desk/columns/{row.pk}/", said(row, in_use=""))
    assert "法定栏目不能停用" in refused.content.decode()


@pytest.mark.parametrize(
    ("code", "words"), [("Normative", "小写"), ("栏目", "小写"), ("normative", "已经有")]
)
def test_a_code_is_one_of_its_own(published: Published, clerk: Client, code: str, words: str) -> None:
    row = column(published, "fees")
    refused = clerk.post("/desk/columns/new/", said(row, code=code))
    assert refused.status_code == 422
    assert words in refused.content.decode()


def test_a_new_column_is_there(published: Published, clerk: Client) -> None:
    row = column(published, "fees")
    assert clerk.post("/desk/columns/new/", said(row, code="water", name="水质监测")).status_code == 302
    assert column(published, "water").name == "水质监测"
    assert "水质监测" in clerk.get("/desk/columns/").content.decode()


def test_a_stale_column_is_named_with_its_days(published: Published, clerk: Client) -> None:
    old = published.when.today - timedelta(days=20)
    (one,) = published.bring("某动态", kind=DocumentKind.NEWS, validity=None, on=old)
    assert timezone.localdate(Publication.objects.get(pk=one.pk).published_at) == old
    page = clerk.get("/desk/columns/").content.decode()
    # 工作动态 wants something new within 14 days.
    assert "超过周期6天" in page
    assert "1个栏目超过更新周期" in page


def test_going_through_a_column_is_noted(published: Published, clerk: Client) -> None:
    row = column(published, "functions")
    assert clerk.post(f"/desk/columns/{row.pk}/revised/").status_code == 302
    assert column(published, "functions").revised_on == published.when.today


def test_the_list_asks_the_same_number_of_questions_however_long(
    published: Published, clerk: Client, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        clerk.get("/desk/columns/")


def test_topics_are_opened_and_archived(published: Published, clerk: Client) -> None:
    opened = {"name": "宅基地专题", "code": "homestead", "opened_on": "2026-03-01", "lead": ""}
    assert clerk.post("/desk/topics/new/", opened).status_code == 302
    topic = Topic.objects.get()
    public = Client()
    assert "宅基地专题" in public.get("/topics/").content.decode()
    wrong = {**opened, "archived_on": "2026-02-01"}
    assert "早于开设日期" in clerk.post(f"/desk/topics/{topic.pk}/", wrong).content.decode()
    assert clerk.post(f"/desk/topics/{topic.pk}/", {**opened, "archived_on": "2026-06-01"}).status_code == 302
    topic.refresh_from_db()
    assert topic.archived_on == date(2026, 6, 1)
    assert "已归档" in public.get("/topics/").content.decode()


def test_columns_of_another_agency_are_out_of_reach(published: Published) -> None:
    stranger = published.county.client(Role.CLERK, published.county.other)
    row = column(published, "fees")
    assert stranger.get(f"/desk/columns/{row.pk}/").status_code == 404
    assert stranger.post(f"/desk/columns/{row.pk}/revised/").status_code == 404
    officer = published.county.client(Role.OFFICER)
    assert officer.get("/desk/columns/").status_code == 200
    assert officer.get(f"/desk/columns/{row.pk}/").status_code == 403
