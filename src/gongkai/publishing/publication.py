"""Making and removing the public page of a document: the only place where anything becomes public or ceases to be."""

import json
from typing import Any

from django.db.models import F, QuerySet

from gongkai.publishing.banner import banner_of
from gongkai.publishing.columns.version import count_up, hold
from gongkai.publishing.content import Content, content_of
from gongkai.publishing.facts import Facts, Numbers
from gongkai.publishing.history import stands
from gongkai.publishing.models import (
    Document,
    DocumentFile,
    Publication,
    Revision,
    TextState,
    Trace,
)
from gongkai.publishing.neighbours import beside, shown_links
from gongkai.publishing.searched import page_of, text_of_files
from gongkai.records.moment import Moment
from gongkai.search import indexing
from gongkai.search.models import Entry


def write(document: Document) -> bool:
    """Let the public see of the document exactly what its record says, in the caller's transaction; whether that is
    otherwise than before, so that versions were counted up.

    Called for every change, also of what stands around the text: links, questions shown, files read for search. What
    is as it should be is left alone, so that a version names one state of the page for ever.
    """
    if stands(document).facts.published_at is None and not _page_of(document).exists():
        return False
    # Before anything is read that another publication in the county may be writing.
    hold(document.agency)
    if not _written(document):
        return False
    for other in beside(document):
        if _spoken_of(other):
            count_up(other.agency)
    count_up(document.agency)
    return True


def differing(document: Document) -> list[str]:
    """What of the public page, its trace and its search entry is otherwise than the record says; nothing is changed."""
    facts = stands(document).facts
    page = _page_of(document).first()
    found = []
    if facts.is_public and page is not None:
        values = _values(document, facts, _revision(document, facts))
        found = [name for name, value in values.items() if getattr(page, name) != value]
    elif facts.is_public or page is not None:
        found.append("公开页面")
    if Entry.objects.filter(reference=_reference(document)).exists() != facts.is_public:
        found.append("检索条目")
    if Trace.objects.filter(pk=document.pk).exists() != (facts.taken_down is not None):
        found.append("撤下说明")
    return found


def _page_of(document: Document) -> QuerySet[Publication]:
    return Publication.objects.filter(pk=document.pk)


def _reference(document: Document) -> str:
    return f"document:{document.pk}"


def _spoken_of(other: Document) -> bool:
    """Let a page that is public say anew what it says of the documents beside it; whether it says anything else now.

    Its own case is not locked: a page that has changed or gone meanwhile is neither overwritten nor made again.
    """
    before = _page_of(other).first()
    if before is None:
        return False
    facts = stands(other).facts
    shown = _shown(_revision(other, facts), other, facts)
    banner = banner_of(facts)
    if (before.shown, before.banner) == (shown, banner):
        return False
    same = _page_of(other).filter(version=before.version)
    return bool(same.update(shown=shown, banner=banner, version=F("version") + 1))


def _written(document: Document) -> bool:
    """Whether the page, or that there is none, is now otherwise than before."""
    before, facts = _page_of(document).first(), stands(document).facts
    if not facts.is_public:
        _keep_trace(document, facts)
        if before is None:
            return False
        indexing.remove(_reference(document))
        before.delete()
        return True
    values = _values(document, facts, _revision(document, facts))
    if before is not None and all(getattr(before, name) == value for name, value in values.items()):
        return False
    Trace.objects.filter(pk=document.pk).delete()
    if before is None:
        Publication.objects.create(document=document, version=facts.page + 1, **values)
    else:
        _page_of(document).update(**values, version=F("version") + 1)
    page = _page_of(document).select_related("agency", "column").get()
    indexing.put(page_of(page, text_of_files(page)))
    return True


def previewed(document: Document, when: Moment) -> Publication:
    """The page, unsaved, as it would be were the working text published now."""
    facts = stands(document).facts
    values = _values(document, facts, content_of(document))
    return Publication(
        document=document,
        **{**values, "revision": document.revision, "published_at": facts.published_at or when.at},
    )


def _values(document: Document, facts: Facts, said: Content) -> dict[str, Any]:
    """The row but for its version: what is `said`, and what its document says of it today."""
    finished = facts.shelved or facts.signed
    given = finished.numbers if finished else Numbers()
    return {
        "revision": facts.published_revision,
        "agency_id": document.agency_id,
        "column_id": document.column_id,
        "kind": said.kind,
        "title": said.title,
        "abstract": said.abstract,
        "index_number": given.index_number or document.index_number,
        "document_number": said.document_number or given.document_number,
        "issuers": "、".join(said.issuers) or document.agency.name,
        "theme": said.theme,
        "date_of_document": said.date_of_document or given.date_of_document,
        "published_at": facts.published_at,
        "validity": document.validity,
        "repealed_date": document.repealed_date,
        "body": said.body,
        "shown": _shown(said, document, facts),
        "files": _files(said),
        "banner": banner_of(facts),
    }


def _revision(document: Document, facts: Facts) -> Content:
    assert facts.published_revision is not None  # noqa: S101
    revision = Revision.objects.get(document=document, number=facts.published_revision)
    return Content.read(revision.content, revision.body)


def _shown(said: Content, document: Document, facts: Facts) -> dict[str, Any]:
    # As it comes back from the database, to be compared with what is there.
    found: dict[str, Any] = json.loads(json.dumps({**said.without_body(), **_around(document, facts)}))
    return found


def _around(document: Document, facts: Facts) -> dict[str, Any]:
    """What stands beside the text, each only where there is something.

    `revised_on`: the day of the last revision. `topics`: code, name and agency. `links`: see `neighbours`.
    `questions`: questions and answers that are shown.
    """
    questions = document.questions.filter(shown=True).exclude(answer="").order_by("asked_on", "pk")
    topics = document.topics.order_by("pk").values("agency", "code", "name")
    found = {
        "revised_on": facts.revised_on.isoformat() if facts.revised_on else "",
        "topics": list(topics),
        "links": shown_links(document),
        "questions": [{"question": one.question, "answer": one.answer} for one in questions],
    }
    return {name: value for name, value in found.items() if value}


def _files(said: Content) -> list[dict[str, Any]]:
    rows = DocumentFile.objects.select_related("attachment").in_bulk([line.number for line in said.files])
    return [
        {
            "number": line.number,
            "title": line.title,
            "use": line.use,
            "media": rows[line.number].attachment.media,
            "size": rows[line.number].attachment.size,
            "pages": rows[line.number].pages,
            "read": rows[line.number].text_state == TextState.READ,
        }
        for line in said.files
    ]


def _keep_trace(document: Document, facts: Facts) -> None:
    """What stays at the address of a page that was taken down."""
    if facts.taken_down is None:
        Trace.objects.filter(pk=document.pk).delete()
        return
    down = facts.taken_down
    Trace.objects.update_or_create(
        document=document,
        defaults={
            "agency": document.agency,
            "on": down.on,
            "says": down.says,
            "instead_id": down.instead,
        },
    )
