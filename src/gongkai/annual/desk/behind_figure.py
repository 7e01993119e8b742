"""A row behind a figure as a list shows it: what it is, its day, and the page on which it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from gongkai.casework.models import Application, Letter, Payment, Spell
from gongkai.publishing.models import (
    CampaignItem,
    Document,
    Placement,
    PointUse,
    PolicyQuestion,
    ReadingPoint,
    SiteError,
    Submission,
)
from gongkai.records.models import Event
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import LedgerRow


@dataclass(frozen=True, slots=True)
class Behind:
    """`address` is empty for what has no page of its own."""

    says: str
    on: date | None
    address: str = ""


_DAYS = (
    "on",
    "entered_on",
    "published_at",
    "asked_on",
    "made_at",
    "dispatched_on",
    "paid_on",
    "decided_on",
    "opened_on",
)
"""Fields of days, the first that a row has being its day."""
_LEDGER_OF = {ledger.model: ledger.code for ledger in LEDGERS.values()}

_ADDRESSES: dict[type[Model], Callable[[Any], tuple[Any, ...]]] = {
    Application: lambda row: ("application", row.pk),
    Spell: lambda row: ("application", row.application_id),
    Letter: lambda row: ("application", row.application_id),
    Payment: lambda row: ("application", row.application_id),
    Document: lambda row: ("document", row.pk),
    Placement: lambda row: ("document", row.document_id) if row.document_id else (),
    Event: lambda row: ("document", row.case_id),
    PolicyQuestion: lambda row: ("policy-question", row.pk),
    ReadingPoint: lambda row: ("reading-point", row.pk),
    PointUse: lambda row: ("reading-point", row.point_id),
    Submission: lambda row: ("submission", row.pk),
    SiteError: lambda row: ("ticket", row.pk),
    CampaignItem: lambda row: ("campaign-item", row.pk),
}


def behind(row: Model) -> Behind:
    """The row as the list shows it."""
    about = row.application if isinstance(row, (Spell, Letter, Payment)) else row
    place: tuple[Any, ...] = ()
    if isinstance(row, LedgerRow):
        place = ("ledger-row", _LEDGER_OF[type(row)], row.pk)
    elif address := _ADDRESSES.get(type(row)):
        place = address(row)
    return Behind(str(about), _day(row), reverse(place[0], args=place[1:]) if place else "")


def _day(row: Model) -> date | None:
    found = next((day for name in _DAYS if (day := getattr(row, name, None))), None)
    return timezone.localdate(found) if isinstance(found, datetime) else found
