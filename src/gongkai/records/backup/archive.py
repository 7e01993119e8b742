"""The archive: a ZIP of parts, a manifest with the SM3 digest of each, and the keys sealed together with it.

Because the keys open only together with the manifest, whoever has the passphrase knows that no part was changed.
"""

import json
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Self

from cryptography.hazmat.primitives.hashes import SM3, Hash

from gongkai.records.backup import sealed_keys
from gongkai.records.backup.errors import BackupRefused

FORMAT = 1
MANIFEST = "manifest.json"
KEYS = "keys.sealed"
DATABASE, FILES, ROOTS = "database", "files", "roots"
BLOCK = 1 << 20
BROKEN = (
    *(LookupError, ValueError, RuntimeError, OSError, EOFError),
    *(struct.error, zipfile.BadZipFile, zlib.error, lzma.LZMAError),
)
"""What `zipfile` raises for bytes that make no sense, as found by flipping each."""
PACKING = 1
"""Level of compression: tables shrink to a fifth at a hundred megabytes a second."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the archive; `size` in bytes unpacked, `digest` SM3."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. `migrations`: the last of each app, so what the tables look like."""

    made_at: datetime
    program: str
    migrations: dict[str, str]
    parts: tuple[Part, ...]

    def encoded(self) -> bytes:
        """As it stands in the archive."""
        said = {**asdict(self), "format": FORMAT, "made_at": self.made_at.isoformat()}
        return json.dumps(said, ensure_ascii=False, indent=1).encode()

    @classmethod
    def decoded(cls, content: bytes) -> Self:
        """Raises `BackupRefused` for a newer format or something else."""
        try:
            said = json.loads(content)
            if said["format"] > FORMAT:
                raise BackupRefused("这份备份由更新版本的程序写成，本程序读不了。先更新程序。")
            return cls(
                datetime.fromisoformat(said["made_at"]),
                said["program"],
                dict(said["migrations"]),
                tuple(Part(**part) for part in said["parts"]),
            )
        except (ValueError, TypeError, KeyError):
            raise _damaged("清单读不出") from None

    def under(self, folder: str) -> list[Part]:
        """Parts of a folder of the archive."""
        return [part for part in self.parts if part.name.startswith(f"{folder}/")]


class Growing:
    """A part that is being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digest = Hash(SM3())
        self._size = 0

    def write(self, content: bytes) -> None:
        """Append."""
        self._stream.write(content)
        self._digest.update(content)
        self._size += len(content)

    def part(self, name: str) -> Part:
        """What was written, to be asked once."""
        return Part(name, self._size, self._digest.finalize().hex())


class Writer:
    """An archive that is being written to a file nobody reads yet."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=PACKING)
        self.parts: list[Part] = []

    @contextmanager
    def part(self, name: str, *, packed: bool) -> Iterator[Growing]:
        """Write a part; what is encrypted already does not pack."""
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with self._zip.open(entry, "w", force_zip64=True) as stream:
            growing = Growing(stream)
            yield growing
        self.parts.append(growing.part(name))

    def finish(self, manifest: Manifest, keys: dict[str, bytes], passphrase: str) -> None:
        """Add manifest and keys and close."""
        content = manifest.encoded()
        self._zip.writestr(MANIFEST, content)
        self._zip.writestr(KEYS, sealed_keys.seal(keys, passphrase, digest_of(content)), zipfile.ZIP_STORED)
        self._zip.close()


class Archive:
    """An archive that is there. Every error of reading it is a `BackupRefused`."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise BackupRefused(f"备份 {path} 打不开（{error.strerror}）。核对文件名和权限。") from None
        except BROKEN:
            raise _damaged("不是备份文件，或者不完整") from None
        self._sealed = self._small(KEYS)
        self._manifest = self._small(MANIFEST)
        self.manifest = Manifest.decoded(self._manifest)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def keys(self, passphrase: str) -> dict[str, bytes]:
        """Key files by name; shows at the same time that the manifest is the one that was written."""
        return sealed_keys.unseal(self._sealed, passphrase, digest_of(self._manifest))

    def check(self) -> None:
        """Read everything and compare it with the manifest."""
        said = {part.name for part in self.manifest.parts}
        for name in sorted(said ^ (set(self._zip.namelist()) - {MANIFEST, KEYS})):
            raise _damaged(f"{name} 与清单不符")
        for part in self.manifest.parts:
            if not _is_proper(part.name):
                raise _damaged(f"{part.name} 不是备份里的名称")
            if self._read(part.name) != part:
                raise _damaged(f"{part.name} 的内容与清单不符")

    def open(self, name: str) -> IO[bytes]:
        """A part, to be read."""
        try:
            return self._zip.open(name)
        except KeyError:
            raise _damaged(f"缺少 {name}") from None

    def _read(self, name: str) -> Part:
        size, digest = 0, Hash(SM3())
        try:
            with self._zip.open(name) as stream:
                while block := stream.read(BLOCK):
                    size += len(block)
                    digest.update(block)
        except BROKEN:
            raise _damaged(f"{name} 读不出") from None
        return Part(name, size, digest.finalize().hex())

    def _small(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except BROKEN:
            raise _damaged(f"缺少 {name}") from None


def digest_of(content: bytes) -> bytes:
    """SM3."""
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize()


def _is_proper(name: str) -> bool:
    """Whether a part may be written under its name: inside one of our folders, upwards nowhere."""
    path = PurePosixPath(name)
    return path.parts[0] in (DATABASE, FILES, ROOTS) and len(path.parts) > 1 and ".." not in path.parts


def _damaged(how: str) -> BackupRefused:
    return BackupRefused(f"备份已损坏或不是备份：{how}。换一份备份。")
