"""选入文件: documents in force, narrowed by what they are, ticked or taken in all at once."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Unit
from gongkai.publishing.campaigns.choosing import Wanted, candidates, choose, in_force, issuers
from gongkai.publishing.facets import THEMES
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Campaign
from gongkai.publishing.register import counting
from gongkai.records.moment import now

ON_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
def choosing(request: HttpRequest, _actor: Actor, row: Campaign) -> HttpResponse:
    """The address says what is looked for; what is sent says which of these come in, and who answers for them."""
    wanted, today, refused = wanted_in(request.GET), now().today, ""
    units = list(row.agency.units.filter(in_use=True).order_by("pk"))
    if request.method == "POST":
        try:
            numbers = None if request.POST.get("do") == "all" else _ticked(request.POST)
            unit = _unit(units, request.POST.get("unit", ""))
            came = choose(row, wanted, today, numbers=numbers, unit=unit)
        except LedgerRefused as why:
            refused = str(why)
        else:
            messages.success(request, _("已选入%(n)s件。") % {"n": came})
            return redirect("campaign", row.pk)
    found = candidates(row, wanted, today).select_related("unit").defer("body", "particulars")
    years = in_force(row.agency, today).dates("date_of_document", "year", order="DESC")
    context: dict[str, Any] = {
        "campaign": row,
        "wanted": wanted,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "kinds": [(kind.value, kind.label) for kind in counting.KINDS],
        "years": [day.year for day in years],
        "issuers": issuers(row.agency, today),
        "themes": THEMES.items(),
        "units": units,
        "refused": refused,
    }
    return render(request, "publishing/campaigns/documents.html", context, status=422 if refused else 200)


def wanted_in(query: QueryDict) -> Wanted:
    """What the address asks for; what cannot be meant asks for nothing."""
    kind, theme, year = query.get("kind", ""), query.get("theme", ""), query.get("year", "")
    is_year = year.isascii() and year.isdecimal() and len(year) == 4 and int(year) > 1900
    return Wanted(
        DocumentKind(kind) if kind in counting.KINDS else None,
        int(year) if is_year else None,
        query.get("issuer", "")[:200],
        theme if theme in THEMES else "",
        _number(query.get("of", "")),
        query.get("q", "").strip()[:100],
    )


def _ticked(sent: QueryDict) -> list[int]:
    found = [number for text in sent.getlist("document") if (number := _number(text))]
    if not found:
        raise LedgerRefused(_("没有勾选文件。勾选要清理的，或者全部选入。"))
    return found


def _unit(units: list[Unit], text: str) -> Unit | None:
    return next((one for one in units if str(one.pk) == text), None)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
