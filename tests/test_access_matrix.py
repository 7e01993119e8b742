"""No page of the desk and no address of the API shows one agency's things to another's people.

The matrix is kept in docs/developers/access-matrix.md; `GONGKAI_WRITE_MATRIX=1` writes it anew.
"""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.models import Agency
from gongkai.records.models import Event
from tests.access_matrix import OBJECTS, Address, about_agencies, address, matrix, patterns, printed
from tests.world import World, world

PAGE = Path(__file__).parents[1] / "docs" / "developers" / "access-matrix.md"
HEAD = """# 谁能打开哪一页

本表由 `tests/test_access_matrix.py` 生成并核对：每个地址由每个岗位的人打开一次，页面里的对象属于“青溪县自然资源局”。
每格两个数：本机关的人 / 另一个县的机关的人。200可以看，302去登录，403岗位不对，404对这个人不存在，405只接受提交。
本机关一栏若没有200，说明这一页只接受提交（405）或需要先有内容（302）。

"""
REFUSED = {302, 401, 403, 404}

OF_PERSONS = {"holder", "staff_holder", "signed_in", "operator", "drafter", "tracker", "finder"}
"""Policies about the caller's own session or account, walked in `test_routes` and by the portal's tests."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> World:
    return world()


def object_pages(found: dict[Address, dict[str, int]]) -> dict[Address, dict[str, int]]:
    named = {"api-application", "api-days"}
    return {where: by for where, by in found.items() if where.policy in OBJECTS or where.name in named}


def test_the_walk_knows_a_real_object_for_every_private_address(made: World) -> None:
    private = [p for p in patterns() if p.callback.seen_by.private]
    known = {p.name for p in private if about_agencies(p)}
    others = {p.name for p in private if p.name not in known and p.callback.seen_by.code not in OF_PERSONS}
    assert not others
    for pattern in patterns():
        if about_agencies(pattern):
            assert "<" not in address(pattern, made).path


def test_no_page_about_a_thing_opens_for_another_agency_and_each_opens_for_somebody(made: World) -> None:
    found = matrix(made)
    for where, answers in object_pages(found).items():
        leaks = {
            who: code for who, code in answers.items() if who.startswith("other-") and code not in REFUSED
        }
        assert not leaks, where
        own = {code for who, code in answers.items() if who.startswith("own-")}
        # Without anybody who is let in, a 404 would only say that the object is not there.
        assert own & {200, 302, 405}, where
    for where, answers in found.items():
        assert answers["anonymous"] in REFUSED, where
    text = HEAD + printed(found)
    if os.environ.get("GONGKAI_WRITE_MATRIX"):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text


def test_nothing_is_changed_by_another_agencys_people(made: World) -> None:
    people = {who: client for who, client in made.people().items() if not who.startswith("own-")}
    before = (Event.objects.count(), AdministrationEvent.objects.count(), Agency.objects.count())
    for pattern in patterns():
        if not about_agencies(pattern):
            continue
        where = address(pattern, made)
        is_object = where.policy in OBJECTS or where.name.startswith("api-take")
        for who, client in people.items():
            cache.clear()
            body: dict[str, Any] = {"inputs": {}} if where.policy == "caller" else {}
            kind = {"content_type": "application/json"} if where.policy == "caller" else {}
            code = client.post(where.path, body, **kind).status_code
            if is_object or who == "anonymous":
                assert code in {*REFUSED, 405}, (where, who, code)
    after = (Event.objects.count(), AdministrationEvent.objects.count(), Agency.objects.count())
    assert after == before
