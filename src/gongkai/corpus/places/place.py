"""A folder on a disk or in an object store, through `fsspec`: whole files are put at once or not at all."""

import os
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import polars as pl
from fsspec.implementations.local import LocalFileSystem


@dataclass(frozen=True)
class Place:
    """A folder by its address: a path, or `s3://bucket/folder` and whatever else `fsspec` knows. Can be pickled.

    `options` are those of the file system (key, secret, endpoint).
    """

    address: str
    options: dict[str, Any] = field(default_factory=dict, hash=False)

    def resolved(self) -> tuple[fsspec.AbstractFileSystem, str]:
        """Its file system, and its path there."""
        system, root = fsspec.url_to_fs(self.address, **self.options)
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
        content: bytes = system.cat_file(f"{root}/{name}")
        return content

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, whole or not at all; an older one of the name is replaced."""
        system, root = self.resolved()
        path = f"{root}/{name}"
        if not isinstance(system, LocalFileSystem):
            system.pipe_file(path, content)
            return
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        unfinished = Path(f"{path}.{uuid4().hex}.part")
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
        """Whether the file is there."""
        system, root = self.resolved()
        return bool(system.exists(f"{root}/{name}"))

    def remove(self, name: str) -> None:
        """Take a file away; nothing happens if it is not there."""
        system, root = self.resolved()
        if system.exists(f"{root}/{name}"):
            system.rm_file(f"{root}/{name}")

    def names(self, folder: str) -> list[str]:
        """Names of the whole files right in a folder, in order; empty where there is no such folder."""
        system, root = self.resolved()
        try:
            listed = system.ls(f"{root}/{folder}", detail=False, refresh=True)
        except FileNotFoundError:
            return []
        return sorted(name for path in listed if not (name := path.rpartition("/")[2]).endswith(".part"))

    def write_frame(self, name: str, frame: pl.DataFrame, rows_together: int = 131_072) -> None:
        """Put a frame as Parquet: zstd, row groups of so many rows."""
        buffer = BytesIO()
        frame.write_parquet(buffer, compression="zstd", row_group_size=rows_together)
        self.write(name, buffer.getvalue())

    def scan(self, names: list[str]) -> pl.LazyFrame:
        """Parquet files of one schema as one lazy frame, in the order of the names; there must be one."""
        if self.is_local:
            return pl.scan_parquet([self.path(name) for name in names], glob=False)
        return pl.concat([pl.read_parquet(BytesIO(self.read(name))) for name in names]).lazy()
