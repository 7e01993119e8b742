"""Whole addresses, as programs want them."""

from django.http import HttpRequest


def site_of(request: HttpRequest) -> str:
    """Scheme and name of the site as the request asked for it, without a stroke at the end."""
    return request.build_absolute_uri("/").rstrip("/")
