"""Figures of the ledger: items and documents by channel, column and section, each in one question.

An item is one entry on one channel; the same document on three channels is three items and one document. What was
entered by its title alone counts as one document for each title of an agency.
"""

from dataclasses import dataclass

from django.db.models import CharField, Count, F, Min, Q, Value
from django.db.models.functions import Cast, Concat

from gongkai.publishing.models import ChannelKind, Placement
from gongkai.publishing.models.channel import PlacementQuerySet
from gongkai.publishing.scope import Scope

_ITEMS = Count("pk")
_OWN_TITLE = Concat(Cast("agency_id", CharField()), Value(" "), "title")
_DOCUMENTS = Count("document", distinct=True) + Count(_OWN_TITLE, distinct=True, filter=Q(document=None))
NONE = "-"
"""Code of the entries without a column or a section."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many items, and of how many documents; `code` is what opens its rows."""

    code: str
    label: str
    items: int
    documents: int


def counted(scope: Scope) -> PlacementQuerySet:
    """The entries of the scope that count, as rows."""
    return scope.theirs(Placement.objects.counted()).between(scope.first, scope.last)


def whole(rows: PlacementQuerySet) -> Figure:
    """All of them."""
    found = rows.aggregate(items=_ITEMS, documents=_DOCUMENTS)
    return Figure("", "合计", found["items"], found["documents"])


def by_channel(rows: PlacementQuerySet) -> list[Figure]:
    """By channel, in the order of the law's own list; channels without any are left out."""
    found = {
        channel: Figure(channel, str(ChannelKind(channel).label), items, documents)
        for channel, items, documents in rows.order_by()
        .values("channel")
        .annotate(items=_ITEMS, documents=_DOCUMENTS)
        .values_list("channel", "items", "documents")
    }
    return [found[channel] for channel in ChannelKind if channel in found]


def by_column(rows: PlacementQuerySet) -> list[Figure]:
    """Entries on the site by column, most first; in a subtree columns of one code are one."""
    return _by(rows.filter(channel=ChannelKind.SITE), "column__code", "column__name", "没有写栏目")


def by_unit(rows: PlacementQuerySet) -> list[Figure]:
    """By section, most first."""
    return _by(rows, "unit", "unit__name", "没有写科室")


def by_account(rows: PlacementQuerySet) -> list[Figure]:
    """By new-media account, most first; entries without one are left out."""
    return _by(rows.exclude(account=None), "account", "account__name", "")


def _by(rows: PlacementQuerySet, code: str, name: str, without: str) -> list[Figure]:
    found = (
        rows.order_by()
        .values(of=F(code))
        .annotate(name=Min(name), items=_ITEMS, documents=_DOCUMENTS)
        .order_by("-items", "of")
        .values_list("of", "name", "items", "documents")
    )
    return [
        Figure(NONE if of is None else str(of), label or without, items, documents)
        for of, label, items, documents in found
    ]
