"""Searching: candidates by tokens, the words themselves looked for in each, in the order that was asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from gongkai.search.models import Entry
from gongkai.search.posting import FACET, HEADING, Postings, postings
from gongkai.text.search_text import Needed, Term, terms

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
    """A page of results. `about` counts candidates as far as 1,000; `next` is where the next page begins."""

    entries: tuple[Entry, ...]
    terms: tuple[Term, ...]
    about: int
    next: Cursor | None


def search(
    query: str,
    facets: Sequence[str] = (),
    after: Cursor | None = None,
    most: int = 20,
    order: Sequence[Where] = BEST,
) -> Found:
    """Entries with all terms of the query and all facets (`indexing.facet`); with facets alone, the newest of them."""
    asked = terms(query)
    narrowed = [Needed(FACET + facet) for facet in facets]
    if not asked and (query.strip() or not narrowed):
        return Found((), (), 0, None)
    if not asked:
        order = NEWEST
    index = postings()
    found: list[Entry] = []
    reached = after = after if after is not None and after.where in order else None
    complete = True
    for where, entry in _candidates(index, asked, narrowed, after, order):
        if isinstance(entry, int):
            reached, complete = Cursor(where, entry), False
            break
        if _holds(entry, asked, where):
            if len(found) == most:
                complete = False
                break
            found.append(entry)
        reached = Cursor(where, entry.number)
    about = count(asked, facets)
    return Found(tuple(found), asked, about, None if complete else reached)


def count(asked: Sequence[Term], facets: Sequence[str]) -> int:
    """How many entries have the tokens of the terms, as far as 1,000: about as many as are found."""
    narrowed = [Needed(FACET + facet) for facet in facets]
    return postings().count([*_plain(asked), *narrowed], COUNTED)


def _plain(asked: Sequence[Term]) -> list[Needed]:
    return list(dict.fromkeys(needed for term in asked for needed in term.needed))


def _candidates(
    index: Postings,
    asked: Sequence[Term],
    narrowed: list[Needed],
    after: Cursor | None,
    order: Sequence[Where],
) -> Iterator[tuple[Where, Entry | int]]:
    """Entries to look into; at last, where too many were looked into, the number at which that was."""
    looked_at = 0
    for where in order:
        if after is not None and where < after.where:
            continue
        mark = HEADING if where is Where.HEADING else ""
        wanted = [*(Needed(mark + one.token, one.begins) for one in _plain(asked)), *narrowed]
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


def _holds(entry: Entry, asked: Sequence[Term], where: Where) -> bool:
    heading = entry.heading
    missing = [term for term in asked if not term.is_in(heading)]
    if where is Where.HEADING:
        return not missing
    if where is Where.TEXT and not missing:
        return False  # it stood among the headings
    rest = entry.rest if missing else ""
    return all(term.is_in(rest) or entry.was_published(term) for term in missing)
