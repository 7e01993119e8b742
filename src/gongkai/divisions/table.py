"""The packaged list of divisions: a compressed file, read on first use.

Where it comes from, as of which day and under which licence stands in `README.md` beside it; `rebuild.py` renews it.
"""

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.resources import files

from gongkai.divisions.division import Division, Level
from gongkai.divisions.names import stem

AS_OF = date(2023, 6, 30)
"""The day whose divisions the file lists (统计用区划代码, 2023年版)."""

FILE = "divisions.tsv.gz"


@dataclass(frozen=True, eq=False)
class Table:
    """Divisions by code. `names` holds a name for every code; a superior follows from the code and what exists."""

    names: Mapping[str, str]

    def division(self, code: str) -> Division | None:
        """The division of this code, or None."""
        name = self.names.get(code)
        return None if name is None else Division(code, name, Level.of_code(code), self.parent(code))

    def parent(self, code: str) -> str | None:
        """Code of the superior: the county, else the prefecture, else the province that the table holds."""
        if code.endswith("0000") and len(code) == 6:
            return None
        if len(code) == 9 and code[:6] in self.names:
            return code[:6]
        prefecture = code[:4] + "00"
        return prefecture if prefecture != code and prefecture in self.names else code[:2] + "0000"

    @cached_property
    def children(self) -> dict[str | None, list[str]]:
        """Codes of those right below each code, ascending; under None the provinces."""
        found: dict[str | None, list[str]] = {}
        for code in self.names:
            found.setdefault(self.parent(code), []).append(code)
        return found

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """Codes of those whose name has each stem."""
        found: dict[str, list[str]] = {}
        for code, name in self.names.items():
            found.setdefault(stem(name), []).append(code)
        return found


def packaged_table(created_since: Iterable[tuple[str, str]]) -> Table:
    """The table of the file, with the divisions (code, name) that were set up since or that the file leaves out."""
    text = gzip.decompress(files("gongkai.divisions").joinpath(FILE).read_bytes()).decode("utf-8")
    names = dict(line.split("\t") for line in text.splitlines())
    return Table(dict(sorted((names | dict(created_since)).items())))
