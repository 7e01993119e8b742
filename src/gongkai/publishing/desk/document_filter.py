"""What the list of documents is narrowed down to: read from the address, and kept in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Unit
from gongkai.agencies.role import Reach
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Column, Document
from gongkai.publishing.models.document import DocumentQuerySet
from gongkai.publishing.stage import Stage
from gongkai.workflow.models import Task, TaskQuerySet

WORDS_MOST = 60
YEARS = 10
"""Offered to choose from; an address may ask for any."""
Choices = tuple[tuple[str, str], ...]


class Tab(StrEnum):
    """Parts of the list, in the order of the page."""

    MINE = "mine"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SIGNED = "signed"
    PUBLIC = "public"
    KEPT = "kept"
    GONE = "gone"
    ALL = "all"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _LABELS[self]


_LABELS = {
    Tab.MINE: "待我办",
    Tab.DRAFT: Stage.DRAFT.label,
    Tab.IN_REVIEW: Stage.IN_REVIEW.label,
    Tab.SIGNED: Stage.SIGNED.label,
    Tab.PUBLIC: "已公开",
    Tab.KEPT: "不主动公开",
    Tab.GONE: "已撤下",
    Tab.ALL: "全部",
}
_GONE = (Stage.WITHDRAWN, Stage.ENDED, Stage.DISCARDED)
# What is being revised is a draft and public at once, and stands under both.
_OF_TAB = {
    Tab.DRAFT: Q(stage=Stage.DRAFT),
    Tab.IN_REVIEW: Q(stage=Stage.IN_REVIEW),
    Tab.SIGNED: Q(stage=Stage.SIGNED),
    Tab.PUBLIC: Q(is_public=True),
    Tab.KEPT: Q(stage=Stage.KEPT),
    Tab.GONE: Q(stage__in=_GONE),
    Tab.ALL: Q(),
}
_FROM_ABOVE = (Tab.PUBLIC, Tab.GONE, Tab.ALL)
"""Who looks on from above sees what is or was public, so the other tabs would always be empty."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A tab with its number of documents, 件."""

    tab: Tab
    count: int


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """The choices; empty where nothing was chosen. What cannot be meant counts as not chosen."""

    kind: str = ""
    column: int | None = None
    unit: int | None = None
    year: int | None = None
    attribute: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "DocumentFilter":
        """From `?kind=&column=&unit=&year=&attribute=&q=`."""
        kind, attribute = query.get("kind", ""), query.get("attribute", "")
        year = query.get("year", "")
        return cls(
            kind if kind in set(DocumentKind) else "",
            _number(query.get("column", "")),
            _number(query.get("unit", "")),
            int(year) if _number(year) and len(year) == 4 else None,
            attribute if attribute in set(DisclosureAttribute) else "",
            query.get("q", "").strip()[:WORDS_MOST],
        )

    @property
    def address(self) -> str:
        """The same as a query string, without tab and page."""
        pairs = {
            "kind": self.kind,
            "column": self.column,
            "unit": self.unit,
            "year": self.year,
            "attribute": self.attribute,
            "q": self.words,
        }
        return urlencode({name: value for name, value in pairs.items() if value})

    def reach(self, actor: Actor) -> DocumentQuerySet:
        """All that the actor sees and these choices leave; the year is that in which they were drafted."""
        found = Document.objects.visible_to(actor)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.column:
            found = found.filter(column=self.column)
        if self.unit:
            found = found.filter(unit=self.unit)
        if self.year:
            found = found.filter(drafted_on__range=(date(self.year, 1, 1), date(self.year, 12, 31)))
        if self.attribute:
            found = found.filter(attribute=self.attribute)
        for word in self.words.split():
            place = Q(title__contains=word) | Q(document_number__contains=word)
            found = found.filter(place | Q(index_number__contains=word))
        return found

    def lists(self, actor: Actor, today: date) -> Iterator[tuple[str, str, Choices, str]]:
        """Name, label, options and choice of each list to choose from; two questions to the database."""
        own = actor.agency
        columns = Column.objects.filter(agency=own, in_use=True).order_by("position", "pk")
        units = Unit.objects.filter(agency=own).order_by("pk")
        yield "kind", _("信息类型"), _enum(DocumentKind), self.kind
        if actor.role and actor.role.reach is not Reach.SUBTREE:
            yield "column", _("栏目"), _rows(columns.values_list("pk", "name")), str(self.column or "")
        if actor.role and actor.role.reach in (Reach.AGENCY, Reach.REVIEWED):
            yield "unit", _("科室"), _rows(units.values_list("pk", "name")), str(self.unit or "")
        years = tuple((str(year), str(year)) for year in range(today.year, today.year - YEARS, -1))
        yield "year", _("起草年度"), years, str(self.year or "")
        yield "attribute", _("公开属性"), _enum(DisclosureAttribute), self.attribute


def tabs_of(actor: Actor) -> tuple[Tab, ...]:
    """Those that this actor can have something in."""
    looks_on = actor.role is not None and actor.role.reach is Reach.SUBTREE
    return _FROM_ABOVE if looks_on else tuple(Tab)


def waiting_for(actor: Actor, today: date) -> TaskQuerySet:
    """What the actor can do now: what somebody else still has time for is left out."""
    return Task.objects.of(actor).filter(Q(waits_for="") | Q(due__lt=today))


def of_tab(found: DocumentQuerySet, tab: Tab, actor: Actor, today: date) -> DocumentQuerySet:
    """Those of a tab."""
    if tab is Tab.MINE:
        return found.filter(pk__in=waiting_for(actor, today).values("case"))
    return found.filter(_OF_TAB[tab])


def counted(found: DocumentQuerySet, actor: Actor, today: date) -> list[Counted]:
    """The tabs with their numbers; two questions to the database."""
    states = list(found.order_by().values_list("stage", "is_public").annotate(Count("pk", distinct=True)))

    def number(tab: Tab) -> int:
        match tab:
            case Tab.MINE:
                return of_tab(found, tab, actor, today).count()
            case Tab.PUBLIC:
                return sum(count for _stage, public, count in states if public)
            case Tab.ALL:
                return sum(count for _stage, _public, count in states)
            case Tab.GONE:
                return sum(count for stage, _public, count in states if stage in _GONE)
        return sum(count for stage, _public, count in states if stage == tab.value)

    return [Counted(tab, number(tab)) for tab in tabs_of(actor)]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 19 else None


def _enum(values: type[DocumentKind] | type[DisclosureAttribute]) -> Choices:
    return tuple((one.value, one.label) for one in values)


def _rows(rows: object) -> Choices:
    return tuple((str(pk), name) for pk, name in rows)  # type: ignore[attr-defined]
