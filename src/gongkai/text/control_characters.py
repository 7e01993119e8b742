"""Characters that are no writing: what a terminal or a printer once obeyed, and what turns the direction of a line.

They come along with what is pasted or read from files, nobody sees them, and no XML may hold the first of them.
"""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def without_controls(text: str) -> str:
    """The text without them; tabs and ends of lines stay."""
    return _CONTROLS.sub("", text)
