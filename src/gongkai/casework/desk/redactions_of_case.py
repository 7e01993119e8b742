"""The redactions of a case as its page lists them: file, pages, marks, how far, by whom."""

from django.db.models import Count

from gongkai.casework.models import Redaction


def redactions_of(application: int) -> list[Redaction]:
    """All of them in one question, with what their steps look at; `covered` is the number of marks of each."""
    rows = Redaction.objects.filter(application=application)
    read = rows.select_related("source", "released", "drafted_by", "item")
    return list(read.defer("source__wrapped_key", "released__wrapped_key").annotate(covered=Count("marks")))
