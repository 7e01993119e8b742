"""Reminders of messages that nobody has answered."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.registers.books import book_of, switch
from gongkai.registers.entering import enter
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.reminders import remind_of_messages
from gongkai.registers.striking import strike
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Notice

pytestmark = pytest.mark.django_db

RECEIVED = date(2026, 3, 10)
"""A Tuesday: the last of five working days is Tuesday the 17th."""
MESSAGES = LEDGERS["messages"]


@pytest.fixture
def here() -> County:
    return county(RECEIVED)


def _message(here: County, subject: str, entered: date = RECEIVED, **more: Any) -> Any:
    values = {"on": RECEIVED, "subject": subject, **more}
    return enter(here.agency, MESSAGES, values, here.actor(Role.CLERK), morning(entered))


def _told(day: date) -> list[str]:
    remind_of_messages(morning(day), working_days())
    return list(Notice.objects.order_by("pk").values_list("says", flat=True))


def test_the_clerk_is_told_a_working_day_before_and_when_it_is_late_once_each(here: County) -> None:
    _message(here, "路灯不亮")
    assert _told(date(2026, 3, 13)) == []
    soon = "网友留言“路灯不亮”还没有答复，还剩1个工作日（办理期限2026年3月17日）。"
    assert _told(date(2026, 3, 16)) == [soon]
    assert _told(date(2026, 3, 17)) == [soon]
    late = "网友留言“路灯不亮”还没有答复，已逾期（办理期限2026年3月17日）。"
    assert _told(date(2026, 3, 18)) == [soon, late]
    assert _told(date(2026, 3, 19)) == [soon, late]
    assert set(Notice.objects.values_list("person", flat=True)) == {here.person(Role.CLERK).pk}


def test_nobody_is_told_of_what_is_answered_struck_out_or_was_late_when_it_was_entered(here: County) -> None:
    _message(here, "已答复", answered_on=RECEIVED)
    strike(_message(here, "划销"), MESSAGES, "重复", here.actor(Role.CLERK), morning(RECEIVED))
    _message(here, "补登", date(2026, 3, 18))
    assert _told(date(2026, 3, 18)) == []
    _message(here, "停用以后")
    switch(here.agency, MESSAGES, here.actor(Role.OGI_HEAD), morning(RECEIVED), on=False)
    assert _told(date(2026, 3, 18)) == []


def test_a_notice_leads_to_the_ledger(here: County, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(RECEIVED).at)
    _message(here, "路灯不亮")
    book = book_of(here.agency, MESSAGES, morning(RECEIVED))
    address = reverse("ledger-book", args=[book.pk])
    answer = here.client(Role.CLERK).get(address)
    assert answer["Location"] == "/desk/ledgers/messages/"
    above = here.client(Role.AUDITOR, here.government).get(address)
    assert above["Location"] == f"/desk/ledgers/messages/?agency={here.agency.pk}"
    assert here.client(Role.CLERK, here.other).get(address).status_code == 404
