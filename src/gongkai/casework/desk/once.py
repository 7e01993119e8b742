"""A form that is sent twice registers once: each carries a token, and what came of it is remembered."""

import secrets

from django.core.cache import cache
from django.http import HttpRequest

FIELD = "once"
"""Name of the hidden input."""
_KEPT = "registration"
_REMEMBERED = 20
"""Forms of a session that are known to be registered."""
_SECONDS = 60


def token(request: HttpRequest) -> str:
    """What the form that is being made carries: its own again after a refusal."""
    return request.POST.get(FIELD, "") or secrets.token_urlsafe(12)


def came_of(request: HttpRequest) -> int | None:
    """The id of what this very form has registered before; None if nothing."""
    found: int | None = request.session.get(_KEPT, {}).get(request.POST.get(FIELD, ""))
    return found


def begin(request: HttpRequest, person: int | None) -> bool:
    """Whether to go on: not if the same form is being registered now.

    Two presses of the button come at once, before either has written the session; there is one server process.
    """
    return cache.add(_pressed(request, person), True, _SECONDS)


def give_up(request: HttpRequest, person: int | None) -> None:
    """Nothing was registered: the form may be sent again."""
    cache.delete(_pressed(request, person))


def remember(request: HttpRequest, pk: int) -> None:
    """What came of it."""
    before = list(request.session.get(_KEPT, {}).items())[-_REMEMBERED:]
    request.session[_KEPT] = {**dict(before), request.POST.get(FIELD, ""): pk}


def _pressed(request: HttpRequest, person: int | None) -> str:
    return f"registration-{person}-{request.POST.get(FIELD, '')}"
