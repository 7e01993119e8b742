"""Asking the database for what the guard knows (`known.Known`)."""

import re
from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings

from gongkai.agencies.models import Agency
from gongkai.publishing.guard.dictionary import Dictionary, over_shipped
from gongkai.publishing.guard.known import Known, Serving
from gongkai.publishing.guard.telephone import printed as numbers_in
from gongkai.publishing.models import Document, GuideEntry, Leader, LinkCheck, Publication, Wording

_OWN_ADDRESS = re.compile(r"/info/(\d{1,18})/")


def known_of(agency: Agency, today: date, document: Document | None = None) -> Known:
    """What is known of an agency on a day; with a document, of that too. Three questions, up to three more for a document."""
    wordings = Wording.objects.filter(agency=agency).order_by("pk")
    rows = tuple(wordings.values_list("wrong", "right", "severity", "source", "except_in"))
    leaders = Leader.objects.filter(agency=agency).order_by("position", "pk")
    more: dict[str, Any] = {}
    if document is not None:
        files = document.files.filter(removed=False)
        more = {
            "attribute": document.attribute,
            "files": dict(files.values_list("pk", "text")),
            "public": _public(document.body),
            "dead": dict(LinkCheck.objects.filter(document=document).dead().values_list("address", "says")),
        }
    return Known(
        today=today,
        dictionary=_dictionary(rows),
        names=tuple(name for name in (agency.name, agency.short_name) if name),
        leaders=tuple(
            Serving(one.name, one.title, one.position, one.since, one.until) for one in leaders if one.name
        ),
        telephones=_telephones(agency),
        hosts=frozenset(host.lower() for host in (*settings.ALLOWED_HOSTS, settings.IDENTITY.domain) if host),
        **more,
    )


@lru_cache(maxsize=64)
def _dictionary(rows: tuple[tuple[str, str, str, str, str], ...]) -> Dictionary:
    """The automaton of an agency, built once for each state of its entries."""
    return Dictionary(over_shipped(rows))


def _telephones(agency: Agency) -> frozenset[str]:
    said = GuideEntry.objects.filter(agency=agency).values_list("value", flat=True)
    printed = "\n".join((agency.telephone, agency.fax, *said))
    return frozenset(numbers_in(printed))


def _public(body: str) -> frozenset[int]:
    linked = {int(found) for found in _OWN_ADDRESS.findall(body)}
    return (
        frozenset(Publication.objects.filter(pk__in=linked).values_list("pk", flat=True))
        if linked
        else frozenset()
    )
