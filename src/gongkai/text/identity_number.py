"""公民身份号码 of 18 characters, GB 11643: region, date of birth, order, check character (ISO 7064 MOD 11-2)."""

import re
from collections.abc import Iterator
from datetime import date

# 81 to 83 stand on residence permits of people from Hong Kong, Macao and Taiwan.
_REGION = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_CHECK = "10X98765432"
_CANDIDATE = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])", re.ASCII)


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are a possible identity number: region, a real date of birth, and the check character."""
    if len(text) != 18 or not (text[:17].isascii() and text[:17].isdigit()) or not _REGION.match(text):
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    # Weight of the character at place i from the left is 2^(17 - i) mod 11.
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(text[:17]))
    return born.year >= 1880 and _CHECK[total % 11] == text[17].upper()


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every identity number in a text, in order."""
    for match in _CANDIDATE.finditer(text):
        if is_identity_number(match.group()):
            yield match.span()
