"""Putting public pages into the index and taking them out, in the transaction that makes them public or not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from gongkai.search.models import Entry
from gongkai.search.posting import found_by, postings
from gongkai.text.search_text import Needed, tidied

_FACET = re.compile(r"[A-Za-z0-9]+_\w+", re.ASCII)
_A_DAY = 1 << 24
"""Numbers that a day of publication has."""
_AT_ONCE = 500
FORM = "_v2"
"""How texts are cut into tokens: another one wherever that changes, for an entry is taken out by its own tokens."""
_MADE = 0
"""The number under which the form is kept; no entry has it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A public page to be found. A blank line in `text` parts paragraphs; single ends of lines are layout. `facets` by name: `{"kind": ["report"], "year": ["2024"]}`, see `facet`."""

    reference: str
    title: str
    text: str
    address: str
    published_on: date
    issuer: str
    document_number: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)


def put(page: Page) -> None:
    """Let a page be found, as it now is; what was known of it before is forgotten."""
    if not connection.in_atomic_block:
        raise RuntimeError("a page is put into the index in the transaction that publishes it")
    remove(page.reference)
    entry = _entry(page)
    _number(entry)
    postings().add(entry.number, found_by(entry))


def remove(reference: str) -> None:
    """Let a page be found no more; nothing happens where it was not in."""
    entry = Entry.objects.filter(reference=reference).first()
    if entry is not None:
        postings().remove(entry.number, found_by(entry))
        entry.delete()


def make_anew(pages: Iterable[Page]) -> int:
    """Forget everything and put these in, in the caller's transaction; how many."""
    index = postings()
    index.clear()
    Entry.objects.all().delete()
    highest: dict[date, int] = {}
    count = 0
    coming = iter(pages)
    while entries := [_entry(page) for page in islice(coming, _AT_ONCE)]:
        for entry in entries:
            entry.number = highest.get(entry.published_on, _first(entry.published_on) - 1) + 1
            highest[entry.published_on] = entry.number
        Entry.objects.bulk_create(entries)
        for entry in entries:
            index.add(entry.number, found_by(entry))
        count += len(entries)
    mark_as_made()
    return count


def mark_as_made() -> None:
    """Say in the empty index, or when it has been filled, by which form of tokens it is made."""
    postings().add(_MADE, [FORM])


def is_current() -> bool:
    """Whether the index was made by this form of tokens. Not after a restore: postings are in no backup."""
    return postings().counts([[((Needed(FORM),),)]], 1) == [1]


def facet(name: str, value: str) -> str:
    """The token of a facet. ValueError for what is more than ASCII letters, digits and _."""
    if not _FACET.fullmatch(f"{name}_{value}"):
        raise ValueError(f"not a facet: {name}={value}")
    return f"{name}_{value}".lower()


def _facets(page: Page) -> Iterator[str]:
    for name, values in page.facets.items():
        for value in values:
            yield facet(name, value)


def _entry(page: Page) -> Entry:
    return Entry(
        reference=page.reference,
        title=tidied(page.title)[:300],
        text=" ".join(filter(None, map(tidied, page.text.split("\n\n")))),
        address=page.address,
        published_on=page.published_on,
        issuer=page.issuer,
        document_number=page.document_number,
        facets=list(_facets(page)),
    )


def _first(day: date) -> int:
    return day.toordinal() * _A_DAY


def _number(entry: Entry) -> None:
    """The next of its day; taken by another transaction meanwhile, the one after."""
    first = _first(entry.published_on)
    while True:
        taken = Entry.objects.filter(number__gte=first, number__lt=first + _A_DAY)
        highest = taken.aggregate(highest=Max("number"))["highest"]
        entry.number = first if highest is None else highest + 1
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError:
            if Entry.objects.filter(reference=entry.reference).exists():
                raise
        else:
            return
