"""The cookie that holds the key of a browser's drafts: 256 random bits, read by no script, sent to no other page."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gongkai.portal.apply.draft import LIFE

_NAME = "draft"
_PATH = "/apply/"


def draft_key(request: HttpRequest) -> str:
    """The key of this browser; empty where it has none."""
    key: str = request.COOKIES.get(_NAME, "")
    return key


def new_key() -> str:
    """For a browser without one."""
    return secrets.token_urlsafe(32)


def give(response: HttpResponse, key: str, *, shared: bool) -> None:
    """Send the key; on a `shared` computer it goes with the browser's window."""
    response.set_cookie(
        _NAME,
        key,
        max_age=None if shared else LIFE,
        path=_PATH,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def take_back(response: HttpResponse) -> None:
    """Remove the key."""
    response.delete_cookie(_NAME, path=_PATH, samesite="Lax")
