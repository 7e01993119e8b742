"""Templates extend others as with Django's own tag, and look for the blocks of a parent once."""

import pytest
from django.template import Context, Engine
from django.template.base import NodeList
from django.template.loader_tags import BlockNode

TEMPLATES = {
    "base": "<{% block a %}a{% block b %}b{% endblock %}{% endblock %}|{% block c %}c{% endblock %}>",
    "middle": '{% extends "base" %}{% block b %}B{{ block.super }}{% endblock %}',
    "page": '{% extends "middle" %}{% block b %}[{{ block.super }}]{% endblock %}{% block c %}{{ x }}{% endblock %}',
    "other": '{% extends "base" %}{% block c %}other{% endblock %}',
}


def engine(*builtins: str) -> Engine:
    within = "django.template.loaders.locmem.Loader"
    loaders = [("django.template.loaders.cached.Loader", [(within, TEMPLATES)])]
    return Engine(loaders=loaders, builtins=list(builtins))


def test_pages_are_as_with_djangos_own_tag() -> None:
    ours, djangos = engine("gongkai.site.template_extending"), engine()
    for name in ("page", "other", "page", "middle", "base"):
        made = [one.get_template(name).render(Context({"x": "1"})) for one in (ours, djangos)]
        assert made[0] == made[1]
    assert ours.get_template("page").render(Context({"x": "<"})) == "<a[Bb]|&lt;>"


def test_a_parent_is_walked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    page = engine("gongkai.site.template_extending").get_template("page")
    page.render(Context())
    walked = []
    walk = NodeList.get_nodes_by_type
    monkeypatch.setattr(
        NodeList, "get_nodes_by_type", lambda self, kind: walked.append(kind) or walk(self, kind)
    )
    page.render(Context())
    assert BlockNode not in walked
