"""Documents of an agency that is merged: its successor's people go on with them, by their own hands."""

from datetime import date, timedelta

import pytest
from tests.county import County, county, person, post
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.actor import actor_of
from gongkai.agencies.handover import pass_on_cases
from gongkai.agencies.models import Unit
from gongkai.agencies.role import Role
from gongkai.publishing import by_the_clock
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.models import Publication
from gongkai.publishing.rederiving import differences
from gongkai.publishing.taking import take
from gongkai.workflow.calendar import working_days

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def merge(qingxi: County) -> None:
    open_platform(qingxi.education, at(DAY))
    pass_on_cases(qingxi.actor(Role.ADMINISTRATOR), qingxi.agency, qingxi.education, at(DAY).at)


def test_what_lay_before_a_section_is_passed_by_a_section_of_the_successor(
    qingxi: County, room: Newsroom
) -> None:
    document = room.submitted(room.begin(DAY), DAY)
    merge(qingxi)
    unit = Unit.objects.create(agency=qingxi.education, name="基础教育科")
    head = post(person("jy-head", "科长甲"), qingxi.education, Role.SECTION_HEAD, "科长", DAY, unit)
    passed = take("pass", document.pk, actor_of(head), at(DAY), room.ticked(document))
    assert [one.role for one in passed.case.tasks.all()] == [Role.OGI_HEAD]


def test_what_was_scheduled_is_not_published_in_the_name_of_the_successor(
    qingxi: County, room: Newsroom
) -> None:
    document = room.signed(room.begin(DAY, kind="notice"), DAY)
    document = room.take(document, "schedule", DAY, {"publish_at": "2026-03-13 09:00"})
    merge(qingxi)
    assert by_the_clock.publish_due(at(DAY + timedelta(days=1))) == 0
    assert not Publication.objects.exists()
    document.refresh_from_db()
    assert list(differences(document, working_days())) == []
    clerk = actor_of(post(person("jy-clerk", "经办乙"), qingxi.education, Role.CLERK, "经办", DAY))
    take("publish", document.pk, clerk, at(DAY), {})
    assert Publication.objects.get().agency == qingxi.education
