"""What became of divisions at the county level and above (行政区划变更), as dated data with its source.

The list, `succession.tsv`, holds the changes from 2018 to 2025 that the public record shows beyond doubt: units set up,
abolished, renamed, converted, merged, split or put under another superior. It is INCOMPLETE: it leaves out moved
boundaries, moved townships and everything before 2018 or not yet entered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

SINCE = date(2018, 1, 1)
"""First day that the list can speak of."""


class Kind(StrEnum):
    """What happened to one unit."""

    CREATED = "created"
    RENAMED = "renamed"
    CONVERTED = "converted"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"


_SAYS = {
    Kind.CREATED: "设立{after}",
    Kind.RENAMED: "{before}更名为{after}",
    Kind.CONVERTED: "撤销{before}，设立{after}",
    Kind.MERGED: "{before}并入{after}",
    Kind.SPLIT: "{before}的行政区域分归{after}",
    Kind.MOVED: "{before}改变隶属关系，代码改为 {code}",
}


class Dated(StrEnum):
    """What the day of a change is: of its approval, of its publication, or only the end of the year of its approval.

    A change whose day within the year is not on the record counts from 31 December, as in the yearly tables of the
    Ministry of Civil Affairs.
    """

    APPROVED = "approved"
    PUBLISHED = "published"
    YEAR_END = "year_end"


_DATED = {Dated.APPROVED: "{on}批准", Dated.PUBLISHED: "{on}公布", Dated.YEAR_END: "{on.year}年，日期未收录"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit named in a change; `new` if its code came into use with that change."""

    code: str
    name: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of one unit: `before` (None for one set up from none of its rank) passed to `after` on that day.

    A unit that lost territory and goes on stands among its own successors.
    """

    on: date
    dated: Dated
    kind: Kind
    before: Unit | None
    after: tuple[Unit, ...]
    source: str

    @property
    def sentence(self) -> str:
        """In Chinese: what happened, when, by which document."""
        what = _SAYS[self.kind].format(
            before=self.before.name if self.before else "",
            after="、".join(unit.name for unit in self.after),
            code=self.after[0].code,
        )
        return f"{what}（{self.source}，{_DATED[self.dated].format(on=self.on)}）"


@cache
def published_successions() -> tuple[Succession, ...]:
    """The packaged list in the order of time; read on first use."""
    lines = files("gongkai.divisions").joinpath("succession.tsv").read_text(encoding="utf-8").splitlines()
    found = (_succession(*line.split("\t")) for line in lines[1:])
    return tuple(sorted(found, key=lambda succession: succession.on))


def _succession(on: str, kind: str, before: str, after: str, source: str) -> Succession:
    day, _, dated = on.partition(" ")
    return Succession(
        on=date.fromisoformat(day) if dated else date(int(day), 12, 31),
        dated=Dated(dated) if dated else Dated.YEAR_END,
        kind=Kind(kind),
        before=next(_units(before), None),
        after=tuple(_units(after)),
        source=source,
    )


def _units(cell: str) -> Iterator[Unit]:
    """Of `330102 上城区, +330114 钱塘区`; a plus sign marks a code that is new."""
    for entry in filter(None, cell.split(", ")):
        code, name = entry.split(" ")
        yield Unit(code.removeprefix("+"), name, code.startswith("+"))
