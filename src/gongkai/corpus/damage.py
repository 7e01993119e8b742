"""Parts that a manifest names and nobody can read: gone, cut short, or other bytes than were written.

A part that is gone or has another size than its receipt says is made anew by the next run of its step. One whose bytes
were changed within its size is seen only by whoever reads it, and is made anew when a person has taken it away: a file
that this program cannot read may be one of a newer version, so no program takes it away.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place

UNREADABLE = (FileNotFoundError, pl.exceptions.PolarsError)
"""What is raised by reading a part that is gone or damaged."""
_MOST_NAMED = 20
_READ = "parts/ingest/"
_RAW = f"{_READ}raw/"


class Damaged(CorpusError):
    """Parts are gone or cannot be read."""

    def __init__(self, address: str, names: Sequence[str]) -> None:
        more = f"\n  ……（只列出{_MOST_NAMED}个）" if len(names) > _MOST_NAMED else ""
        listed = "".join(f"\n  {name}" for name in names[:_MOST_NAMED])
        again = "再运行一次同样的命令，缺的会重做"
        if any(name.startswith(_RAW) for name in names):
            again = (
                "写上来源再读一遍：gongkai corpus ingest 来源 --into "
                f"{address}（坏的里面有留存的原件，要从来源重新取），然后{again}"
            )
        elif any(name.startswith(_READ) for name in names):
            again = f"运行 gongkai corpus ingest --into {address}（从留存的原件重新读出），然后{again}"
        super().__init__(
            f"“{address}”里有{len(names)}个数据文件坏了或不见了，多半是磁盘或存储出过错：{listed}{more}\n"
            f"请删去坏的文件，{again}。"
        )


@contextmanager
def damage_told(place: Place) -> Iterator[None]:
    """What is raised because of parts that are gone or damaged comes as `Damaged`, which names them all."""
    try:
        yield
    except UNREADABLE as error:
        names = list(_damaged(place, look_inside=not isinstance(error, FileNotFoundError)))
        if not names:
            raise
        raise Damaged(place.address, names) from error


def is_readable(place: Place, part: str) -> bool:
    """Whether a part is there and can be read to its end."""
    try:
        place.scan([part]).collect()
    except UNREADABLE:
        return False
    return True


def _damaged(place: Place, *, look_inside: bool) -> Iterator[str]:
    """Names of parts that are gone and, if looked into, of those that cannot be read, which takes its time."""
    for step in manifest.steps(place):
        listed: dict[str, set[str]] = {}
        for part in manifest.part_names(place, step):
            folder, _, name = part.rpartition("/")
            if folder not in listed:
                listed[folder] = set(place.names(folder))
            if name not in listed[folder] or (look_inside and not is_readable(place, part)):
                yield part
