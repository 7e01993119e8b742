"""A TAR archive, packed by gzip or not, as a source. It has no table of its members: it is gone through once to list
them, and their places are kept in their marks, so that nobody has to go through it again to find one."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from gongkai.corpus.ingest.mark import LINK, SPECIAL, Mark
from gongkai.corpus.ingest.source_name import shown, wanted
from gongkai.report.errors import Broken

DAMAGE = (tarfile.TarError, zlib.error, EOFError, ValueError, gzip.BadGzipFile)
"""What `tarfile` and `gzip` say of damaged archives."""

MOST_RATIO = 1000
"""Unpacked to packed size from which a `.tar.gz` is taken for a bomb; of much the same text it packs 100 to 1."""


class TarArchive:
    """An open archive. Members have to be read in the order of their places: backwards, gzip starts all over."""

    def __init__(self, stream: BinaryIO, *, packed: bool) -> None:
        self._stream = stream
        self._plain: BinaryIO = gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[assignment]
        self._packed = packed

    def members(self, size: int) -> Iterator[tuple[str, Mark]]:
        """Name and mark of each member, in order; `size` is that of the archive. Raises one of `DAMAGE`."""
        seen: dict[str, int] = {}
        with tarfile.open(fileobj=self._plain, mode="r:") as archive:
            while (entry := archive.next()) is not None:
                # Its list of all that it has seen would grow for nothing.
                archive.members.clear()  # type: ignore[attr-defined]
                end = entry.offset_data + entry.size
                if self._packed and end > MOST_RATIO * max(size, 1024):
                    raise tarfile.ReadError("unpacks to too much")
                name = shown(entry.name.removeprefix("./"))
                if entry.isdir() or not wanted(name):
                    continue
                seen[name] = seen.get(name, 0) + 1
                own = name if seen[name] == 1 else f"{name}#{seen[name]}"
                yield own, _mark(entry)

    def read(self, _name: str, mark: Mark) -> bytes:
        """The bytes of a member, whose size was looked at; raises `Broken`."""
        try:
            self._plain.seek(int(mark.seal.removeprefix("@")))
            content = self._plain.read(mark.size)
        except DAMAGE as error:
            raise Broken("在压缩包里已损坏，解不开。请重新打包。") from error
        if len(content) < mark.size:
            raise Broken("压缩包在这个文件中间断了。请重新打包。")
        return content

    def close(self) -> None:
        """Let go of the archive; whoever opened the stream closes it."""
        if self._packed:
            self._plain.close()


def _mark(entry: tarfile.TarInfo) -> Mark:
    if entry.islnk() or entry.issym():
        return Mark(0, seal=LINK)
    if not entry.isreg() or entry.issparse():
        return Mark(0, seal=SPECIAL)
    return Mark(entry.size, int(entry.mtime * 1_000_000), f"@{entry.offset_data}")
