"""What holds for every answer: what a page may load, and how large a request may be."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from gongkai.annual.limits import REQUEST_BYTES
from gongkai.site import errors

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing inline, nothing from elsewhere."""


def pages_are_guarded(answer: Answer) -> Answer:
    """Send the content security policy with every answer."""

    def guarded(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return guarded


def addresses_are_text(answer: Answer) -> Answer:
    """Leave NUL out of what an address asks for, since no text has it and PostgreSQL takes none; a path with it is 404."""

    def cleaned(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return errors.not_found(request, Http404())
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return answer(request)

    return cleaned


def bodies_are_limited(answer: Answer) -> Answer:
    """Refuse a request that says it is larger than all files of one upload together may be: 413."""

    def limited(request: HttpRequest) -> HttpResponse:
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if stated.isdigit() and int(stated) > REQUEST_BYTES:
            return errors.too_large(request)
        return answer(request)

    return limited
