"""Examining the working text of a document as it stands in the database."""

from datetime import date

from gongkai.publishing.content import content_of
from gongkai.publishing.guard.examining import examine
from gongkai.publishing.guard.finding import Finding
from gongkai.publishing.guard.knowing import known_of
from gongkai.publishing.models import Document


def check(document: Document, today: date) -> tuple[Finding, ...]:
    """Everything that the guard says of the working text; seven questions to the database."""
    return examine(content_of(document), known_of(document.agency, today, document))
