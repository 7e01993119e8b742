"""A folder of this machine: searched to the bottom, no link followed."""

import os
import stat
from collections.abc import Iterator

from gongkai.corpus.ingest.mark import CLOSED, LINK, SPECIAL, Mark
from gongkai.corpus.ingest.refusals import IsLink, IsSpecial
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.ingest.source_name import wanted
from gongkai.corpus.running.shard import Input

# Nowhere is there more than some of these; on Windows a link needs rights that few have.
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

HELD_OPEN = 100
"""Folders open at once: of a thousand open files, which is what most systems grant, the others are left."""


def listed(root: Root) -> Iterator[Input]:
    """Every file in it, in no order; links, pipes and folders that cannot be opened are listed as such."""
    if root.single:
        yield _listed(root, root.path)
        return
    # Neither the names of a folder nor the folders of a source are all in memory, only where one stands in each.
    inside = [(root.path, _entries(root.path, 0))]
    while inside:
        folder, entries = inside[-1]
        try:
            entry = next(entries, None)
        except OSError:
            yield Input(root.name(folder), Mark(0, seal=CLOSED).text())
            entry = None
        if entry is None:
            inside.pop()
        elif wanted(entry.name):
            if _is_folder(entry):
                inside.append((entry.path, _entries(entry.path, len(inside))))
            else:
                yield _listed(root, entry.path)


def _entries(folder: str, depth: int) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        if depth < HELD_OPEN:
            yield from entries
            return
        at_once = list(entries)
    yield from at_once


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _listed(root: Root, path: str) -> Input:
    return Input(root.name(path), _mark(path, follow=root.single).text())


def _mark(path: str, *, follow: bool) -> Mark:
    try:
        found = os.stat(path, follow_symlinks=follow)  # noqa: PTH116
    except OSError:
        # It went meanwhile; whoever fetches it says so.
        return Mark(0)
    if stat.S_ISLNK(found.st_mode):
        return Mark(0, seal=LINK)
    if not stat.S_ISREG(found.st_mode):
        return Mark(0, seal=SPECIAL)
    return Mark(found.st_size, found.st_mtime_ns // 1000)


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
