"""Whoever changes the database behind the system's back is found out by one command."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings
from tests.tampering import KINDS, add, faults, remake, run, sql

from gongkai.records import verification
from gongkai.records.bulk import NewEvent, append_many
from gongkai.records.chain import Entry, digest
from gongkai.records.finding import Fault
from gongkai.records.models import Case, Event, Root
from gongkai.records.moment import Moment
from gongkai.records.root import write_root
from gongkai.records.vault import keys

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("apart")]


def test_an_untouched_record_passes(rooted: Case, when: Moment) -> None:
    printed = run()
    assert "没有不符" in printed
    assert "共2件案卷；最近一次封存是第1次（2026-03-10），此后有0件有新的记录。" in printed
    add(rooted, when, "archived")
    assert "此后有1件有新的记录" in run()
    assert faults() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("data", '{"步骤":"x"}'),
        ("kind", "refused"),
        ("actor_name", "别人"),
        ("on", "2026-03-09"),
        ("at", "2026-03-10 02:00:01+00:00"),
        ("digest", "0" * 64),
    ],
)
def test_an_altered_event_is_named(rooted: Case, column: str, value: str) -> None:
    sql(f'UPDATE records_event SET "{column}" = %s WHERE case_id = %s AND seq = 3', value, rooted.pk)  # noqa: S608
    assert f"案卷{rooted.pk}：第3号记录的内容或者次序被改动。" in run()
    assert faults() == [(Fault.EVENT_ALTERED, rooted.pk, 3)]


def test_the_last_event_deleted_is_missed(rooted: Case) -> None:
    sql("DELETE FROM records_event WHERE case_id = %s AND seq = 5", rooted.pk)
    assert f"案卷{rooted.pk}：末尾的记录被删除，应有5条，只有4条，缺第5号。" in run()


def test_the_last_event_deleted_is_missed_though_the_case_was_made_to_agree(rooted: Case) -> None:
    sql("DELETE FROM records_event WHERE case_id = %s AND seq = 5", rooted.pk)
    head = Event.objects.get(case=rooted, seq=4).digest
    sql("UPDATE records_case SET length = 4, rooted = 4, head = %s WHERE id = %s", head, rooted.pk)
    assert "应有5条，只有4条" in run()


def test_an_event_deleted_in_the_middle_is_missed(rooted: Case) -> None:
    sql("DELETE FROM records_event WHERE case_id = %s AND seq = 2", rooted.pk)
    assert faults() == [(Fault.EVENT_MISSING, rooted.pk, 2)]


def test_a_deleted_case_is_missed(rooted: Case, other_case: Case) -> None:
    sql("DELETE FROM records_event WHERE case_id = %s", rooted.pk)
    sql("DELETE FROM records_case WHERE id = %s", rooted.pk)
    assert f"案卷{rooted.pk}：整个案卷被删除，封存时有5条记录。" in run()
    assert faults() == [(Fault.CASE_GONE, rooted.pk, None)]


def test_every_case_deleted_is_missed(rooted: Case, other_case: Case) -> None:
    sql("DELETE FROM records_event")
    sql("DELETE FROM records_case")
    assert [case for _, case, _ in faults()] == [rooted.pk, other_case.pk]


def test_two_events_that_changed_places_are_found(rooted: Case) -> None:
    for before, after in ((2, 99), (3, 2), (99, 3)):
        sql("UPDATE records_event SET seq = %s WHERE case_id = %s AND seq = %s", after, rooted.pk, before)
    assert faults() == [(Fault.EVENT_ALTERED, rooted.pk, 2)]


def test_an_event_moved_to_another_case_is_found_in_both(rooted: Case, other_case: Case) -> None:
    sql(
        "UPDATE records_event SET case_id = %s, seq = 4 WHERE case_id = %s AND seq = 5",
        other_case.pk,
        rooted.pk,
    )
    assert faults() == [(Fault.END_CUT, rooted.pk, 5), (Fault.EVENT_ALTERED, other_case.pk, 4)]


def test_an_event_put_in_by_hand_is_found(rooted: Case) -> None:
    last = Event.objects.get(case=rooted, seq=5)
    entry = Entry(rooted.pk, 6, "archived", last.on, last.at, None, "别人", "{}")
    Event(
        case=rooted,
        seq=6,
        kind="archived",
        on=last.on,
        at=last.at,
        actor_name="别人",
        data="{}",
        digest=digest(last.digest, entry),
    ).save()
    assert faults() == [(Fault.END_ADDED, rooted.pk, 6)]


def test_a_whole_chain_made_anew_without_the_key_is_found(rooted: Case) -> None:
    remake(rooted)
    assert f"案卷{rooted.pk}：前5号记录与封存时不同，有人改动后重新计算了摘要值。" in run()


def test_a_chain_made_anew_is_found_also_behind_events_that_no_root_covers_yet(
    rooted: Case, when: Moment
) -> None:
    add(rooted, when, "reopened", "archived")
    remake(rooted)
    assert faults() == [(Fault.CHAIN_REMADE, rooted.pk, 5)]


def test_cases_are_read_in_batches(
    rooted: Case, agency: object, when: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [
        (
            Case(agency_id=rooted.agency_id, kind="application", opened_at=when.at),
            [NewEvent("registered", when.today, when.at, "系统", data={"n": number})],
        )
        for number in range(20)
    ]
    append_many(many)
    write_root(when)
    for size in (1, 2, 7, 22, 23):
        monkeypatch.setattr(verification, "BATCH", size)
        assert faults() == []
    monkeypatch.setattr(verification, "BATCH", 5)
    gone, altered = many[4][0], many[19][0]
    sql("DELETE FROM records_event WHERE case_id = %s", gone.pk)
    sql("DELETE FROM records_case WHERE id = %s", gone.pk)
    sql("UPDATE records_event SET data = '{}' WHERE case_id = %s", altered.pk)
    assert faults() == [(Fault.CASE_GONE, gone.pk, None), (Fault.EVENT_ALTERED, altered.pk, 1)]


def test_a_case_that_grew_while_it_was_read_is_not_accused(
    rooted: Case, when: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = verification._links

    def read_late(*bounds: int) -> object:
        monkeypatch.setattr(verification, "_links", read)
        add(rooted, when, "reminded")
        return read(*bounds)

    monkeypatch.setattr(verification, "_links", read_late)
    assert faults() == []


def test_a_damaged_key_file_is_said_without_a_traceback(
    rooted: Case, settings: Settings, tmp_path: Path
) -> None:
    settings.KEYS = tmp_path / "keys"
    keys.make()
    next(settings.KEYS.iterdir()).write_text("c2hvcnQ=\n")
    with pytest.raises(CommandError, match=r"密钥文件 .* 损坏"):
        call_command("verify_records", stdout=StringIO())


def test_without_any_root_the_command_says_what_it_cannot_see(case: Case, when: Moment) -> None:
    add(case, when, *KINDS)
    assert "还没有封存过：末尾的删除和整条重算查不出来" in run()
    assert not Root.objects.exists()
