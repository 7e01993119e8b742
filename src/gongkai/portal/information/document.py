"""The page of a public document, at /info/<number>/; and what stands there after it was taken down."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.prepared import Prepared
from gongkai.law.validity import Validity
from gongkai.portal.cached_pages import kept_while
from gongkai.portal.information import stamps
from gongkai.portal.information.download import downloads
from gongkai.portal.information.stamps import DocumentStamp
from gongkai.publishing.facets import THEMES
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import InterpretationForm, LinkKind, Publication, Trace


@dataclass(frozen=True, slots=True)
class Published:
    """A publication, and its stamp as it was at the same moment."""

    publication: Publication
    stamp: DocumentStamp


def published(pk: int) -> Published | None:
    """Both by one question; None where the document is not public."""
    for row in _published(pk):
        return Published(row, DocumentStamp(*[getattr(row, name) for name in _STAMPED]))
    return None


_STAMPED = tuple(path if "__" not in path else f"stamped_{path}" for path in stamps.OF_DOCUMENT)
"""Attributes of the row by which it says its stamp."""
_JOINED = {name: F(path) for name, path in zip(_STAMPED, stamps.OF_DOCUMENT, strict=True) if name != path}
_published = Prepared(lambda pk: Publication.objects.filter(pk=pk).annotate(**_JOINED), -1)


@require_safe
@kept_while(stamps.of_document, read=published)
def document(request: HttpRequest, found: Published | None, pk: int) -> HttpResponse:
    """The document with its metadata, files, interpretations and questions; 410 once it was taken down."""
    if found is None:
        return _trace(request, pk)
    context = public_page(found.publication, found.stamp)
    return render(request, "portal/information/document.html", context)


def public_page(publication: Publication, place: DocumentStamp) -> dict[str, Any]:
    """The context of the page, of a row of the database or of one made up for a preview; asks nothing."""
    shown = publication.shown
    interpretations, others = related(shown.get("links", ()))
    return {
        "document": publication,
        "place": place,
        "shelf": place[1:],
        "at": publication.agency_id,
        # As text: a template asks for every number how the language groups its digits.
        "address": f"/info/{publication.pk}/",
        "agency_address": f"/agencies/{publication.agency_id}/",
        "in_section": place.section,
        "published": timezone.localtime(publication.published_at).strftime("%Y-%m-%d %H:%M"),
        "source": shown.get("content_source") or publication.issuers,
        "body": mark_safe(tables_slide(publication.body)),  # noqa: S308  (cleaned when it was saved)
        "facts": mark_safe(  # noqa: S308  (escaped here: Django's own way took a tenth of the page's time)
            "".join(
                f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in facts(publication)
            )
        ),
        "downloads": downloads(publication),
        "interpretations": interpretations,
        "others": others,
        "has_more": bool(interpretations or others or shown.get("topics")),
    }


def tables_slide(body: str) -> str:
    """A clean text whose tables, where they are wider than the screen, slide by themselves, also by keyboard."""
    return body.replace("<table", '<div class="across" tabindex="0"><table').replace(
        "</table>", "</table></div>"
    )


def facts(publication: Publication) -> Iterator[tuple[str, str]]:
    """What is printed about a document above its text, by label; what it has not got is left out."""
    shown = publication.shown
    theme = THEMES.get(publication.theme, "")
    if theme and shown.get("subtheme"):
        theme = f"{theme}、{shown['subtheme']}"
    values = (
        publication.index_number,
        theme,
        publication.issuers,
        publication.document_number,
        _day(publication.date_of_document),
        _day(timezone.localdate(publication.published_at)),
        _day(shown.get("revised_on")),
        _day(shown.get("effective_date")),
        _day(shown.get("valid_until")),
        Validity(publication.validity).label if publication.validity else "",
        _day(publication.repealed_date),
        _period(shown),
        shown.get("keywords", ""),
        shown.get("content_source") or publication.issuers,
    )
    for label, value in zip(_labels(get_language()), values, strict=True):
        if value:
            yield label, value
    if particulars := shown.get("particulars"):
        labels = DocumentKind(publication.kind).about.particulars
        yield from ((label, str(particulars[code])) for code, label in labels if particulars.get(code))


@cache
def _labels(_language: str | None) -> tuple[str, ...]:
    """Once a language: to look fourteen words up takes as long as to ask the database."""
    return (
        _("索引号"),
        _("主题分类"),
        _("发布机构"),
        _("发文字号"),
        _("成文日期"),
        _("发布日期"),
        _("最近修订"),
        _("实施日期"),
        _("有效期至"),
        _("有效性"),
        _("废止或者失效日期"),
        _("公示或者征求意见"),
        _("主题词"),
        _("来源"),
    )


def _day(day: Any) -> str:
    return str(day) if day else ""


def _period(shown: dict[str, Any]) -> str:
    first, last = shown.get("notice_from"), shown.get("notice_until")
    return _("%(first)s至%(last)s") % {"first": first, "last": last} if first and last else ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and what it is to this one; `document` is none for one that is not on this site."""

    document: int | None
    title: str
    says: str


_DONE_BY_THIS = {
    LinkKind.INTERPRETS: gettext_lazy("所解读的文件"),
    LinkKind.AMENDS: gettext_lazy("所修改的文件"),
    LinkKind.REPEALS: gettext_lazy("所废止的文件"),
    LinkKind.PARTLY_REPEALS: gettext_lazy("所部分废止的文件"),
    LinkKind.SUSPENDS: gettext_lazy("所停止执行的文件"),
    LinkKind.CONSOLIDATES: gettext_lazy("修改前的文本"),
    LinkKind.COMMENTS_ADOPTED: gettext_lazy("征求意见稿"),
    LinkKind.RELATED: gettext_lazy("相关"),
}
_DONE_BY_OTHER = {
    LinkKind.AMENDS: gettext_lazy("修改本件"),
    LinkKind.REPEALS: gettext_lazy("废止本件"),
    LinkKind.PARTLY_REPEALS: gettext_lazy("部分废止本件"),
    LinkKind.SUSPENDS: gettext_lazy("停止执行本件"),
    LinkKind.CONSOLIDATES: gettext_lazy("修改后的全文"),
    LinkKind.COMMENTS_ADOPTED: gettext_lazy("正式文件"),
    LinkKind.RELATED: gettext_lazy("相关"),
}


def related(links: Any) -> tuple[list[Related], list[Related]]:
    """Interpretations of a document, and what else it is linked with (`publishing.neighbours.shown_links`)."""
    interpretations, others = [], []
    for link in links:
        kind, document, title = LinkKind(link["kind"]), link["document"], link["title"]
        if kind is LinkKind.INTERPRETS and not link["from_it"]:
            interpretations.append(Related(document, title, form_of(link)))
        else:
            says = str((_DONE_BY_THIS if link["from_it"] else _DONE_BY_OTHER)[kind])
            others.append(
                Related(document, title, f"{says}：{link['articles']}" if link["articles"] else says)
            )
    return interpretations, others


def form_of(link: Any) -> str:
    """The form of an interpretation, in words."""
    return str(InterpretationForm(link["form"]).label) if link["form"] else _("解读")


def _trace(request: HttpRequest, pk: int) -> HttpResponse:
    """410 with the words for the public where the document was taken down; 404 where there never was one."""
    trace = Trace.objects.select_related("agency").filter(pk=pk).first()
    if trace is None:
        raise Http404
    instead = Publication.objects.lean().filter(pk=trace.instead_id).first() if trace.instead_id else None
    return render(
        request,
        "portal/information/trace.html",
        {"trace": trace, "instead": instead, "at": trace.agency_id},
        status=410,
    )
