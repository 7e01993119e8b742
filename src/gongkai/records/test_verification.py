"""Whoever changes the database behind the system's back is found out by one command."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.records import verification
from gongkai.records.append import append, lock
from gongkai.records.attachments import attach, store
from gongkai.records.bulk import NewEvent, append_many
from gongkai.records.chain import BEGINNING, Entry, digest
from gongkai.records.finding import Fault
from gongkai.records.models import Case, Event, Root
from gongkai.records.moment import Moment
from gongkai.records.root import write_root
from gongkai.records.vault import keys
from gongkai.records.verification import verify

pytestmark = pytest.mark.django_db

KINDS = ("registered", "receipt_confirmed", "assigned", "decided", "letter_dispatched")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, settings: Settings) -> None:
    settings.ROOTS = tmp_path / "roots"
    settings.FILES = tmp_path / "files"


def add(case: Case, when: Moment, *kinds: str) -> None:
    with transaction.atomic():
        locked = lock(case.pk)
        for kind in kinds:
            append(locked, kind, on=when.today, actor=SYSTEM, when=when, data={"步骤": kind})


@pytest.fixture
def rooted(case: Case, other_case: Case, when: Moment) -> Case:
    """A case of five events under a root, beside another of three."""
    add(case, when, *KINDS)
    add(other_case, when, *KINDS[:3])
    write_root(when)
    return case


def run(*arguments: str) -> str:
    """What the command prints; its closing sentence too where it fails."""
    out, status, closing = StringIO(), 0, ""
    try:
        call_command("verify_records", *arguments, stdout=out)
    except CommandError as failed:
        status, closing = failed.returncode, str(failed)
    printed = out.getvalue() + closing
    assert status == (0 if printed.endswith("没有不符。\n") else 1)
    return printed


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def faults() -> list[tuple[Fault, int | None, int | None]]:
    return [(finding.fault, finding.case, finding.seq) for finding in verify()]


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


def remake(case: Case) -> None:
    """What an intruder does who knows the program but not the key: alter an event and make the chain anew."""
    sql("UPDATE records_event SET data = '{}' WHERE case_id = %s AND seq = 2", case.pk)
    before = BEGINNING
    for event in Event.objects.filter(case=case).in_order():
        before = digest(before, event.entry)
        sql("UPDATE records_event SET digest = %s WHERE id = %s", before, event.pk)
    sql("UPDATE records_case SET head = %s WHERE id = %s", before, case.pk)


def test_a_whole_chain_made_anew_without_the_key_is_found(rooted: Case) -> None:
    remake(rooted)
    assert f"案卷{rooted.pk}：前5号记录与封存时不同，有人改动后重新计算了摘要值。" in run()


def test_a_chain_made_anew_is_found_also_behind_events_that_no_root_covers_yet(
    rooted: Case, when: Moment
) -> None:
    add(rooted, when, "reopened", "archived")
    remake(rooted)
    assert faults() == [(Fault.CHAIN_REMADE, rooted.pk, 5)]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace(" 5 ", " 4 ", 1),
        lambda text: text.split("\n", 2)[0] + "\n" + text.split("\n", 2)[2],
        lambda text: text.replace("gongkai-root 1 ", "gongkai-root 2 "),
        lambda text: text.replace("+00:00", "+01:00"),
        lambda text: text[: text.index("mac ")],
        lambda text: text[:-2] + "\n",
        lambda text: text + "1 9 " + "0" * 64 + "\n",
        lambda text: text[: len(text) // 2],
        lambda text: text[:0],
        lambda text: text[:10] + "x" * 1_000_000,
    ],
    ids=["length", "line-gone", "number", "time", "no-code", "code", "line-more", "half", "empty", "long"],
)
def test_an_edited_root_is_found(rooted: Case, settings: Settings, edit: Callable[[str], str]) -> None:
    (file,) = settings.ROOTS.iterdir()
    file.write_text(edit(file.read_text()))
    assert f"第1次封存的文件被改动（{file.name}）。" in run()
    assert faults() == [(Fault.ROOT_ALTERED, None, None)]


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_deleted_root_is_missed_and_the_others_still_count(
    rooted: Case, when: Moment, settings: Settings, gone: int
) -> None:
    for _ in range(2):
        add(rooted, when, "reminded")
        write_root(when)
    (settings.ROOTS / f"{gone:06}-2026-03-10.txt").unlink()
    sql("DELETE FROM records_event WHERE case_id = %s AND seq = 7", rooted.pk)
    printed = run()
    assert f"第{gone}次封存的文件不见了" in printed
    assert "应有7条，只有6条" in printed


def test_a_root_put_in_the_place_of_another_is_found(rooted: Case, when: Moment, settings: Settings) -> None:
    add(rooted, when, "reminded")
    write_root(when)
    first, second = sorted(settings.ROOTS.iterdir())
    shutil.copyfile(first, second)
    found = faults()
    assert (Fault.ROOT_ALTERED, None, None) in found


def test_a_root_made_with_another_key_does_not_pass(rooted: Case, when: Moment, settings: Settings) -> None:
    known = settings.VAULT_KEYS
    settings.VAULT_KEYS = [bytes(32)]
    add(rooted, when, "reminded")
    write_root(when)
    assert faults() == [(Fault.ROOT_KEY_MISSING, None, None)]
    settings.VAULT_KEYS = known
    assert "这个密钥不在，不能核对" in run()


def test_an_older_database_put_back_is_found(rooted: Case, when: Moment) -> None:
    add(rooted, when, "reminded")
    write_root(when)
    sql("DELETE FROM records_event WHERE case_id = %s AND seq = 6", rooted.pk)
    head = Event.objects.get(case=rooted, seq=5).digest
    sql("UPDATE records_case SET length = 5, rooted = 5, head = %s WHERE id = %s", head, rooted.pk)
    sql("DELETE FROM records_root WHERE number = 2")
    assert faults() == [(Fault.ROOT_UNKNOWN, None, None), (Fault.END_CUT, rooted.pk, 6)]


def test_a_copy_of_the_roots_shows_what_the_roots_themselves_no_longer_can(
    rooted: Case, settings: Settings, tmp_path: Path
) -> None:
    shutil.copytree(settings.ROOTS, tmp_path / "copy")
    remake(rooted)
    shutil.rmtree(settings.ROOTS)
    sql("DELETE FROM records_root")
    assert "没有不符" in run()
    assert "重新计算了摘要值" in run("--roots", str(tmp_path / "copy"))


def test_a_key_that_has_left_still_checks_its_roots(
    case: Case, when: Moment, settings: Settings, tmp_path: Path
) -> None:
    settings.VAULT_KEYS, settings.KEYS = [], tmp_path / "keys"
    old = keys.make()
    add(case, when, *KINDS)
    write_root(when)
    keys.make()
    keys.retire(old)
    assert faults() == []


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


def test_many_cases_written_at_once_have_the_chains_that_single_events_make(
    case: Case, when: Moment, clerk: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    history = [
        NewEvent(
            kind, when.today, when.at + timedelta(microseconds=7), str(clerk), clerk.user_id, {"甲": [1]}
        )
        for kind in KINDS
    ]
    new = [Case(agency_id=case.agency_id, kind="application", opened_at=when.at) for _ in range(100)]
    # Cases, their events, the cases' heads, and both ends of the transaction; SQLite takes fewer rows at a time.
    with django_assert_max_num_queries(14):
        append_many([(one, history) for one in new])
    assert faults() == []
    stored = Case.objects.get(pk=new[50].pk)
    assert stored.length == 5
    later = Moment(when.today, when.at + timedelta(microseconds=7))
    with transaction.atomic():
        twin = lock(case.pk)
        for event in history:
            append(twin, event.kind, on=event.on, actor=clerk, when=later, data=event.data)
    same = ("seq", "kind", "on", "at", "actor_id", "actor_name", "data")
    assert list(stored.events.values_list(*same)) == list(case.events.values_list(*same))


def test_files_that_are_gone_or_altered_are_named_when_asked(case: Case, clerk: Actor, when: Moment) -> None:
    with transaction.atomic():
        locked = lock(case.pk)
        made = [attach(locked, "other", f"{n}.txt", f"第{n}份".encode(), clerk, when) for n in range(4)]
        for one in made:
            data = {"attachment": one.pk, "digest": one.digest}
            append(locked, "attached", on=when.today, actor=clerk, when=when, data=data)
    write_root(when)
    assert "没有不符" in run("--files")
    store.remove(made[0].stored)
    store.path(made[1].stored).write_bytes(store.path(made[2].stored).read_bytes())
    sql("DELETE FROM records_attachment WHERE id = %s", made[3].pk)
    assert "没有不符" in run()
    printed = run("--files")
    assert f"案卷{case.pk}：附件{made[0].pk}的文件不在磁盘上" in printed
    assert f"案卷{case.pk}：附件{made[1].pk}的文件被改动或者损坏" in printed
    assert f"案卷{case.pk}：第4号记录加入的附件{made[3].pk}，登记已被删除。" in printed
    assert "核对发现3处不符" in printed


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
