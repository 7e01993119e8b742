"""The file of one root: how far each case's chain had come, closed with a code that only the vault's key can make.

    gongkai-root 13 2026-03-10T02:00:00+00:00 <key> <code of root 12>
    <case> <length> <head>
    …
    mac <HMAC-SM3 over all lines above>

Each file can be checked by itself, and names the one before it: none can be altered, left out or put in.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC

FIRST = "0" * 64
"""What the first root names as the one before it."""
_NAME = re.compile(r"(\d{6})-\d{4}-\d{2}-\d{2}\.txt")
_HEADING = re.compile(rb"gongkai-root (\d{1,9}) (\S{1,40}) ([0-9a-f]{12}) ([0-9a-f]{64})\n")
_ENTRY = re.compile(rb"(\d{1,19}) (\d{1,10}) ([0-9a-f]{64})\n")
_MAC = re.compile(rb"mac ([0-9a-f]{64})\n")
_LONGEST_LINE = 200

Entry = tuple[int, int, str]
"""A case, the length of its chain and the digest of its last event."""


class ManifestAltered(Exception):
    """The file is not as it was written."""


class ManifestKeyMissing(Exception):
    """The file was closed with a key that is not at hand."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of a root's file."""

    number: int
    at: datetime
    key: str
    before: str

    def line(self) -> bytes:
        """As it is written."""
        at = self.at.astimezone(UTC).isoformat(timespec="seconds")
        return f"gongkai-root {self.number} {at} {self.key} {self.before}\n".encode()


def file_name(number: int, day: date) -> str:
    """Names sort as the roots were written."""
    return f"{number:06}-{day.isoformat()}.txt"


def files(folder: Path) -> Iterator[tuple[int, Path]]:
    """Number, by its name, and path of every root's file, in order."""
    if folder.is_dir():
        found = [(match, file) for file in folder.iterdir() if (match := _NAME.fullmatch(file.name))]
        yield from sorted((int(match[1]), file) for match, file in found)


def write(file: Path, heading: Heading, key: bytes, entries: Iterable[Entry]) -> tuple[int, str]:
    """Write a file that only the site's own account can read; how many cases it holds, and its code."""
    code = HMAC(key, SM3())
    count = 0
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        code.update(heading.line())
        stream.write(heading.line())
        for case, length, head in entries:
            line = f"{case} {length} {head}\n".encode()
            code.update(line)
            stream.write(line)
            count += 1
        made = code.finalize().hex()
        stream.write(f"mac {made}\n".encode())
        stream.flush()
        os.fsync(descriptor)
    return count, made


class Manifest:
    """A root's file, open for one reading from its first line to its last."""

    def __init__(self, file: Path, keys: Mapping[str, bytes]) -> None:
        """Raises `ManifestAltered` for a heading that is none, `ManifestKeyMissing` for a key not among `keys`."""
        self._file = file
        with file.open("rb") as stream:
            match = _HEADING.fullmatch(stream.readline(_LONGEST_LINE))
        if match is None:
            raise ManifestAltered
        number, at, key, before = (part.decode("ascii", "replace") for part in match.groups())
        try:
            self.heading = Heading(int(number), datetime.fromisoformat(at), key, before)
        except ValueError:
            raise ManifestAltered from None
        if key not in keys:
            raise ManifestKeyMissing(key)
        self._key = keys[key]
        self.mac = ""
        """Known, and right, once the entries have been read to their end."""

    def entries(self) -> Iterator[Entry]:
        """Every entry. Raises `ManifestAltered` at the latest after the last: what came before is then worth nothing."""
        code = HMAC(self._key, SM3())
        with self._file.open("rb") as stream:
            code.update(stream.readline(_LONGEST_LINE))
            while match := _ENTRY.fullmatch(line := stream.readline(_LONGEST_LINE)):
                code.update(line)
                yield int(match[1]), int(match[2]), match[3].decode()
            end = _MAC.fullmatch(line)
            if end is None or stream.read(1):
                raise ManifestAltered
        if code.finalize().hex() != end[1].decode():
            raise ManifestAltered
        self.mac = end[1].decode()
