"""Public documents of an agency, as tests need them: brought in at once, each in its column."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.records.moment import Moment

BEIJING = ZoneInfo("Asia/Shanghai")


def morning(day: date) -> Moment:
    """Nine o'clock in Beijing."""
    return Moment(day, datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING))


def published(agency: Agency, title: str, on: date, *, kind: str = "news", **content: Any) -> Document:
    """One public document, in the usual column of its kind, on the site since the day."""
    when = morning(on)
    open_platform(agency, when)
    said = Content(title=title, body=content.pop("body", "<p>青溪县。</p>"), kind=kind, **content)
    column = column_of(agency, DocumentKind(kind).about.column)
    number = f"QX/{on.year}-{Document.objects.count() + 1:05}"
    (document,) = bring_in(agency, [Brought(said, column, when.at, number)], SYSTEM, when, searched=False)
    return document
