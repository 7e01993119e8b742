"""Where words stand on a laid-out file, read by another program than the redactor's."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTTextLine

from tests.hostile.hostile import Area

_MARGIN = 1.5
"""Points."""


def find(pdf: bytes, secrets: Sequence[str]) -> tuple[Area, ...]:
    """An area for every line, or part of one, that says a secret; a secret may run over lines."""
    return tuple(area for number, page in enumerate(extract_pages(BytesIO(pdf)), start=1)
                 for area in _on_page(number, page, secrets))  # fmt: skip


def _on_page(number: int, page: LTContainer[object], secrets: Sequence[str]) -> Iterator[Area]:
    characters = [one for line in _lines(page) for one in _characters(line)]
    text = "".join(one.get_text() for one in characters)
    places = [character for character in characters for _ in character.get_text()]
    # Either way round: who sees the page reads both.
    for word in {way for secret in secrets for way in (secret, secret[::-1])}:
        start = text.find(word)
        while start >= 0:
            for _, line in groupby(places[start : start + len(word)], key=lambda one: round(one.y0)):
                yield _around(number, page, list(line))
            start = text.find(word, start + 1)


def _around(number: int, page: LTContainer[object], characters: Sequence[LTChar]) -> Area:
    """Of neighbours on one line."""
    return Area(
        number,
        max(0, (min(one.x0 for one in characters) - _MARGIN) / page.width),
        max(0, 1 - (max(one.y1 for one in characters) + _MARGIN) / page.height),
        min(1, (max(one.x1 for one in characters) + _MARGIN) / page.width),
        min(1, 1 - (min(one.y0 for one in characters) - _MARGIN) / page.height),
    )


def _lines(thing: object) -> Iterator[LTTextLine]:
    if isinstance(thing, LTTextLine):
        yield thing
    elif isinstance(thing, LTContainer):
        for inner in thing:
            yield from _lines(inner)


def _characters(line: LTTextLine) -> Iterator[LTChar]:
    # Characters of no width have no place to cover; the words must be found without them.
    return (
        one
        for one in line
        if isinstance(one, LTChar) and one.get_text().isprintable() and one.get_text() != " "
    )
