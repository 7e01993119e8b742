"""Django's tag `url`, which looks up addresses that are the same on every page once a process.

A page of the desk has ten such addresses, and finding one takes Django as long as printing a row of a table.
"""

from django.template import Context, Library, Node
from django.template.base import FilterExpression, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as any_url
from django.urls import get_script_prefix

register = Library()


class ConstantAddress(Node):
    """An address that depends on nothing but the place under which the whole site is served."""

    child_nodelists = ()

    def __init__(self, address: URLNode) -> None:
        self._address = address
        self._known: dict[str, str] = {}

    def render(self, context: Context) -> str:
        """The address, under the prefix of the request."""
        under = get_script_prefix()
        known = self._known.get(under)
        if known is None:
            known = self._known[under] = self._address.render(context)
        return known


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """`{% url "name" "argument" %}` as Django has it."""
    node = any_url(parser, token)
    constant = all(map(_is_constant, (node.view_name, *node.args, *node.kwargs.values())))
    # With "as" it is put by; with a namespace it may depend on the page.
    return ConstantAddress(node) if constant and not node.asvar and ":" not in token.contents else node


def _is_constant(expression: FilterExpression) -> bool:
    return not expression.is_var and not expression.filters
