"""The page of an account that is locked after too many wrong passwords: until when, and who can help."""

from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.site.sign_in.adapter import client_address


def locked_page(
    request: HttpRequest, _answer: HttpResponse, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """429 with the time (Beijing) from which one can try again."""
    username = (credentials or {}).get("username", "")
    last = AccessAttempt.objects.filter(username=username, ip_address=client_address(request)).aggregate(
        last=Max("attempt_time")
    )["last"]
    until = (last or timezone.now()) + settings.AXES_COOLOFF_TIME
    found = {"until": timezone.localtime(until), "failures": settings.AXES_FAILURE_LIMIT}
    response = render(request, "site/sign_in/locked.html", found, status=429)
    response.headers["Cache-Control"] = "no-store"
    return response
