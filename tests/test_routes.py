"""Every address says who sees it, and holds to it: walked from the resolver, so that none is forgotten."""

import re
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from gongkai.agencies.route import Policy
from gongkai.annual import steps, stored
from gongkai.annual.models import CheckedFile, LibraryReport, Workspace
from gongkai.portal.visitor import remember
from gongkai.report.value import Report

ROUTES = get_resolver("gongkai.site.urls").url_patterns
PUBLIC_AND_LIBRARY = ("everyone", "holder", "staff", "operator", "staff_holder")
"""Codes of the policies walked here; the desk and the API, with their real objects, in `test_access_matrix.py`."""
WALKED = [route for route in ROUTES if route.callback.seen_by.code in PUBLIC_AND_LIBRARY]


def ids(route: URLPattern) -> str:
    return route.name or str(route.pattern)


@pytest.fixture
def report(samples: dict[tuple[str, int | None], Report]) -> Report:
    """The first of the sample."""
    return next(iter(samples.values()))


@pytest.fixture
def filed(db: None, report: Report) -> LibraryReport:
    return steps.add_to_library(report, user=None, now=timezone.now())


@pytest.fixture
def workspace(db: None, report: Report) -> Workspace:
    """A workspace of somebody else, with one report in it."""
    workspace = steps.open_workspace("somebody", now=timezone.now())
    CheckedFile.objects.create(
        workspace=workspace,
        number=1,
        name="report.json",
        size=1,
        data=stored.to_text(report),
        read_at=timezone.now(),
    )
    return workspace


@pytest.fixture
def clients(db: None, django_user_model: type) -> dict[str, Client]:
    """Nobody in particular; another visitor with a token of their own; a signed-in citizen; staff."""
    cache.clear()
    found = {name: Client() for name in ("anonymous", "visitor", "citizen", "staff")}
    session = found["visitor"].session
    session["visitor"] = "another"
    session.save()
    for name in ("citizen", "staff"):
        found[name].force_login(django_user_model.objects.create_user(name, is_staff=name == "staff"))
    return found


def address(route: URLPattern, filed: LibraryReport, workspace: Workspace) -> str:
    values = {
        "pk": filed.pk,
        "key": workspace.key,
        "number": 1,
        "kind": "json",
        "name": "mode",
        "value": "elder",
        "uid": "MQ",
        "token": "none",
        "username": "nobody",
        "code": "normative",
        "agency": 1,
        "page": 1,
        "part": "guide",
        "rest": "nothing",
    }
    found = "/" + re.sub(r"<\w+:(\w+)>", lambda match: str(values[match[1]]), str(route.pattern))
    assert "<" not in found
    return found


def test_every_address_is_a_route_that_states_its_audience() -> None:
    for route in ROUTES:
        assert isinstance(route, URLPattern), f"{route}: included addresses state no audience"
        assert isinstance(getattr(route.callback, "seen_by", None), Policy), f"{route} states no audience"


def calls(client: Client, where: str) -> Iterator[int]:
    yield client.get(where).status_code
    yield client.post(where).status_code


@pytest.mark.parametrize("route", WALKED, ids=ids)
def test_whoever_may_not_see_a_page_is_refused(
    route: URLPattern, clients: dict[str, Client], filed: LibraryReport, workspace: Workspace
) -> None:
    where = address(route, filed, workspace)
    match route.callback.seen_by.code:
        case "everyone":
            for client in clients.values():
                # 422: addresses of the read API that need a parameter.
                assert client.get(where).status_code in (200, 302, 304, 404, 405, 422)
        case "holder":
            for client in clients.values():
                assert set(calls(client, where)) == {404}
        case "staff":
            for name in ("anonymous", "visitor"):
                response = clients[name].get(where)
                assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/sign-in/")
            assert set(calls(clients["citizen"], where)) == {403}
        case "operator":
            assert set(calls(clients["anonymous"], where)) == {302}
            for name in ("citizen", "staff"):
                assert set(calls(clients[name], where)) == {403}
        case "staff_holder":
            assert clients["anonymous"].post(where).status_code == 302
            assert set(calls(clients["citizen"], where)) == {403}
            assert set(calls(clients["staff"], where)) == {404}
    assert LibraryReport.objects.exists()
    assert Workspace.objects.exists()


@pytest.mark.parametrize("route", [route for route in ROUTES if "key" in route.pattern.converters], ids=ids)
def test_an_expired_workspace_is_gone_for_its_own_visitor_too(
    route: URLPattern, filed: LibraryReport, workspace: Workspace, clients: dict[str, Client]
) -> None:
    Workspace.objects.update(visitor="another", kept=True, expires_at=timezone.now() - timedelta(seconds=1))
    client = clients["staff" if route.callback.seen_by.code == "staff_holder" else "visitor"]
    assert set(calls(client, address(route, filed, workspace))) == {404}


def test_a_visitors_token_is_given_out_once() -> None:
    request = SimpleNamespace(session={})
    first = remember(request)
    assert len(first) == 22
    assert remember(request) == first
