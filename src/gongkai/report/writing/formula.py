"""Text that a spreadsheet would take for a formula, made harmless.

A published report may hold `=HYPERLINK(…)`; opened in a spreadsheet it would run as the reader's own. An
apostrophe in front makes it text, as spreadsheets themselves do it.
"""

import re

STARTS = ("'", "=", "+", "-", "@", "\t", "\r")
"""First characters by which a spreadsheet takes a text for a formula, or does not show it as it is."""
NUMBER = r"[+-]?[\d.,]*"
"""A pattern of what is harmless though it starts so: a signed number."""


def disarmed(text: str) -> str:
    """The text with an apostrophe in front where it could be a formula; signed numbers stay as they are."""
    if text.startswith(STARTS) and not re.fullmatch(NUMBER, text):
        return f"'{text}"
    return text
