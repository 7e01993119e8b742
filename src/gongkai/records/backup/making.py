"""Making a backup while the site runs, and looking through one that is there."""

import os
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings

from gongkai.records.backup import schema, tables
from gongkai.records.backup.archive import BLOCK, DATABASE, FILES, ROOTS, Archive, Manifest, Writer
from gongkai.records.backup.errors import BackupRefused
from gongkai.records.backup.home import key_files, note_backup


def make(target: Path, passphrase: str, at: datetime) -> Manifest:
    """Write the archive beside `target`, read it again, and only then give it that name.

    Raises `BackupRefused`; nothing is left at `target` then.
    """
    if target.exists():
        raise BackupRefused(f"{target} 已经有了。换一个文件名，例如写上日期。")
    migrations = schema.current()
    growing = target.with_name(f".{target.name}.part")
    try:
        with os.fdopen(os.open(growing, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as stream:
            writer = Writer(stream)
            # Tables before files: a file is there before the row that names it.
            _write_tables(writer)
            for folder, place in ((FILES, settings.FILES), (ROOTS, settings.ROOTS)):
                _write_folder(writer, folder, place)
            manifest = Manifest(at, version("gongkai"), migrations, tuple(writer.parts))
            writer.finish(manifest, key_files(), passphrase)
            stream.flush()
            os.fsync(stream.fileno())
        look_through(growing, passphrase)
        growing.rename(target)
    except OSError as error:
        raise BackupRefused(f"备份没有写成：{target}（{error.strerror}）。换一个位置，或腾出空间。") from None
    finally:
        growing.unlink(missing_ok=True)
    note_backup(at, target)
    return manifest


def look_through(path: Path, passphrase: str | None) -> Manifest:
    """Read a whole archive and hold it against its manifest, and with the passphrase the keys too."""
    with Archive(path) as archive:
        archive.check()
        if passphrase is not None:
            archive.keys(passphrase)
        return archive.manifest


def vault_keys_elsewhere() -> bool:
    """Whether the vault's keys come from the environment, so that no backup holds them."""
    return bool(settings.VAULT_KEYS)


def _write_tables(writer: Writer) -> None:
    with tables.snapshot():
        for model in tables.tables(apps):
            with writer.part(f"{DATABASE}/{model._meta.db_table}.jsonl", packed=True) as part:
                for block in tables.lines(model):
                    part.write(block)


def _write_folder(writer: Writer, folder: str, place: Path) -> None:
    for file in _files(place):
        try:
            stream = file.open("rb")
        except FileNotFoundError:
            # Erased since it was listed.
            continue
        with stream, writer.part(f"{folder}/{file.relative_to(place).as_posix()}", packed=False) as part:
            while block := stream.read(BLOCK):
                part.write(block)


def _files(place: Path) -> Iterator[Path]:
    yield from sorted(file for file in place.rglob("*") if file.is_file())
