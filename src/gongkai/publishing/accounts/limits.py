"""How long texts may be on new media."""

WECHAT_TITLE = 64
"""Characters of the title of an article."""
WECHAT_DIGEST = 120
"""Characters of the digest under it."""
WECHAT_TEXT = 20_000
"""Characters of the article."""
WEIBO = 140
"""Characters that a post shows without being opened; more has to go into a long post."""
_ENDS = "。！？；\n"
_CUT = "……"


def shortened(text: str, most: int) -> str:
    """The text, or as many whole sentences of it as fit; where not even one does, its beginning and 「……」."""
    plain = text.strip()
    if len(plain) <= most:
        return plain
    cut = max(plain.rfind(end, 0, most) for end in _ENDS)
    return plain[: cut + 1].strip() if cut > 0 else plain[: most - len(_CUT)] + _CUT
