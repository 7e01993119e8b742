"""Django's tags of translation (`{% load i18n %}`), of which `translate` looks up constant words once a language.

A page of the desk has sixty such words, which otherwise take a tenth of the time that it takes to make the page.
"""

from django.template import Context, Library, Node
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.utils.translation import get_language

register = Library()
register.tags.update(i18n.register.tags)
register.filters.update(i18n.register.filters)


class ConstantWords(Node):
    """Words that depend on nothing but the language."""

    child_nodelists = ()

    def __init__(self, words: i18n.TranslateNode) -> None:
        self._words = words
        self._said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """The words in the language of the page."""
        language = get_language()
        said = self._said.get(language)
        if said is None:
            said = self._said[language] = self._words.render(context)
        return said


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """`{% translate "words" %}` as Django has it."""
    node = i18n.do_translate(parser, token)
    words = node.filter_expression
    # With a variable or a filter they may come out differently each time; with "as" they are put by.
    varies = words.filters or words.var.literal is None or node.message_context or node.noop or node.asvar
    return node if varies else ConstantWords(node)
