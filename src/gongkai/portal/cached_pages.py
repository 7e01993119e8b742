"""Pages that everybody sees alike, kept as bytes for as long as nothing that they show has changed.

A view says what its page rests on (`kept_while`): a question to the database whose answer, the stamp, changes with
everything that the page prints. The question is asked again for every request, so that a page that was changed or
taken down is never shown from here; only what is made of it, the HTML, is made once. Nobody who has signed in, or for
whom a message waits, is answered from here.
"""

import functools
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

Stamp = Hashable
Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]


class _Forgets(Protocol):
    def cache_clear(self) -> None: ...


class Stamped(Protocol):
    """What was read of the database together with the stamp."""

    @property
    def stamp(self) -> Stamp:
        """What `question` would have answered at the same moment."""


Remembered = TypeVar("Remembered", bound=_Forgets)

MOST_BYTES = 32_000_000
"""Of all pages that a process keeps; those asked for longest ago make room."""
_OVERHEAD = 2_000
"""Bytes that a kept page takes beside its body, roughly."""
_SETTLED_SECONDS = 2.0
"""A page tells when it was last modified only after this long: what changes within one second has one date."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a page rests on: the question, what it is asked, and what it answered before the page was made."""

    question: Callable[..., Stamp]
    arguments: tuple[Any, ...]
    stamp: Stamp

    def holds(self) -> bool:
        try:
            return self.question(*self.arguments) == self.stamp
        except Exception:
            # The view asks once more, and whoever answers for its errors answers for this one.
            return False


def kept_while(
    question: Callable[..., Stamp], read: Callable[..., Stamped | None] | None = None
) -> Callable[[View], View]:
    """For a view whose page may be kept while `question`, which gets what the address names, answers the same.

    The view gets the stamp after the request, and what the address names. None says that there is no such page: what
    the view then answers is kept by nobody. Where the page can be read by the same question, `read` does so, and the
    view gets what it read in place of the stamp.
    """

    def keeping(view: View) -> View:
        @functools.wraps(view)
        def kept(request: HttpRequest, **arguments: Any) -> HttpResponse:
            named = tuple(arguments.values())
            # Before the page is made: a change in between makes the stamp older than the page, never younger.
            told: Any = read(*named) if read else question(*named)
            response = view(request, told, **arguments)
            # For all who keep copies on the way: they have to ask each time.
            response.headers.setdefault("Cache-Control", "no-cache")
            if told is not None:
                stamp = told.stamp if read else told
                response._rests_on = _Ground(question, named, stamp)  # type: ignore[attr-defined]
            return response

        return kept

    return keeping


class _Page:
    """The bytes of an answer and its headers."""

    __slots__ = ("body", "etag", "ground", "headers", "made_at")

    def __init__(self, response: HttpResponse, ground: _Ground) -> None:
        self.body = response.content
        self.headers = tuple(response.headers.items())
        self.etag = response.headers["ETag"]
        self.ground = ground
        self.made_at = time.time()

    def answer(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(self.body, headers=dict(self.headers))
        modified = None
        if time.time() - self.made_at > _SETTLED_SECONDS:
            modified = int(self.made_at)
            response.headers["Last-Modified"] = http_date(modified)
        return _conditional(request, response, self.etag, modified)


class _Pages:
    """The pages of a process, the one asked for last at the end."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._pages: OrderedDict[Hashable, _Page] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def find(self, key: Hashable) -> _Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: _Page) -> None:
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body) + _OVERHEAD
            while self._bytes > self._most:
                self._drop(next(iter(self._pages)))

    def drop(self, key: Hashable) -> None:
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _drop(self, key: Hashable) -> None:
        if (page := self._pages.pop(key, None)) is not None:
            self._bytes -= len(page.body) + _OVERHEAD


PAGES = _Pages(MOST_BYTES)
_REMEMBERED: list[Callable[[], None]] = [PAGES.clear]


def remembered(function: Remembered) -> Remembered:
    """For what `lru_cache` keeps by stamp, parts of pages or figures on them: it is forgotten with the pages."""
    _REMEMBERED.append(function.cache_clear)
    return function


def forget() -> None:
    """Leave everything to be made anew: where another database takes the place of this one, its stamps are no news."""
    for clear in _REMEMBERED:
        clear()


def pages_are_kept(answer: Answer) -> Answer:
    """Answer from the kept pages where they still hold; keep what the site answers otherwise. The first middleware."""

    def kept(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or _is_somebody(request):
            return answer(request)
        key = _key(request)
        page = PAGES.find(key)
        if page is not None:
            if page.ground.holds():
                return page.answer(request)
            PAGES.drop(key)
        return _made(request, answer(request), key)

    return kept


def _made(request: HttpRequest, response: HttpResponse, key: Hashable) -> HttpResponse:
    ground: _Ground | None = getattr(response, "_rests_on", None)
    # A cookie that is set is for this visitor alone.
    if ground is None or response.status_code != 200 or response.cookies:
        return response
    # Weak: packed and unpacked have different bytes and the same meaning.
    etag = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    response.headers["ETag"] = etag
    patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
    if request.method == "GET":
        PAGES.put(key, _Page(response, ground))
    return _conditional(request, response, etag, None)


def _conditional(
    request: HttpRequest, response: HttpResponse, etag: str, modified: int | None
) -> HttpResponse:
    asked = request.META
    if "HTTP_IF_NONE_MATCH" in asked or "HTTP_IF_MODIFIED_SINCE" in asked or "HTTP_IF_MATCH" in asked:
        return get_conditional_response(request, etag, modified, response) or response
    return response


def _is_somebody(request: HttpRequest) -> bool:
    """Whether the page may have something on it for this visitor alone."""
    cookies = request.COOKIES
    return settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies


def _key(request: HttpRequest) -> Hashable:
    """All on which a page may depend beside what its stamp says."""
    asked, cookies = request.META, request.COOKIES
    return (
        request.path,
        asked.get("QUERY_STRING", ""),
        # Feeds and the site map say whole addresses; no host is here that the site has not accepted.
        asked.get("HTTP_HOST", ""),
        request.scheme,
        cookies.get("language", ""),
        cookies.get("mode", ""),
        "gzip" in asked.get("HTTP_ACCEPT_ENCODING", ""),
        timezone.localdate(),
    )
