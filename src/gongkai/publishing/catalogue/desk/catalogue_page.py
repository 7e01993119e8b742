"""标准目录: entries with owner and coverage, gaps first asked for, one entry changed, the whole as a workbook."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.table_file import named_file
from gongkai.law.standard_catalogue import DOMAINS
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.catalogue.coverage import Covered, Lack, by_domain, coverage
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import Publication, StandardItem
from gongkai.records.moment import now
from gongkai.report.writing import Kind
from gongkai.report.writing.workbook import workbook, write_list
from gongkai.workflow.desk.sent_number import number_in

ON_A_PAGE = 50
SHOWN = 100
"""Documents of an open entry."""
MONTHS = (6, 12, 24)
_HEADS = (
    "领域",
    "序号",
    "一级事项",
    "二级事项",
    "公开内容（要素）",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道和载体",
    "公开对象",
    "公开方式",
    "公开层级",
    "责任科室",
    "已公开件数",
    "最近公开",
    "缺口",
)
_WIDTHS = (16, 8, 16, 20, 40, 40, 24, 18, 24, 16, 10, 12, 14, 10, 12, 18)


_GROUPS: dict[str, Callable[[Covered], bool]] = {
    "any": lambda one: one.lack is not None,
    "wanted": lambda one: one.is_wanted,
    "covered": lambda one: one.is_wanted and one.lack is None,
    "gap": lambda one: one.is_wanted and one.lack is not None,
}
"""What the numbers of a domain open, and all that has something wrong."""


class AskedCatalogue(AskedScope):
    """`?domain=&months=&lack=&unit=` further."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        query = arguments[0]
        domain, months = query.get("domain", ""), query.get("months", "")
        self.domain = int(domain) if domain in map(str, DOMAINS) else None
        self.months = int(months) if months in map(str, MONTHS) else 12
        self.lack = query.get("lack", "") if query.get("lack", "") in {*_GROUPS, *Lack} else ""
        self.item = number_in(query.get("item", ""))

    @property
    def chosen(self) -> dict[str, Any]:
        """As the address says it; a catalogue has no days."""
        agency = self.agency.pk if self.looks_below else ""
        return {"agency": agency, "domain": self.domain or "", "months": self.months, "lack": self.lack}

    def found(self) -> list[Covered]:
        """All entries of the agency, in the domain if one is asked for."""
        items = StandardItem.objects.filter(agency=self.agency)
        if self.domain:
            items = items.filter(domain=self.domain)
        return coverage(items, now().today, self.months)

    def opened_item(self) -> tuple[StandardItem, list[Publication]] | None:
        """The entry whose number of documents is open, with their public pages, newest first."""
        item = StandardItem.objects.filter(agency=self.agency, pk=self.item).first() if self.item else None
        if item is None:
            return None
        return item, list(Publication.objects.filter(document__standard_item=item).newest().lean()[:SHOWN])

    def narrowed(self, found: list[Covered]) -> list[Covered]:
        """Of them those that lack what is asked for."""
        if not self.lack:
            return found
        if group := _GROUPS.get(self.lack):
            return [one for one in found if group(one)]
        return [one for one in found if one.lack == self.lack]


@require_safe
def catalogue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The catalogue with its coverage."""
    asked = asked_of(AskedCatalogue, request, actor)
    found = asked.found()
    context = {
        "asked": asked,
        "domains": [
            (
                one,
                *(asked.opening(domain=str(one.domain), lack=lack) for lack in ("wanted", "covered", "gap")),
            )
            for one in by_domain(found)
        ],
        "names": DOMAINS.items(),
        "months": MONTHS,
        "lacks": list(Lack),
        "open": sum(one.lack is Lack.OPEN for one in found),
        "page": Paginator(asked.narrowed(found), ON_A_PAGE).get_page(request.GET.get("page")),
        "keeps": actor.role in OFFICE,
        "opened": asked.opened_item(),
    }
    return render(request, "publishing/catalogue/list.html", context)


@require_safe
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same as a workbook."""
    asked = asked_of(AskedCatalogue, request, actor)
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, "标准目录", _HEADS, _WIDTHS, _lines(asked.narrowed(asked.found())))
    return named_file(stream.getvalue(), f"{asked.agency.name}基层政务公开标准目录", Kind.XLSX)


def _lines(found: list[Covered]) -> Iterator[tuple[str | int, ...]]:
    for one in found:
        item = one.item
        yield (
            one.domain,
            item.seq,
            item.item_1,
            item.item_2,
            item.elements,
            item.legal_basis,
            item.time_limit,
            item.responsible,
            "、".join(item.channels),
            item.audience,
            "主动公开" if item.proactive else "依申请公开",
            item.levels,
            item.unit.name if item.unit else "",
            one.documents,
            one.last.isoformat() if one.last else "",
            one.lack.label if one.lack else "",
        )


class EntryForm(RowForm[StandardItem]):
    """Who owns an entry, and its words."""

    class Meta:
        model = StandardItem
        fields = (
            "item_1",
            "item_2",
            "elements",
            "legal_basis",
            "time_limit",
            "responsible",
            "audience",
            "proactive",
            "levels",
            "unit",
            "in_use",
        )


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, _actor: Actor, row: StandardItem) -> HttpResponse:
    """Change an entry."""
    data = request.POST if request.method == "POST" else None
    form = EntryForm(data, agency=row.agency, today=now().today, instance=row)
    heading = f"{DOMAINS.get(row.domain, row.domain)}　{row.seq}　{row}"
    page = FormPage(_("标准目录"), "standard-catalogue", heading, _("保存事项"), _("已保存目录事项。"))
    return form_page(request, form, page, form.save, ("standard-catalogue",))
