"""Roots that were edited, left out, exchanged, or belong to another database."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.tampering import KINDS, add, faults, remake, run, sql

from gongkai.records.finding import Fault
from gongkai.records.models import Case, Event
from gongkai.records.moment import Moment
from gongkai.records.root import write_root
from gongkai.records.vault import keys

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("apart")]


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
