"""What is published and taken down by itself; what is told before a day comes; who follows whoever leaves."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from tests.county import County, county, person, post
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.handover import give_work, open_work, pass_on_cases
from gongkai.agencies.role import Role
from gongkai.publishing import by_the_clock, reminders
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.models import Column, Document, Placement, Publication, Trace
from gongkai.publishing.rederiving import differences, rederive
from gongkai.records.models import Event
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Notice, Task

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def scheduled(room: Newsroom, title: str = "定时的公告", **more: Any) -> Document:
    """For nine in the morning of the next day."""
    document = room.signed(room.begin(DAY, title, kind="notice", **more), DAY)
    return room.take(document, "schedule", DAY, {"publish_at": "2026-03-13 09:00"})


def test_what_is_scheduled_is_published_at_its_time_and_not_before(room: Newsroom) -> None:
    document = scheduled(room)
    (task,) = Task.objects.filter(case=document.pk)
    assert (task.says, task.due, task.waits_for) == ("将于2026年3月13日定时发布", NEXT, "schedule")
    # 00:20 UTC is twenty past eight in Beijing.
    assert by_the_clock.publish_due(at(NEXT, 0)) == 0
    assert not Publication.objects.exists()
    assert by_the_clock.publish_due(at(NEXT, 1)) == 1
    assert by_the_clock.publish_due(at(NEXT, 1)) == 0
    document.refresh_from_db()
    assert (document.stage, document.publish_at, document.published_at) == ("published", None, at(NEXT, 1).at)
    published = Event.objects.get(case=document.pk, kind="published")
    assert (published.actor_name, published.on) == ("系统", NEXT)
    assert Placement.objects.get().on == NEXT


def test_what_was_missed_while_nobody_worked_is_made_up_under_its_real_time(room: Newsroom) -> None:
    document = scheduled(room)
    late = at(DAY + timedelta(days=4))
    assert by_the_clock.publish_due(late) == 1
    document.refresh_from_db()
    assert document.published_at == late.at


def test_one_that_cannot_be_published_is_told_once_and_the_others_go_on(
    qingxi: County, room: Newsroom
) -> None:
    stuck, other = scheduled(room, "停用栏目的公告"), scheduled(room, "另一份公告")
    column = Column.objects.get(agency=qingxi.agency, code="other")
    Column.objects.filter(pk=column.pk).update(in_use=False)
    Document.objects.filter(pk=stuck.pk).update(column=column)
    assert by_the_clock.publish_due(at(NEXT, 1)) == 1
    assert by_the_clock.publish_due(at(NEXT, 2)) == 0
    assert list(Publication.objects.values_list("pk", flat=True)) == [other.pk]
    told = Notice.objects.filter(case=stuck.pk).order_by("person")
    assert {one.person for one in told} == {qingxi.person(Role.CLERK), qingxi.person(Role.OGI_HEAD)}
    assert told[0].says == "“停用栏目的公告”没有按时发布：没有使用中的栏目，不能发布。先调整栏目。"


def test_an_error_of_ours_stops_no_other(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other = scheduled(room, "出错的公告"), scheduled(room, "另一份公告")
    release = by_the_clock.release

    def fails(document: Document, *rest: Any) -> None:
        if document.pk == broken.pk:
            raise ZeroDivisionError
        release(document, *rest)

    monkeypatch.setattr(by_the_clock, "release", fails)
    assert by_the_clock.publish_due(at(NEXT, 1)) == 1
    assert list(Publication.objects.values_list("pk", flat=True)) == [other.pk]
    assert "could not be published" in caplog.text
    assert Notice.objects.filter(case=broken.pk).exists()


def test_what_was_unscheduled_waits_to_be_published_by_hand(room: Newsroom) -> None:
    document = room.take(scheduled(room), "unschedule", DAY)
    assert by_the_clock.publish_due(at(NEXT, 1)) == 0
    assert document.publish_at is None


def test_what_cannot_be_taken_down_holds_up_no_other(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other = (room.published(DAY, title, kind="notice", expires_on=NEXT) for title in ("甲", "乙"))
    end = by_the_clock.end

    def fails(document: Document, *rest: Any) -> None:
        if document.pk == broken.pk:
            raise ZeroDivisionError
        end(document, *rest)

    monkeypatch.setattr(by_the_clock, "end", fails)
    assert by_the_clock.end_due(at(NEXT)) == 1
    assert "could not be taken down" in caplog.text
    other.refresh_from_db()
    assert not other.is_public


def test_what_was_to_be_shown_until_a_day_is_taken_down_on_it(room: Newsroom) -> None:
    document = room.published(DAY, "公示", kind="notice", expires_on=NEXT)
    assert by_the_clock.end_due(at(DAY)) == 0
    assert by_the_clock.end_due(at(NEXT)) == 1
    assert by_the_clock.end_due(at(NEXT)) == 0
    document.refresh_from_db()
    assert (document.stage, document.ended_on) == ("ended", NEXT)
    assert not Publication.objects.exists()
    assert Trace.objects.get().says == "本信息已到期下线。"


def test_three_working_days_before_a_document_has_to_be_public_its_people_are_told_once(
    qingxi: County, room: Newsroom
) -> None:
    document = room.begin(DAY, date_of_document=DAY)
    # 20 working days after 12 March, a Thursday, with 6 April off: Friday 10 April.
    assert document.publish_due == date(2026, 4, 10)
    days = working_days()
    assert reminders.remind_before_due(at(date(2026, 4, 3)), days) == 0
    assert reminders.remind_before_due(at(date(2026, 4, 7)), days) == 1
    assert reminders.remind_before_due(at(date(2026, 4, 8)), days) == 0
    told = Notice.objects.filter(case=document.pk)
    assert {one.person for one in told} == {qingxi.person(Role.CLERK), qingxi.person(Role.OFFICER)}
    assert told[0].says == (
        "“青溪县宅基地审批管理办法”的公开期限还剩3个工作日（2026年4月10日，条例第二十六条）。"
    )


def test_six_months_before_its_validity_ends_the_people_of_a_document_are_told(room: Newsroom) -> None:
    room.published(DAY, valid_until=date(2028, 8, 31))
    # Six months on from 29 February is 29 August; from 1 March, 1 September.
    assert reminders.remind_of_validity(at(date(2028, 2, 29))) == 0
    assert reminders.remind_of_validity(at(date(2028, 3, 1))) == 1
    assert reminders.remind_of_validity(at(date(2028, 3, 2))) == 0


def test_what_is_kept_is_brought_up_on_its_day(room: Newsroom) -> None:
    said = {"attribute": "on_application", "attribute_reason": "内部管理"}
    room.signed(room.begin(DAY, **said), DAY)
    assert reminders.remind_of_assessment(at(date(2027, 3, 11))) == 0
    assert reminders.remind_of_assessment(at(date(2027, 3, 12))) == 1
    assert reminders.remind_of_assessment(at(date(2027, 3, 13))) == 0


def test_whoever_follows_takes_over_what_was_at_work(qingxi: County, room: Newsroom) -> None:
    draft, done = room.begin(DAY), room.published(DAY, "已发布的")
    leaving = qingxi.post(Role.OFFICER)
    follows = post(person("qx-new", "新同事"), qingxi.agency, Role.OFFICER, "科员", DAY, leaving.unit)
    assert [(one.label, one.count) for one in open_work(leaving)] == [("起草、审核和待发布的信息", 1)]
    give_work(qingxi.actor(Role.ADMINISTRATOR), leaving, follows, at(DAY).at)
    draft.refresh_from_db()
    assert draft.person == follows.person
    assert Task.objects.get(case=draft.pk).person == follows.person
    assert open_work(leaving) == []
    assert Document.objects.get(pk=done.pk).person == leaving.person


def test_what_an_agency_had_at_work_goes_to_its_successor_and_its_pages_stay(
    qingxi: County, room: Newsroom
) -> None:
    draft, done = room.begin(DAY), room.published(DAY, "已发布的")
    open_platform(qingxi.education, at(DAY))
    administrator = qingxi.actor(Role.ADMINISTRATOR)
    assert [
        one.label for one in pass_on_cases(administrator, qingxi.agency, qingxi.education, at(DAY).at)
    ] == ["起草、审核和待发布的信息"]
    draft.refresh_from_db()
    assert (draft.agency, draft.column.agency, draft.unit) == (qingxi.education, qingxi.education, None)
    assert Task.objects.get(case=draft.pk).agency == qingxi.education
    assert Publication.objects.get(pk=done.pk).agency == qingxi.agency
    assert list(differences(draft, working_days())) == []


def test_what_was_changed_by_hand_is_found_and_put_right(room: Newsroom) -> None:
    document = room.published(DAY)
    days = working_days()
    assert list(differences(Document.objects.get(pk=document.pk), days)) == []
    Document.objects.filter(pk=document.pk).update(stage="draft", is_public=False)
    Publication.objects.filter(pk=document.pk).update(title="被改过的标题")
    found = differences(Document.objects.get(pk=document.pk), days)
    assert sorted(one.what + str(one.stored) for one in found) == [
        "is_publicFalse",
        "stagedraft",
        "公开title",
    ]
    with pytest.raises(CommandError, match="差异3项"):
        call_command("rederive", check=True)
    rederive(document.pk)
    assert list(differences(Document.objects.get(pk=document.pk), days)) == []
    assert Publication.objects.get().title == "青溪县宅基地审批管理办法"


def test_a_page_that_should_not_be_there_is_found_and_removed(room: Newsroom) -> None:
    document = room.published(DAY)
    page = Publication.objects.get()
    document = room.take(document, "withdraw", DAY, {"reason": "差错", "says": "已撤下"})
    page.save(force_insert=True)
    found = list(differences(Document.objects.get(pk=document.pk), working_days()))
    assert [str(one.stored) for one in found] == ["公开页面"]
    rederive(document.pk)
    assert not Publication.objects.exists()
