"""A ZIP archive as a source: its members are inputs of their own, read one by one where they lie."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import BinaryIO

from gongkai.corpus.ingest.mark import Mark, microseconds
from gongkai.corpus.ingest.refusals import beyond
from gongkai.corpus.ingest.source_name import shown, wanted
from gongkai.report.errors import Broken, Dangerous, Encrypted, TooLarge
from gongkai.report.reading.archive import MOST_RATIO, RATIO_MATTERS_FROM, member_name
from gongkai.report.reading.limits import MAX_BYTES

MOST_MEMBERS = 200_000
"""Members of one archive: the table of so many takes 100 MB of memory. A visitor's limit is lower, since he waits."""

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
)
"""What `zipfile` says of damaged archives and unknown ways of packing."""

_BEIJING = timezone(timedelta(hours=8))
_ENCRYPTED = 0x1


class ZipArchive:
    """An open archive. Raises one of `DAMAGE` where it cannot be listed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(stream)
        self._members: dict[str, zipfile.ZipInfo] = {}
        again: dict[str, int] = {}
        for entry in self._archive.infolist():
            name = shown(member_name(entry))
            if entry.is_dir() or not wanted(name):
                continue
            # An archive can hold a name twice; the first keeps it.
            own = name
            while own in self._members:
                again[name] = again.get(name, 1) + 1
                own = f"{name}#{again[name]}"
            self._members[own] = entry

    @property
    def is_document(self) -> bool:
        """Whether it is a Word file or a workbook by another suffix."""
        return "[Content_Types].xml" in self._members

    def members(self) -> Iterator[tuple[str, Mark]]:
        """Name and mark of each member that a person put there, in the archive's order."""
        for name, entry in self._members.items():
            yield name, Mark(entry.file_size, _modified(entry), f"{entry.CRC:08x}")

    def __len__(self) -> int:
        return len(self._members)

    def read(self, name: str, _mark: Mark) -> bytes:
        """The bytes of a member; raises `Encrypted`, `TooLarge`, `Dangerous`, `Broken`, KeyError."""
        entry = self._members[name]
        if entry.flag_bits & _ENCRYPTED:
            raise Encrypted("压缩包设了密码，读不了。请解开后重新压缩，不设密码。")
        if entry.file_size > RATIO_MATTERS_FROM and entry.file_size > MOST_RATIO * max(
            1, entry.compress_size
        ):
            raise Dangerous("在压缩包里的压缩率异常，解开后会占满空间，没有读取。")
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(MAX_BYTES + 1)
        except DAMAGE as error:
            raise Broken("在压缩包里已损坏，解不开。请重新压缩为ZIP。") from error
        if len(content) > MAX_BYTES:
            raise TooLarge(beyond(len(content)))
        return content

    def close(self) -> None:
        """Let go of the archive; whoever opened the stream closes it."""
        self._archive.close()


def _modified(entry: zipfile.ZipInfo) -> int | None:
    # The time in a ZIP has no zone; the sender's clock is Beijing's.
    with suppress(ValueError):
        return microseconds(datetime(*entry.date_time, tzinfo=_BEIJING))
    return None
