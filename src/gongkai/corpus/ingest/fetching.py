"""The bytes of an input, from wherever its source is; whatever goes wrong is told of that one input."""

import logging
import os
from collections.abc import Mapping
from datetime import datetime

from gongkai.corpus.ingest import archives, folder, store, tar_archive, zip_archive
from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.mark import CLOSED, DAMAGED, LINK, SPECIAL, TOO_MANY, Mark
from gongkai.corpus.ingest.refusals import IsLink, IsSpecial, NotAtHand, NotOpened, Vanished, beyond
from gongkai.corpus.ingest.root import Root, label_of
from gongkai.corpus.ingest.source_name import split
from gongkai.corpus.ingest.zip_archive import MOST_MEMBERS
from gongkai.corpus.running.shard import Input
from gongkai.corpus.system_words import reason
from gongkai.report.errors import Broken, ReportError, TooLarge
from gongkai.report.reading.limits import MAX_BYTES

logger = logging.getLogger(__name__)


class Fetcher:
    """Takes inputs out of the sources, for one shard: archives are looked at once."""

    def __init__(self, roots: Mapping[str, Root], taken_at: datetime) -> None:
        self._roots = roots
        self._taken_at = taken_at
        self._archives: dict[str, Mark] = {}

    def take(self, wanted: Input) -> Taken | Refused:
        """The file, or why it cannot be had. Never raises for what is the matter with one file."""
        mark = Mark.of(wanted.mark)
        try:
            _refuse(mark)
            content = self._content(wanted.name, mark)
        except ReportError as error:
            return Refused(wanted.name, error.code, str(error))
        except (FileNotFoundError, KeyError):
            return _refused(wanted, Vanished())
        except (*zip_archive.DAMAGE, *tar_archive.DAMAGE):
            return _refused(wanted, Broken("压缩包损坏或不完整，解不开。请重新压缩后再试。"))
        except OSError as error:
            return _refused(wanted, NotOpened(reason(error)))
        # A store's library has exceptions of its own, and one file's must not cost the others of the shard.
        except Exception as error:
            logger.exception("fetching %r failed", wanted.name)
            return _refused(wanted, NotOpened(f"{type(error).__name__}：{error}"))
        return Taken(wanted.name, content, mark.modified_at, self._taken_at)

    def _content(self, name: str, mark: Mark) -> bytes:
        outer, inner = split(name)
        root = self._roots.get(label_of(name))
        if root is None:
            raise NotAtHand(label_of(name))
        if inner is not None:
            return archives.read_member(root, outer, self._archive(root, outer), inner, mark)
        if not root.is_local:
            content: bytes = root.system.cat_file(root.path_of(name), start=0, end=MAX_BYTES + 1)
        else:
            with os.fdopen(folder.opened(root.path_of(name), named=root.single), "rb") as file:
                content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise TooLarge(beyond(len(content)))
        return content

    def _archive(self, root: Root, name: str) -> Mark:
        if name not in self._archives:
            path = root.path_of(name)
            if root.is_local:
                found = os.stat(path)  # noqa: PTH116
                self._archives[name] = Mark(found.st_size, found.st_mtime_ns // 1000)
            else:
                self._archives[name] = store.mark_of(root.system.info(path))
        return self._archives[name]


def _refused(wanted: Input, error: ReportError) -> Refused:
    return Refused(wanted.name, error.code, str(error))


def _refuse(mark: Mark) -> None:
    """Raise what the listing knows already."""
    if mark.seal == LINK:
        raise IsLink
    if mark.seal == SPECIAL:
        raise IsSpecial
    if mark.seal == CLOSED:
        raise NotOpened("没有权限查看这个文件夹")
    if mark.seal == DAMAGED:
        raise Broken("压缩包损坏或不完整，没有列全。请重新压缩后再试。")
    if mark.seal == TOO_MANY:
        raise TooLarge(f"压缩包里超过{MOST_MEMBERS}个文件，其余的没有读。请分成几个压缩包。")
    if mark.size > MAX_BYTES:
        raise TooLarge(beyond(mark.size))
