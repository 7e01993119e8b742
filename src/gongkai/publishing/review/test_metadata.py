"""What has to be said before a document goes to review; the words name the article or the document that says so."""

from datetime import date
from typing import Any

import pytest
from tests.county import County, county
from tests.newsroom import Newsroom

from gongkai.publishing.models import Column, StandardItem
from gongkai.publishing.review.metadata import faults

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"body": ""}, "body", "正文是空的"),
    ({"column": None}, "column", "没有选栏目"),
    ({"attribute": ""}, "attribute", "国办发〔2016〕80号"),
    ({"attribute": "on_application"}, "attribute_reason", "条例第十三条、第二十七条"),
    (
        {"attribute": "withheld", "attribute_ground": "process_info"},
        "attribute_reason",
        "条例第十四条至第十六条",
    ),
    ({"attribute": "withheld", "attribute_reason": "过程稿"}, "attribute_ground", "法定情形"),
    (
        {"attribute": "withheld", "attribute_ground": "no_reason", "attribute_reason": "不便公开"},
        "attribute_ground",
        "法定情形",
    ),
    ({"audience": ["certain"]}, "audience", "特定群众"),
    ({"provenance": "reposted"}, "content_source", "国办发〔2017〕47号"),
    ({"provenance": "fromorgan"}, "content_source", "从其他行政机关获取"),
    ({"issuers": ["青溪县教育局", "青溪县自然资源局"]}, "issuers", "牵头机关"),
    (
        {"effective_date": date(2026, 4, 1), "valid_until": date(2026, 3, 31)},
        "valid_until",
        "早于实施日期",
    ),
    ({"notice_from": DAY, "notice_until": date(2026, 3, 11)}, "notice_until", "早于开始日期"),
    ({"expires_on": DAY}, "expires_on", "下线日期已经到了"),
]


@pytest.mark.parametrize(("values", "field", "says"), FAULTS, ids=[f"{one[1]}-{one[2]}" for one in FAULTS])
def test_what_is_missing_or_contradicts_itself_is_said_beside_its_field(
    values: dict[str, Any], field: str, says: str, qingxi: County
) -> None:
    found = faults(Newsroom(qingxi).begin(DAY, **values), DAY)
    assert [one.field for one in found] == [field]
    assert says in found[0].says


FINE: list[dict[str, Any]] = [
    {},
    {"attribute": "on_application", "attribute_reason": "内部管理"},
    {"attribute": "withheld", "attribute_ground": "process_info", "attribute_reason": "过程稿"},
    {"attribute": "on_application", "attribute_reason": "名单", "audience": ["certain"]},
    {"provenance": "reposted", "content_source": "新华社"},
    {"issuers": ["青溪县自然资源局", "青溪县教育局"]},
    {"issuers": ["县自然资源局", "青溪县教育局"]},
    # Another agency leads, and this one has it from there.
    {
        "issuers": ["青溪县教育局", "青溪县自然资源局"],
        "provenance": "fromorgan",
        "content_source": "青溪县教育局",
    },
    {"effective_date": date(2026, 1, 1), "date_of_document": DAY},
]


@pytest.mark.parametrize("values", FINE, ids=str)
def test_what_says_all_that_is_wanted_goes_on(values: dict[str, Any], qingxi: County) -> None:
    assert faults(Newsroom(qingxi).begin(DAY, **values), DAY) == []


def test_a_forwarding_document_inherits_the_attribute_unless_it_says_why_not(qingxi: County) -> None:
    room = Newsroom(qingxi)
    forwarded = room.begin(DAY, "上级文件", attribute="on_application", attribute_reason="内部管理")
    notice = room.begin(DAY, "转发上级文件", forwards=forwarded)
    (fault,) = faults(notice, DAY)
    assert (fault.field, "转发的文件是依申请公开" in fault.says) == ("attribute_reason", True)
    notice = room.save(notice, DAY, attribute_reason="转发件另有办事指南，应当主动公开")
    assert faults(notice, DAY) == []


def test_a_column_that_is_not_in_use_takes_nothing(qingxi: County) -> None:
    room = Newsroom(qingxi)
    Column.objects.filter(agency=qingxi.agency, code="plans").update(in_use=False)
    column = Column.objects.get(agency=qingxi.agency, code="plans")
    (fault,) = faults(room.begin(DAY, column=column), DAY)
    assert (fault.field, "已经停用" in fault.says) == ("column", True)


@pytest.mark.parametrize(
    ("audience", "attribute", "fields"),
    [
        ("特定群众", "proactive", ["standard_item"]),
        ("全社会、特定群众", "proactive", []),
        ("特定群众", "on_application", []),
    ],
)
def test_what_the_catalogue_tells_to_certain_people_is_not_published_openly(
    audience: str, attribute: str, fields: list[str], qingxi: County
) -> None:
    entry = StandardItem.objects.create(
        agency=qingxi.agency, domain=19, seq="1", item_1="临时救助", item_2="救助对象名单", audience=audience
    )
    values = {"standard_item": entry, "attribute": attribute, "attribute_reason": "名单载有个人信息"}
    found = faults(Newsroom(qingxi).begin(DAY, **values), DAY)
    assert [one.field for one in found] == fields
    assert all("不能向全社会公开" in one.says for one in found)
