"""统一社会信用代码 of 18 characters, GB 32100-2015: kind, region, organisation, check character."""

import re

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Without I, O, S, V, Z, which are taken for figures."""
_SHAPE = re.compile(f"[{ALPHABET}]{{2}}\\d{{6}}[{ALPHABET}]{{10}}", re.ASCII)


def is_credit_code(text: str) -> bool:
    """Whether the text is a possible code: 18 characters of the alphabet, a region in figures, the check character."""
    code = text.upper()
    if not _SHAPE.fullmatch(code):
        return False
    # Weight of the character at place i from the left is 3^i mod 31.
    total = sum(ALPHABET.index(character) * pow(3, place, 31) for place, character in enumerate(code[:17]))
    return ALPHABET[-total % 31] == code[17]
