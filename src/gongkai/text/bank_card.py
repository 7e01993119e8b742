"""Bank card numbers: 16 to 19 digits with the check digit of ISO/IEC 7812 (Luhn)."""

import re
from collections.abc import Iterator

# 62: UnionPay; 3 to 5: the other schemes whose cards are issued here. Anything else is more likely a serial number.
_CANDIDATE = re.compile(
    r"(?<![0-9A-Za-z])(?:62|3[5-7]|4\d|5[1-5])\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])",
    re.ASCII,
)


def passes_luhn(digits: str) -> bool:
    """Whether the last of the digits checks the others."""
    doubled = (int(d) * 2 for d in digits[-2::-2])
    return (sum(d - 9 if d > 9 else d for d in doubled) + sum(int(d) for d in digits[-1::-2])) % 10 == 0


def bank_cards(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every bank card number in a text, in order; groups of four may be spaced."""
    for match in _CANDIDATE.finditer(text):
        if passes_luhn(re.sub(r"\D", "", match.group())):
            yield match.span()
