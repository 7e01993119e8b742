"""The book of an agency and a ledger: made on first use, locked by whoever writes in it, switched off and on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.append import append, lock
from gongkai.records.models import Case, CaseKind, Event
from gongkai.records.moment import Moment
from gongkai.registers.event_kind import EventKind
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import Book


@transaction.atomic
def book_of(agency: Agency, ledger: Ledger, when: Moment) -> Book:
    """The agency's book of the ledger, with its file of events."""
    if found := _found(agency, ledger):
        return found
    # Two who open the ledger for the first time at once: the second waits here and finds the book.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    if found := _found(agency, ledger):
        return found
    case = Case.objects.create(agency=agency, kind=CaseKind.BOOK, opened_at=when.at)
    return Book.objects.create(case=case, agency=agency, ledger=ledger.code)


def _found(agency: Agency, ledger: Ledger) -> Book | None:
    return Book.objects.filter(agency=agency, ledger=ledger.code).first()


def length_of(agency: Agency, ledger: Ledger) -> int:
    """How many events the book has; none where nobody has written in it yet."""
    found = Book.objects.filter(agency=agency, ledger=ledger.code).values_list("case__length", flat=True)
    return found.first() or 0


class Writing:
    """A book held locked, until the transaction ends, by who writes in it."""

    def __init__(self, book: Book, case: Case, actor: Actor, when: Moment) -> None:
        self.book = book
        self._case, self._actor, self._when = case, actor, when

    def record(self, kind: EventKind, **data: Any) -> Event:
        """Add an event to the book."""
        return append(self._case, kind, on=self._when.today, actor=self._actor, when=self._when, data=data)


@contextmanager
def written_in(agency: Agency, ledger: Ledger, actor: Actor, when: Moment) -> Iterator[Writing]:
    """The book, locked, in a transaction of its own or the caller's. Raises `LedgerRefused` for one switched off."""
    with transaction.atomic():
        book = book_of(agency, ledger, when)
        writing = Writing(book, lock(book.pk), actor, when)
        book.refresh_from_db()
        if not book.in_use:
            raise LedgerRefused(f"“{ledger.label}”已经停用。先启用，再登记。")
        yield writing


@transaction.atomic
def switch(agency: Agency, ledger: Ledger, actor: Actor, when: Moment, *, on: bool) -> Book:
    """Offer the ledger, or offer it no more; its rows stay and count. What is so already changes nothing."""
    book = book_of(agency, ledger, when)
    case = lock(book.pk)
    book.refresh_from_db()
    if book.in_use != on:
        book.in_use = on
        book.save(update_fields=["in_use"])
        kind = EventKind.SWITCHED_ON if on else EventKind.SWITCHED_OFF
        append(case, kind, on=when.today, actor=actor, when=when)
    return book
