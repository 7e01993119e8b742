"""The guide has what Art 12 wants, says what is right now, and keeps every correction."""

import pytest
from django.test import Client
from tests.published import Published, platforms

from gongkai.agencies.role import Role
from gongkai.publishing.guide.changing import correct
from gongkai.publishing.guide.element import ELEMENTS, Guide, element
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import GuideChange, Platform


@pytest.fixture
def published(db: None) -> Published:
    return platforms()


def value(published: Published, code: str) -> str:
    return next(one.value for one in Guide.of(published.agency).elements if one.element.code == code)


def say(published: Published, code: str, words: str, reason: str = "") -> GuideChange:
    found = element(code)
    assert found
    actor = published.county.actor(Role.CLERK)
    return correct(published.agency, found, words, reason, actor, published.when)


def test_article_12_names_nine_elements() -> None:
    """分类、编排体系、获取方式；工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式."""
    assert [one.label for one in ELEMENTS if one.needed] == [
        "政府信息的分类",
        "政府信息的编排体系",
        "获取方式",
        "政府信息公开工作机构",
        "办公地址",
        "办公时间",
        "联系电话",
        "传真号码",
        "互联网联系方式",
    ]


def test_contact_data_come_from_the_register_of_agencies_until_the_guide_says_otherwise(
    published: Published,
) -> None:
    assert value(published, "telephone") == "0000-8620109"
    change = say(published, "telephone", "0000-8620199", "号码升位")
    assert (change.before, change.after) == ("0000-8620109", "0000-8620199")
    assert value(published, "telephone") == "0000-8620199"
    say(published, "telephone", "")
    assert value(published, "telephone") == "0000-8620109"
    assert GuideChange.objects.count() == 2


def test_what_is_missing_is_named(published: Published) -> None:
    missing = {one.element.code for one in Guide.of(published.agency).missing}
    assert missing == {"classification", "arrangement", "obtaining", "hours", "fax", "internet"}
    say(published, "fax", "无")
    assert "fax" not in {one.element.code for one in Guide.of(published.agency).missing}


def test_a_correction_that_changes_nothing_or_leaves_a_gap_is_refused(published: Published) -> None:
    with pytest.raises(LedgerRefused, match="一样"):
        say(published, "telephone", "0000-8620109")
    say(published, "fax", "无")
    with pytest.raises(LedgerRefused, match="第十二条"):
        say(published, "fax", "")
    assert value(published, "fax") == "无"


def test_the_public_sees_the_correction_at_once(published: Published, client: Client) -> None:
    before = Platform.objects.get(agency=published.agency).version
    address = f"/agencies/{published.agency.pk}/guide/"
    assert "一窗办理" not in client.get(address).content.decode()
    say(published, "obtaining", "政务服务中心一窗办理。")
    assert Platform.objects.get(agency=published.agency).version > before
    assert "一窗办理" in client.get(address).content.decode()


def test_the_office_corrects_the_guide_on_the_desk(published: Published) -> None:
    clerk = published.county.client(Role.CLERK)
    page = clerk.get("/desk/guide/").content.decode()
    assert "缺6项" in page
    response = clerk.post("/desk/guide/fax/", {"value": "0000-8620110", "reason": "装了传真"})
    assert response.status_code == 302
    page = clerk.get("/desk/guide/").content.decode()
    assert "缺5项" in page
    assert "0000-8620110" in page
    assert "装了传真" in page
    refused = clerk.post("/desk/guide/fax/", {"value": "", "reason": ""})
    assert refused.status_code == 422
    assert "没有的，写“无”" in refused.content.decode()
    assert clerk.get("/desk/guide/nothing/").status_code == 404


def test_others_read_the_guide_and_do_not_correct_it(published: Published) -> None:
    officer = published.county.client(Role.OFFICER)
    assert officer.get("/desk/guide/").status_code == 200
    assert officer.post("/desk/guide/fax/", {"value": "无"}).status_code == 403
