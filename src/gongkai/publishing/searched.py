"""Public documents as search knows them."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.models import PATH_STEP, Agency
from gongkai.publishing.body.plain_text import plain_text
from gongkai.publishing.models import DocumentFile, Publication, TextState
from gongkai.search.indexing import Page, put
from gongkai.search.sources import source

_AT_ONCE = 100
"""Documents put into the index in one transaction."""


def page_of(publication: Publication, files_text: str = "") -> Page:
    """What is found of a publication: its text, its numbers, its keywords, and the words of its attachments."""
    shown = publication.shown
    # The text before what is only looked for: an excerpt begins with it.
    text = (
        publication.abstract,
        plain_text(publication.body).replace("\n", "\n\n"),
        files_text,
        shown.get("keywords", ""),
        publication.index_number,
    )
    return Page(
        reference=f"document:{publication.pk}",
        title=publication.title,
        text="\n\n".join(part for part in text if part),
        address=f"/info/{publication.pk}/",
        published_on=timezone.localdate(publication.published_at),
        issuer=publication.issuers[:200],
        document_number=publication.document_number,
        facets=_facets(publication),
    )


@source("document")
def pages() -> Iterator[Page]:
    """Every public document."""
    for publication in Publication.objects.select_related("agency", "column").iterator(chunk_size=500):
        yield page_of(publication, text_of_files(publication))


def put_anew(agency: Agency) -> int:
    """Put what the agency and all below it publish into the index as it now is; how many. In pieces, so that nothing
    that is published meanwhile waits for long; done again, it does no harm."""
    theirs = Publication.objects.filter(agency__in=Agency.objects.within(agency)).order_by("pk")
    numbers = list(theirs.values_list("pk", flat=True))
    for first in range(0, len(numbers), _AT_ONCE):
        with transaction.atomic():
            piece = theirs.select_for_update(of=("self",)).select_related("agency", "column")
            for publication in piece.filter(pk__in=numbers[first : first + _AT_ONCE]):
                put(page_of(publication, text_of_files(publication)))
    return len(numbers)


def text_of_files(publication: Publication) -> str:
    """The words of the files that can be downloaded, as far as they were read; one question where there are any."""
    if not publication.files:
        return ""
    numbers = [line["number"] for line in publication.files]
    read = DocumentFile.objects.filter(pk__in=numbers, text_state=TextState.READ).order_by("position", "pk")
    return "\n".join(read.values_list("text", flat=True))


def _facets(publication: Publication) -> dict[str, list[str]]:
    path = publication.agency.path
    ancestors = [path[:end] for end in range(PATH_STEP, len(path) + 1, PATH_STEP)]
    facets = {
        "kind": [publication.kind],
        "under": ancestors,
        "agency": [str(publication.agency_id)],
        "column": [publication.column.code],
        "year": [str(timezone.localdate(publication.published_at).year)],
    }
    if publication.theme:
        facets["theme"] = [publication.theme]
    if publication.validity:
        facets["validity"] = [publication.validity.replace("_", "")]
    return facets


def of_agency(agency: Agency) -> str:
    """The value of the facet `under` for what an agency and all below it publish."""
    return agency.path
