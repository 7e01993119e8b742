"""A ZIP archive of reports, as agencies send them up: its documents one by one, within limits."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from gongkai.report.errors import Broken, Dangerous, Encrypted, TooLarge

MOST_MEMBERS = 5_000
"""Files in one archive; a county has some hundreds of units."""
MOST_MEMBER_BYTES = 50 * 2**20
"""Unpacked size of one document."""
MOST_TOTAL_BYTES = 2 * 2**30
"""Unpacked size of all documents together."""
MOST_RATIO = 200
"""Unpacked to packed size above which a member is taken for a bomb; text packs about 10 to 1."""
RATIO_MATTERS_FROM = 2**20
"""A member smaller than this does no harm, whatever its ratio."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document in an archive: its path inside, as the sender's system named it, and its bytes."""

    name: str
    data: bytes


def members(data: bytes) -> Iterator[Member]:
    """The documents of an archive in its own order; folders, hidden and system files are passed over.

    Raises `Broken`, `Encrypted`, `TooLarge` or `Dangerous`; sizes are checked before anything is unpacked, and
    again on what comes out.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if _wanted(entry)]
            _refuse_excess(entries)
            for entry in entries:
                with archive.open(entry) as stream:
                    content = stream.read(MOST_MEMBER_BYTES + 1)
                if len(content) > MOST_MEMBER_BYTES:
                    raise _too_large(entry)
                yield Member(member_name(entry), content)
    # `zipfile` answers an unknown way of packing with NotImplementedError, damaged data with what zlib says.
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Broken("压缩包损坏或不完整，解不开。请重新压缩为 ZIP 后再试。") from error


def _wanted(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not entry.is_dir() and not any(part.startswith((".", "~$", "__MACOSX")) for part in parts)


def _refuse_excess(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_MEMBERS:
        raise TooLarge(f"压缩包里有{len(entries)}个文件，超过{MOST_MEMBERS}个的上限。请分成几个压缩包。")
    if sum(entry.file_size for entry in entries) > MOST_TOTAL_BYTES:
        raise TooLarge("压缩包解开后超过2GB。请分成几个压缩包。")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Encrypted("压缩包设了密码。请解开后重新压缩，不设密码。")
        if entry.file_size > MOST_MEMBER_BYTES:
            raise _too_large(entry)
        if entry.file_size > RATIO_MATTERS_FROM and entry.file_size > MOST_RATIO * max(
            1, entry.compress_size
        ):
            raise Dangerous(f"压缩包里的“{member_name(entry)}”压缩率异常，解开后会占满空间，没有读取。")


def _too_large(entry: zipfile.ZipInfo) -> TooLarge:
    return TooLarge(f"压缩包里的“{member_name(entry)}”解开后超过50MB，不像一份年报。请去掉后再试。")


def member_name(entry: zipfile.ZipInfo) -> str:
    """The path of a member inside its archive, in the writing of whoever packed it."""
    # Chinese Windows writes names in GBK, macOS in UTF-8, neither says so; `zipfile` then decodes them as code page
    # 437. What is valid UTF-8 is hardly ever meant as GBK.
    if entry.flag_bits & 0x800:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeError):
            return entry.filename.encode("cp437").decode(encoding)
    return entry.filename
