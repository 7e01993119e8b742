"""Who may call the API: programs with a token, and people who are signed in to the desk."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone

from gongkai.agencies.acting import acting
from gongkai.agencies.actor import Actor, actor_of
from gongkai.agencies.first_things import first_things_first
from gongkai.agencies.route import Admission, Policy
from gongkai.api.models import AccessToken

SCHEME = "Bearer "
SAFE = ("GET", "HEAD", "OPTIONS")


def actor_behind(request: HttpRequest) -> Actor | None:
    """Whose post the caller acts in; none for strangers."""
    header = request.headers.get("Authorization", "")
    if header.startswith(SCHEME):
        token = AccessToken.objects.all().valid(header.removeprefix(SCHEME).strip(), timezone.now())
        return actor_of(token.post) if token else None
    return acting(request) if request.user.is_authenticated else None


def _caller(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    by_token = request.headers.get("Authorization", "").startswith(SCHEME)
    actor = actor_behind(request)
    if actor is None:
        return JsonResponse({"detail": "请先登录，或在 Authorization 里给出有效的令牌。"}, status=401)
    if not by_token and first_things_first(request, actor):
        return JsonResponse({"detail": "先在办理台改密码或者启用动态口令。"}, status=403)
    # A browser sends its session along wherever a form points; a program has to show its token.
    if not by_token and request.method not in SAFE and _forged(request):
        return JsonResponse({"detail": "缺少防伪标记。浏览器内调用请带 X-CSRFToken。"}, status=403)
    request.actor = actor  # type: ignore[attr-defined]
    return ()


def _forged(request: HttpRequest) -> bool:
    check = CsrfViewMiddleware(lambda _request: JsonResponse({}))
    check.process_request(request)
    return check.process_view(request, _view, (), {}) is not None


def _view(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({})


CALLER = Policy("caller", "有令牌的程序，或者登录的在岗人员", _caller, private=True)
