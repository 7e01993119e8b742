"""How the read API answers: JSON in every case, bytes that programs need not fetch twice, refusals in words."""

import hashlib
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from gongkai.agencies.error_page import error_number
from gongkai.agencies.rate_limit import RateLimit

View = Callable[..., HttpResponse]
logger = logging.getLogger(__name__)
LARGEST = 2**63 - 1
"""No thing has a higher number, and no database looks for one."""
_NOT_FOUND = "没有找到。可能编号抄错了，或者这件信息没有公开。"


def problem(status: int, detail: str, fields: dict[str, list[str]] | None = None) -> JsonResponse:
    """A refusal: what is wrong and what to do, `fields` for each parameter that has to be corrected."""
    said = {"detail": detail, "fields": fields or {}}
    response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "no-store"
    return response


def answered(view: View, accepted: Callable[[], frozenset[str]], limit: RateLimit, *, kept: bool) -> View:
    """A view of the library as programs meet it.

    `accepted` are the parameters that its schema names: one that is misspelt would be answered with too much.
    `kept` answers may be kept by whoever asks each time whether they still hold (ETag); others by nobody.
    """

    @wraps(view)
    def answer(request: HttpRequest, **arguments: Any) -> HttpResponse:
        response = _refusal(request, accepted, limit) or _asked(view, request, arguments)
        # It is public: pages of other sites may ask for it too.
        response.headers["Access-Control-Allow-Origin"] = "*"
        if response.status_code != 200:
            return response
        if not kept:
            response.headers["Cache-Control"] = "no-store"
            return response
        response.headers["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ("Accept-Encoding",))
        # Weak: packed and unpacked have different bytes and the same meaning.
        etag = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        response.headers["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    return answer


def _refusal(
    request: HttpRequest, accepted: Callable[[], frozenset[str]], limit: RateLimit
) -> HttpResponse | None:
    if request.method not in ("GET", "HEAD"):
        refused = problem(405, "这里只能查询，请用GET。")
        refused.headers["Allow"] = "GET, HEAD"
        return refused
    if minutes := limit.minutes_to_wait(request):
        refused = problem(
            429,
            f"太频繁：每{limit.minutes}分钟最多{limit.requests}次。请{minutes}分钟后再试，大量数据请用批量下载/open-data/。",
        )
        refused.headers["Retry-After"] = str(minutes * 60)
        return refused
    names = accepted()
    if unknown := [name for name in request.GET if name not in names]:
        may = "可以用的参数：" + "、".join(sorted(names)) + "。" if names else "这个地址没有参数。"
        return problem(422, "有不认识的参数。", {name[:40]: [may] for name in unknown[:10]})
    return None


def _asked(view: View, request: HttpRequest, arguments: dict[str, Any]) -> HttpResponse:
    if any(isinstance(value, int) and value > LARGEST for value in arguments.values()):
        return problem(404, _NOT_FOUND)
    method = request.method
    # The library knows GET alone; of an answer to HEAD the server leaves the body out.
    request.method = "GET"
    try:
        return view(request, **arguments)
    finally:
        request.method = method


def speaks(api: NinjaAPI) -> None:
    """Let the API say what went wrong in Chinese."""
    api.add_exception_handler(Http404, lambda _request, _fault: problem(404, _NOT_FOUND))
    api.add_exception_handler(ValidationError, _faulty)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(Exception, _broken)


def no_such_address(_request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 (what the address names)
    """404 for whatever is no address of the API."""
    return problem(404, "没有这个地址。全部地址见/api/v1/public/openapi.json。")


def _refused(_request: HttpRequest, fault: Any) -> HttpResponse:
    return problem(fault.status_code, str(fault))


def _broken(_request: HttpRequest, _fault: Any) -> HttpResponse:
    number = error_number()
    logger.error("编号%s：500 %s", number, _request.path, exc_info=True)
    return problem(500, f"没有完成：系统出了错。稍后再试；仍不行，请把编号{number}告诉网站的联系电话。")


def _faulty(_request: HttpRequest, fault: Any) -> HttpResponse:
    fields: dict[str, list[str]] = {}
    for error in fault.errors:
        fields.setdefault(str(error["loc"][-1]), []).append(_says(error))
    return problem(422, "有的参数要改。", fields)


def _says(error: dict[str, Any]) -> str:
    about = {name: str(value) for name, value in error.get("ctx", {}).items()}
    if words := _WORDS.get(error["type"]):
        return words.format(**about)
    return "不能这样写。"


_WORDS = {
    "missing": "必须填写。",
    "int_parsing": "要填整数。",
    "int_parsing_size": "数字太大。",
    "bool_parsing": "要填true或者false。",
    "date_parsing": "日期要写成2026-03-10这样。",
    "date_from_datetime_parsing": "日期要写成2026-03-10这样。",
    "date_from_datetime_inexact": "日期要写成2026-03-10这样。",
    "enum": "只能是其中之一：{expected}。",
    "greater_than_equal": "不能小于{ge}。",
    "less_than_equal": "不能大于{le}。",
    "string_too_long": "最多{max_length}个字。",
    "string_too_short": "必须填写。",
    "string_pattern_mismatch": "只能用小写字母、数字和连接号。",
}
"""By the type of the fault, as the library of the schema calls it."""
