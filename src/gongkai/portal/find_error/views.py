"""Pages of 找错: the form, the ticket, and finding it again by number and query code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework.desk import once
from gongkai.portal.find_error.access import forget, has_sent, remember
from gongkai.portal.find_error.form import FindErrorForm
from gongkai.portal.track import guessing
from gongkai.portal.track.finding import number_of, opened_by
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Publication, SiteError
from gongkai.publishing.tickets.page_owner import document_number, path_of
from gongkai.publishing.tickets.reporting import report
from gongkai.records.models import Secret, SecretKind
from gongkai.records.moment import now
from gongkai.records.vault import NotOpened, unseal


@require_http_methods(["GET", "HEAD", "POST"])
def find_error(request: HttpRequest) -> HttpResponse:
    """The form; `?page=/info/7/` fills in the page. Sent twice, it counts once."""
    asked = path_of(request.GET.get("page", ""))
    form = FindErrorForm(
        request.POST if request.method == "POST" else None, request=request, initial={"page": asked}
    )
    if form.is_bound and (sent := SiteError.objects.filter(pk=once.came_of(request) or 0).first()):
        remember(request, sent, sent=True)
        return redirect("find-error-ticket")
    if form.is_valid() and once.begin(request, None):
        try:
            ticket = report(form.found(), now())
        except LedgerRefused as refused:
            once.give_up(request, None)
            form.add_error(refused.field, str(refused))
        else:
            once.remember(request, ticket.pk)
            remember(request, ticket, sent=True)
            return redirect("find-error-ticket")
    context = {"form": form, "about": _title_of(asked), "once": once.token(request)}
    return render(request, "portal/find_error/form.html", context, status=422 if form.errors else 200)


def _title_of(page: str) -> str:
    """What stands on the page, where it is that of a public document."""
    number = document_number(page)
    return (
        Publication.objects.filter(pk=number).values_list("title", flat=True).first() or "" if number else ""
    )


@require_safe
def ticket(request: HttpRequest, ticket: SiteError) -> HttpResponse:
    """Where it stands; to the browser that sent it, number and query code too."""
    context = {"ticket": ticket, "code": _code_of(ticket) if has_sent(request) else ""}
    return render(request, "portal/find_error/ticket.html", context)


def _code_of(ticket: SiteError) -> str:
    kept = (
        Secret.objects.kept()
        .filter(case=ticket.pk, kind=SecretKind.QUERY_CODE)
        .select_related("case")
        .first()
    )
    try:
        return unseal(kept) if kept else ""
    except NotOpened:
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Number and query code; a POST that fits leads to the ticket."""
    if request.method != "POST":
        return render(request, "portal/find_error/track.html")
    typed = request.POST.get("number", "").strip()
    number, code = number_of(typed), request.POST.get("code", "")
    if not number or not code.strip():
        return _again(request, typed, _("编号和查询码都要填。"), 422)
    if guessing.must_wait(request, number):
        says = _("输错的次数太多，暂时不能查。请%(minutes)s分钟后再试。")
        return _again(request, typed, says % {"minutes": guessing.MINUTES}, 429)
    found = opened_by(code, SiteError.objects.filter(number=number).values_list("pk", "code"))
    if found is None:
        guessing.count_wrong(request, number)
        return _again(request, typed, _("编号或者查询码不对。请对照提交后的页面再输一次。"), 422)
    remember(request, SiteError.objects.get(pk=found))
    return redirect("find-error-ticket")


def _again(request: HttpRequest, number: str, fault: str, status: int) -> HttpResponse:
    context = {"number": number, "fault": fault}
    response = render(request, "portal/find_error/track.html", context, status=status)
    if status == 429:
        response.headers["Retry-After"] = str(guessing.MINUTES * 60)
    return response


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End it in this browser."""
    forget(request)
    messages.success(request, _("已退出查询。"))
    return redirect("find-error-track")
