"""Everything that the sources hold, archives looked into."""

from collections.abc import Iterable, Iterator

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.ingest import archives, folder, store
from gongkai.corpus.ingest.mark import NEVER_OPENED, Mark
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Input


class SameName(CorpusError):
    """Two sources whose files would bear the same names."""

    def __init__(self, label: str, one: str, other: str) -> None:
        super().__init__(
            f"两个来源都叫“{label}”：{one}，{other}。文件在语料库里以来源的名字开头，请给其中一个文件夹改名再读。"
        )


def roots(sources: Iterable[Place]) -> dict[str, Root]:
    """The sources by their labels; raises `SameName`, `NoSuchSource`."""
    found: dict[str, Root] = {}
    for source in sources:
        root = Root.of(source)
        other = found.setdefault(root.label, root)
        if other.address != root.address:
            raise SameName(root.label, other.address, root.address)
    return found


def listed(root: Root, place: Place) -> Iterator[Input]:
    """Every input of a source; the corpus itself, should it lie inside the source, is passed over."""
    own = f"{place.resolved()[1]}/"
    for found in folder.listed(root) if root.is_local else store.listed(root):
        if root.path_of(found.name).startswith(own):
            continue
        if archives.is_archive(found.name) and Mark.of(found.mark).seal not in NEVER_OPENED:
            yield from archives.listed(root, found)
        else:
            yield found
