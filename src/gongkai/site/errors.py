"""What the site answers when it cannot do what was asked, each with a page in words."""

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gongkai.agencies.error_page import error_number, error_page
from gongkai.portal.correction_panel import cells_typed

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what came is not what the page sends."""
    number = error_number()
    logger.warning("编号%s：400 %s：%r", number, request.path, exception)
    return error_page(
        request, 400, _("没有接受：提交的内容不完整。"), _("请返回上一页，重新提交一次。"), number
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403: signed in, but not entitled."""
    return error_page(
        request,
        403,
        _("这一页只供工作人员使用。"),
        _("您登录的账号没有这项权限。可以返回首页，或换一个账号登录。"),
    )


def forgery_suspected(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the form's own token: the page stood open too long, or cookies are blocked."""
    number = error_number()
    logger.warning("编号%s：403 %s：%s", number, request.path, reason)
    return error_page(
        request,
        403,
        _("没有提交：这一页打开太久，或浏览器没有接受Cookie。"),
        _("请返回上一页，刷新后再提交一次。"),
        number,
        cells_typed(request.POST),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: nothing here, or nothing that this visitor may see."""
    return error_page(
        request,
        404,
        _("没有找到这一页。"),
        _("网址可能抄错了，内容可能已移出，私密链接可能已到期。可以从首页或公开年报重新查找。"),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413: refused before it was read."""
    return error_page(
        request,
        413,
        _("没有接受：一次提交的文件太大。"),
        _("每个文件不超过20 MB，一次合计不超过120 MB。请分几次提交。"),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the traceback goes to the log under the number."""
    number = error_number()
    logger.error("编号%s：500 %s", number, request.path, exc_info=sys.exc_info())
    return error_page(
        request,
        500,
        _("没有完成：系统出了错。"),
        _("稍后再试一次。仍不行，请把编号告诉网站的联系电话。"),
        number,
    )
