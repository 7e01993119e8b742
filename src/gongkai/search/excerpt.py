"""What a result shows: title and the place in the text, with the words marked."""

from collections.abc import Sequence

from gongkai.text.search_text import Term, folded_alike

BEFORE, LENGTH = 24, 120


def marked(text: str, asked: Sequence[Term]) -> list[tuple[str, bool]]:
    """The text in pieces; those are marked that a term found."""
    folded = folded_alike(text)
    places = sorted(place for term in asked for place in term.places(folded))
    pieces: list[tuple[str, bool]] = []
    at = 0
    for begin, end in places:
        if begin < at:
            begin = at
        if begin >= end:
            continue
        if begin > at:
            pieces.append((text[at:begin], False))
        pieces.append((text[begin:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def excerpt(text: str, asked: Sequence[Term]) -> list[tuple[str, bool]]:
    """A stretch of the text about the first place where a term stands, or its beginning; cut ends carry …"""
    folded = folded_alike(text)
    first = min(
        (begin for term in asked for begin, _ in [next(term.places(folded), (len(text), 0))]), default=0
    )
    begin = 0 if first >= len(text) else max(0, first - BEFORE)
    end = min(len(text), begin + LENGTH)
    pieces = marked(text[begin:end], asked)
    return [*([("…", False)] if begin else []), *pieces, *([("…", False)] if end < len(text) else [])]
