"""Morning digest and reminders: computed from what is there, told once, to whoever has to act."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from tests.county import County, county

from gongkai.agencies.models import StandIn
from gongkai.agencies.role import Role
from gongkai.casework.digest import Digest, digest, send_digests
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application, Item
from gongkai.casework.reminders import remind_before_due, remind_of_assessment
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.law.working_days import working_days
from gongkai.records.moment import Moment
from gongkai.workflow.jobs.worker import Working
from gongkai.workflow.models import Notice, Task
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

RECEIVED = date(2026, 3, 3)
DUE = date(2026, 3, 31)


def at(day: date) -> Moment:
    return Moment(day, datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


@pytest.fixture
def qingxi() -> County:
    return county(RECEIVED)


def application(found: County, channel: Channel = Channel.IN_PERSON) -> Application:
    intake = Intake(
        agency=found.agency,
        channel=channel,
        arrived=RECEIVED,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满"),
        wanted=("石桥村征收土地公告",),
    )
    return register(intake, found.actor(Role.CLERK), at(RECEIVED)).application


def told(found: County, role: Role) -> list[str]:
    return [notice.says for notice in Notice.objects.filter(person=found.person(role)).order_by("pk")]


TUESDAY = date(2026, 3, 10)


def task(case: int, due: date | None = None, **more: object) -> Task:
    return Task(case_id=case, step=more.pop("step", "decide"), due=due, since=RECEIVED, **more)


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([], Digest()),
        ([task(1, TUESDAY - timedelta(days=1))], Digest(late=1)),
        ([task(1, TUESDAY)], Digest(today=1)),
        ([task(1, date(2026, 3, 15)), task(2, date(2026, 3, 16)), task(3)], Digest(week=1)),
        (
            [task(1, TUESDAY, waits_for="applicant"), task(2, date(2026, 3, 9), waits_for="applicant")],
            Digest(lapsed=1),
        ),
        ([task(1, date(2026, 3, 4), step="confirm_receipt")], Digest(unconfirmed=1, oldest=7)),
        # one case with two tasks is one case, at its most urgent
        ([task(1, date(2026, 3, 12)), task(1, date(2026, 3, 9))], Digest(late=1)),
    ],
)
def test_a_digest_counts_cases_by_urgency(tasks: list[Task], expected: Digest) -> None:
    assert digest(tasks, TUESDAY) == expected


def test_the_digest_reads_as_a_sentence() -> None:
    assert str(Digest(late=1, today=2, unconfirmed=3, oldest=5)) == (
        "今日待办：已逾期1件，今天到期2件，待确认收到3件（最早的已5天）。"
    )
    assert not Digest()


def test_each_person_gets_one_digest_a_day_of_what_is_theirs(qingxi: County) -> None:
    application(qingxi)
    application(qingxi, Channel.ONLINE)
    assert send_digests(at(DUE)) == 1
    assert send_digests(at(DUE)) == 0
    assert told(qingxi, Role.CLERK) == ["今日待办：今天到期1件，待确认收到1件（最早的已28天）。"]
    assert told(qingxi, Role.OFFICER) == []
    assert send_digests(at(DUE + timedelta(days=1))) == 1
    assert told(qingxi, Role.CLERK)[-1] == "今日待办：已逾期1件，待确认收到1件（最早的已29天）。"


def test_whoever_stands_in_gets_the_digest_of_the_absent(qingxi: County) -> None:
    application(qingxi)
    stand_in = qingxi.person(Role.LEADER)
    StandIn.objects.create(post=qingxi.post(Role.CLERK), person=stand_in, since=DUE, until=DUE)
    send_digests(at(DUE))
    assert Notice.objects.filter(person=stand_in).count() == 1


def test_a_digest_goes_out_by_mail_only_where_there_is_a_server_and_an_address(
    qingxi: County, settings: Any
) -> None:
    application(qingxi)
    user = qingxi.person(Role.CLERK).user
    user.email = "clerk@example.invalid"
    user.save()
    send_digests(at(DUE))
    assert not Working().do_next(datetime.now(UTC))
    settings.EMAIL_HOST = "mail.example.invalid"
    send_digests(at(DUE + timedelta(days=1)))
    Working().do_next(datetime.now(UTC))
    assert [(m.to, m.body) for m in mail.outbox] == [(["clerk@example.invalid"], "今日待办：已逾期1件。")]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 3, 25), []),
        (date(2026, 3, 26), ["还剩3个工作日"]),
        (date(2026, 3, 31), ["今天到期"]),
        (date(2026, 4, 1), []),
    ],
)
def test_a_deadline_is_reminded_of_three_working_days_before(
    qingxi: County, day: date, says: list[str]
) -> None:
    case = application(qingxi)
    remind_before_due(at(day), working_days())
    assert told(qingxi, Role.CLERK) == [f"{case.number}{words}（答复期限2026年3月31日）。" for words in says]


def test_a_reminder_comes_once_and_again_only_for_another_deadline(qingxi: County) -> None:
    case = application(qingxi)
    days = [date(2026, 3, 26), date(2026, 3, 27), date(2026, 3, 30)]
    assert [remind_before_due(at(day), working_days()) for day in days] == [1, 0, 0]
    Application.objects.filter(pk=case.pk).update(due=date(2026, 4, 2))
    assert remind_before_due(at(date(2026, 3, 30)), working_days()) == 1
    Application.objects.filter(pk=case.pk).update(suspended=True, due=date(2026, 4, 3))
    assert remind_before_due(at(date(2026, 4, 1)), working_days()) == 0


def test_the_unit_that_has_the_case_is_reminded_too(qingxi: County) -> None:
    case = application(qingxi)
    unit = qingxi.units["不动产登记科"]
    take("assign", case.pk, qingxi.actor(Role.CLERK), at(RECEIVED), {"unit": unit.pk})
    remind_before_due(at(date(2026, 3, 26)), working_days())
    assert len(told(qingxi, Role.OFFICER)) == 1


def test_what_is_withheld_is_reminded_of_on_its_day_once(qingxi: County) -> None:
    case = application(qingxi)
    Item.objects.filter(application=case).update(outcome="refused.process_info", reassess_on=date(2027, 3, 1))
    assert remind_of_assessment(at(date(2027, 3, 1))) == 0
    Application.objects.filter(pk=case.pk).update(stage="archived")
    assert remind_of_assessment(at(date(2027, 2, 28))) == 0
    assert [remind_of_assessment(at(date(2027, 3, day))) for day in (1, 2)] == [1, 0]
    assert told(qingxi, Role.CLERK) == [
        f"{case.number}中不予公开的“石桥村征收土地公告”应当评估是否仍不公开（条例第十八条）。"
    ]


def test_notices_are_read_by_their_own_person_alone(qingxi: County) -> None:
    application(qingxi)
    send_digests(at(DUE))
    clerk, other = qingxi.client(Role.CLERK), qingxi.client(Role.LEADER)
    assert "今天到期1件" in clerk.get("/desk/notices/").content.decode()
    assert "今天到期1件" not in other.get("/desk/notices/?all=1").content.decode()
    notice = Notice.objects.get()
    other.post("/desk/notices/read/", {"notice": notice.pk})
    assert Notice.objects.get().read_at is None
    clerk.post("/desk/notices/read/", {"notice": notice.pk})
    assert Notice.objects.get().read_at
    assert "没有未读的消息" in clerk.get("/desk/notices/").content.decode()
    assert "今天到期1件" in clerk.get("/desk/notices/?all=1").content.decode()


def test_a_case_is_not_given_to_a_unit_where_nobody_would_sign_for_it(qingxi: County) -> None:
    case = application(qingxi)
    for inputs in ({"unit": qingxi.units["规划科"].pk}, {"helpers": [qingxi.units["规划科"].pk]}):
        with pytest.raises(InputsRefused, match="规划科没有在岗的承办人"):
            take("assign", case.pk, qingxi.actor(Role.CLERK), at(RECEIVED), inputs)
