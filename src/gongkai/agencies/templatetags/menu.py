"""The entries of the desk's header as printed: made once for each menu, since every page of the desk has one."""

import functools
from html import escape

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from gongkai.agencies.desk_menu import Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_entries(context: Context) -> SafeString:
    """The `li`s of `desk_menu`; beside the inbox stands how many tasks are `to_do`, where the page says it."""
    # A tuple of its own: what the context holds would keep the request with it.
    return _entries(tuple(context["desk_menu"]), context.get("to_do") or 0, get_language())


@functools.lru_cache(maxsize=1000)
def _entries(menu: tuple[Shown, ...], to_do: int, _language: str | None) -> SafeString:
    return mark_safe("".join(_entry(entry, to_do) for entry in menu))  # noqa: S308 - each is escaped


def _entry(entry: Shown, to_do: int) -> str:
    current = f' aria-current="{entry.current}"' if entry.current else ""
    count = ""
    if entry.name == "inbox" and to_do:
        count = f'<span class="sr">{escape(gettext("，待办"))}</span> <span class="count">{to_do}</span>'
    return f'<li><a href="{escape(entry.address)}"{current}>{escape(entry.label)}{count}</a></li>'
