"""What the public pages of annual reports rest on: how far the library has come."""

from typing import NamedTuple

from django.db.models import Count, Max

from gongkai.annual.models import LibraryReport


class LibraryStamp(NamedTuple):
    """A report that comes in or is corrected is the last; one that goes leaves fewer."""

    reports: int
    last: object


def of_library(*_of_page: object) -> LibraryStamp:
    """One question, answered from an index."""
    found = LibraryReport.objects.aggregate(reports=Count("pk"), last=Max("added_at"))
    return LibraryStamp(found["reports"], found["last"])
