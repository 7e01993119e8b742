"""Roots are written once, whole, outside the database, and whatever kills the writer."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from pytest_django import Settings

from gongkai.agencies.actor import SYSTEM
from gongkai.records import manifest, root
from gongkai.records.append import append, lock
from gongkai.records.models import Case, Root
from gongkai.records.moment import Moment
from gongkai.records.root import CopyFailed, RootInTheWay, write_root
from gongkai.records.vault import KeyMissing
from gongkai.records.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.ROOTS = tmp_path / "roots"
    return settings.ROOTS


def killed(**_: object) -> None:
    raise KeyboardInterrupt


def add(case: Case, when: Moment) -> None:
    with transaction.atomic():
        append(lock(case.pk), "reminded", on=when.today, actor=SYSTEM, when=when)
    case.refresh_from_db()


def test_a_root_names_the_cases_that_changed_and_only_those(
    case: Case, other_case: Case, when: Moment, folder: Path
) -> None:
    add(case, when)
    add(other_case, when)
    write_root(when)
    add(case, when)
    second = write_root(when)
    assert second is not None
    assert (second.number, second.cases) == (2, 1)
    first_file, second_file = sorted(folder.iterdir())
    assert second_file.name == "000002-2026-03-10.txt"
    lines = second_file.read_text().splitlines()
    before = first_file.read_text().splitlines()[-1].removeprefix("mac ")
    assert lines[0].startswith("gongkai-root 2 2026-03-10T02:00:00+00:00 ")
    assert lines[0].endswith(before)
    assert lines[1:-1] == [f"{case.pk} 2 {case.head}"]
    assert lines[-1] == f"mac {second.mac}"


def test_where_nothing_has_changed_nothing_is_written(case: Case, when: Moment, folder: Path) -> None:
    assert write_root(when) is None
    add(case, when)
    assert write_root(when) is not None
    assert write_root(when) is None
    assert len(list(folder.iterdir())) == 1


def test_only_the_sites_own_account_can_read_a_root(case: Case, when: Moment, folder: Path) -> None:
    add(case, when)
    write_root(when)
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_writer_killed_before_its_transaction_ends_leaves_no_root(
    case: Case, when: Moment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(case, when)
    monkeypatch.setattr(Root.objects, "create", killed)
    with pytest.raises(KeyboardInterrupt):
        write_root(when)
    monkeypatch.undo()
    assert list(manifest.files(folder)) == []
    assert list(verify()) == []
    assert write_root(when) is not None
    assert list(verify()) == []
    assert [file.name for file in folder.iterdir()] == ["000001-2026-03-10.txt"]


def test_a_writer_killed_after_its_transaction_is_finished_by_the_next(
    case: Case, when: Moment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(case, when)
    # The first call finishes what an earlier run has left, the second this run.
    monkeypatch.setattr(root, "_finish", lambda: killed() if Root.objects.exists() else None)
    with pytest.raises(KeyboardInterrupt):
        write_root(when)
    monkeypatch.undo()
    assert list(manifest.files(folder)) == []
    assert write_root(when) is None
    assert [file.name for file in folder.iterdir()] == ["000001-2026-03-10.txt"]
    assert list(verify()) == []


def test_a_root_of_a_newer_database_is_never_overwritten(case: Case, when: Moment, folder: Path) -> None:
    add(case, when)
    write_root(when)
    kept = next(folder.iterdir()).read_bytes()
    Root.objects.all().delete()
    Case.objects.update(rooted=0)
    with pytest.raises(RootInTheWay, match=r"000001-2026-03-10\.txt 已经存在"):
        write_root(when)
    assert next(folder.iterdir()).read_bytes() == kept


def test_a_copy_lies_in_the_second_place_and_what_it_missed_follows(
    case: Case, when: Moment, folder: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.ROOTS_COPY = tmp_path / "file" / "copy"
    (tmp_path / "file").touch()
    add(case, when)
    with pytest.raises(CopyFailed, match="不能抄送到"):
        write_root(when)
    assert len(list(folder.iterdir())) == 1
    (tmp_path / "file").unlink()
    write_root(when)
    (copied,) = settings.ROOTS_COPY.iterdir()
    assert copied.read_bytes() == (folder / copied.name).read_bytes()


def test_a_case_that_grows_while_the_root_is_written_waits_for_the_next(
    case: Case, when: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(case, when)
    write = manifest.write

    def slowly(file, heading, key, entries):
        covered = write(file, heading, key, entries)
        append(lock(case.pk), "reminded", on=when.today, actor=SYSTEM, when=when)
        return covered

    monkeypatch.setattr(manifest, "write", slowly)
    write_root(when)
    monkeypatch.undo()
    assert list(Case.objects.to_be_rooted()) == [case]
    write_root(when)
    assert list(verify()) == []


def test_the_command_says_what_it_did(case: Case, when: Moment, settings: Settings) -> None:
    add(case, when)
    out = StringIO()
    call_command("write_root", stdout=out)
    call_command("write_root", stdout=out)
    assert out.getvalue().splitlines() == ["第1次封存：1件案卷。", "上次封存以后没有新的记录。"]
    add(case, when)
    settings.VAULT_KEYS = []
    with pytest.raises(CommandError, match="缺少个人信息密钥"):
        call_command("write_root", stdout=out)
    with pytest.raises(KeyMissing):
        write_root(when)
