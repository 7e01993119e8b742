"""Which shards a run consists of: what is done already, what can be derived from bytes at hand, what has to be read."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.ingest.mark import Mark
from gongkai.corpus.running.shard import Input, Receipt, Shard

MOST_FILES = 200
"""Files of a shard: a few seconds of work, so that little is lost with a worker and progress is seen."""
MOST_BYTES = 32 << 20
"""Bytes of a shard's files, which a worker has in memory at once; a larger file is a shard of its own."""

_FROM = "from "
_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA cache_size = -16384;
    CREATE TABLE open (name TEXT, mark TEXT, again INTEGER DEFAULT 0, PRIMARY KEY (name, mark)) WITHOUT ROWID;
    CREATE TABLE shard (name TEXT, mark TEXT, options TEXT, inputs TEXT, PRIMARY KEY (name, mark)) WITHOUT ROWID;
"""


class NoRoom(CorpusError):
    """The list of files does not fit where the system keeps temporary files."""

    def __init__(self) -> None:
        super().__init__(
            "存放临时文件的磁盘满了，文件清单写不下去。每一百万个文件大约要300MB。"
            "请腾出空间，或用环境变量 SQLITE_TMPDIR 换一个文件夹，再运行一次同样的命令。"
        )


def from_shard(options: str) -> str | None:
    """The shard whose raw bytes a shard with these options is made from; None if from the sources."""
    return options.removeprefix(_FROM) if options.startswith(_FROM) else None


class Plan:
    """The shards of a run, each listed input in just one of them, in the order of their first inputs.

    It is on disk: a million inputs take no memory to speak of. First all inputs are listed; then receipts take out
    theirs, those first that are to be preferred where an input is in several; what is left over is read. Used by
    `with`, which lets it go and raises `NoRoom`.
    """

    def __init__(self) -> None:
        # Without a name SQLite keeps it in a temporary file that ends with the connection.
        self._rows = sqlite3.connect("")
        self._rows.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> None:
        self._rows.close()
        if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise NoRoom from error

    def want(self, listed: Iterable[Input]) -> None:
        """These inputs are to be in the tables."""
        rows = ((one.name, one.mark) for one in listed)
        self._rows.executemany("INSERT OR IGNORE INTO open (name, mark) VALUES (?, ?)", rows)

    def try_again(self, inputs: Iterable[Input]) -> None:
        """Of these, those that are wanted were not had the last time, and no shard that is done counts for them."""
        rows = ((one.name, one.mark) for one in inputs)
        self._rows.executemany("UPDATE open SET again = 1 WHERE name = ? AND mark = ?", rows)

    def wants(self, one: Input) -> bool:
        """Whether an input was listed and is in no shard yet."""
        return self._again(one) is not None

    def stays(self, receipt: Receipt) -> bool:
        """A shard of this code stays as it is, if all its inputs are wanted and none is to be tried again."""
        if any(self._again(one) != 0 for one in receipt.inputs):
            return False
        self._add(Shard(receipt.inputs, receipt.options))
        return True

    def derive(self, receipt: Receipt) -> None:
        """What is still wanted of a shard is made anew from its raw bytes, what is to be tried again apart."""
        again = [(one, self._again(one)) for one in receipt.inputs]
        for kind in (0, 1):
            if inputs := tuple(one for one, this in again if this == kind):
                self._add(Shard(inputs, f"{_FROM}{receipt.shard}"))

    def read_rest(self) -> None:
        """All that is still wanted is read, in the order of names."""
        group: list[Input] = []
        bytes_of_group = 0
        for row in self._rows.execute("SELECT name, mark FROM open ORDER BY name, mark"):
            one = Input(*row)
            size = Mark.of(one.mark).size
            if group and (len(group) == MOST_FILES or bytes_of_group + size > MOST_BYTES):
                self._write(Shard(tuple(group)))
                group, bytes_of_group = [], 0
            group.append(one)
            bytes_of_group += size
        if group:
            self._write(Shard(tuple(group)))
        self._rows.execute("DELETE FROM open")

    def __len__(self) -> int:
        count: int = self._rows.execute("SELECT count(*) FROM shard").fetchone()[0]
        return count

    def __iter__(self) -> Iterator[Shard]:
        for options, inputs in self._rows.execute("SELECT options, inputs FROM shard ORDER BY name, mark"):
            yield Shard(tuple(Input(*one) for one in json.loads(inputs)), options)

    def _again(self, one: Input) -> int | None:
        """1 for an input to be tried again, 0 for another that is wanted, None for one that is not."""
        found = self._rows.execute("SELECT again FROM open WHERE name = ? AND mark = ?", (one.name, one.mark))
        row: tuple[int] | None = found.fetchone()
        return row and row[0]

    def _add(self, shard: Shard) -> None:
        rows = ((one.name, one.mark) for one in shard.inputs)
        self._rows.executemany("DELETE FROM open WHERE name = ? AND mark = ?", rows)
        self._write(shard)

    def _write(self, shard: Shard) -> None:
        first = shard.inputs[0]
        inputs = json.dumps([(one.name, one.mark) for one in shard.inputs], ensure_ascii=False)
        row = (first.name, first.mark, shard.options, inputs)
        self._rows.execute("INSERT INTO shard VALUES (?, ?, ?, ?)", row)
