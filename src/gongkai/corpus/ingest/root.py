"""A source: a folder, a prefix of an object store, or a single file, with the name that its files bear here."""

from dataclasses import dataclass
from functools import cached_property

import fsspec
from fsspec.implementations.local import LocalFileSystem

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.ingest.source_name import path_of, shown
from gongkai.corpus.places.asking import asking
from gongkai.corpus.places.place import Place


class NoSuchSource(CorpusError):
    """Nothing is at the address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"没有这个文件或文件夹：{shown(address)}。请检查路径。")


@dataclass(frozen=True)
class Root:
    """Where a source is: a whole folder, or one file. Can be pickled.

    `label` is the name of the folder or the file: what the names of all its inputs begin with, so that a source may
    be moved as a whole.
    """

    label: str
    place: Place
    single: bool = False

    @classmethod
    def of(cls, place: Place) -> "Root":
        """The source at an address; raises `NoSuchSource`, OSError where nobody can tell."""
        system, path = place.resolved()
        try:
            with asking(place.address):
                # Not `exists`, which says no whatever went wrong.
                system.info(path)
                single = not system.isdir(path)
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoSuchSource(place.address) from error
        return cls(shown(path.rpartition("/")[2]) or "根目录", place, single)

    @cached_property
    def _resolved(self) -> tuple[fsspec.AbstractFileSystem, str]:
        return self.place.resolved()

    @property
    def system(self) -> fsspec.AbstractFileSystem:
        """The file system that it is in."""
        return self._resolved[0]

    @property
    def path(self) -> str:
        """Its path there."""
        return self._resolved[1]

    @property
    def is_local(self) -> bool:
        """Whether it is in this machine's file tree."""
        return isinstance(self.system, LocalFileSystem)

    @property
    def address(self) -> str:
        """Where it is, whole, without keys."""
        return str(self.system.unstrip_protocol(self.path))

    def name(self, path: str) -> str:
        """The name of the file at a full path in it."""
        return self.label if self.single else f"{self.label}/{shown(path[len(self.path) :].lstrip('/'))}"

    def path_of(self, name: str) -> str:
        """The full path of the file of this name."""
        if self.single:
            return self.path
        return f"{self.path}/{path_of(name.removeprefix(f'{self.label}/'))}"


def label_of(name: str) -> str:
    """The label of the source that a file's name begins with."""
    return name.partition("/")[0].removesuffix("!")
