"""What was taken down does not come back by itself, nor by hand while the guard knows better."""

from datetime import date, timedelta

import pytest
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.role import Role
from gongkai.publishing import by_the_clock
from gongkai.publishing.models import Publication, Wording
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)
DOWN = {"reason": "数据有误", "says": "本信息已撤下。"}


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def test_a_revision_that_was_scheduled_waits_for_a_hand_once_the_page_was_taken_down(room: Newsroom) -> None:
    document = room.take(room.published(DAY), "revise", DAY, role=Role.OFFICER)
    document = room.signed(room.save(document, DAY, keywords="宅基地"), DAY)
    document = room.take(document, "schedule", DAY, {"publish_at": "2026-03-13 09:00"})
    document = room.take(document, "withdraw", DAY, DOWN)
    assert document.publish_at is None
    assert by_the_clock.publish_due(at(DAY + timedelta(days=1))) == 0
    assert not Publication.objects.exists()
    document = room.take(document, "publish", DAY)
    assert Publication.objects.get().revision == 2


def test_what_the_guard_would_stop_today_is_not_restored(qingxi: County, room: Newsroom) -> None:
    document = room.take(room.published(DAY), "withdraw", DAY, DOWN)
    Wording.objects.create(agency=qingxi.agency, wrong="先行试点", right="先行先试", severity="blocks")
    with pytest.raises(InputsRefused) as refused:
        room.take(document, "restore", DAY, {"reason": "已核对"}, Role.LEADER)
    assert "检查没有通过，不能恢复" in str(refused.value.form.errors)
    Wording.objects.all().delete()
    room.take(document, "restore", DAY, {"reason": "已核对"}, Role.LEADER)
    assert Publication.objects.exists()
