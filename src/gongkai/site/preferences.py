"""What a visitor chose for all pages: language and 长辈版. Kept in two cookies, which say nothing else."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

YEAR = timedelta(days=365)


class Mode(StrEnum):
    """How large everything is printed."""

    USUAL = "usual"
    ELDER = "elder"


def preferences_apply(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Speak the chosen language. Chinese without a choice: the browser's own languages are not asked."""

    def chosen(request: HttpRequest) -> HttpResponse:
        asked = request.COOKIES.get("language", "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return chosen


def mode_of(request: HttpRequest) -> Mode:
    """The mode that the visitor chose."""
    return Mode.ELDER if request.COOKIES.get("mode") == Mode.ELDER else Mode.USUAL


def choose(request: HttpRequest, name: str, value: str) -> HttpResponse:
    """Set one preference and go back to the page: `/choose/mode/elder/?to=/reports/`."""
    allowed = {"mode": tuple(Mode), "language": tuple(dict(settings.LANGUAGES))}
    if value not in allowed.get(name, ()):
        raise Http404
    to = request.GET.get("to", "/")
    if not url_has_allowed_host_and_scheme(to, allowed_hosts=None):
        to = "/"
    response = HttpResponseRedirect(to)
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)
    return response
