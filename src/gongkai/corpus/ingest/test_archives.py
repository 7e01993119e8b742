import tarfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from gongkai.corpus.ingest import archives
from gongkai.corpus.ingest.fetching import Fetcher
from gongkai.corpus.ingest.file import Taken
from gongkai.corpus.ingest.listing import listed
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.places.place import Place

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    archives.let_go()


def zipped(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: list[tuple[str, bytes]], mode: str = "w") -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, BytesIO(content))
    return out.getvalue()


def taken(path: Path) -> dict[str, bytes | str]:
    """The content of each input by its name, or the code of its refusal."""
    root = Root.of(Place(str(path)))
    fetcher = Fetcher({root.label: root}, NOW)
    answers = [fetcher.take(one) for one in listed(root, Place(str(path.parent / "corpus")))]
    return {one.source: one.content if isinstance(one, Taken) else one.code for one in answers}


@pytest.mark.parametrize(("suffix", "mode"), [(".tar", "w"), (".tar.gz", "w:gz"), (".TGZ", "w:gz")])
def test_the_members_of_a_tar_are_inputs_of_their_own(tmp_path: Path, suffix: str, mode: str) -> None:
    members = [("./a/1.txt", b"one"), ("a/2.txt", b""), (".hidden", b"x"), ("a/1.txt", b"again")]
    (tmp_path / f"包{suffix}").write_bytes(tarred(members, mode))
    assert taken(tmp_path / f"包{suffix}") == {
        f"包{suffix}!/a/1.txt": b"one",
        f"包{suffix}!/a/2.txt": b"",
        f"包{suffix}!/a/1.txt#2": b"again",
    }


def test_the_members_of_a_zip_are_inputs_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "包.zip").write_bytes(
        zipped({"a/1.txt": b"one", "__MACOSX/a": b"x", "b/": b"", "b/2.txt": b"two"})
    )
    assert taken(tmp_path / "包.zip") == {"包.zip!/a/1.txt": b"one", "包.zip!/b/2.txt": b"two"}


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])  # Windows in Chinese; macOS
def test_names_are_read_though_the_archive_does_not_say_their_encoding(tmp_path: Path, encoding: str) -> None:
    name = "各单位年报/财政局.txt".encode(encoding)
    stand_in = "A" * (len(name) - 4) + ".txt"
    (tmp_path / "a.zip").write_bytes(zipped({stand_in: b"1"}).replace(stand_in.encode(), name))
    assert taken(tmp_path / "a.zip") == {"a.zip!/各单位年报/财政局.txt": b"1"}


def test_a_member_keeps_its_mark_when_others_are_added_before_it(tmp_path: Path) -> None:
    def mark_of_last() -> str:
        root = Root.of(Place(str(tmp_path / "a.zip")))
        return list(listed(root, Place(str(tmp_path / "corpus"))))[-1].mark

    (tmp_path / "a.zip").write_bytes(zipped({"z.txt": b"same"}))
    before = mark_of_last()
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"new", "z.txt": b"same"}))
    assert mark_of_last() == before
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": b"new", "z.txt": b"else"}))
    assert mark_of_last() != before


def test_an_archive_that_changed_since_it_was_opened_is_opened_again(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"z.txt": b"one"}))
    assert taken(tmp_path / "a.zip") == {"a.zip!/z.txt": b"one"}
    (tmp_path / "a.zip").write_bytes(zipped({"new.txt": b"first", "z.txt": b"another"}))
    assert taken(tmp_path / "a.zip") == {"a.zip!/new.txt": b"first", "a.zip!/z.txt": b"another"}


def test_an_archive_within_an_archive_is_a_file_that_says_so_when_read(tmp_path: Path) -> None:
    inner = zipped({"年报.txt": b"x"})
    (tmp_path / "a.zip").write_bytes(zipped({"b.zip": inner}))
    assert taken(tmp_path / "a.zip") == {"a.zip!/b.zip": inner}


def test_a_word_file_named_as_an_archive_is_one_file(tmp_path: Path) -> None:
    content = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
    (tmp_path / "年报.zip").write_bytes(content)
    assert taken(tmp_path / "年报.zip") == {"年报.zip": content}


def locked() -> bytes:
    data = bytearray(zipped({"a.txt": b"secret"}))
    data[data.index(b"PK\x01\x02") + 8] |= 0x1
    return bytes(data)


def bomb() -> bytes:
    return zipped({"a.txt": bytes(20 << 20), "b.txt": b"good"})


@pytest.mark.parametrize(
    ("name", "content", "answers"),
    [
        ("a.zip", b"PK\x03\x04 cut off", {"a.zip": "broken"}),
        ("a.zip", locked(), {"a.zip!/a.txt": "encrypted"}),
        ("a.zip", bomb(), {"a.zip!/a.txt": "dangerous", "a.zip!/b.txt": b"good"}),
        ("a.tar", b"no archive at all", {"a.tar": "broken"}),
        ("a.tar.gz", b"\x1f\x8b\x08 cut off", {"a.tar.gz": "broken"}),
    ],
)
def test_what_is_the_matter_is_told_of_that_archive_or_member(
    tmp_path: Path, name: str, content: bytes, answers: dict[str, bytes | str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert taken(tmp_path / name) == answers


def test_what_lies_before_a_break_is_read(tmp_path: Path) -> None:
    noise = Random(1).randbytes(40_000)
    whole = tarred([("1.txt", b"one"), ("2.bin", noise), ("3.txt", b"three")], "w:gz")
    (tmp_path / "a.tar.gz").write_bytes(whole[: len(whole) // 2])
    assert taken(tmp_path / "a.tar.gz") == {
        "a.tar.gz!/1.txt": b"one",
        "a.tar.gz!/2.bin": "broken",
        "a.tar.gz": "broken",
    }


def test_a_packed_tar_that_never_ends_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(tarred([("1.txt", b"one"), ("2.txt", bytes(30 << 20))], "w:gz"))
    assert taken(tmp_path / "a.tar.gz") == {"a.tar.gz!/1.txt": b"one", "a.tar.gz": "broken"}


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("a", tarfile.SYMTYPE), ("b", tarfile.LNKTYPE), ("c", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    assert taken(tmp_path / "a.tar") == {"a.tar!/a": "link", "a.tar!/b": "link", "a.tar!/c": "special"}


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("a.zip", zipped({"a.txt": b"1" * 500, "b.txt": b"2" * 500})),
        ("a.tar", tarred([("a.txt", b"1" * 500), ("b.txt", b"2" * 500)])),
        ("a.tar.gz", tarred([("a.txt", b"1" * 500), ("b.txt", b"2" * 500)], "w:gz")),
    ],
)
def test_an_archive_damaged_anywhere_is_read_or_refused(tmp_path: Path, name: str, whole: bytes) -> None:
    random = Random(2)
    refused = 0
    for _ in range(80):
        damaged = bytearray(whole)
        for _ in range(random.randint(1, 3)):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        (tmp_path / name).write_bytes(bytes(damaged))
        refused += any(isinstance(answer, str) for answer in taken(tmp_path / name).values())
    assert refused > 0
