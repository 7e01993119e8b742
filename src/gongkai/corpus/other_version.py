"""A corpus that another version of the program made: what is stored has other columns than this version declares."""

from collections.abc import Iterable

from gongkai.corpus import manifest
from gongkai.corpus.dictionary import Table
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.storing import part_name


class OtherVersion(CorpusError):
    """What was read by another version has to be read again from the raw bytes kept."""

    def __init__(self, address: str, table: Table) -> None:
        super().__init__(
            f"{address} 里的“{table.label}”是另一版程序读出的，列与这一版不同。"
            f"请先用这一版重新读一遍：gongkai corpus ingest --into {address}"
            "（不用写来源，原件都在语料库里），再运行这个命令。"
        )


def of_other_version(place: Place, tables: Iterable[tuple[str, Table]]) -> Table | None:
    """The first of these tables, each with its step, that is stored without a declared column or with another type.

    None if all are as declared. A step that was never done has none of its tables, and none that are otherwise.
    """
    return next((table for step, table in tables if _differs(place, step, table)), None)


def _differs(place: Place, step: str, table: Table) -> bool:
    shards = manifest.parts(place, step)
    if not shards:
        return False
    try:
        # One is enough: all that a manifest names was made by one version.
        stored = place.scan([part_name(step, table.name, shards[0])]).collect_schema()
    except FileNotFoundError:
        return True
    return any(stored.get(name) != dtype for name, dtype in table.schema.items())
