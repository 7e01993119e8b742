"""Headings that are only typeset as such: 一、 in 黑体, （一） in 楷体, the way official documents have them (GB/T 9704)."""

import re
from collections.abc import Iterator

from gongkai.publishing.body.office_style import HEAVY_FACES, KAI_FACES, face_of, marks_of
from gongkai.publishing.body.tree import Element

LONGEST = 60
"""Characters of a heading; a paragraph of a document that begins with a number is longer or ends in a stop."""
_NUMBERED = (
    (re.compile("[一二三四五六七八九十]{1,3}、"), 2),
    (re.compile("第[一二三四五六七八九十百]{1,4}[章节编]"), 2),
    (re.compile("[（(][一二三四五六七八九十]{1,3}[）)]"), 3),
)
_STOPS = ("。", "；", "，", "：", "、", "？", "！", ";")


def heading_of(text: str, *, is_set_off: bool) -> int:
    """The level (2 or 3) of a paragraph that reads as a heading and is set off from the others; 0 else."""
    text = text.strip()
    if not is_set_off or not text or len(text) > LONGEST or text.endswith(_STOPS) or "。" in text:
        return 0
    return next((level for form, level in _NUMBERED if form.match(text)), 0)


def headings_seen(root: Element) -> None:
    """Make headings of such paragraphs of pasted HTML, outside of lists and tables."""
    waiting: list[Element] = [root]
    while waiting:
        element = waiting.pop()
        if element.name in ("ul", "ol", "table", "blockquote"):
            continue
        if element.name == "p":
            pieces = list(_pieces(element, False))
            is_set_off = all(is_heavy for words, is_heavy in pieces if words.strip())
            if level := heading_of("".join(words for words, _ in pieces), is_set_off=is_set_off):
                element.name = f"h{level}"
        else:
            waiting += element.elements()


def _pieces(element: Element, is_heavy: bool) -> Iterator[tuple[str, bool]]:
    """Words of a paragraph, each with whether they are set off by font or weight."""
    face = face_of(element)
    if element.name in ("b", "strong") or "strong" in marks_of(element):
        is_heavy = True
    elif face:
        is_heavy = is_heavy or any(one in face for one in (*HEAVY_FACES, *KAI_FACES))
    for child in element.children:
        if isinstance(child, str):
            yield child, is_heavy
        else:
            yield from _pieces(child, is_heavy)
