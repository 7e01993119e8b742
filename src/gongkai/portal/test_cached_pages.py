"""Kept pages are what the site would answer now: after every change, for every dress, for nobody who is somebody."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.published import Published

from gongkai.agencies.role import Role
from gongkai.portal import cached_pages
from gongkai.portal.cached_pages import kept_while, pages_are_kept
from gongkai.publishing.models import Publication


class Site:
    """A page that says what a variable says, and how often it was made."""

    def __init__(self) -> None:
        self.says: str | None = "甲"
        self.made = 0
        self.answer = pages_are_kept(kept_while(lambda: self.says)(self._page))  # type: ignore[arg-type]

    def _page(self, _request: HttpRequest, stamp: str | None) -> HttpResponse:
        self.made += 1
        return HttpResponse(stamp, status=200 if stamp else 410)

    def get(self, **more: str) -> HttpResponse:
        return self.answer(RequestFactory().get("/", headers=more))


@pytest.fixture
def site() -> Iterator[Site]:
    cached_pages.forget()
    yield Site()
    cached_pages.forget()


def test_a_page_is_made_once_until_what_it_rests_on_changes(site: Site) -> None:
    assert [site.get().content.decode() for _ in range(3)] == ["甲"] * 3
    assert site.made == 1
    site.says = "乙"
    assert site.get().content.decode() == "乙"
    assert site.made == 2
    # Back again is a change too: only the last state is known.
    site.says = "甲"
    assert site.get().content.decode() == "甲"


def test_what_is_gone_is_gone_whatever_the_visitor_has(site: Site) -> None:
    tag = site.get()["ETag"]
    site.says = None
    for headers in ({}, {"If-None-Match": tag}, {"If-None-Match": "*"}):
        assert site.get(**headers).status_code == 410


def test_a_visitor_who_has_the_page_is_told_so(site: Site) -> None:
    tag = site.get()["ETag"]
    for _once_made_and_once_kept in range(2):
        response = site.get(**{"If-None-Match": tag})
        assert (response.status_code, response.content) == (304, b"")
        assert response["ETag"] == tag
        cached_pages.forget()
    site.says = "乙"
    response = site.get(**{"If-None-Match": tag})
    assert (response.status_code, response.content.decode()) == (200, "乙")


def test_when_it_was_modified_is_told_once_the_second_is_over(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SimpleNamespace(time=lambda: 1_000_000.9)
    monkeypatch.setattr(cached_pages, "time", clock)
    site.get()
    assert "Last-Modified" not in site.get()
    clock.time = lambda: 1_000_010.0
    modified = site.get()["Last-Modified"]
    assert modified == "Mon, 12 Jan 1970 13:46:40 GMT"
    assert site.get(**{"If-Modified-Since": modified}).status_code == 304
    site.says = "乙"
    assert site.get(**{"If-Modified-Since": modified}).status_code == 200


def test_no_cache_on_the_way_may_answer_without_asking(site: Site) -> None:
    response = site.get()
    assert response["Cache-Control"] == "no-cache"
    assert {"Cookie", "Accept-Encoding"} <= set(response["Vary"].split(", "))


@pytest.mark.parametrize("cookie", ["sessionid=x", "messages=x"])
def test_nobody_who_is_somebody_is_answered_from_what_is_kept(site: Site, cookie: str) -> None:
    site.get()
    response = site.get(Cookie=cookie)
    assert site.made == 2
    assert "ETag" not in response


@pytest.mark.parametrize(
    "headers",
    [{"Cookie": "language=en"}, {"Cookie": "mode=elder"}, {"Accept-Encoding": "gzip"}, {"Host": "localhost"}],
)
def test_each_dress_is_kept_apart(site: Site, headers: dict[str, str]) -> None:
    site.get()
    site.get(**headers)
    site.get()
    site.get(**headers)
    assert site.made == 2


def test_an_answer_with_a_cookie_is_kept_by_nobody() -> None:
    def page(_request: HttpRequest, _stamp: int) -> HttpResponse:
        response = HttpResponse("甲")
        response.set_cookie("of", "this visitor")
        return response

    answer = pages_are_kept(kept_while(lambda: 1)(page))  # type: ignore[arg-type]
    assert "ETag" not in answer(RequestFactory().get("/"))
    assert answer(RequestFactory().get("/")).cookies


def test_the_pages_asked_for_longest_ago_make_room() -> None:
    pages = cached_pages._Pages(9_000)
    response = HttpResponse(b"-" * 1_000, headers={"ETag": "x"})
    ground = cached_pages._Ground(lambda: 1, (), 1)
    for key in "abc":
        pages.put(key, cached_pages._Page(response, ground))
    assert pages.find("a")
    pages.put("d", cached_pages._Page(response, ground))
    assert [key for key in "abcd" if pages.find(key)] == ["a", "c", "d"]


def test_signing_in_shows_and_keeps_no_page_of_others(published: Published) -> None:
    (one,) = published.bring("办法")
    anonymous, staff = Client(), published.county.client(Role.CLERK)
    address = f"/info/{one.pk}/"
    for client, told in ((anonymous, False), (staff, True), (anonymous, False), (staff, True)):
        assert ("工作人员：" in client.get(address).content.decode()) is told


def test_head_is_answered_like_get_and_other_methods_pass(published: Published) -> None:
    (one,) = published.bring("办法")
    client = Client()
    client.get(f"/info/{one.pk}/")
    assert client.head(f"/info/{one.pk}/")["ETag"] == client.get(f"/info/{one.pk}/")["ETag"]
    assert client.post(f"/info/{one.pk}/").status_code == 405


def test_packed_pages_are_kept_packed(published: Published) -> None:
    (one,) = published.bring("办法")
    client = Client(headers={"accept-encoding": "gzip"})
    first, second = client.get(f"/info/{one.pk}/"), client.get(f"/info/{one.pk}/")
    assert first["Content-Encoding"] == second["Content-Encoding"] == "gzip"
    assert first.content == second.content
    assert second["Content-Security-Policy"]
    Publication.objects.filter(pk=one.pk).update(title="新办法", version=2)
    assert client.get(f"/info/{one.pk}/").content != first.content
