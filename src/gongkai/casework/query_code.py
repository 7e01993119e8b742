"""The query code (查询码): with the number of the case it opens the tracking page, and nothing else does."""

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without the letters and figures that are taken for one another on paper: 0 O, 1 I."""
LENGTH = 12
"""60 bits: at the rate that the tracking page allows, guessing takes longer than any case is kept."""


def new_code() -> str:
    """A code as it is printed: `K7QM-3XWP-9ABC`."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def normalised(code: str) -> str:
    """The code without what people add or leave out when they copy it."""
    return "".join(character for character in code.upper() if character in ALPHABET)
