"""The worked deadlines entered through the desk's own pages: the same dates on the page and in the stored column.

Every row is one of the table in section 6 of the regulation's working notes, counted by hand against the holiday tables
that the State Council published for the year (国务院办公厅关于部分节假日安排的通知); none is taken from the clock.
"""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from gongkai.agencies.role import Role
from gongkai.law.receipt import Channel
from gongkai.workflow.models import Task
from tests.county import county
from tests.desk_by_day import Desk, morning, words

pytestmark = pytest.mark.django_db

PLAIN = [
    # Mid-Autumn, National Day; make-up 09-14, 09-29, 10-12
    (Channel.IN_PERSON, date(2024, 9, 10), date(2024, 10, 14)),
    # Spring Festival; make-up 01-26, 02-08
    (Channel.SIGNED_MAIL, date(2025, 1, 20), date(2025, 2, 21)),
    # Spring Festival as amended to 02-02
    (Channel.PLAIN_MAIL, date(2020, 1, 20), date(2020, 2, 25)),
    # Labour Day as amended; make-up 04-28, 05-05
    (Channel.ONLINE, date(2019, 4, 26), date(2019, 5, 27)),
    # received on a Saturday
    (Channel.FAX, date(2025, 3, 1), date(2025, 3, 28)),
    # National Day with Mid-Autumn; make-up 09-28, 10-11
    (Channel.ONLINE, date(2025, 9, 25), date(2025, 10, 29)),
    # over the year end; make-up 2026-01-04
    (Channel.PLAIN_MAIL, date(2025, 12, 15), date(2026, 1, 13)),
    # Spring Festival 2026; make-up 02-14, 02-28
    (Channel.IN_PERSON, date(2026, 2, 10), date(2026, 3, 16)),
]
CORRECTION_NOTICE = [
    (date(2024, 9, 10), date(2024, 9, 20)),
    (date(2025, 1, 20), date(2025, 2, 5)),
    (date(2025, 4, 1), date(2025, 4, 11)),
]


@pytest.fixture
def desk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Before the first day of any row, so that everybody has been in their post for long."""

    def turn_to(day: date) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: morning(day))

    turn_to(date(2019, 4, 1))
    return Desk(county(date(2019, 4, 1)), turn_to)


def agree(desk: Desk, on: date, due: date, *, provisional: bool = False) -> None:
    """Page and column say the same."""
    assert (desk.due_on_screen(on), desk.case.due) == (due, due)
    assert desk.case.provisional is provisional
    assert ("暂定" in words(desk.page(on))) is provisional


@pytest.mark.parametrize(("channel", "received", "due"), PLAIN)
def test_twenty_working_days_from_the_day_of_receipt(
    desk: Desk, channel: Channel, received: date, due: date
) -> None:
    desk.receives(received, channel)
    assert desk.case.receipt_date == received
    agree(desk, received, due)


@pytest.mark.parametrize(("received", "last"), CORRECTION_NOTICE)
def test_a_correction_is_asked_for_until_the_seventh_working_day(
    desk: Desk, received: date, last: date
) -> None:
    desk.receives(received)
    address = reverse("step", args=(desk.pk, "ask_correction"))
    desk.turn_to(last)
    assert desk.place.client(Role.CLERK).get(address).status_code == 200
    desk.turn_to(last + timedelta(days=1))
    refused = desk.place.client(Role.CLERK).get(address)
    assert refused.status_code == 409
    assert f"收到后7个工作日（{last.year}年{last.month}月{last.day}日）已过" in words(refused)


def test_the_extended_reply_over_spring_festival_2025(desk: Desk) -> None:
    desk.receives(date(2025, 1, 20))
    desk.extends(20, date(2025, 2, 10))
    agree(desk, date(2025, 2, 10), date(2025, 3, 21))


def test_a_correction_starts_the_period_again_and_an_extension_adds_to_it(desk: Desk) -> None:
    desk.receives(date(2025, 4, 1))
    desk.asks_to_correct(date(2025, 4, 8), answer_by=date(2025, 4, 29))
    desk.takes("receive_correction", date(2025, 4, 22), on="2025-04-22", content="石桥村2024年补偿登记表")
    agree(desk, date(2025, 4, 22), date(2025, 5, 22))
    desk.extends(10, date(2025, 5, 20))
    agree(desk, date(2025, 5, 20), date(2025, 6, 6))


def test_nineteen_working_days_of_a_third_party_do_not_count(desk: Desk) -> None:
    desk.receives(date(2025, 9, 1))
    agree(desk, date(2025, 9, 1), date(2025, 9, 28))
    inquiry = desk.asks_third_party("东山采石场", date(2025, 9, 10))
    desk.takes("deliver_letter", date(2025, 9, 12), about=inquiry, on="2025-09-12")
    assert Task.objects.get(case=desk.pk, about=inquiry).due == date(2025, 10, 10)
    desk.is_answered(inquiry, date(2025, 10, 13))
    agree(desk, date(2025, 10, 13), date(2025, 10, 30))
    assert desk.paused_on_screen(date(2025, 10, 13)) == 19


def test_two_consultations_that_overlap_count_once(desk: Desk) -> None:
    desk.receives(date(2025, 4, 25))
    agree(desk, date(2025, 4, 25), date(2025, 5, 27))
    first = desk.asks_third_party("甲公司", date(2025, 5, 6))
    second = desk.asks_third_party("乙公司", date(2025, 5, 15))
    desk.is_answered(first, date(2025, 5, 20))
    desk.is_answered(second, date(2025, 6, 5))
    agree(desk, date(2025, 6, 5), date(2025, 6, 26))
    assert desk.paused_on_screen(date(2025, 6, 5)) == 21


def test_payment_in_full_starts_the_period_again_the_next_day(desk: Desk) -> None:
    desk.receives(date(2025, 10, 9))
    desk.takes("charge", date(2025, 10, 20), basis="by_page", count="300")
    notice = desk.sends("fee_notice", date(2025, 10, 20))
    desk.takes("deliver_letter", date(2025, 10, 20), about=notice, on="2025-10-20")
    assert Task.objects.get(case=desk.pk, step="close_unpaid").due == date(2025, 11, 19)
    yuan = desk.case.payments.get().yuan
    desk.takes("fee_paid", date(2025, 11, 3), on="2025-11-03", yuan=str(yuan))
    agree(desk, date(2025, 11, 3), date(2025, 12, 1))


def test_a_count_past_the_last_notice_is_marked(desk: Desk) -> None:
    desk.receives(date(2026, 12, 10))
    # Weekends only: 15 days in December, 1 and 4 to 7 January.
    agree(desk, date(2026, 12, 10), date(2027, 1, 7), provisional=True)
    assert "2027年放假安排尚未公布" in words(desk.page(date(2026, 12, 10)))
