"""Which documents a clean-up looks through: those in force, or some of them, each with the section that answers for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.agencies.models import Agency, Unit
from gongkai.publishing.campaigns.deciding import open_campaign
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Campaign, CampaignItem, Document
from gongkai.publishing.register import counting
from gongkai.publishing.scope import Scope


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty values ask for nothing. `issuer` is a name, `theme` a code, `unit` a number."""

    kind: DocumentKind | None = None
    year: int | None = None
    issuer: str = ""
    theme: str = ""
    unit: int | None = None
    words: str = ""


def in_force(agency: Agency, today: date) -> QuerySet[Document]:
    """Rules and normative documents of the agency that are in force today."""
    return counting.in_force(Scope(agency, today, today)).rows


def candidates(campaign: Campaign, wanted: Wanted, today: date) -> QuerySet[Document]:
    """Those in force that are not in the clean-up yet and are asked for, the oldest first."""
    rows = in_force(campaign.agency, today)
    rows = rows.exclude(pk__in=CampaignItem.objects.filter(campaign=campaign).values("document"))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.year:
        rows = rows.filter(date_of_document__year=wanted.year)
    if wanted.theme:
        rows = rows.filter(theme=wanted.theme)
    if wanted.unit:
        rows = rows.filter(unit=wanted.unit)
    if wanted.issuer:
        rows = rows.filter(_issued_by(campaign.agency, wanted.issuer, today))
    for word in wanted.words.split():
        rows = rows.filter(Q(title__contains=word) | Q(document_number__contains=word))
    return rows.order_by("date_of_document", "pk")


def issuers(agency: Agency, today: date) -> list[str]:
    """Everybody who issued a document in force, the agency first."""
    names = {name for listed in _lists(agency, today) for name in listed}
    return [agency.name, *sorted(names - {agency.name})]


def _issued_by(agency: Agency, name: str, today: date) -> Q:
    """Lists of names are compared whole: inside of one, the two databases do not look alike."""
    found = Q(pk__in=[])
    for listed in _lists(agency, today):
        if name in listed or (not listed and name == agency.name):
            found |= Q(issuers=list(listed))
    return found


def _lists(agency: Agency, today: date) -> set[tuple[str, ...]]:
    return {tuple(listed) for listed in in_force(agency, today).values_list("issuers", flat=True)}


@transaction.atomic
def choose(
    campaign: Campaign,
    wanted: Wanted,
    today: date,
    *,
    numbers: Collection[int] | None = None,
    unit: Unit | None = None,
) -> int:
    """Take the candidates into the clean-up, of `numbers` alone where these are named; how many came in.

    `unit` answers for them all; without one, each document's own section does, if there still is one. Raises
    `LedgerRefused` for a clean-up that is closed.
    """
    campaign = open_campaign(campaign.pk)
    rows = candidates(campaign, wanted, today)
    if numbers is not None:
        rows = rows.filter(pk__in=numbers)
    in_use = set(campaign.agency.units.filter(in_use=True).values_list("pk", flat=True))
    items = [
        CampaignItem(
            campaign=campaign, document_id=pk, unit_id=unit.pk if unit else own if own in in_use else None
        )
        for pk, own in rows.values_list("pk", "unit")
    ]
    return len(CampaignItem.objects.bulk_create(items, batch_size=500))
