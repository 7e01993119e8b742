import zipfile
from io import BytesIO
from random import Random

import pytest

from gongkai.report.errors import Broken, Dangerous, ReportError
from gongkai.report.reading import archive


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for name, data in files:
            target.writestr(name, data)
    return stream.getvalue()


def test_documents_come_out_and_system_files_stay_behind() -> None:
    data = packed(("云溪县/财政局.txt", b"1"), ("__MACOSX/云溪县/._财政局.txt", b"x"), ("~$草稿.docx", b"x"))
    assert list(archive.members(data)) == [archive.Member("云溪县/财政局.txt", b"1")]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])  # Windows in Chinese; macOS
def test_names_are_read_though_the_archive_does_not_say_their_encoding(encoding: str) -> None:
    name = "各单位年报/财政局.txt".encode(encoding)
    # Written under a name of as many bytes, and put in place of it.
    stand_in = "A" * (len(name) - 4) + ".txt"
    data = packed((stand_in, b"1")).replace(stand_in.encode(), name)
    assert [member.name for member in archive.members(data)] == ["各单位年报/财政局.txt"]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Dangerous, match="压缩率异常"):
        list(archive.members(packed(("年报.txt", bytes(20 * 2**20)))))


def test_a_truncated_archive_is_named_broken() -> None:
    whole = packed(("年报.txt", b"1" * 1000))
    with pytest.raises(Broken):
        list(archive.members(whole[: len(whole) // 2]))


def test_what_the_directory_says_too_small_is_still_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBER_BYTES", 100)
    with pytest.raises(ReportError, match="50MB"):
        list(archive.members(packed(("年报.txt", b"1" * 101), method=zipfile.ZIP_STORED)))


def test_an_archive_damaged_anywhere_is_read_or_refused_in_words() -> None:
    whole = packed(("年报.txt", Random(1).randbytes(300).hex().encode() * 5))
    random, refused = Random(2), 0
    for _ in range(500):
        damaged = bytearray(whole)
        for _ in range(random.randint(1, 3)):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        try:
            list(archive.members(bytes(damaged)))
        except ReportError:
            refused += 1
    assert refused > 100


def test_packed_data_that_no_longer_unpacks_is_named_broken() -> None:
    damaged = bytearray(packed(("a.txt", b"1" * 1000)))
    damaged[30 + len("a.txt")] = 0xFF  # the first packed byte, behind the local header: no such block type
    with pytest.raises(Broken):
        list(archive.members(bytes(damaged)))
