"""Where a notice leads."""

from typing import Any

from django import template

from gongkai.workflow.case_page import page_of

register = template.Library()


@register.filter
def case_page(notice: Any) -> str:
    """The page of the case of a notice that was asked for `with_kinds`; empty where it has none."""
    return page_of(notice.case_kind, notice.case_id)
