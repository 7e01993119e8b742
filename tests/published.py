"""A county with open platforms and documents on them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.law.validity import Validity
from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.records.moment import Moment, now
from tests.county import County, county


@dataclass
class Published:
    """青溪县 with platforms of the government and of 自然资源局."""

    county: County
    when: Moment
    documents: list[Document] = field(default_factory=list)

    @property
    def agency(self) -> Agency:
        """青溪县自然资源局."""
        return self.county.agency

    def bring(
        self,
        *titles: str,
        kind: DocumentKind = DocumentKind.NORMATIVE,
        at: Agency | None = None,
        on: date = date(2026, 3, 10),
        validity: Validity | None = Validity.IN_FORCE,
        changed_on: date | None = None,
        **content: object,
    ) -> list[Document]:
        """Public documents of these titles, each a day older than the one before it."""
        agency = at or self.agency
        column = column_of(agency, kind.about.column)
        first = datetime(on.year, on.month, on.day, 9, 30, tzinfo=timezone.get_default_timezone())
        said = {"body": "<p>为了规范管理，制定本办法。</p>", "date_of_document": date(2026, 3, 2), **content}
        brought = [
            Brought(
                Content(title=title, kind=kind.value, **said),
                column,
                first - timedelta(days=days),
                f"QX/2026-{len(self.documents) + days:05}",
                validity,
                changed_on=changed_on,
            )
            for days, title in enumerate(titles)
        ]
        made = bring_in(agency, brought, SYSTEM, self.when)
        self.documents += made
        return made


def platforms() -> Published:
    """Platforms without documents."""
    when = now()
    made = county(when.today)
    for agency in (made.government, made.agency):
        open_platform(agency, when)
    return Published(made, when)
