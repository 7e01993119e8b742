"""Examining the working text of a document as it stands in the database."""

from datetime import date

from gongkai.publishing.content import content_of
from gongkai.publishing.guard.examining import examine
from gongkai.publishing.guard.finding import Finding
from gongkai.publishing.guard.knowing import known_of
from gongkai.publishing.guard.reading import Reading
from gongkai.publishing.models import Document


def check(document: Document, today: date) -> tuple[Finding, ...]:
    """Everything that the guard says of the working text; seven questions to the database."""
    return examination(document, today)[1]


def examination(document: Document, today: date) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The texts that the findings point into, by field, and the findings."""
    content, known = content_of(document), known_of(document.agency, today, document)
    texts = {one.field: one.text for one in Reading(content, known.files).passages()}
    return texts, examine(content, known)
