"""Telephone numbers as they are compared: two writings of one number are the same digits."""

import re
from collections.abc import Iterator

_PRINTED = re.compile(r"(?<!\d)(?:(?:\d{3,4}[-－— ]?)?\d{7,8}|1[3-9]\d{9})(?!\d)")


def digits(telephone: str) -> str:
    """Of a mobile number its eleven digits; of any other the last seven, as area codes are written or left out."""
    found = re.sub(r"\D", "", telephone)
    return found[-11:] if len(found) >= 11 and found[-11] == "1" else found[-7:]


def printed(text: str) -> Iterator[str]:
    """The numbers in a text, as `digits` compares them."""
    return (digits(match[0]) for match in _PRINTED.finditer(text))
