"""Addresses of the API. Each of them stands behind the one policy for callers; the schema is for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, guarded, route
from gongkai.api.access import CALLER
from gongkai.api.casework import router

CALLING = RateLimit("api", requests=600, minutes=10, methods=("GET", "HEAD", "POST"))

api = NinjaAPI(
    title="政府信息公开工作平台接口",
    version="1",
    description="与办理台同样的问题和步骤。令牌：gongkai site manage api_token。",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
api.add_router("", router)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _fault: Http404) -> HttpResponse:
    return api.create_response(request, {"detail": "没有找到，或者不在您能看到的范围内。"}, status=404)


@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    """The API in OpenAPI."""
    from json import dumps

    from ninja.responses import NinjaJSONEncoder

    content = dumps(api.get_openapi_schema(path_prefix="/api/v1/"), cls=NinjaJSONEncoder, ensure_ascii=False)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def _addresses() -> list[URLPattern]:
    # The library's own index of the API would stand outside the policy.
    patterns = (p for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root")
    return [
        path(f"api/v1/{p.pattern}", guarded(p.callback, CALLER, CALLING), name=f"api-{p.name}")
        for p in patterns
    ]


urlpatterns = [route("api/v1/openapi.json", schema, name="api-schema", seen_by=EVERYONE), *_addresses()]
