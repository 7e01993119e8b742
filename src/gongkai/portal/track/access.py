"""Who sees a case: whoever has just given its number and code in this browser, for half an hour."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.route import Admission, Policy
from gongkai.casework.models import Application

REMEMBERED = timedelta(minutes=30)
_CASE, _UNTIL = "tracked", "tracked_until"


def remember(request: HttpRequest, application: Application) -> None:
    """Let this browser see the case for half an hour from its last page."""
    # A session that somebody else may have planted is not the one that sees the case.
    request.session.cycle_key()
    request.session[_CASE] = application.pk
    _renew(request)


def forget(request: HttpRequest) -> None:
    """End it."""
    for name in (_CASE, _UNTIL):
        request.session.pop(name, None)


def _renew(request: HttpRequest) -> None:
    request.session[_UNTIL] = (timezone.now() + REMEMBERED).timestamp()


def _tracker(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    known = request.session.get(_CASE)
    if known and timezone.now().timestamp() < request.session.get(_UNTIL, 0):
        application = Application.objects.select_related("agency").filter(pk=known).first()
        if application is not None:
            _renew(request)
            return (application,)
    if known:
        forget(request)
        messages.warning(request, _("30分钟没有动，已退出查询。请再输一次编号和查询码。"))
    return redirect("track")


TRACKER = Policy("tracker", "输入了编号和查询码的人", _tracker, private=True)
