"""What a public page says of documents that belong to it: interpretation, amendment, repeal, the final text of a draft."""

from typing import Any

from django.db.models import Q, QuerySet

from gongkai.publishing.models import Document, Link, LinkKind

_OF_VALIDITY = frozenset({LinkKind.AMENDS, LinkKind.REPEALS, LinkKind.PARTLY_REPEALS, LinkKind.SUSPENDS})


def links_of(document: Document) -> QuerySet[Link]:
    """Its links in both directions."""
    both = Q(document=document) | Q(to=document)
    return Link.objects.filter(both).select_related("document__agency", "to__agency").order_by("on", "pk")


def beside(document: Document) -> list[Document]:
    """Public documents whose pages may speak of it."""
    others = {}
    for link in links_of(document):
        other = link.to if link.document_id == document.pk else link.document
        if other is not None and other.pk != document.pk and other.is_public:
            others[other.pk] = other
    return [others[pk] for pk in sorted(others)]


def shown_links(document: Document) -> list[dict[str, Any]]:
    """The links that its page shows, in order of their days: to public documents, and to those outside this system.

    `kind` is of `LinkKind`, `from_it` whether this document is the one that does it; `document` is the number of the
    other's page, none outside; `title` its title, `form` and `articles` as entered. What another agency did to its
    own documents is said on its own pages only.
    """
    return [
        {
            "kind": link.kind,
            "from_it": link.document_id == document.pk,
            "document": other.pk if other else None,
            "title": other.publication.title if other else link.to_name,
            "form": link.form,
            "articles": link.articles,
            "on": link.on.isoformat(),
        }
        for link, other in _to_be_shown(document)
    ]


def _to_be_shown(document: Document) -> list[tuple[Link, Document | None]]:
    found: list[tuple[Link, Document | None]] = []
    for link in links_of(document).select_related("document__publication", "to__publication"):
        from_it = link.document_id == document.pk
        other = link.to if from_it else link.document
        if other is None:
            found.append((link, None))
        elif other.is_public and hasattr(other, "publication") and _says(link, document, other):
            found.append((link, other))
    return found


def _says(link: Link, document: Document, other: Document) -> bool:
    """Between agencies a change of validity is told on the page of what is changed, all else on the page that does it."""
    if document.agency_id == other.agency_id:
        return True
    changed_here = link.to_id == document.pk
    return changed_here if link.kind in _OF_VALIDITY else not changed_here
