"""Addresses of the read API, open to everybody; its schema is at /api/v1/public/openapi.json."""

import re
from collections.abc import Mapping
from functools import cache, partial
from json import dumps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, guarded, route
from gongkai.api.public import agencies, documents, reports, searching
from gongkai.api.public.answering import answered, no_such_address, speaks

PREFIX = "/api/v1/public/"
READING = RateLimit("public-api", requests=1_200, minutes=10, methods=("GET", "HEAD"))
"""Two a second: 200 entries a page are some 1.4 million an hour; whoever wants all takes the bulk downloads."""
SEARCHING = RateLimit("public-api-search", requests=300, minutes=10, methods=("GET", "HEAD"))


class Readable(JSONRenderer):
    """Chinese as it is read, a third of the size of its escapes."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


api = NinjaAPI(
    title="政府信息公开数据接口",
    version="1",
    description="公开信息、机关、规范性文件台账、年度报告和检索，只读，不用令牌。日期为北京时间。"
    "答复带ETag，再次请求时放进If-None-Match，没有变化的答304。大量数据请用批量下载/open-data/。",
    docs_url=None,
    openapi_url=None,
    urls_namespace="public-api",
    renderer=Readable(),
)
for _part in (documents, agencies, reports, searching):
    api.add_router("", _part.router)
speaks(api)


@cache
def described() -> dict[str, Any]:
    """The API in OpenAPI."""
    found: dict[str, Any] = api.get_openapi_schema(path_prefix=PREFIX)
    return found


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    content = dumps(described(), cls=NinjaJSONEncoder, ensure_ascii=False)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@cache
def _accepted(address: str) -> frozenset[str]:
    """The parameters that an address takes after its question mark."""
    operation = described()["paths"][address]["get"]
    return frozenset(one["name"] for one in operation.get("parameters", ()) if one["in"] == "query")


def _addresses() -> list[URLPattern]:
    found = []
    for pattern in api.urls[0]:
        # The library's own index of the API would stand outside the policy.
        if not isinstance(pattern, URLPattern) or pattern.name == "api-root":
            continue
        named = re.sub(r"<\w+:(\w+)>", r"{\1}", str(pattern.pattern))
        is_search = pattern.name == "results"
        view = answered(
            pattern.callback,
            partial(_accepted, f"{PREFIX}{named}"),
            SEARCHING if is_search else READING,
            # A kept page of results might show what has been taken down since.
            kept=not is_search,
        )
        address = f"{PREFIX.removeprefix('/')}{pattern.pattern}"
        found.append(path(address, guarded(view, EVERYONE), name=f"public-api-{pattern.name}"))
    return found


urlpatterns = [
    route("api/v1/public/openapi.json", schema, name="public-api-schema", seen_by=EVERYONE),
    *_addresses(),
    route("api/v1/public/<path:rest>", no_such_address, name="public-api-nothing", seen_by=EVERYONE),
]
