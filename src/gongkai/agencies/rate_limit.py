"""So many requests from one address in so many minutes, for pages whose work costs something.

Counted in the cache: exact for one server process, per process for several.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; behind our own proxy, what the proxy says."""
    if settings.BEHIND_PROXY:
        # The last entry is the one that our proxy added; those before it are the client's own words.
        stated: str = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if stated:
            return stated
    address: str = request.META.get("REMOTE_ADDR", "")
    return address


def line_of(address: str) -> str:
    """What one subscriber has: an IPv4 address, or the /64 in which an IPv6 host may take any address that it likes."""
    with suppress(ValueError):
        host = IPv6Address(address)
        return str(host.ipv4_mapped or IPv6Network((host, 64), strict=False))
    return address


@dataclass(frozen=True, slots=True)
class RateLimit:
    """`requests` of `methods` in `minutes` for each line; pages whose limits share a `name` are counted together."""

    name: str
    requests: int
    minutes: int
    methods: tuple[str, ...] = ("POST",)

    def minutes_to_wait(self, request: HttpRequest) -> int:
        """Count this request; 0 while it is within the limit, or not of a method that counts."""
        if request.method not in self.methods:
            return 0
        # Addresses are personal data: the cache holds a digest.
        digest = hashlib.sha256(line_of(address_of(request)).encode()).hexdigest()[:32]
        key = f"rate:{self.name}:{digest}"
        cache.add(key, 0, timeout=self.minutes * 60)
        try:
            used = cache.incr(key)
        except ValueError:
            # It expired between the two calls: this request starts a new count.
            cache.set(key, 1, timeout=self.minutes * 60)
            used = 1
        return self.minutes if used > self.requests else 0
