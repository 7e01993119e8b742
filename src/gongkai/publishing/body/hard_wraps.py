"""Lines of a page of 28 characters (GB/T 9704) that came as paragraphs, put together again."""

import re
import unicodedata
from collections.abc import Sequence

from gongkai.publishing.body.office_style import style_of
from gongkai.publishing.body.tree import Element, Node, below, text_of

FULL = (26.0, 30.0)
"""Characters of a full line: 28, less a stop that may not begin the next, or more where blanks are squeezed."""
_ENDS = tuple("。！？；：!?;…”）)》")
_BEGINS = re.compile(
    r"[\u3000\u00a0 ]{2}|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]{1,5}[章节条]|附件"
)


def joined_texts(lines: Sequence[str]) -> list[list[int]]:
    """Which lines make up which paragraph, by their places."""
    is_indented = any(_indent(line) for line in lines)
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if groups and _goes_on(lines[at - 1], line, is_indented=is_indented):
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def joined_lines(root: Element) -> None:
    """Join such paragraphs, and such lines of one paragraph, of pasted HTML."""
    for parent in [root, *below(root)]:
        if any(child.name == "br" for child in parent.elements()):
            parent.children = _without_breaks(parent.children)
        elif parent.name not in ("td", "th", "li"):
            parent.children = _joined(parent.children)


def _without_breaks(children: Sequence[Node]) -> list[Node]:
    """The same without line breaks after which the line goes on."""
    lines: list[list[Node]] = [[]]
    for child in children:
        if isinstance(child, Element) and child.name == "br":
            lines.append([])
        else:
            lines[-1].append(child)
    texts = ["".join(text_of(node) for node in line).strip("\r\n\t ") for line in lines]
    kept: list[Node] = []
    for group in joined_texts(texts):
        kept += [Element("br")] if group[0] else []
        for at in group:
            kept += lines[at]
    return kept


def _joined(children: Sequence[Node]) -> list[Node]:
    out: list[Node] = []
    run: list[Element] = []
    for child in children:
        if isinstance(child, str) and not child.strip() and run:
            continue
        if isinstance(child, Element) and _is_plain(child):
            run.append(child)
            continue
        out += _paragraphs(run)
        run = []
        out.append(child)
    return out + _paragraphs(run)


def _paragraphs(run: Sequence[Element]) -> list[Node]:
    made: list[Node] = []
    for group in joined_texts([text_of(one).strip("\r\n\t ") for one in run]):
        first = run[group[0]]
        for at in group[1:]:
            first.children += run[at].children
        made.append(first)
    return made


def _is_plain(element: Element) -> bool:
    """Whether it is a paragraph whose line may go on in the next: not set in the middle or to the right."""
    if element.name != "p":
        return False
    align = element.attributes.get("align", "").lower() or style_of(element).get("text-align", "")
    return align not in ("center", "right", "end")


def _goes_on(line: str, following: str, *, is_indented: bool) -> bool:
    if not FULL[0] <= _width(line) <= FULL[1] or not following or _BEGINS.match(following):
        return False
    return is_indented or not line.endswith(_ENDS)


def _indent(line: str) -> bool:
    return line.startswith(("\u3000\u3000", "\u00a0\u00a0\u00a0\u00a0"))


def _width(line: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in line)
