"""Asked of a list of changes: which codes were in use on a day, under which name, and what they passed to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.divisions.errors import BeforeRecord
from gongkai.divisions.succession import SINCE, Succession


@dataclass(frozen=True)
class History:
    """Changes in the order of time."""

    changes: tuple[Succession, ...]

    @cached_property
    def _of_code(self) -> Mapping[str, list[Succession]]:
        found: dict[str, list[Succession]] = defaultdict(list)
        for change in self.changes:
            if change.before:
                found[change.before.code].append(change)
        return found

    @cached_property
    def _created(self) -> Mapping[str, date]:
        return {unit.code: change.on for change in self.changes for unit in change.after if unit.new}

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Last name of every code that went out of use, by code."""
        return {
            code: change.before.name
            for code, (*_, change) in self._of_code.items()
            if change.before and all(unit.code != code for unit in change.after)
        }

    def in_use(self) -> Iterable[tuple[str, str]]:
        """(code, name) of every unit that the changes set up and that is still in use."""
        for change in self.changes:
            for unit in change.after:
                if unit.new and unit.code not in self.former:
                    yield unit.code, unit.name

    def name_on(self, code: str, on: date, name: str) -> str | None:
        """What the code stood for on that day, `name` where no change says otherwise; None if it was not in use.

        Raises `BeforeRecord` for a day before the list begins.
        """
        if on < SINCE:
            raise BeforeRecord(on, SINCE)
        if on < self._created.get(code, SINCE):
            return None
        changes = self._of_code.get(code, [])
        for change in changes:
            if change.before and on < change.on:
                return change.before.name
        return None if code in self.former else name

    def passed_to(self, code: str, on: date) -> tuple[str, ...]:
        """Codes that the territory of this code had come to by that day, the code itself if nothing happened."""
        if on < SINCE:
            raise BeforeRecord(on, SINCE)
        codes, since = [code], SINCE
        while since <= on:
            affected = [c.on for now in codes for c in self._of_code.get(now, []) if since < c.on <= on]
            if not affected:
                break
            since = min(affected)
            codes = [heir for now in codes for heir in self._heirs(now, since)]
        return tuple(dict.fromkeys(codes))

    def _heirs(self, code: str, on: date) -> list[str]:
        found = [u.code for change in self._of_code.get(code, []) if change.on == on for u in change.after]
        return found or [code]
