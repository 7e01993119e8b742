"""Entering a holiday notice on screen: pasted or typed, looked at, confirmed; by the operators alone."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.workflow import calendar
from gongkai.workflow.models import HolidayNotice

pytestmark = pytest.mark.django_db

ENTER = "/desk/calendar/enter/"
TEXT = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
2026年11月5日"""


@pytest.fixture(autouse=True)
def _no_calendar_of_another_test() -> Iterator[None]:
    calendar._calendar.cache_clear()
    yield
    calendar._calendar.cache_clear()


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 11, 20))


def typed(**changed: str) -> dict[str, str]:
    rows = [("元旦", "2027-01-01", "2027-01-03", ""), ("春节", "2027-02-05", "2027-02-11", "2027-02-14")]
    fields = {"number": "国办发明电〔2026〕9号", "year": "2027", "issued": "2026-11-05"}
    fields |= {"row-TOTAL_FORMS": "9", "row-INITIAL_FORMS": "0"}
    for n, row in enumerate(rows):
        fields |= {
            f"row-{n}-{name}": value
            for name, value in zip(("name", "first", "last", "worked"), row, strict=True)
        }
    return {**fields, **changed}


def operator(qingxi: County) -> Client:
    return qingxi.client(Role.ADMINISTRATOR, qingxi.government)


def test_a_pasted_text_fills_the_lines_in(qingxi: County) -> None:
    page = operator(qingxi).post(ENTER, {"do": "read", "text": TEXT}).content.decode()
    for value in ("国办发明电〔2026〕9号", "2027", "2026-11-05", "春节", "2027-02-11", "2027-02-14"):
        assert f'value="{value}"' in page


def test_a_text_not_understood_stays_in_the_form_with_what_is_wrong(qingxi: County) -> None:
    response = operator(qingxi).post(ENTER, {"do": "read", "text": TEXT.replace("共7天", "共8天")})
    page = response.content.decode()
    assert response.status_code == 422
    assert "写共8天，而2027-02-05至2027-02-11是7天" in page
    assert "二、春节：2月5日" in page


def test_the_changes_are_shown_before_anything_is_saved(qingxi: County) -> None:
    page = operator(qingxi).post(ENTER, {"do": "preview", **typed()}).content.decode()
    # 1 January, five days of the week of Spring Festival, and the Sunday worked for it.
    assert "7天有变化" in page
    assert "周日，春节调休上班（国办发明电〔2026〕9号）" in page
    assert not HolidayNotice.objects.exists()


def test_saved_it_is_the_calendar_of_every_page(qingxi: County) -> None:
    client = operator(qingxi)
    response = client.post(ENTER, {"do": "save", **typed()}, follow=True)
    page = response.content.decode()
    assert "已保存国办发明电〔2026〕9号" in page
    assert "方正（系统管理员）于" in page
    assert calendar.working_days().is_known(2027)
    assert not calendar.working_days().is_working_day(date(2027, 2, 8))
    again = client.post(ENTER, {"do": "preview", **typed()}).content.decode()
    assert "这一文号以前录入过" in again


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"row-1-worked": "2027-02-15"}, "2027年2月15日不是周六或者周日"),
        ({"row-1-worked": "二月"}, "“二月”不是日期"),
        ({"row-1-last": "2027-02-01"}, "末日早于首日"),
        ({"row-1-name": ""}, "还没有写节日名称"),
        ({"row-1-name": "元旦"}, "元旦写了两行"),
        ({"number": "国办发明电〔2025〕7号"}, "随本系统附带"),
        ({"amends": "on"}, "还没有录入"),
    ],
)
def test_faults_are_named_and_nothing_typed_is_lost(
    qingxi: County, changed: dict[str, str], says: str
) -> None:
    for do in ("preview", "save"):
        response = operator(qingxi).post(ENTER, {"do": do, **typed(**changed)})
        page = response.content.decode()
        assert response.status_code == 422
        assert says in page
        assert 'value="2027-02-05"' in page
    assert not HolidayNotice.objects.exists()


def test_only_the_operators_enter_and_everybody_looks(qingxi: County) -> None:
    for client in (qingxi.client(Role.CLERK), qingxi.client(Role.ADMINISTRATOR)):
        assert client.get(ENTER).status_code == 403
        assert client.post(ENTER, {"do": "save", **typed()}).status_code == 403
        assert "录入放假安排" not in client.get("/desk/calendar/").content.decode()
    assert not HolidayNotice.objects.exists()
    keeper = Client()
    keeper.force_login(get_user_model().objects.create_superuser("root"))
    assert keeper.post(ENTER, {"do": "save", **typed()}).status_code == 302
    assert "root（系统运维人员）于" in keeper.get("/desk/calendar/?year=2027").content.decode()


def test_the_calendar_names_the_notice_and_a_year_not_yet_arranged(qingxi: County) -> None:
    client = qingxi.client(Role.OFFICER)
    page = client.get("/desk/calendar/?year=2020").content.decode()
    assert "国办发明电〔2020〕1号" in page
    # 262 days from Monday to Friday, 19 of them off, and six days of weekends worked.
    assert "全年249天" in page
    assert "2027年的放假安排还没有录入" in client.get("/desk/calendar/?year=2027").content.decode()
