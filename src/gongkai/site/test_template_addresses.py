"""Addresses that are the same on every page are looked up once and come out as Django's own tag has them."""

import pytest
from django.template import Context, Template, engines
from django.urls import NoReverseMatch, set_script_prefix

from gongkai.site.template_addresses import ConstantAddress


def made(source: str) -> Template:
    template: Template = engines["django"].from_string(source).template
    return template


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% url "inbox" %}', "/desk/inbox/"),
        ('{% url "choose" "mode" "elder" %}', "/choose/mode/elder/"),
        ('{% url "choose" name="mode" value="elder" %}', "/choose/mode/elder/"),
    ],
)
def test_a_constant_address_is_looked_up_once(
    source: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = made(source)
    assert template.render(Context()) == expected
    monkeypatch.setattr("django.urls.reverse", None)
    assert template.render(Context()) == expected


def test_it_lies_under_the_prefix_of_each_request() -> None:
    template = made('{% url "inbox" %}')
    try:
        set_script_prefix("/gongkai/")
        assert template.render(Context()) == "/gongkai/desk/inbox/"
    finally:
        set_script_prefix("/")
    assert template.render(Context()) == "/desk/inbox/"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% url "application" pk %}', "/desk/applications/7/"),
        ("{% url name %}", "/desk/inbox/"),
        ('{% url "inbox" as there %}-{{ there }}', "-/desk/inbox/"),
    ],
)
def test_what_may_differ_is_looked_up_each_time(source: str, expected: str) -> None:
    template = made(source)
    assert not template.nodelist.get_nodes_by_type(ConstantAddress)
    assert template.render(Context({"pk": 7, "name": "inbox"})) == expected


def test_an_unknown_name_is_a_fault_as_ever() -> None:
    with pytest.raises(NoReverseMatch):
        made('{% url "nowhere" %}').render(Context())
