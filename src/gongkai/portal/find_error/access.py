"""Who sees a ticket: the browser that has just sent it in, or given its number and code, for half an hour."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.route import Admission, Policy
from gongkai.publishing.models import SiteError

REMEMBERED = timedelta(minutes=30)
_TICKET, _UNTIL, _SENT = "found_error", "found_error_until", "found_error_sent"


def remember(request: HttpRequest, ticket: SiteError, *, sent: bool = False) -> None:
    """Let this browser see the ticket; `sent` it has just sent it, and is told the query code."""
    # A session that somebody else may have planted is not the one that sees the ticket.
    request.session.cycle_key()
    request.session[_TICKET] = ticket.pk
    request.session[_UNTIL] = (timezone.now() + REMEMBERED).timestamp()
    request.session[_SENT] = sent


def has_sent(request: HttpRequest) -> bool:
    """Whether this browser sent the ticket that it sees."""
    return bool(request.session.get(_SENT))


def forget(request: HttpRequest) -> None:
    """End it."""
    for name in (_TICKET, _UNTIL, _SENT):
        request.session.pop(name, None)


def _finder(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    known = request.session.get(_TICKET)
    if known and timezone.now().timestamp() < request.session.get(_UNTIL, 0):
        ticket = SiteError.objects.select_related("agency").filter(pk=known).first()
        if ticket is not None:
            return (ticket,)
    if known:
        forget(request)
        messages.warning(request, _("已过30分钟，退出查询。请再输一次编号和查询码。"))
    return redirect("find-error-track")


FINDER = Policy("finder", "刚提交这件找错，或者输入了它的编号和查询码的人", _finder, private=True)
"""The view gets the ticket after the request."""
