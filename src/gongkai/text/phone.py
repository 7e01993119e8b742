"""Mobile phone numbers. Landlines belong to offices and are not personal, so they are left alone."""

import re
from collections.abc import Iterator

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z.-])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![0-9A-Za-z])", re.ASCII
)


def mobile_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every mainland mobile number (11 digits, 13 to 19 first) in a text, in order.

    A country code belongs to it. Numbers inside longer runs of digits are not taken.
    """
    return (match.span() for match in _MOBILE.finditer(text))
