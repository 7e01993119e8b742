"""In which of their posts the signed-in person acts: chosen on screen, kept in the session."""

from django.http import HttpRequest
from django.utils import timezone

from gongkai.agencies.actor import Actor, actors_of

_KEY = "acting"


def capacities(request: HttpRequest) -> list[Actor]:
    """Every capacity of the signed-in person today; asked of the database once a request."""
    found: list[Actor] | None = getattr(request, "_capacities", None)
    if found is None:
        found = actors_of(request.user, timezone.localdate())
        request._capacities = found  # type: ignore[attr-defined]
    return found


def acting(request: HttpRequest) -> Actor | None:
    """The capacity chosen, or else the first; none for who holds no post."""
    found = capacities(request)
    chosen = request.session.get(_KEY)
    return next((actor for actor in found if actor.key == chosen), found[0] if found else None)


def act_as(request: HttpRequest, key: str) -> Actor | None:
    """Choose a capacity; none, and nothing changed, if the person does not have it."""
    actor = next((actor for actor in capacities(request) if actor.key == key), None)
    if actor:
        request.session[_KEY] = key
    return actor
