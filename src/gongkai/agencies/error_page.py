"""The one error page: what happened, what to do next, and a number under which the log has the rest."""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gongkai.report.forms import label


def error_number() -> str:
    """Four characters that a visitor can read out over the telephone: `7F3A`."""
    return secrets.token_hex(2).upper()


def error_page(
    request: HttpRequest,
    status: int,
    title: str,
    what_to_do: str,
    number: str = "",
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page; it asks neither the database nor the session, which may be what has failed.

    `typed` are corrections that came too late (code → text), printed so that they are not lost with the page.
    """
    kept = {label(code): text for code, text in (typed or {}).items() if text.strip() and label(code) != code}
    context = {"title": title, "what_to_do": what_to_do, "number": number, "typed": kept}
    response = HttpResponse(render_to_string("site/error.html", context, request), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def too_many(request: HttpRequest, minutes: int) -> HttpResponse:
    """429: the rate limit of one address; free again after `minutes`."""
    response = error_page(
        request,
        429,
        _("太频繁，暂时没有接受。"),
        _("请%(minutes)s分钟后再试。已经提交的内容没有丢失。") % {"minutes": minutes},
    )
    response.headers["Retry-After"] = str(minutes * 60)
    return response
