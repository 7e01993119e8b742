"""A clean body as plain text, for search and for the guard."""

import re
from html import unescape

_PICTURE = re.compile(r'<img src="[^"]*" alt="([^"]*)">')
_CELL = re.compile(r"(?:</(?:p|li|[uo]l)>)*</t[dh]><t[dh][^>]*>(?:<(?:p|li|[uo]l)[^>]*>)*")
_BLOCK = re.compile(
    r"</?(?:p|h[2-4]|ul|ol|li|blockquote|table|caption|thead|tbody|tr|figure|figcaption)\b|<[bh]r>"
)
# Attributes are quoted and may hold what looks like the end of a tag.
_TAG = re.compile(r'<[^">]*(?:"[^"]*"[^">]*)*>')
_LINES = re.compile(r"\n\s*")


def plain_text(html: str) -> str:
    """Words of a clean body: each block and each row on a line of its own, cells parted by tabs.

    Of pictures the words that stand for them.
    """
    text = _PICTURE.sub(lambda found: f"\n{found[1]}\n", html)
    text = _CELL.sub("\t", text)
    text = _BLOCK.sub(lambda found: "\n" + found.group(), text)
    return _LINES.sub("\n", unescape(_TAG.sub("", text))).strip()
