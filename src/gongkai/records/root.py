"""Roots over the record: what an unkeyed chain cannot show, that a whole chain was made anew or its end cut off.

Written every day (more often costs little) by `write_root`: the file of one root names every case that has
changed since the one before (`records.manifest`). Whoever has the database but not the key cannot make one.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongkai.records import manifest
from gongkai.records.errors import RecordsError
from gongkai.records.manifest import Entry, Heading
from gongkai.records.models import Case, Root
from gongkai.records.moment import Moment
from gongkai.records.vault.keys import keyring

_BATCH = 5_000


class RootInTheWay(RecordsError):
    """The folder holds a root that the database does not know."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"封存文件 {file} 已经存在，数据库里却没有这一次封存：数据库可能被换成了较早的。"
            "先运行 gongkai site manage verify_records 核对；确认是从备份恢复的，把多出的封存文件移到别处保存。"
        )


class CopyFailed(RecordsError):
    """The root was written, its copy was not."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"封存已写入，但不能抄送到 {folder}（{error.strerror}）。检查 GONGKAI_ROOTS_COPY；下次封存时会补抄。"
        )


def write_root(when: Moment) -> Root | None:
    """Write a root over all cases changed since the last; none where nothing has changed.

    Killed at any moment it leaves a root that is whole, or none. Raises `KeyMissing`, `RootInTheWay`, and
    `CopyFailed` after everything else is done.
    """
    _finish()
    root = _write(when) if Case.objects.to_be_rooted().exists() else None
    _copy()
    return root


def _write(when: Moment) -> Root:
    folder: Path = settings.ROOTS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = keyring().newest
    with transaction.atomic(durable=True):
        last = Root.objects.select_for_update().order_by("number").last()
        number = last.number + 1 if last else 1
        if taken := [file for known, file in manifest.files(folder) if known >= number]:
            raise RootInTheWay(taken[0])
        heading = Heading(number, when.at, key.id, last.mac if last else manifest.FIRST)
        count, mac = manifest.write(_draft(folder, number), heading, key.root, _changed())
        root = Root.objects.create(number=number, written_at=when.at, cases=count, mac=mac)
    _finish()
    return root


def _changed() -> Iterator[Entry]:
    """Every case that the root is to cover, marked as covered in the same transaction."""
    reached = 0
    while True:
        rows = (
            Case.objects.to_be_rooted()
            .filter(pk__gt=reached)
            .order_by("pk")
            .values_list("pk", "length", "head")[:_BATCH]
        )
        batch = list(rows)
        if not batch:
            return
        yield from batch
        # A case that has grown since it was read stays to be covered by the next root.
        for length in {length for _, length, _ in batch}:
            cases = [case for case, its, _ in batch if its == length]
            Case.objects.filter(pk__in=cases).update(rooted=length)
        reached = batch[-1][0]


def _draft(folder: Path, number: int) -> Path:
    return folder / f".{number:06}.draft"


def _finish() -> None:
    """Give the last root its name; a run that was killed after its transaction has left that to the next."""
    last = Root.objects.order_by("number").last()
    if last is None:
        return
    folder: Path = settings.ROOTS
    draft = _draft(folder, last.number)
    if draft.is_file():
        draft.replace(folder / manifest.file_name(last.number, timezone.localdate(last.written_at)))
        _sync(folder)


def _copy() -> None:
    target: Path | None = settings.ROOTS_COPY
    if target is None:
        return
    try:
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        copied = {number for number, _ in manifest.files(target)}
        for number, file in manifest.files(settings.ROOTS):
            if number not in copied:
                draft = target / f".{file.name}"
                shutil.copyfile(file, draft)
                draft.replace(target / file.name)
    except OSError as error:
        raise CopyFailed(target, error) from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
