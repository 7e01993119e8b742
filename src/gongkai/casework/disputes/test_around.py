"""What else keeps cases keeps disputes too: the inbox's tasks, posts, agencies, calendar, retention, verification."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.county import County, county, person, post
from tests.desk_cases import Office, at
from tests.dispute_cases import Court
from tests.tampering import sql

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.handover import open_work
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.agencies.steps.hand_over import hand_over
from gongkai.agencies.steps.reorganisation import Decree, merge
from gongkai.casework import calendar_change
from gongkai.casework.digest import send_digests
from gongkai.casework.disputes import reminders
from gongkai.casework.disputes.rederiving import differences
from gongkai.casework.disputes.registration import Old
from gongkai.casework.disputes.table_4 import table_4
from gongkai.casework.disputes.tasks import tasks_of
from gongkai.casework.models import Application, Dispute
from gongkai.casework.retention import closed_by, forget
from gongkai.law.dispute_result import Result
from gongkai.law.holiday_notice import Holiday, HolidayNotice
from gongkai.records.models import Event, Secret
from gongkai.records.moment import now
from gongkai.records.vault.erasure import erase
from gongkai.records.verification import verify
from gongkai.workflow import calendar
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.jobs.worker import Working
from gongkai.workflow.models import Notice, Task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_calendar_of_another_test() -> Iterator[None]:
    calendar._calendar.cache_clear()
    yield
    calendar._calendar.cache_clear()


@pytest.fixture
def qingxi() -> County:
    return county(timezone.localdate())


@pytest.fixture
def court(qingxi: County) -> Court:
    return Court(qingxi)


def test_the_inbox_lists_applications_alone_and_the_digest_counts_both(qingxi: County, court: Court) -> None:
    today = qingxi.today
    Office(qingxi).register("规划图", on=today)
    review = court.register(today, received_on=None)
    clerk = qingxi.client("clerk")
    for path in ("", "?tab=open", "?tab=closed", "print/"):
        page = clerk.get(f"/desk/inbox/{path}")
        assert page.status_code == 200
        assert review.number not in page.content.decode()
    court.take(review, "receive_copy", today)
    Task.objects.filter(case=review.pk, step="file_answer").update(due=today)
    assert send_digests(now())
    (notice,) = Notice.objects.filter(person=qingxi.person("clerk"))
    assert "今天到期1件" in notice.says


def test_somebodys_tasks_in_disputes_come_with_what_can_be_done_first(qingxi: County, court: Court) -> None:
    today = qingxi.today
    Office(qingxi).register("规划图", on=today)
    court.register(today)
    found = tasks_of(qingxi.actor("clerk"), today)
    assert [one.task.step for one in found] == ["file_answer", "file_evidence", "decide"]
    assert [one.is_waiting for one in found] == [False, False, True]
    assert (found[0].label, found[0].dispute.kind) == ("登记提交答复答辩", "review")
    late = tasks_of(qingxi.actor("clerk"), date(today.year + 1, today.month, 1))
    assert [one.is_late for one in late] == [True, True, True]
    assert tasks_of(qingxi.actor("legal_reviewer"), today) == []


def test_what_somebody_handles_goes_to_the_next_holder_of_the_post(qingxi: County, court: Court) -> None:
    review = court.register(qingxi.today)
    unit, leaving = qingxi.units["不动产登记科"], qingxi.post("officer")
    court.take(review, "assign", qingxi.today, {"unit": unit.pk, "person": leaving.person_id})
    follower = post(
        person("new-officer", "新来的"), qingxi.agency, leaving.role, "科员", date(2020, 1, 1), unit
    )
    assert [(work.label, work.count) for work in open_work(leaving)] == [("复议和诉讼", 1)]
    hand_over(qingxi.actor("administrator"), leaving, follower, at=now().at)
    review.refresh_from_db()
    assert (review.person, review.unit) == (follower.person, unit)
    assert set(Task.objects.filter(case=review.pk).values_list("person", flat=True)) == {follower.person_id}
    assert not open_work(leaving)


def test_a_post_that_handles_no_disputes_has_none_to_hand_over(qingxi: County, court: Court) -> None:
    review, legal = court.register(qingxi.today), qingxi.post("legal_reviewer")
    court.take(review, "assign", qingxi.today, {"person": legal.person_id})
    leads_too = post(legal.person, qingxi.agency, Role.LEADER, "副局长", date(2020, 1, 1))
    assert [work.label for work in open_work(legal)] == ["复议和诉讼"]
    assert not open_work(leads_too)


def test_a_merged_agencys_open_disputes_go_to_its_successor(qingxi: County, court: Court) -> None:
    when = now()
    pending, closed = court.register(when.today), court.register(when.today)
    court.decided(closed, when.today)
    merge(SYSTEM, qingxi.agency, qingxi.education, Decree(when.today, "青委发〔2026〕1号"), at=when.at)
    pending, closed = Dispute.objects.get(pk=pending.pk), Dispute.objects.get(pk=closed.pk)
    assert (pending.agency, pending.case.agency) == (qingxi.education, qingxi.education)
    assert (pending.agency_name, closed.agency) == ("青溪县自然资源局", qingxi.agency)
    assert {task.agency for task in Task.objects.filter(case=pending.pk)} == {qingxi.education}
    assert not list(differences(pending, working_days(), readings()))


def test_an_application_stays_whole_while_it_is_fought_over(qingxi: County, court: Court) -> None:
    office = Office(qingxi)
    answered = office.closed(office.of_the_mock_up(), on=date(2026, 3, 12))
    begun = date(2026, 4, 1)
    review = court.register(begun, application=answered)
    assert answered.pk not in {case.pk for case in closed_by(date(2040, 1, 1))}
    court.decided(review, date(2026, 5, 8))
    assert {case.pk for case in closed_by(date(2026, 5, 7))} == set()
    assert {case.pk for case in closed_by(date(2026, 5, 8))} == {answered.pk, review.pk}


def test_what_is_forgotten_of_a_dispute_is_every_word_and_no_count(qingxi: County, court: Court) -> None:
    old = Old("2014-7", date(2015, 2, 3), Result.CORRECTED)
    review = court.register(date(2014, 11, 5), claims="撤销对孟小河的答复", old=old, today=qingxi.today)
    agencies = Agency.objects.filter(pk=qingxi.agency.pk)
    before = table_4(agencies, 2015).cells
    assert erase(review.case, now(), SYSTEM, "到期", forget)
    review.refresh_from_db()
    assert (review.title, review.claims, review.claimant_masked) == ("已清除", "", "已清除")
    assert not Secret.objects.kept().filter(case=review.pk).exists()
    assert table_4(agencies, 2015).cells == before
    assert not list(differences(review, working_days(), readings()))


def test_what_was_changed_by_hand_is_found_and_put_right(qingxi: County, court: Court) -> None:
    review = court.register(qingxi.today)
    Dispute.objects.filter(pk=review.pk).update(result="upheld", closed_on=qingxi.today)
    said = StringIO()
    with pytest.raises(CommandError, match="差异2项"):
        call_command("rederive", check=True, stdout=said)
    assert review.number in said.getvalue()
    call_command("rederive", stdout=StringIO())
    assert Dispute.objects.get(pk=review.pk).closed_on is None


def test_an_event_altered_by_hand_is_found(qingxi: County, court: Court) -> None:
    review = court.register(qingxi.today)
    court.decided(review, qingxi.today, "revoked")
    assert not list(verify())
    decided = Event.objects.get(case=review.pk, kind="decided")
    altered = decided.data.replace("revoked", "maintained")
    sql("UPDATE records_event SET data = %s WHERE id = %s", altered, decided.pk)
    assert [finding.case for finding in verify()] == [review.pk]


def test_a_new_holiday_notice_moves_what_is_due_and_tells_who_works_on_it() -> None:
    today = date(2026, 12, 17)
    qingxi = county(today)
    review = Court(qingxi).register(today)
    # 10 days from Monday to Friday, 1 January among them while nothing is known of it.
    assert review.due == date(2026, 12, 31)
    later = Court(qingxi).register(date(2026, 12, 18))
    assert later.due == date(2027, 1, 1)
    notice = HolidayNotice(
        2027,
        "国办发明电〔2026〕9号",
        date(2026, 11, 5),
        "国务院办公厅关于2027年部分节假日安排的通知",
        (Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),),
        False,
    )
    calendar_change.enter(notice, qingxi.actor(Role.ADMINISTRATOR), at(date(2026, 12, 18)))
    worker = Working()
    while worker.do_next(datetime.now(UTC)):
        pass
    later.refresh_from_db()
    assert later.due == date(2027, 1, 4)
    told = Notice.objects.filter(case=later.pk)
    assert {notice.person_id for notice in told} == {qingxi.person(Role.CLERK).pk}
    assert "提出答复或者答辩的期限由2027年1月1日改为2027年1月4日" in told.get().says
    assert not Notice.objects.filter(case=review.pk).exists()
    assert Application.objects.count() == 0


def test_three_working_days_before_something_is_due_its_people_are_told_once() -> None:
    begun = date(2026, 3, 12)
    qingxi = county(begun)
    review = Court(qingxi).register(begun)
    # Due on Thursday 03-26; three working days before is Monday 03-23.
    days = working_days()
    assert reminders.remind_before_due(at(date(2026, 3, 20)), days) == 0
    assert reminders.remind_before_due(at(date(2026, 3, 23)), days) == 1
    assert reminders.remind_before_due(at(date(2026, 3, 24)), days) == 0
    told = Notice.objects.get(case=review.pk)
    assert told.person == qingxi.person("clerk")
    assert told.says == f"{review.number}提出答复或者答辩还剩3个工作日（2026年3月26日）。"
