"""Taking over the printed catalogue of a domain; a new edition changes what is here."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from gongkai.agencies.models import Agency
from gongkai.casework.register_import.progress import Progress
from gongkai.publishing.catalogue.register_import.row import ItemRow
from gongkai.publishing.models import StandardItem

_KEPT = (
    "item_1",
    "item_2",
    "elements",
    "legal_basis",
    "time_limit",
    "responsible",
    "channels",
    "audience",
    "proactive",
    "levels",
)


def progress(agency: Agency, domain: int, rows: Sequence[ItemRow]) -> Progress[ItemRow]:
    """Entries that are new or read otherwise now are still to come; one question to the database."""
    here = {item.seq: item for item in StandardItem.objects.filter(agency=agency, domain=domain)}
    to_come = tuple(row for row in rows if row.seq not in here or _said(here[row.seq]) != _values(row))
    return Progress(to_come, len(rows) - len(to_come), ())


@transaction.atomic
def take_over(agency: Agency, domain: int, rows: Sequence[ItemRow], most: int) -> int:
    """Take over the first `most` entries to come, all or none; owners stay. How many were taken."""
    # Pressed twice, the second waits for the first and finds its rows here.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    to_come = progress(agency, domain, rows).to_come[:most]
    for row in to_come:
        StandardItem.objects.update_or_create(
            agency=agency, domain=domain, seq=row.seq, defaults={**_values(row), "in_use": True}
        )
    return len(to_come)


def _values(row: ItemRow) -> dict[str, object]:
    said = asdict(row)
    return {name: list(said[name]) if name == "channels" else said[name] for name in _KEPT}


def _said(item: StandardItem) -> dict[str, object]:
    return {name: getattr(item, name) for name in _KEPT}
