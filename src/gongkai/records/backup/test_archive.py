"""An archive is believed only where nothing in it was changed."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gongkai.records.backup import sealed_keys
from gongkai.records.backup.archive import KEYS, MANIFEST, Archive, Manifest, Writer
from gongkai.records.backup.errors import BackupRefused

PASSPHRASE = "correct horse battery"  # noqa: S105
HELD = {"secret-key": b"k" * 64, "keys/vault-0001-abcdefabcdef": bytes(range(32))}
PARTS = {"database/records_case.jsonl": b'["id"]\n[1]\n[2]\n', "files/ab/cdef": b"\x00\xff" * 500}


@pytest.fixture(autouse=True)
def _cheap_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_keys, "COST", 2**4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "backup.gongkai", PARTS)


def written(path: Path, parts: dict[str, bytes]) -> Path:
    with path.open("wb") as stream:
        writer = Writer(stream)
        for name, content in parts.items():
            with writer.part(name, packed=name.startswith("database")) as part:
                part.write(content)
        at = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
        writer.finish(
            Manifest(at, "0.1.0", {"records": "0001_initial"}, tuple(writer.parts)), HELD, PASSPHRASE
        )
    return path


def changed(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The archive with other content under a proper table of contents, as somebody would forge it."""
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    change(content)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in content.items():
            new.writestr(name, data)
    return path


def test_what_was_written_is_read(path: Path) -> None:
    with Archive(path) as archive:
        archive.check()
        assert archive.manifest.made_at == datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
        assert archive.manifest.migrations == {"records": "0001_initial"}
        assert {part.name: archive.open(part.name).read() for part in archive.manifest.parts} == PARTS
        assert [part.name for part in archive.manifest.under("files")] == ["files/ab/cdef"]
        assert archive.keys(PASSPHRASE) == HELD


def test_the_digest_is_sm3(path: Path) -> None:
    # GB/T 32905-2016, example 1.
    written(path, {"files/abc": b"abc"})
    with Archive(path) as archive:
        [part] = archive.manifest.parts
    assert part.digest == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_keys_are_nowhere_in_the_file_and_open_with_their_passphrase_only(path: Path) -> None:
    assert b"k" * 16 not in path.read_bytes()
    with Archive(path) as archive, pytest.raises(BackupRefused, match="备份口令不对"):
        archive.keys(PASSPHRASE + "!")


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(BackupRefused, match="只有11个字符，至少要12个"):
        Writer(io.BytesIO()).finish(Manifest(datetime.now(UTC), "", {}, ()), HELD, "x" * 11)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update({"files/ab/cdef": b"other"}),
        lambda content: content.pop("files/ab/cdef"),
        lambda content: content.update({"files/more": b"more"}),
        lambda content: content.update({"database/records_case.jsonl": b'["id"]\n[1]\n'}),
    ],
)
def test_a_part_changed_removed_or_added_is_seen(
    path: Path, change: Callable[[dict[str, bytes]], object]
) -> None:
    with Archive(changed(path, change)) as archive, pytest.raises(BackupRefused, match="已损坏"):
        archive.check()


def test_a_manifest_made_to_fit_a_changed_part_is_seen_by_the_passphrase(path: Path, tmp_path: Path) -> None:
    forged = written(tmp_path / "forged", {**PARTS, "files/ab/cdef": b"other"})
    with zipfile.ZipFile(path) as true:
        keys = true.read(KEYS)
    with Archive(changed(forged, lambda content: content.update({KEYS: keys}))) as archive:
        archive.check()
        with pytest.raises(BackupRefused, match="被改动过"):
            archive.keys(PASSPHRASE)


@pytest.mark.parametrize(
    "name", ["../secret-key", "files/../../x", "/etc/passwd", "keys/new", "files", "static/x"]
)
def test_a_part_that_would_lie_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with Archive(written(tmp_path / "odd", {name: b"x"})) as archive, pytest.raises(BackupRefused):
        archive.check()


@pytest.mark.parametrize("missing", [MANIFEST, KEYS])
def test_without_manifest_or_keys_it_is_no_backup(path: Path, missing: str) -> None:
    with pytest.raises(BackupRefused, match=f"缺少 {missing}"):
        Archive(changed(path, lambda content: content.pop(missing)))


def test_every_flipped_byte_is_seen_or_without_meaning(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            with Archive(path) as archive:
                archive.check()
                held = archive.keys(PASSPHRASE)
                assert {part.name: archive.open(part.name).read() for part in archive.manifest.parts} == PARTS
                assert held == HELD
        except BackupRefused:
            pass


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a backup at all"])
def test_another_file_is_no_backup(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(BackupRefused, match="不是备份"):
        Archive(tmp_path / "other")


def test_a_file_that_is_not_there_is_said_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="nowhere"):
        Archive(tmp_path / "nowhere")


def test_an_archive_of_a_newer_format_asks_for_a_newer_program(path: Path) -> None:
    newer = changed(
        path,
        lambda content: content.update({MANIFEST: content[MANIFEST].replace(b'"format": 1', b'"format": 2')}),
    )
    with pytest.raises(BackupRefused, match="先更新程序"):
        Archive(newer)
