"""One command at a time changes which files a corpus consists of."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place

CLAIM = ".claimed"


class InUse(CorpusError):
    """Another process is reading into the corpus, or tidying it."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"另一个命令正在读入或清理“{address}”，这次什么也没有改动。请等它做完，再运行一次同样的命令。"
        )


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """As long as this lasts no other process of this machine does the like; raises `InUse` if one does already.

    The claim is the kernel's: it ends with the process, even one that was killed, so there is nothing to clear away.
    An object store has none, nor has every shared folder: see `ingest.ingesting.ReadMeanwhile`.
    """
    if not place.is_local:
        yield
        return
    folder = Path(place.resolved()[1])
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / CLAIM).open("ab") as claim:
        try:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(place.address) from error
        except OSError:
            # A file system without claims.
            pass
        yield
