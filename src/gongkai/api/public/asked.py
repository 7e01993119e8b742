"""What a request may ask for, as types; names in Chinese stand in the schema, a fault in any of them is a 422."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.utils import timezone
from ninja import Field, Schema

from gongkai.agencies.models import Agency
from gongkai.law.validity import Validity
from gongkai.publishing.facets import THEMES
from gongkai.publishing.kind import DocumentKind
from gongkai.search.asked import Facet
from gongkai.search.indexing import facet
from gongkai.search.searching import BEST, NEWEST, Where

MOST, USUAL = 200, 50
"""Entries of a page."""
LARGEST = 2**31 - 1
CODE = "^[a-z0-9_-]*$"
Theme = StrEnum("Theme", {code: code for code in THEMES})  # type: ignore[misc]


class Page(Schema):
    """Where a page of a list begins, and how long it is."""

    after: str = Field("", max_length=40, description="上一页答复里的next，原样填写；第一页不填。")
    most: int = Field(USUAL, ge=1, le=MOST, description="一页最多几条。")


class OfAgency(Schema):
    """One agency, or with all below it."""

    agency: int | None = Field(None, ge=1, le=LARGEST, description="公开机关的编号。")
    below: bool = Field(False, description="包括它下面的全部机关。")

    def theirs(self) -> Q:
        """The publications of these agencies; nothing where there is no such agency."""
        if self.agency is None:
            return Q()
        if not self.below:
            return Q(agency=self.agency)
        chosen = Agency.objects.filter(pk=self.agency).only("path").first()
        if chosen is None:
            return Q(pk__in=())
        first, end = chosen.subtree
        return Q(agency__path__gte=first, agency__path__lt=end)


class DocumentsAsked(Page, OfAgency):
    """What documents are listed."""

    column: str = Field("", max_length=40, pattern=CODE, description="栏目代码。")
    kind: DocumentKind | None = Field(None, description="信息类型代码。")
    theme: Theme | None = Field(None, description="主题分类代码。")
    validity: Validity | None = Field(None, description="有效性代码，只有规章、规范性文件有。")
    since: date | None = Field(None, description="这一日及以后发布的。", examples=["2026-01-01"])
    until: date | None = Field(None, description="这一日及以前发布的。", examples=["2026-12-31"])

    def chosen(self) -> Q:
        """As a condition for publications."""
        found = self.theirs()
        named: dict[str, Any] = {
            "column__code": self.column,
            "kind": self.kind,
            "theme": self.theme,
            "validity": self.validity,
            "published_at__gte": _beginning(self.since),
        }
        for name, value in named.items():
            if value:
                found &= Q(**{name: value})
        if self.until:
            found &= Q(published_at__lte=_end(self.until))
        return found


class RegisterAsked(Page, OfAgency):
    """What of the register of rules and normative documents is listed; the year is that of the document."""

    validity: Validity | None = Field(None, description="有效性代码。")
    year: int | None = Field(None, ge=1949, le=2999, description="成文日期的年份。")

    def chosen(self) -> Q:
        """As a condition for publications."""
        found = self.theirs() & Q(kind__in=REGISTERED)
        if self.validity:
            found &= Q(validity=self.validity)
        if self.year:
            found &= Q(date_of_document__year=self.year)
        return found


class CountsAsked(OfAgency):
    """Of whom and of which year the register is counted."""

    year: int = Field(ge=1949, le=2999, description="制发、废止的年份。", examples=[2026])


class ReportsAsked(Page):
    """Which annual reports are listed."""

    agency: str = Field("", max_length=200, description="机关名称，与年报上的一致。")
    year: int | None = Field(None, ge=2008, le=2999, description="报告年度。")


class Order(StrEnum):
    """The order of search results."""

    BEST = "best"
    NEW = "new"

    @property
    def parts(self) -> tuple[Where, ...]:
        """As the search goes through them."""
        return BEST if self is Order.BEST else NEWEST


class SearchAsked(OfAgency):
    """What is searched for."""

    q: str = Field(
        min_length=1, max_length=200, description="要找的词，几个词用空格分开。", examples=["宅基地 审批"]
    )
    kind: str = Field("", max_length=40, pattern=CODE, description="信息类型代码；年报为report。")
    column: str = Field("", max_length=40, pattern=CODE, description="栏目代码。")
    theme: Theme | None = Field(None, description="主题分类代码。")
    validity: Validity | None = Field(None, description="有效性代码。")
    year: int | None = Field(None, ge=1949, le=2999, description="发布的年份。")
    order: Order = Field(Order.BEST, description="best先标题后正文，new新的在前。")
    exact: bool = Field(False, description="只查原词，不查同义的说法。")
    after: str = Field("", max_length=40, description="上一页答复里的next，原样填写；第一页不填。")
    most: int = Field(20, ge=1, le=50, description="一页最多几条。")

    def facets(self) -> list[Facet]:
        """What results are narrowed by."""
        values = {
            "kind": self.kind,
            "column": self.column,
            "theme": self.theme,
            "validity": self.validity.value.replace("_", "") if self.validity else "",
            "year": self.year,
        }
        found: list[Facet] = [facet(name, str(value)) for name, value in values.items() if value]
        if self.agency is not None:
            found.append(self._of_agency(self.agency))
        return found

    def _of_agency(self, number: int) -> Facet:
        if not self.below:
            return facet("agency", str(number))
        chosen = Agency.objects.filter(pk=number).only("path").first()
        # No agency has this path.
        return facet("under", chosen.path if chosen else "0")


REGISTERED = tuple(kind.value for kind in DocumentKind if kind.about.registered)
"""Kinds of the register."""


class AgenciesAsked(Page):
    """Which agencies are listed."""

    region_code: str = Field("", max_length=12, pattern="^[0-9]*$", description="行政区划代码的前几位。")

    def chosen(self) -> Q:
        """As a condition for agencies."""
        return Q(region_code__startswith=self.region_code)


def _beginning(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
