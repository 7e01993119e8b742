"""Taking over a ledger that was kept in a spreadsheet; done again, what is here is passed over."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.register_import.progress import Progress
from gongkai.publishing.channels.register_import.row import Known, PlacementRow
from gongkai.publishing.models import ChannelKind, Column, Document, MediaAccount, Placement
from gongkai.records.moment import Moment
from gongkai.text.folding import folded

_PAGE = re.compile(r"/info/(\d{1,18})/?$")
"""The address of a document of this platform, at the end of a link."""


def known_of(agency: Agency) -> Known:
    """What rows of the agency may name; three questions to the database."""
    columns = Column.objects.filter(agency=agency).order_by("-in_use", "pk").values_list("name", "pk")
    units = agency.units.values_list("name", "pk")
    accounts = MediaAccount.objects.filter(agency=agency).values_list("channel", "name", "pk")
    return Known(
        # Of two columns of one name the one in use, and of two in use the first.
        dict(reversed([(folded(name), pk) for name, pk in columns])),
        {folded(name): pk for name, pk in units},
        {(channel, folded(name)): pk for channel, name, pk in accounts},
    )


def progress(agency: Agency, rows: Sequence[PlacementRow]) -> Progress[PlacementRow]:
    """Which rows are here; two questions to the database, one more where rows link to documents of the platform.

    Nothing can be in the way of a row.
    """
    if not rows:
        return Progress((), 0, ())
    days = [row.on for row in rows]
    known = Placement.objects.filter(agency=agency)
    # What was struck out does not come back by the same file.
    here = set(
        known.between(min(days), max(days)).values_list(
            "on", "title", "channel", "account", "column", "address"
        )
    )
    documents = _documents(agency, rows)
    places: set[tuple[object, ...]] = set()
    if documents:
        entered = known.counted().filter(document__in=documents.values())
        places = {
            _place(*values)
            for values in entered.values_list("document", "channel", "account", "column", "on")
        }
    to_come = []
    for row in rows:
        place = _place(documents.get(row.address), row.channel, row.account, row.column, row.on)
        if row.same not in here and place not in places:
            to_come.append(row)
            places |= {place} if row.address in documents else set()
    return Progress(tuple(to_come), len(rows) - len(to_come), ())


@transaction.atomic
def take_over(agency: Agency, rows: Sequence[PlacementRow], actor: Actor, when: Moment, most: int) -> int:
    """Enter the first `most` rows that are not here yet, all or none; how many were entered.

    A link to a document of the agency on this platform makes the row one of that document.
    """
    # Pressed twice, the second waits for the first and finds its rows here.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    to_come = progress(agency, rows).to_come[:most]
    documents = _documents(agency, to_come)
    Placement.objects.bulk_create(
        (
            Placement(
                agency=agency,
                document_id=documents.get(row.address),
                channel=row.channel,
                account_id=row.account,
                column_id=row.column,
                unit_id=row.unit,
                title=row.title,
                on=row.on,
                address=row.address,
                reads=row.reads,
                entered_by=str(actor),
                entered_at=when.at,
            )
            for row in to_come
        ),
        batch_size=500,
    )
    return len(to_come)


def _documents(agency: Agency, rows: Iterable[PlacementRow]) -> dict[str, int]:
    """Documents by the links that name them."""
    named = {row.address: int(found[1]) for row in rows if (found := _PAGE.search(row.address))}
    if not named:
        return {}
    theirs = set(Document.objects.filter(agency=agency, pk__in=named.values()).values_list("pk", flat=True))
    return {address: pk for address, pk in named.items() if pk in theirs}


def _place(
    document: int | None, channel: str, account: int | None, column: int | None, on: date
) -> tuple[object, ...]:
    """Where a document counts once: on the site altogether, elsewhere in an account and column on a day."""
    if channel == ChannelKind.SITE:
        return document, str(channel)
    return document, str(channel), account, column, on
