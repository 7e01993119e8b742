"""Parts of pages that stay as they are from page to page, such as header, footer and navigation, made once.

`{% standing platform.stamp current %}…{% endstanding %}` prints what is between the tags as it was made for the same
values, the same language and the same place under which the site is served. Whatever else the part depends on has to be
among the values.
"""

import threading
import weakref
from collections import OrderedDict
from collections.abc import Hashable
from typing import ClassVar

from django.template import Context, Library, Node
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from gongkai.portal.cached_pages import remembered

register = Library()
MOST = 2_000
"""Versions of one part that a process remembers; those used longest ago make room."""


class Standing(Node):
    """A part with the values that it depends on. Templates that extend others need not look for blocks inside."""

    child_nodelists = ()
    every: ClassVar["weakref.WeakSet[Standing]"] = weakref.WeakSet()
    """Those of all templates that are loaded."""

    def __init__(self, values: list[FilterExpression], content: NodeList) -> None:
        self._values, self._content = values, content
        self._made: OrderedDict[Hashable, SafeString] = OrderedDict()
        self._lock = threading.Lock()
        self.every.add(self)

    def render(self, context: Context) -> SafeString:
        """What was made for these values, or what is made now."""
        values = (get_language(), get_script_prefix(), *[value.resolve(context) for value in self._values])
        with self._lock:
            made = self._made.get(values)
            if made is not None:
                self._made.move_to_end(values)
                return made
        made = self._content.render(context)
        with self._lock:
            self._made[values] = made
            if len(self._made) > MOST:
                self._made.popitem(last=False)
        return made

    def forget(self) -> None:
        """Make everything anew."""
        with self._lock:
            self._made.clear()


@remembered
class _Standings:
    """The parts stand on stamps, as kept pages do, and are forgotten with them."""

    @staticmethod
    def cache_clear() -> None:
        for part in list(Standing.every):
            part.forget()


@register.tag
def standing(parser: Parser, token: Token) -> Standing:
    """`{% standing value value … %}…{% endstanding %}`."""
    values = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    content = parser.parse(("endstanding",))
    parser.delete_first_token()
    return Standing(values, content)
