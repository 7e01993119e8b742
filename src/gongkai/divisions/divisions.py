"""All divisions at once: look-up by code, walk up and down, find by name, ask for another day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property

from gongkai.divisions.division import Division, Level
from gongkai.divisions.errors import PrivateDivisionRefused, UnknownDivision
from gongkai.divisions.history import History
from gongkai.divisions.name_search import leads_to, plain, spelt_exactly
from gongkai.divisions.names import spellings, stems_of_query
from gongkai.divisions.succession import Succession, published_successions
from gongkai.divisions.table import Table, packaged_table


@dataclass(frozen=True, eq=False)
class Divisions:
    """Divisions of a table, with private ones beside them; `packaged_divisions()` is the one to begin with.

    The table is the state of its day with the units set up since. A unit abolished since then stays in it, because
    files and townships still bear its code: `as_of` and `successors` say what became of it.
    """

    table: Table
    history: History
    private: Mapping[str, Division] = field(default_factory=dict)

    def __contains__(self, code: str) -> bool:
        return code in self.private or code in self.table.names

    def __len__(self) -> int:
        return len(self.table.names) + len(self.private)

    def __iter__(self) -> Iterator[Division]:
        """Every division, by code, the private ones last."""
        yield from map(self.division, self.table.names)
        yield from self.private.values()

    def division(self, code: str) -> Division:
        """The division that bears this code; raises `UnknownDivision`."""
        found = self.private.get(code) or self.table.division(code)
        if found is None:
            raise UnknownDivision(code)
        return found

    def level_of(self, code: str) -> Level:
        """The level of the division that bears this code; raises `UnknownDivision`."""
        return self.division(code).level

    def provinces(self) -> tuple[Division, ...]:
        """The 34 units at the top, by code, with any private one."""
        return self._below(None)

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions right below this one, by code; raises `UnknownDivision`."""
        return self._below(self.division(code).code)

    def _below(self, code: str | None) -> tuple[Division, ...]:
        private = [division for division in self.private.values() if division.parent == code]
        return (*map(self.division, self.table.children.get(code, ())), *private)

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """Those above this division, from the province down; raises `UnknownDivision`."""
        found: list[Division] = []
        parent = self.division(code).parent
        while parent is not None:
            above = self.division(parent)
            found.insert(0, above)
            parent = above.parent
        return tuple(found)

    def full_name(self, code: str) -> str:
        """The names from the province down in one: 四川省广元市朝天区; raises `UnknownDivision`."""
        return "".join(above.name for above in (*self.ancestors(code), self.division(code)))

    def find(self, name: str, within: str | None = None) -> tuple[Division, ...]:
        """Every division that may be meant: 朝天区, 朝天, 广元朝天区, 四川省广元市朝天区, 凉山州, 凉山.

        Several mean that the name is ambiguous; nothing is preferred, only put in order: exact names before short ones,
        higher levels before lower ones, then by code. `within` keeps those in the subtree of that code, itself
        included; raises `UnknownDivision` if there is none.
        """
        query = plain(name)
        if within is not None:
            self.division(within)
        found = {
            division.code: division
            for cut in range(len(query) - 1)
            for division in self._spelt(query[cut:])
            if leads_to(query[:cut], [above.name for above in self.ancestors(division.code)])
        }
        return tuple(
            sorted(
                (
                    division
                    for division in found.values()
                    if within is None or self._is_within(division, within)
                ),
                key=lambda division: (
                    not spelt_exactly(query, division.name),
                    division.level.rank,
                    division.code,
                ),
            )
        )

    def _spelt(self, name: str) -> Iterator[Division]:
        codes = (code for key in stems_of_query(name) for code in self.table.by_stem.get(key, ()))
        candidates = (*map(self.division, codes), *self.private.values())
        return (division for division in candidates if name in spellings(division.name))

    def _is_within(self, division: Division, code: str) -> bool:
        return division.code == code or any(above.code == code for above in self.ancestors(division.code))

    def as_of(self, code: str, on: date) -> Division | None:
        """What this code stood for on that day, as far as the list of changes knows; None if it was not in use then.

        A township is followed only through its county. Raises `UnknownDivision`, and `BeforeRecord` for a day before
        the list begins.
        """
        if code in self.private:
            return self.private[code]
        division = self._ever.division(code)
        if division is None:
            raise UnknownDivision(code)
        if division.level is Level.TOWNSHIP and division.parent is not None:
            return division if self.as_of(division.parent, on) else None
        name = self.history.name_on(code, on, division.name)
        return None if name is None else replace(division, name=name)

    def successors(self, code: str, on: date) -> tuple[Division, ...]:
        """The divisions that on that day held what the code stood for; itself where nothing has happened.

        Raises as `as_of` does.
        """
        known = (self.as_of(heir, on) for heir in self.history.passed_to(code, on))
        return tuple(division for division in known if division is not None)

    def changes_of(self, code: str) -> tuple[Succession, ...]:
        """The changes in which this code is named, in the order of time."""
        return tuple(
            change
            for change in self.history.changes
            if code in {unit.code for unit in (change.before, *change.after) if unit is not None}
        )

    def changes_named(self, name: str) -> tuple[Succession, ...]:
        """What became of units that were called so, in full or short, in the order of time: 江干区, 莱芜."""
        query = plain(name)
        return tuple(
            change
            for change in self.history.changes
            if change.before is not None and query in spellings(change.before.name)
        )

    def standing_on(self, day: date) -> tuple[Division, ...]:
        """The divisions at the county level and above on that day, by code, private ones left out."""
        codes = sorted(code for code in self._ever.names if len(code) == 6)
        return tuple(division for code in codes if (division := self.as_of(code, day)) is not None)

    @cached_property
    def _ever(self) -> Table:
        return Table({**self.history.former, **self.table.names})

    def with_private(self, *divisions: Division) -> "Divisions":
        """These divisions and some of the caller's own, such as a zone or an invented county.

        A superior comes before those below it. Raises `PrivateDivisionRefused` for a code that is taken or does not
        fit its level, or a superior that does not exist or is of no higher level.
        """
        private = dict(self.private)
        for division in divisions:
            if why := self._objection(division, private):
                raise PrivateDivisionRefused(division.code, why)
            private[division.code] = division
        return replace(self, private=private)

    def _objection(self, division: Division, private: Mapping[str, Division]) -> str | None:
        code, parent = division.code, division.parent
        if not (code.isascii() and code.isdigit() and len(code) in (6, 9)):
            return "代码应为六位或九位数字"
        if Level.of_code(code) is not division.level:
            return f"{division.level.label}区划的代码不是这样编排的"
        if code in self._ever.names or code in private:
            return "代码已有区划使用"
        if parent is None:
            return None if division.level is Level.PROVINCE else "应指明上级区划"
        above = private.get(parent) or self.table.division(parent)
        if above is None:
            return f"没有上级区划 {parent}"
        return None if above.level.rank < division.level.rank else f"上级区划 {above.name} 的级别不高于它"


@cache
def packaged_divisions() -> Divisions:
    """The divisions that come with the package; read on first use."""
    history = History(published_successions())
    return Divisions(packaged_table(history.in_use()), history)
