"""A folder of this machine: searched to the bottom, no link followed."""

import os
import stat
from collections.abc import Iterator

from gongkai.corpus.ingest.listed import Listed
from gongkai.corpus.ingest.mark import CLOSED, LINK, SPECIAL, Mark
from gongkai.corpus.ingest.refusals import IsLink, IsSpecial
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.ingest.source_name import wanted

# Nowhere is there more than some of these; on Windows a link needs rights that few have.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def listed(root: Root) -> Iterator[Listed]:
    """Every file in it in the order of names; links, pipes and folders that cannot be opened are listed as such."""
    if root.single:
        yield _listed(root, root.path)
        return
    closed: list[str] = []

    def note(error: OSError) -> None:
        closed.append(error.filename)

    for folder, folders, files in os.walk(root.path, onerror=note):
        folders[:] = sorted(name for name in folders if wanted(name))
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118
        for name in sorted([*files, *links]):
            if wanted(name):
                yield _listed(root, os.path.join(folder, name))  # noqa: PTH118
    for path in closed:
        yield Listed.of(root.name(path), Mark(0, seal=CLOSED))


def _listed(root: Root, path: str) -> Listed:
    try:
        found = os.lstat(path)
    except OSError:
        # It went meanwhile; whoever fetches it says so.
        return Listed.of(root.name(path), Mark(0))
    if stat.S_ISLNK(found.st_mode) and not root.single:
        return Listed.of(root.name(path), Mark(0, seal=LINK))
    if root.single:
        found = os.stat(path)  # noqa: PTH116
    if not stat.S_ISREG(found.st_mode):
        return Listed.of(root.name(path), Mark(0, seal=SPECIAL))
    return Listed.of(root.name(path), Mark(found.st_size, found.st_mtime_ns // 1000))


def opened(path: str, *, named: bool) -> int:
    """A descriptor of the file at a path, which is a plain file; `named` by a person outright, it may be a link.

    Raises `IsLink`, `IsSpecial`, OSError.
    """
    try:
        descriptor = os.open(path, _READ if named else _READ | _UNFOLLOWED)
    except OSError as error:
        if not named and os.path.islink(path):  # noqa: PTH114
            raise IsLink from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise IsSpecial
    return descriptor
