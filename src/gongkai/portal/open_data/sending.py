"""A whole file of open data on its way: in pieces, not again while nothing has changed, for programs of any site."""

import hashlib
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from importlib.metadata import version

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header


def sent(
    request: HttpRequest,
    name: str,
    media_type: str,
    stamp: Hashable,
    written: Callable[[str], Iterator[bytes]],
) -> HttpResponseBase:
    """The file of this name, written for the address of the site; `stamp` changes with whatever stands in it."""
    site = request.build_absolute_uri("/").rstrip("/")
    etag = _etag(stamp, media_type, site)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        pieces = () if request.method == "HEAD" else written(site)
        response = StreamingHttpResponse(pieces, content_type=media_type)
        disposition = content_disposition_header(True, name.replace("/", "／"))
        response.headers["Content-Disposition"] = disposition or "attachment"
        response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _etag(*told: Hashable) -> str:
    """Says what the stamp says: that nothing has changed that the public sees. Weak, as it is not of the bytes."""
    return f'W/"{hashlib.sha256(repr((_program(), *told)).encode()).hexdigest()[:32]}"'


@cache
def _program() -> str:
    return version("gongkai")
