"""A part of a page stands while its values do."""

from django.template import Context, Template
from django.utils import translation

from gongkai.portal import cached_pages


def said(template: Template, **values: object) -> str:
    return template.render(Context(values))


def test_a_part_is_made_anew_for_other_values_and_not_for_the_same() -> None:
    part = Template("{% standing name %}{{ name }}、{{ other }}{% endstanding %}")
    assert said(part, name="甲", other=1) == "甲、1"
    assert said(part, name="甲", other=2) == "甲、1"
    assert said(part, name="乙", other=3) == "乙、3"


def test_each_part_and_each_language_stands_for_itself() -> None:
    first = Template('{% load i18n %}{% standing %}{% translate "首页" %}{% endstanding %}')
    second = Template("{% standing %}别的{% endstanding %}")
    chinese = said(first)
    with translation.override("en"):
        assert said(first) != chinese
    assert said(second) == "别的"


def test_those_used_longest_ago_make_room() -> None:
    part = Template("{% standing number %}{{ made }}{% endstanding %}")
    for number in range(2001):
        said(part, number=number, made="first")
    assert said(part, number=0, made="second") == "second"
    assert said(part, number=2000, made="second") == "first"


def test_what_stands_is_forgotten_with_the_kept_pages() -> None:
    part = Template("{% standing name %}{{ name }}、{{ other }}{% endstanding %}")
    assert said(part, name="甲", other=1) == "甲、1"
    cached_pages.forget()
    assert said(part, name="甲", other=2) == "甲、2"
