"""Query codes cannot be guessed: so many wrong tries from one address, and for one number, in so many minutes.

With 60 bits a code, 20 tries in ten minutes for a number would need longer than the universe is old; the limits
keep the server free of the attempt.
"""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from gongkai.agencies.rate_limit import address_of

MINUTES = 10
PER_ADDRESS = 10
PER_NUMBER = 20


def must_wait(request: HttpRequest, number: str) -> bool:
    """Whether this address, or anybody for this number, has tried wrongly too often."""
    counted = cache.get_many([key for key, _most in _counts(request, number)])
    return any(counted.get(key, 0) >= most for key, most in _counts(request, number))


def count_wrong(request: HttpRequest, number: str) -> None:
    """One wrong try more."""
    for key, _most in _counts(request, number):
        cache.add(key, 0, timeout=MINUTES * 60)
        try:
            cache.incr(key)
        except ValueError:
            # It expired between the two calls.
            cache.set(key, 1, timeout=MINUTES * 60)


def _counts(request: HttpRequest, number: str) -> tuple[tuple[str, int], tuple[str, int]]:
    return (
        (f"wrong-code:address:{_digest(address_of(request))}", PER_ADDRESS),
        (f"wrong-code:number:{_digest(number)}", PER_NUMBER),
    )


def _digest(text: str) -> str:
    # Addresses are personal data: the cache holds a digest.
    return hashlib.sha256(text.encode()).hexdigest()[:32]
