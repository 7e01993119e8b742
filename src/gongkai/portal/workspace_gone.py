"""The answer for a workspace that the visitor may not see, or that is no more."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.agencies.error_page import error_page


def workspace_gone(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    """404 for a workspace that expired, was deleted, is somebody else's or never was; the page does not say which."""
    return error_page(
        request,
        404,
        _("没有找到这份检查结果。"),
        _(
            "检查结果2小时不用就自动删除；关掉浏览器、换了浏览器，或私密链接到期，也看不到。请把年报再检查一次。"
        ),
        typed=typed,
    )
