"""The dictionary of wrong words and fixed wordings (词库): the one that is shipped, and an agency's own over it.

Shipped entries stand in data/*.csv, each with its source. An entry is not looked for inside longer words that are
right (`except_in`); one that has a day (`since`) holds for documents from that day on, as with names of organs.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from gongkai.publishing.guard.finding import Severity
from gongkai.publishing.guard.folded_text import plain

OFF = "off"
"""What `Wording.severity` says of an entry that an agency does not want."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Wrong words and what to write instead (empty: nobody can say), how grave, on whose authority."""

    wrong: str
    right: str
    severity: Severity
    source: str
    except_in: tuple[str, ...] = ()
    since: date | None = None
    is_own: bool = False


@dataclass(frozen=True)
class Dictionary:
    """Entries with the automaton that looks for all of them at once."""

    entries: tuple[Entry, ...]
    _automaton: AhoCorasick | None = field(init=False, repr=False, compare=False)
    _passes: tuple[tuple[tuple[str, int], ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = [plain(one.wrong) for one in self.entries]
        automaton = AhoCorasick(words, matchkind=MatchKind.Standard) if words else None
        object.__setattr__(self, "_automaton", automaton)
        object.__setattr__(self, "_passes", tuple(map(_passes, self.entries)))

    def finds(self, text: str, on: date) -> Iterator[tuple[Entry, int, int]]:
        """Entries met in a folded text, in order: at each place the longest of those that are not excused.

        `on` is the day of the document: what holds only since a later day is let pass.
        """
        if self._automaton is None:
            return
        met = [
            (start, -end, which)
            for which, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True)
            if not any(
                text.startswith(longer, start - at) for longer, at in self._passes[which] if start >= at
            )
        ]
        done = 0
        for start, end, which in sorted(met):
            entry = self.entries[which]
            if start >= done and (entry.since is None or entry.since <= on):
                yield entry, start, -end
                done = -end


def _passes(entry: Entry) -> tuple[tuple[str, int], ...]:
    """Longer words, folded, and how far into each the wrong ones begin."""
    wrong = plain(entry.wrong)
    return tuple((longer, at) for longer in map(plain, entry.except_in) for at in _places(longer, wrong))


def _places(longer: str, wrong: str) -> Iterator[int]:
    at = longer.find(wrong)
    while at >= 0:
        yield at
        at = longer.find(wrong, at + 1)


@cache
def shipped() -> tuple[Entry, ...]:
    """The base dictionary, in the order of its files."""
    folder = files("gongkai.publishing.guard") / "data"
    found = []
    for name in ("characters", "variants", "phrases", "fixed", "institutions"):
        rows = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        found += [_entry(row) for row in csv.DictReader(rows)]
    return tuple(found)


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        row["wrong"],
        row["right"],
        Severity(row["severity"]),
        row["source"],
        words(row["except_in"]),
        date.fromisoformat(row["since"]) if row["since"] else None,
    )


def words(said: str) -> tuple[str, ...]:
    """Exceptions as they are written: between bars, commas or 、."""
    for mark in "，,、；;":
        said = said.replace(mark, "|")
    return tuple(word for part in said.split("|") if (word := part.strip()))


def over_shipped(own: Iterable[tuple[str, str, str, str, str]]) -> tuple[Entry, ...]:
    """The shipped entries with an agency's own over them: wrong, right, severity, source, exceptions.

    An own entry replaces the shipped one of the same words; `OFF` takes it away.
    """
    found = {one.wrong: one for one in shipped()}
    for wrong, right, severity, source, except_in in own:
        found.pop(wrong, None)
        if severity != OFF:
            found[wrong] = Entry(wrong, right, Severity(severity), source, words(except_in), is_own=True)
    return tuple(found.values())
