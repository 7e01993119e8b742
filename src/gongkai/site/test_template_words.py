"""Constant words are looked up once a language and come out as Django's own tag has them."""

import pytest
from django.template import Context, Template, engines
from django.templatetags import i18n
from django.utils.translation import override

from gongkai.site.template_words import ConstantWords


def made(source: str) -> Template:
    template: Template = engines["django"].from_string("{% load i18n %}" + source).template
    return template


def said(template: Template, language: str, **context: object) -> str:
    with override(language):
        return template.render(Context(context))


def test_one_template_speaks_the_language_of_each_page() -> None:
    template = made('{% translate "收件箱" %}')
    spoken = [said(template, language) for language in ("zh-hans", "en", "zh-hans", "en")]
    assert spoken == ["收件箱", "Inbox", "收件箱", "Inbox"]


@pytest.mark.parametrize(
    ("source", "context", "expected"),
    [
        ("{% translate words %}", {"words": "<收件箱>"}, "&lt;收件箱&gt;"),
        ('{% translate "a<b 100%" %}', {}, "a<b 100%"),
        ('{% translate "ab"|upper %}', {}, "AB"),
        ('{% translate "收件箱" as one %}[{{ one }}]', {}, "[收件箱]"),
        ('{% translate "收件箱" noop %}', {}, "收件箱"),
    ],
)
def test_everything_else_is_left_to_django(source: str, context: dict[str, str], expected: str) -> None:
    template = made(source)
    assert [said(template, "zh-hans", **context) for _ in range(2)] == [expected] * 2


def test_words_that_vary_are_looked_up_each_time() -> None:
    template = made("{% translate words %}")
    assert [said(template, "en", words=words) for words in ("收件箱", "日历")] == ["Inbox", "Calendar"]
    assert [type(node) for node in template.nodelist][-1:] == [i18n.TranslateNode]
    assert type(made('{% translate "收件箱" %}').nodelist[-1]) is ConstantWords
