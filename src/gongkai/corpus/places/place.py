"""A folder on a disk or in an object store, through `fsspec`: whole files are put at once or not at all."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from time import sleep
from typing import Any
from uuid import uuid4

import fsspec
import polars as pl
from fsspec.implementations.local import LocalFileSystem

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.asking import asking
from gongkai.corpus.places.parquet_files import lazily

WAITS = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between tries to write where there is no space: others may be about to make some."""
FULL = {errno.ENOSPC, errno.EDQUOT}
UNFINISHED = ".part"
AT_ONCE = 500
"""Small files asked for together."""


class NoSpace(CorpusError):
    """A place is full and stayed so."""


class NoDriver(CorpusError):
    """An address of a kind that nothing installed here can read."""

    def __init__(self, address: str) -> None:
        kind = address.partition("://")[0]
        super().__init__(
            f"读不了“{kind}://”开头的地址：没有安装它的驱动，或者没有这一种。"
            "s3 安装 s3fs，gs 安装 gcsfs，az 安装 adlfs，oss 安装 ossfs，http 安装 aiohttp，再运行一次。"
        )


def file_system(address: str, **options: Any) -> tuple[fsspec.AbstractFileSystem, str]:
    """The file system of an address, and the path there; raises `NoDriver`, `StoreFailed`."""
    try:
        with asking(address):
            system, path = fsspec.url_to_fs(address, **options)
    except (ImportError, ValueError) as error:
        raise NoDriver(address) from error
    return system, path


@dataclass(frozen=True)
class Place:
    """A folder by its address: a path, or `s3://bucket/folder` and whatever else `fsspec` knows. Can be pickled.

    Whatever the system or the store refuses is an OSError: `asking.StoreFailed` where the driver has its own word for it.

    `options` are those of the file system (key, secret, endpoint).
    """

    address: str
    options: dict[str, Any] = field(default_factory=dict, hash=False)

    def resolved(self) -> tuple[fsspec.AbstractFileSystem, str]:
        """Its file system, and its path there; raises `NoDriver`."""
        system, root = file_system(self.address, **self.options)
        return system, root.rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine's file tree."""
        return isinstance(self.resolved()[0], LocalFileSystem)

    def path(self, name: str) -> str:
        """The full path of a file in it, as its file system knows it."""
        return f"{self.resolved()[1]}/{name}"

    def read(self, name: str) -> bytes:
        """The bytes of a file; raises FileNotFoundError."""
        system, root = self.resolved()
        with asking(self.address):
            content: bytes = system.cat_file(f"{root}/{name}")
        return content

    def read_many(self, names: Sequence[str]) -> Iterator[bytes]:
        """The bytes of those of these files that are there, in order; many asked for at once where that is faster."""
        system, root = self.resolved()
        for first in range(0, len(names), AT_ONCE):
            some = names[first : first + AT_ONCE]
            if isinstance(system, LocalFileSystem):
                for name in some:
                    with suppress(FileNotFoundError):
                        yield Path(f"{root}/{name}").read_bytes()
                continue
            paths = [f"{root}/{name}" for name in some]
            with asking(self.address):
                contents = system.cat(paths, on_error="return")
            for path in paths:
                content = contents[system._strip_protocol(path)]
                if isinstance(content, FileNotFoundError):
                    continue
                if isinstance(content, Exception):
                    with asking(self.address):
                        raise content
                yield content

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, whole or not at all; an older one of the name is replaced.

        Where there is no space it is tried again for half a minute; then raises `NoSpace`.
        """
        waits = iter(WAITS)
        while True:
            try:
                self._write(name, content)
                return
            except OSError as error:
                if error.errno not in FULL:
                    raise
                seconds = next(waits, None)
                if seconds is None:
                    raise NoSpace(
                        f"“{self.address}”没有剩余空间，写不下去了。已经做完的都在。"
                        "请腾出空间，再运行一次同样的命令，从中断的地方继续。"
                    ) from error
            sleep(seconds)

    def _write(self, name: str, content: bytes) -> None:
        system, root = self.resolved()
        path = f"{root}/{name}"
        if not isinstance(system, LocalFileSystem):
            with asking(self.address):
                system.pipe_file(path, content)
            return
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        unfinished = Path(f"{path}.{uuid4().hex}{UNFINISHED}")
        try:
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    def exists(self, name: str) -> bool:
        """Whether the file is there now, whatever was listed before."""
        system, root = self.resolved()
        try:
            with asking(self.address):
                system.info(f"{root}/{name}", refresh=True)
        except FileNotFoundError:
            return False
        return True

    def changed_at(self, name: str) -> datetime:
        """When the file was put there; raises FileNotFoundError."""
        system, root = self.resolved()
        with asking(self.address):
            when: datetime = system.modified(f"{root}/{name}")
        return when

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens if it is not there."""
        system, root = self.resolved()
        with suppress(FileNotFoundError), asking(self.address):
            system.rm_file(f"{root}/{name}")

    def names(self, folder: str) -> list[str]:
        """Names of the whole files right in a folder, in order; empty where there is no such folder."""
        return list(self.sizes(folder))

    def unfinished(self, folder: str) -> list[str]:
        """Names of files in a folder whose writer was cut short, or is at it right now."""
        return sorted(name for name in self._listed(folder, "file") if name.endswith(UNFINISHED))

    def folders(self, folder: str) -> list[str]:
        """Names of the folders right in a folder, in order."""
        return sorted(self._listed(folder, "directory"))

    def sizes(self, folder: str) -> dict[str, int]:
        """Bytes of the whole files right in a folder, by their names in order."""
        return {
            name: int(each["size"] or 0)
            for name, each in sorted(self._listed(folder, "file").items())
            if not name.endswith(UNFINISHED)
        }

    def _listed(self, folder: str, kind: str) -> dict[str, dict[str, Any]]:
        system, root = self.resolved()
        try:
            with asking(self.address):
                listed = system.ls(f"{root}/{folder}".rstrip("/"), detail=True, refresh=True)
        except FileNotFoundError:
            return {}
        return {each["name"].rstrip("/").rpartition("/")[2]: each for each in listed if each["type"] == kind}

    def write_frame(self, name: str, frame: pl.DataFrame, rows_together: int = 131_072) -> int:
        """Put a frame as Parquet: zstd, row groups of so many rows. How many bytes it takes."""
        buffer = BytesIO()
        frame.write_parquet(buffer, compression="zstd", row_group_size=rows_together)
        content = buffer.getvalue()
        self.write(name, content)
        return len(content)

    def scan(self, names: list[str]) -> pl.LazyFrame:
        """Parquet files of one schema as one lazy frame, in the order of the names; there must be one."""
        if self.is_local:
            return pl.scan_parquet([self.path(name) for name in names], glob=False)
        return lazily([partial(self.read, name) for name in names])
