"""Archives among the files of a source: listed once, then kept open by whoever reads their members."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from gongkai.corpus.ingest import tar_archive, zip_archive
from gongkai.corpus.ingest.folder import opened
from gongkai.corpus.ingest.mark import DAMAGED, TOO_MANY, Mark
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.ingest.source_name import ARCHIVE
from gongkai.corpus.ingest.tar_archive import TarArchive
from gongkai.corpus.ingest.zip_archive import MOST_MEMBERS, ZipArchive
from gongkai.corpus.running.shard import Input

logger = logging.getLogger(__name__)

_ZIP = (".zip",)
_TAR = (".tar",)
_TAR_PACKED = (".tar.gz", ".tgz")


def is_archive(name: str) -> bool:
    """Whether a file is looked into, by its name."""
    return name.lower().endswith((*_ZIP, *_TAR, *_TAR_PACKED))


def listed(root: Root, found: Input) -> Iterator[Input]:
    """The members of an archive in place of itself.

    One that is no archive, or empty, stays a file like others; one that is damaged is listed as such, behind what
    could be listed of it.
    """
    name, mark = found.name, Mark.of(found.mark)
    count = 0
    try:
        with _stream(root, root.path_of(name)) as stream:
            if name.lower().endswith(_ZIP):
                archive = ZipArchive(stream)
                members = iter(()) if archive.is_document else archive.members()
            else:
                members = TarArchive(stream, packed=name.lower().endswith(_TAR_PACKED)).members(mark.size)
            for count, (inner, own) in enumerate(members, 1):
                if count > MOST_MEMBERS:
                    yield Input(name, Mark(mark.size, mark.modified, TOO_MANY).text())
                    return
                yield Input(f"{name}{ARCHIVE}{inner}", own.text())
    except (*zip_archive.DAMAGE, *tar_archive.DAMAGE):
        yield Input(name, Mark(mark.size, mark.modified, DAMAGED).text())
        return
    except OSError:
        # Whoever fetches it meets the same and says so.
        yield found
        return
    # An archive made to trip the libraries that list it must not end the job.
    except Exception:
        logger.exception("listing %r failed", name)
        yield Input(name, Mark(mark.size, mark.modified, DAMAGED).text())
        return
    if not count:
        yield found


def _stream(root: Root, path: str) -> BinaryIO:
    if root.is_local:
        return os.fdopen(opened(path, named=root.single), "rb")
    return root.system.open(path, "rb")  # type: ignore[no-any-return]


class _Held(threading.local):
    """The archive that this thread has open: members come in order, so one is enough."""

    def __init__(self) -> None:
        self.key: tuple[Root, str, Mark] | None = None
        self.stream: BinaryIO | None = None
        self.archive: ZipArchive | TarArchive | None = None

    def close(self) -> None:
        if self.archive:
            self.archive.close()
        if self.stream:
            with suppress(OSError):
                self.stream.close()
        self.key = self.stream = self.archive = None


_held = _Held()


def read_member(root: Root, name: str, changed: Mark, inner: str, mark: Mark) -> bytes:
    """The bytes of a member of the archive `name`, whose own mark is now `changed`.

    Raises `ReportError` for what is the matter with the member, KeyError where there is none, one of `DAMAGE` or
    OSError where the archive cannot be opened.
    """
    path = root.path_of(name)
    key = (root, path, changed)
    if _held.key != key or _held.archive is None:
        _held.close()
        _held.stream = _stream(root, path)
        if name.lower().endswith(_ZIP):
            _held.archive = ZipArchive(_held.stream)
        else:
            _held.archive = TarArchive(_held.stream, packed=name.lower().endswith(_TAR_PACKED))
        _held.key = key
    return _held.archive.read(inner, mark)


def let_go() -> None:
    """Close what this thread has open."""
    _held.close()
