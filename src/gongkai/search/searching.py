"""Searching: candidates by tokens, the words themselves looked for in each, in the order that was asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from gongkai.search.asked import HEADING, Asked, Clause, Facet, also, asked_by, every_term, narrowing
from gongkai.search.models import Entry
from gongkai.search.posting import Postings, postings
from gongkai.text.search_text import Term

BATCH = 60
MOST_LOOKED_AT = 3_000
"""Candidates looked into for one page of results; what lies beyond is on the next page."""
COUNTED = 1_000


class Where(IntEnum):
    """In which part of an entry everything is looked for. Best first goes through headings, then through what is left;
    newest first goes once through everything.
    """

    HEADING = 0
    TEXT = 1
    ANYWHERE = 2


BEST, NEWEST = (Where.HEADING, Where.TEXT), (Where.ANYWHERE,)
"""Orders of results: headings before texts, the newest first among each; or the newest first."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of results ended."""

    where: Where
    number: int

    def __str__(self) -> str:
        return f"{int(self.where)}-{self.number}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """The cursor of an address; None where it is none."""
        where, _, number = text.partition("-")
        if where not in ("0", "1", "2") or not number.isascii() or not number.isdigit() or len(number) > 18:
            return None
        return cls(Where(int(where)), int(number))


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results. `next` is where the next page begins; `also` are the words looked for that were not typed."""

    entries: tuple[Entry, ...] = ()
    terms: tuple[Term, ...] = ()
    also: tuple[str, ...] = ()
    next: Cursor | None = None


def search(
    query: str,
    facets: Sequence[Facet] = (),
    after: Cursor | None = None,
    most: int = 20,
    order: Sequence[Where] = BEST,
    *,
    widened: bool = False,
) -> Found:
    """Entries with all terms of the query and all facets; with facets alone, the newest of them.

    `widened`: words that mean the same will do (`synonyms`).
    """
    asked = asked_by(query, widened=widened)
    if not asked and (query.strip() or not facets):
        return Found()
    if not asked:
        order = NEWEST
    narrowed = narrowing(facets)
    found: list[Entry] = []
    reached = after = after if after is not None and after.where in order else None
    complete = True
    for where, entry in _candidates(postings(), asked, narrowed, after, order):
        if isinstance(entry, int):
            reached, complete = Cursor(where, entry), False
            break
        if _holds(entry, asked, where):
            if len(found) == most:
                complete = False
                break
            found.append(entry)
        reached = Cursor(where, entry.number)
    return Found(tuple(found), every_term(asked), tuple(also(asked)), None if complete else reached)


@dataclass(frozen=True, slots=True)
class Count:
    """How many are found: `number` of candidates, as far as 1,000. `certain` where all of them are found."""

    number: int
    certain: bool

    @property
    def is_more(self) -> bool:
        """Whether counting ended before all were counted."""
        return self.number >= COUNTED


def count(query: str, facets: Sequence[Facet] = (), *, widened: bool = False) -> Count:
    """How many entries a search goes through."""
    [found] = counts(query, [facets], widened=widened)
    return found


def counts(query: str, narrowings: Sequence[Sequence[Facet]], *, widened: bool = False) -> list[Count]:
    """How many entries a search goes through that is narrowed by each of these; one question to the database."""
    asked = asked_by(query, widened=widened)
    if not asked and (query.strip() or not all(narrowings)):
        return [Count(0, certain=True) for _facets in narrowings]
    clauses = [one.clause() for one in asked]
    certain = all(one.certain for one in asked)
    each = [[*clauses, *narrowing(facets)] for facets in narrowings]
    return [Count(number, certain) for number in postings().counts(each, COUNTED)]


def _candidates(
    index: Postings,
    asked: Sequence[Asked],
    narrowed: list[Clause],
    after: Cursor | None,
    order: Sequence[Where],
) -> Iterator[tuple[Where, Entry | int]]:
    """Entries to look into; at last, where too many were looked into, the number at which that was."""
    looked_at = 0
    for where in order:
        if after is not None and where < after.where:
            continue
        mark = HEADING if where is Where.HEADING else ""
        wanted = [*(one.clause(mark) for one in asked), *narrowed]
        before = after.number if after is not None and after.where is where else None
        while numbers := index.newest(wanted, before, BATCH):
            entries = Entry.objects.in_bulk(numbers)
            yield from ((where, entries[number]) for number in numbers if number in entries)
            before, looked_at = numbers[-1], looked_at + len(numbers)
            if len(numbers) < BATCH:
                break
            if looked_at >= MOST_LOOKED_AT:
                yield where, before
                return


def _holds(entry: Entry, asked: Sequence[Asked], where: Where) -> bool:
    heading = entry.heading
    missing = [one for one in asked if not one.is_in(heading)]
    if where is Where.HEADING:
        return not missing
    if where is Where.TEXT and not missing:
        return False  # it stood among the headings
    rest = entry.rest if missing else ""
    return all(one.is_in_text(rest) or any(map(entry.was_published, one.ways)) for one in missing)
