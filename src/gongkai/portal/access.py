"""Who may see a page, stated with its address and enforced before the view runs.

A route is written `route("reports/", library, name="library", seen_by=EVERYONE)`. There is no other way to add
an address; a test walks all of them and fails on one that does not say who sees it.
"""

import functools
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone

from gongkai.annual.models import Workspace
from gongkai.portal.correction_panel import cells_typed
from gongkai.portal.error_page import too_many, workspace_gone
from gongkai.portal.rate_limit import RateLimit
from gongkai.portal.visitor import visitor_of

View = Callable[..., HttpResponseBase]


class Audience(StrEnum):
    """Who sees a page. Whoever may not see a workspace is told 404: its existence is nobody's business."""

    EVERYONE = "everyone"
    HOLDER = "holder"
    STAFF = "staff"
    STAFF_HOLDER = "staff_holder"


EVERYONE, HOLDER, STAFF, STAFF_HOLDER = Audience


def route(
    address: str, view: View, *, name: str, seen_by: Audience, limit: RateLimit | None = None
) -> URLPattern:
    """An address with its view, its audience and, for what costs work, its rate limit.

    A view for holders gets the workspace of the address's `key` as its second argument.
    """
    return path(address, _guarded(view, seen_by, limit), name=name)


def _guarded(view: View, seen_by: Audience, limit: RateLimit | None) -> View:
    @functools.wraps(view)
    def guarded(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if seen_by in (STAFF, STAFF_HOLDER):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.is_staff:
                raise PermissionDenied
        if limit and (minutes := limit.minutes_to_wait(request)):
            return too_many(request, minutes)
        if seen_by in (HOLDER, STAFF_HOLDER):
            mine = Workspace.objects.visible_to(visitor_of(request), timezone.now())
            workspace = mine.filter(key=arguments.pop("key")).first()
            if workspace is None:
                return workspace_gone(request, cells_typed(request.POST))
            response = view(request, workspace, **arguments)
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex"
            return response
        return view(request, **arguments)

    guarded.seen_by = seen_by  # type: ignore[attr-defined]
    return guarded
