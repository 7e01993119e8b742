"""Whoever looks at personal data is on record before the answer is given."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai.agencies.actor import Actor
from gongkai.records.models import Case, Event
from gongkai.records.moment import Moment
from gongkai.records.vault import KeyMissing, RevealRefused, reveal, seal


def test_the_values_come_with_an_event_that_does_not_hold_them(
    case: Case, clerk: Actor, when: Moment
) -> None:
    asked = [
        seal(case, "applicant", "telephone", "13800000000"),
        seal(case, "agent", "name", "何青"),
    ]
    shown = reveal(asked, clerk, when, " 电话联系补正 ")
    assert [one.value for one in shown] == ["13800000000", "何青"]
    event = Event.objects.get(case=case)
    assert (event.kind, event.on, event.actor_name) == (
        "personal_data_seen",
        when.today,
        "周敏秋（公开办经办人）",
    )
    assert event.values == {"reason": "电话联系补正", "seen": [["applicant", "telephone"], ["agent", "name"]]}
    case.refresh_from_db()
    assert (case.length, case.head) == (1, event.digest)


def test_looking_at_several_cases_is_recorded_in_each(
    case: Case, other_case: Case, clerk: Actor, when: Moment
) -> None:
    asked = [seal(one, "applicant", "name", "林小溪") for one in (other_case, case)]
    reveal(asked, clerk, when, "核对是否同一人")
    assert [event.case for event in Event.objects.in_order()] == [case, other_case]


@pytest.mark.parametrize(
    ("right", "reason", "says"),
    [
        (False, "电话联系", "没有查看个人信息的权限"),
        (True, "", "还没有写查看的理由"),
        (True, "  \n", "还没有写查看的理由"),
        (True, "长" * 201, "超过200个字"),
    ],
)
def test_without_right_or_reason_nothing_is_shown_nor_recorded(
    case: Case, clerk: Actor, when: Moment, right: bool, reason: str, says: str
) -> None:
    secret = seal(case, "applicant", "name", "林小溪")
    with pytest.raises(RevealRefused, match=says):
        reveal([secret], replace(clerk, sees_personal_data=right), when, reason)
    assert not case.events.exists()


def test_what_cannot_be_opened_is_not_recorded_as_seen(
    case: Case, clerk: Actor, when: Moment, settings: Settings
) -> None:
    secret = seal(case, "applicant", "name", "林小溪")
    settings.VAULT_KEYS = [bytes(32)]
    with pytest.raises(KeyMissing):
        reveal([secret], clerk, when, "电话联系")
    assert not case.events.exists()


def test_looking_costs_the_same_for_one_value_and_for_ten(
    case: Case, clerk: Actor, when: Moment, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    many = [seal(case, f"third-party-{number}", "name", "林小溪") for number in range(10)]
    # Lock, event, head of the chain, and the two ends of the nested transaction.
    with django_assert_num_queries(5):
        reveal(many, clerk, when, "征求意见")
