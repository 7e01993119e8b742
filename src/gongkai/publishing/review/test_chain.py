"""Which levels a text passes: the usual ones, the agency's own, and never one for which nobody is there."""

from datetime import date, timedelta

import pytest
from tests.county import County, county, person, post
from tests.newsroom import Newsroom

from gongkai.agencies.models import Post, StandIn
from gongkai.agencies.role import Role
from gongkai.publishing.models import ReviewRule
from gongkai.publishing.review.chain import levels_of
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def rule(qingxi: County, name: str, kind: str = "", risk: str = "") -> None:
    levels = [{"name": name, "roles": ["leader"], "days": 1}]
    ReviewRule.objects.create(agency=qingxi.agency, kind=kind, risk=risk, levels=levels)


def test_three_levels_and_a_fourth_for_what_is_sensitive(room: Newsroom) -> None:
    usual = [level.roles for level in levels_of(room.begin(DAY), DAY)]
    assert usual == [(Role.SECTION_HEAD,), (Role.OGI_HEAD,), (Role.LEADER,)]
    high = [level.roles for level in levels_of(room.begin(DAY, risk="high"), DAY)]
    assert high == [
        (Role.SECTION_HEAD,),
        (Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER),
        (Role.OGI_HEAD,),
        (Role.LEADER,),
    ]


def test_without_a_unit_there_is_no_section_head_to_ask(room: Newsroom) -> None:
    document = room.begin(DAY, role=Role.CLERK)
    assert document.unit is None
    assert [level.name for level in levels_of(document, DAY)] == ["复审", "终审"]


def test_the_most_exact_rule_counts(qingxi: County, room: Newsroom) -> None:
    news, sensitive = room.begin(DAY, kind="news"), room.begin(DAY, kind="news", risk="high")
    found = []
    for rules in ({}, {"risk": "high"}, {"kind": "news"}, {"kind": "news", "risk": "high"}):
        rule(qingxi, f"按{rules}", **rules)
        found.append([levels_of(one, DAY)[0].name for one in (news, sensitive)])
    assert found == [
        ["按{}", "按{}"],
        ["按{}", "按{'risk': 'high'}"],
        ["按{'kind': 'news'}", "按{'kind': 'news'}"],
        ["按{'kind': 'news'}", "按{'kind': 'news', 'risk': 'high'}"],
    ]


def test_a_level_that_nobody_holds_is_refused_before_anything_waits_for_it(
    qingxi: County, room: Newsroom
) -> None:
    document = room.begin(DAY)
    Post.objects.filter(agency=qingxi.agency, role=Role.LEADER).update(until=DAY - timedelta(days=1))
    with pytest.raises(StepRefused, match="没有在岗的分管领导，送审后无人审核"):
        levels_of(document, DAY)


def test_the_head_of_another_unit_is_none(qingxi: County, room: Newsroom) -> None:
    document = room.begin(DAY)
    Post.objects.filter(agency=qingxi.agency, role=Role.SECTION_HEAD).update(unit=qingxi.units["规划科"])
    with pytest.raises(StepRefused, match="科室负责人"):
        levels_of(document, DAY)


def test_somebody_who_did_not_work_on_the_text_has_to_be_there(qingxi: County, room: Newsroom) -> None:
    document = room.save(room.begin(DAY), DAY, Role.SECTION_HEAD, keywords="宅基地")
    with pytest.raises(StepRefused, match="在岗的科室负责人都参与过"):
        levels_of(document, DAY)
    head = qingxi.post(Role.SECTION_HEAD)
    stands_in = person("qx-stand-in", "代岗人")
    post(stands_in, qingxi.agency, Role.OFFICER, "科员", DAY, head.unit)
    StandIn.objects.create(post=head, person=stands_in, since=DAY, until=DAY)
    assert len(levels_of(document, DAY)) == 3
