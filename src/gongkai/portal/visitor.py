"""A visitor without a name: a random token in the session, given out with the first upload and not before."""

import secrets

from django.http import HttpRequest

_KEY = "visitor"


def visitor_of(request: HttpRequest) -> str:
    """The visitor's token; empty for one who has uploaded nothing."""
    token: str = request.session.get(_KEY, "")
    return token


def remember(request: HttpRequest) -> str:
    """The visitor's token, given out now if there is none."""
    if not visitor_of(request):
        request.session[_KEY] = secrets.token_urlsafe(16)
    return visitor_of(request)
