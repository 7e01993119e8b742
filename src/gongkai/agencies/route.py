"""Who may see a page, stated with its address and enforced before the view runs.

A route is written `route("reports/", library, name="library", seen_by=EVERYONE)`. There is no other way to add
an address; a test walks all of them and fails on one that does not say who sees it.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path

from gongkai.agencies.acting import acting
from gongkai.agencies.error_page import too_many
from gongkai.agencies.first_things import first_things_first
from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.role import Role

MOST = 2**48
"""No row has a number beyond, and no column takes all that an address may name."""
View = Callable[..., HttpResponseBase]
Admission = HttpResponseBase | tuple[Any, ...]
"""Either the answer that ends the request, or what the view gets after the request."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Who sees a page: a code for the walk over all routes, words, and the decision.

    `admit` gets the request and the arguments of the address, of which it takes out what it resolves. `private`
    pages are kept by no cache and listed by no search engine. `roles` are those that a page of the desk is for,
    empty where it is for everybody there.
    """

    code: str
    says: str
    admit: Callable[[HttpRequest, dict[str, Any]], Admission]
    private: bool = False
    roles: tuple[Role, ...] = ()


def route(
    address: str, view: View, *, name: str, seen_by: Policy, limit: RateLimit | None = None
) -> URLPattern:
    """An address with its view, its policy and, for what costs work, its rate limit."""
    return path(address, _numbered(guarded(view, seen_by, limit)), name=name)


def _numbered(view: View) -> View:
    """A number that no row can have leads nowhere, whatever the view would ask the database."""

    @functools.wraps(view)
    def numbered(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if any(isinstance(named, int) and named > MOST for named in arguments.values()):
            raise Http404
        return view(request, **arguments)

    return numbered


def guarded(view: View, seen_by: Policy, limit: RateLimit | None = None) -> View:
    """The view behind its policy."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if limit and (minutes := limit.minutes_to_wait(request)):
            return too_many(request, minutes)
        admission = seen_by.admit(request, arguments)
        response = view(request, *admission, **arguments) if isinstance(admission, tuple) else admission
        if seen_by.private:
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    guarded.seen_by = seen_by  # type: ignore[attr-defined]
    return guarded


def _everyone(_request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    return ()


def _signed_in(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    return () if request.user.is_authenticated else redirect_to_login(request.get_full_path())


def staff(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    """Accounts of the site's staff; a citizen's account is refused."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.is_staff:
        raise PermissionDenied
    return ()


EVERYONE = Policy("everyone", "所有人", _everyone)
SIGNED_IN = Policy("signed_in", "登录的人", _signed_in, private=True)
STAFF = Policy("staff", "本站工作人员", staff)


def desk(*roles: Role) -> Policy:
    """Pages of the desk: people who hold a post now, in one of `roles` if any are named; else 403.

    The view gets the actor after the request.
    """

    def admit(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        actor = acting(request)
        if actor is None:
            raise PermissionDenied
        if first := first_things_first(request, actor):
            return redirect(first)
        if roles and actor.role not in roles:
            raise PermissionDenied
        return (actor,)

    says = "、".join(role.label for role in roles) or "所有在岗人员"
    return Policy(f"desk:{','.join(roles)}", says, admit, private=True, roles=roles)


DESK = desk()
