"""An agency's chains of review are set on its pages, logged, and count for what is submitted afterwards."""

from datetime import date
from typing import Any

import pytest
from tests.county import County, county
from tests.newsroom import Newsroom

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.role import Role
from gongkai.publishing.models import Platform, ReviewRule
from gongkai.publishing.review.chain import levels_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


def at(found: County, page: str = "") -> str:
    return f"/desk/agencies/{found.agency.pk}/review/{page}"


def rows(*levels: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {"form-TOTAL_FORMS": 5, "form-INITIAL_FORMS": 0}
    for number, level in enumerate(levels):
        said |= {f"form-{number}-{name}": value for name, value in level.items()}
    return said


FIRST = {"name": "初审", "roles": ["section_head"], "days": 1, "checks": "数据已核对\n\n链接已核对"}
JOINT = {"name": "会签", "roles": ["ogi_head", "leader"], "days": 3, "checks": ""}


def test_a_chain_is_set_logged_and_counts(qingxi: County) -> None:
    client = qingxi.client(Role.OGI_HEAD)
    address = at(qingxi, "chain/?kind=news&risk=")
    assert client.post(address, rows(FIRST, JOINT)).headers["Location"] == at(qingxi)
    levels = levels_of(Newsroom(qingxi).begin(DAY, kind="news"), DAY)
    assert [(level.name, level.roles, level.days, level.checks) for level in levels] == [
        ("初审", (Role.SECTION_HEAD,), 1, ("数据已核对", "链接已核对")),
        ("会签", (Role.OGI_HEAD, Role.LEADER), 3, ()),
    ]
    told = AdministrationEvent.objects.get()
    assert told.subject == "审核流程：工作动态"
    assert (
        told.after["内容"] == "初审（科室负责人，1个工作日）→会签（公开工作机构负责人、分管领导，3个工作日）"
    )
    page = client.get(at(qingxi)).content.decode()
    assert "工作动态" in page
    assert "链接已核对" in client.get(address).content.decode()
    client.post(address, {"remove": "1"})
    assert not ReviewRule.objects.exists()


REFUSED: list[tuple[tuple[dict[str, Any], ...], str]] = [
    ((), "至少写一级"),
    ((FIRST,), "最后一级签发"),
    (({**FIRST, "roles": []}, JOINT), "选一个审核岗位"),
    (({**FIRST, "name": ""}, JOINT), "写上这一级的名称"),
    (({**FIRST, "days": ""}, JOINT), "写上几个工作日内审完"),
    (({**FIRST, "days": 21}, JOINT), "20"),
    (({**FIRST, "roles": ["leader"]}, JOINT), "同一个岗位只能在一级里"),
    (({**FIRST, "roles": ["clerk"]}, JOINT), "clerk"),
]


@pytest.mark.parametrize(("levels", "says"), REFUSED, ids=[one[1] for one in REFUSED])
def test_levels_by_which_nothing_could_be_reviewed_are_refused(
    levels: tuple[dict[str, Any], ...], says: str, qingxi: County
) -> None:
    response = qingxi.client(Role.OGI_HEAD).post(at(qingxi, "chain/"), rows(*levels))
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not ReviewRule.objects.exists()


def test_a_small_office_may_let_one_person_pass_several_levels(qingxi: County) -> None:
    client = qingxi.client(Role.ADMINISTRATOR)
    assert "还没有开通公开平台" in client.post(at(qingxi), {"small": "on"}).content.decode()
    Newsroom(qingxi)
    client.post(at(qingxi), {"small": "on"})
    assert Platform.objects.get(agency=qingxi.agency).chain_on_small_office
    assert AdministrationEvent.objects.get().after == {"内容": "可以"}


@pytest.mark.parametrize(("address", "status"), [("chain/?kind=nothing", 404), ("chain/?risk=wild", 404)])
def test_what_there_is_not_has_no_chain(address: str, status: int, qingxi: County) -> None:
    assert qingxi.client(Role.OGI_HEAD).get(at(qingxi, address)).status_code == status


def test_the_settings_of_the_agency_lead_here_and_others_do_not_see_them(qingxi: County) -> None:
    settings = qingxi.client(Role.OGI_HEAD).get(f"/desk/agencies/{qingxi.agency.pk}/settings/")
    page = settings.content.decode()
    assert f'href="{at(qingxi)}"' in page
    assert "青自然资规〔2026〕1号" in page
    assert qingxi.client(Role.OGI_HEAD, qingxi.other).get(at(qingxi)).status_code == 404
    assert qingxi.client(Role.CLERK).get(at(qingxi)).status_code == 403
