"""Bringing in what is public already: the stock of an old site, whole and without review (存量信息导入).

Each document gets its file with one event, which says that it was published then; from there on it is one like others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.validity import Validity
from gongkai.publishing.content import Content
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import (
    ChannelKind,
    Column,
    Document,
    Placement,
    Platform,
    Publication,
    Revision,
)
from gongkai.publishing.searched import page_of
from gongkai.publishing.stage import Stage
from gongkai.records.bulk import NewEvent, append_many
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.search import indexing


@dataclass(frozen=True, slots=True)
class Brought:
    """A published document of before: its content (the body is clean already), its column and when it appeared."""

    content: Content
    column: Column
    published_at: datetime
    index_number: str
    validity: Validity | None = None
    values: dict[str, Any] = field(default_factory=dict)
    """Further columns of `Document`, such as `unit`."""


def bring_in(
    agency: Agency, brought: Sequence[Brought], actor: Actor, when: Moment, *, searched: bool = True
) -> list[Document]:
    """Publish them as they were. `searched` is for who fills the index afterwards, at once (`rebuild_search`)."""
    with transaction.atomic():
        cases = [Case(agency=agency, kind=CaseKind.DOCUMENT, opened_at=when.at) for _ in brought]
        append_many([(case, [_event(one, actor, when)]) for case, one in zip(cases, brought, strict=True)])
        pairs = list(zip(cases, brought, strict=True))
        documents = Document.objects.bulk_create([_document(agency, case, one) for case, one in pairs])
        Revision.objects.bulk_create([_revision(case, one, actor, when) for case, one in pairs])
        publications = Publication.objects.bulk_create(
            [_publication(agency, case, one) for case, one in pairs]
        )
        Placement.objects.bulk_create([_placement(agency, case, one, actor, when) for case, one in pairs])
        Platform.objects.filter(agency=agency).update(version=F("version") + 1)
        if searched:
            for publication in publications:
                indexing.put(page_of(publication))
    return documents


def _event(one: Brought, actor: Actor, when: Moment) -> NewEvent:
    data = {
        "kind": one.content.kind,
        "published_at": one.published_at.isoformat(),
        "digest": one.content.digest,
    }
    if one.validity:
        data["validity"] = one.validity.value
    if unit := one.values.get("unit"):
        data["unit"] = unit.pk
    return NewEvent(EventKind.IMPORTED, _day(one), when.at, str(actor), actor.user_id, data)


def _day(one: Brought) -> Any:
    return timezone.localdate(one.published_at)


def _document(agency: Agency, case: Case, one: Brought) -> Document:
    said = one.content
    same = {
        name: getattr(said, name)
        for name in Content.__dataclass_fields__
        if name not in ("issuers", "audience", "files")
    }
    return Document(
        case=case,
        agency=agency,
        column=one.column,
        drafted_on=_day(one),
        **same,
        issuers=list(said.issuers),
        audience=list(said.audience),
        index_number=one.index_number,
        attribute=DisclosureAttribute.PROACTIVE,
        stage=Stage.PUBLISHED,
        is_public=True,
        revision=1,
        published_revision=1,
        published_at=one.published_at,
        validity=one.validity or "",
        **one.values,
    )


def _revision(case: Case, one: Brought, actor: Actor, when: Moment) -> Revision:
    return Revision(
        document_id=case.pk,
        number=1,
        content=one.content.without_body(),
        body=one.content.body,
        digest=one.content.digest,
        made_at=when.at,
        made_by=str(actor),
    )


def _publication(agency: Agency, case: Case, one: Brought) -> Publication:
    said = one.content
    return Publication(
        document_id=case.pk,
        revision=1,
        agency=agency,
        column=one.column,
        kind=said.kind,
        title=said.title,
        abstract=said.abstract,
        index_number=one.index_number,
        document_number=said.document_number,
        issuers="、".join(said.issuers) or agency.name,
        theme=said.theme,
        date_of_document=said.date_of_document,
        published_at=one.published_at,
        validity=one.validity or "",
        body=said.body,
        shown=said.without_body(),
    )


def _placement(agency: Agency, case: Case, one: Brought, actor: Actor, when: Moment) -> Placement:
    return Placement(
        agency=agency,
        document_id=case.pk,
        channel=ChannelKind.SITE,
        column=one.column,
        title=one.content.title,
        on=_day(one),
        address=f"/info/{case.pk}/",
        entered_by=str(actor),
        entered_at=when.at,
    )
