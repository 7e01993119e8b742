"""All roots read again in their order: how far each case had come at last, and what is wrong with the files."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from gongkai.records.finding import Fault, Finding
from gongkai.records.manifest import FIRST, Manifest, ManifestAltered, ManifestKeyMissing, files
from gongkai.records.models import Root


class Replay:
    """The cases of all roots, in a table of its own on disk: a million of them take no memory to speak of."""

    def __init__(self, folder: Path, keys: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._keys = keys
        # Without a name SQLite keeps it in a temporary file that ends with the connection.
        self._rooted = sqlite3.connect("")
        self._rooted.execute('CREATE TABLE rooted ("case" INTEGER PRIMARY KEY, length INTEGER, head TEXT)')

    def close(self) -> None:
        """Let the table go."""
        self._rooted.close()

    def read(self) -> Iterator[Finding]:
        """Read every file and say what is wrong with it; entries of an altered one do not count."""
        written = dict(Root.objects.values_list("number", "mac"))
        present = dict(files(self._folder))
        codes: dict[int, str] = {}
        for number in range(1, max((*written, *present), default=0) + 1):
            file = present.get(number)
            if file is None:
                yield Finding(Fault.ROOT_MISSING, f"第{number}次封存的文件不见了（{self._folder}）。")
                continue
            try:
                manifest = self._take(file)
            except ManifestKeyMissing as missing:
                yield Finding(
                    Fault.ROOT_KEY_MISSING,
                    f"第{number}次封存的文件用编号{missing}的密钥封存，这个密钥不在，不能核对（{file.name}）。",
                )
                continue
            except ManifestAltered:
                yield Finding(Fault.ROOT_ALTERED, f"第{number}次封存的文件被改动（{file.name}）。")
                continue
            codes[number] = manifest.mac
            before = codes.get(number - 1, manifest.heading.before if number > 1 else FIRST)
            if manifest.heading.number != number or manifest.heading.before != before:
                yield Finding(
                    Fault.ROOT_ALTERED, f"第{number}次封存的文件接不上前一次，文件被调换（{file.name}）。"
                )
            if written.get(number) != manifest.mac:
                yield Finding(
                    Fault.ROOT_UNKNOWN,
                    f"第{number}次封存与数据库中的登记不符，数据库可能被换成了较早的（{file.name}）。",
                )

    def between(self, after: int, until: int | None) -> dict[int, tuple[int, str]]:
        """Length and head of every rooted case numbered above `after`, up to `until` if that is given."""
        with closing(
            self._rooted.execute(
                'SELECT "case", length, head FROM rooted WHERE "case" > ? AND "case" <= ?',
                (after, until if until is not None else (1 << 63) - 1),
            )
        ) as rows:
            return {case: (length, head) for case, length, head in rows}

    def _take(self, file: Path) -> Manifest:
        manifest = Manifest(file, self._keys)
        try:
            self._rooted.executemany("REPLACE INTO rooted VALUES (?, ?, ?)", manifest.entries())
        except ManifestAltered:
            self._rooted.rollback()
            raise
        self._rooted.commit()
        return manifest
