"""Text that a spreadsheet would take for a formula, made harmless.

A published report may hold `=HYPERLINK(…)`; opened in a spreadsheet it would run as the reader's own. An
apostrophe in front makes it text, as spreadsheets themselves do it.
"""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HARMLESS = re.compile(r"[+-]?[\d.,]*")


def disarmed(text: str) -> str:
    """The text with an apostrophe in front where it could be a formula; signed numbers stay as they are."""
    if text.startswith("'") or (text.startswith(_STARTS) and not _HARMLESS.fullmatch(text)):
        return f"'{text}"
    return text
