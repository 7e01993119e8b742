"""Bringing in what was issued before: the stock of an old site, whole and without review (存量信息导入).

Each document gets its file with an event that says that it was published then, and one more where its validity has
changed since; from there on it is one like others. Of one that never stood on a site only the register learns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.validity import Validity
from gongkai.publishing.banner import banner_of
from gongkai.publishing.content import Content
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.facts import Happened
from gongkai.publishing.folding import fold
from gongkai.publishing.models import (
    ChannelKind,
    Column,
    Document,
    Placement,
    Platform,
    Publication,
    Revision,
    ValiditySpell,
)
from gongkai.publishing.recording import derived, registered
from gongkai.publishing.searched import page_of
from gongkai.publishing.standing import Standing
from gongkai.records.bulk import NewEvent, append_many
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.search import indexing


@dataclass(frozen=True, slots=True)
class Brought:
    """A document of before: its content (the body is clean already), its column and when it appeared; `published_at` is
    none for one that only the register is to know.

    `changed_on` is the day since which it has its validity, where that is known, and `changed_by` the document that
    changed it; else it had that validity from the beginning, or has ended nobody knows when.
    """

    content: Content
    column: Column | None
    published_at: datetime | None
    index_number: str
    validity: Validity | None = None
    values: dict[str, Any] = field(default_factory=dict)
    """Further columns of `Document`, such as `unit`."""
    changed_on: date | None = None
    changed_by: str = ""


def bring_in(
    agency: Agency, brought: Sequence[Brought], actor: Actor, when: Moment, *, searched: bool = True
) -> list[Document]:
    """Publish them as they were. `searched` is for who fills the index afterwards, at once (`rebuild_search`)."""
    with transaction.atomic():
        cases = [Case(agency=agency, kind=CaseKind.DOCUMENT, opened_at=when.at) for _ in brought]
        histories = [_history(one, actor, when) for one in brought]
        append_many(list(zip(cases, histories, strict=True)))
        stands = list(map(_stands, histories))
        every = list(zip(cases, brought, stands, strict=True))
        documents = Document.objects.bulk_create([_document(agency, *each, when) for each in every])
        Revision.objects.bulk_create([_revision(case, one, actor, when) for case, one, _ in every])
        ValiditySpell.objects.bulk_create(
            spell
            for document, stood in zip(documents, stands, strict=True)
            for spell in registered(document, stood)
        )
        public = [(case, one, stood) for case, one, stood in every if one.published_at]
        publications = Publication.objects.bulk_create([_publication(agency, *each) for each in public])
        Placement.objects.bulk_create([_placement(agency, case, one, actor, when) for case, one, _ in public])
        Platform.objects.filter(agency=agency).update(version=F("version") + 1)
        if searched:
            for publication in publications:
                indexing.put(page_of(publication))
    return documents


def _history(one: Brought, actor: Actor, when: Moment) -> list[NewEvent]:
    validity = Validity.IN_FORCE if one.changed_on else one.validity
    dated = one.content.date_of_document
    data: dict[str, Any] = {
        "kind": one.content.kind,
        "published_at": one.published_at.isoformat() if one.published_at else "",
        "date_of_document": dated.isoformat() if dated else "",
        "digest": one.content.digest,
    }
    if validity:
        data["validity"] = validity.value
    if unit := one.values.get("unit"):
        data["unit"] = unit.pk
    by = when.at, str(actor), actor.user_id
    events = [NewEvent(EventKind.IMPORTED, _day(one, when), *by, data)]
    if one.changed_on and one.validity:
        changed = {
            "before": Validity.IN_FORCE.value,
            "validity": one.validity.value,
            "by": None,
            "by_name": one.changed_by,
            "articles": "",
            "reason": "",
        }
        events.append(NewEvent(EventKind.VALIDITY_CHANGED, one.changed_on, *by, changed))
    return events


def _stands(history: Sequence[NewEvent]) -> Standing:
    """Nothing is due of what was finished before."""
    facts = fold(Happened(EventKind(event.kind), event.on, event.data) for event in history)
    return Standing(facts, facts.stage, None, None, ())


def _day(one: Brought, when: Moment) -> date:
    """When it appeared; of one that never did here, when it was made."""
    if one.published_at:
        return timezone.localdate(one.published_at)
    return one.content.date_of_document or when.today


def _document(agency: Agency, case: Case, one: Brought, stands: Standing, when: Moment) -> Document:
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
        drafted_on=_day(one, when),
        **same,
        issuers=list(said.issuers),
        audience=list(said.audience),
        index_number=one.index_number,
        attribute=DisclosureAttribute.PROACTIVE,
        **{
            name: value
            for name, value in derived(stands).items()
            if name.removesuffix("_id") not in one.values
        },
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


def _publication(agency: Agency, case: Case, one: Brought, stands: Standing) -> Publication:
    said, facts = one.content, stands.facts
    assert facts.published_at is not None  # noqa: S101
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
        published_at=facts.published_at,
        validity=facts.validity or "",
        repealed_date=derived(stands)["repealed_date"],
        banner=banner_of(facts),
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
        on=_day(one, when),
        address=f"/info/{case.pk}/",
        entered_by=str(actor),
        entered_at=when.at,
    )
