"""复议诉讼: the list of reviews and suits, what waits for the actor first, with filters and as a workbook."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.listing import workbook_of
from gongkai.casework.disputes.registration import REGISTRARS
from gongkai.casework.disputes.tasks import tasks_of
from gongkai.casework.models import Dispute, DisputeQuerySet
from gongkai.law.dispute import DisputeKind
from gongkai.law.dispute_result import Result
from gongkai.records.moment import now
from gongkai.report.writing import Kind

ON_A_PAGE = 30
STATES = {"open": gettext_lazy("未审结"), "closed": gettext_lazy("已审结")}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what cannot be meant counts as not asked."""

    kind: str = ""
    state: str = ""
    result: str = ""
    year: int | None = None
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From `?kind=&state=&result=&year=&q=`."""
        kind, state, result, year = (query.get(name, "") for name in ("kind", "state", "result", "year"))
        return cls(
            kind if kind in set(DisputeKind) else "",
            state if state in STATES else "",
            result if result in set(Result) else "",
            int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            query.get("q", "").strip()[:100],
        )

    @property
    def address(self) -> str:
        """The same as a query string, without page."""
        pairs = {
            "kind": self.kind,
            "state": self.state,
            "result": self.result,
            "year": self.year or "",
            "q": self.words,
        }
        return urlencode({name: value for name, value in pairs.items() if value})

    def found(self, actor: Actor) -> DisputeQuerySet:
        """Those that the actor sees, the latest first; the year is that in which they were taken up."""
        found = Dispute.objects.visible_to(actor)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.state:
            found = found.filter(closed_on__isnull=self.state == "open")
        if self.result:
            found = found.filter(result=self.result)
        if self.year:
            found = found.filter(filed_on__year=self.year)
        for word in self.words.split():
            place = Q(title__contains=word) | Q(number__contains=word) | Q(docket__contains=word)
            found = found.filter(place | Q(organ__contains=word))
        return found.order_by("-filed_on", "-pk")


@require_safe
def disputes(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A page of the list, and above it what waits."""
    asked, when = Asked.of(request.GET), now()
    page = Paginator(asked.found(actor).select_related("agency"), ON_A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "asked": asked,
        "page": page,
        "tasks": tasks_of(actor, when.today),
        "kinds": [(kind.value, kind.label) for kind in DisputeKind],
        "states": STATES.items(),
        "results": [(one.value, one.label) for one in Result if one is not Result.PENDING],
        "years": range(when.today.year, when.today.year - 10, -1),
        "registers": actor.role in REGISTRARS,
        "looks_below": actor.role is not None and actor.role.looks_below,
        "today": when.today,
    }
    return render(request, "casework/disputes/list.html", context)


@require_safe
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The whole list as a workbook."""
    asked = Asked.of(request.GET)
    content = workbook_of(asked.found(actor).iterator(1000))
    response = HttpResponse(content, content_type=Kind.XLSX.media_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, "行政复议和行政诉讼登记簿.xlsx") or "attachment"
    )
    return response
