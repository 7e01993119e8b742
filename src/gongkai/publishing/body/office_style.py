"""What Word and WPS write into `style` and `class` attributes, as far as it says something about structure."""

import re
from dataclasses import dataclass

from gongkai.publishing.body.tree import Element

_DECLARATION = re.compile(r"([\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)")
_LIST = re.compile(r"\b(l\d+)\s+level(\d)(?:\s+(lfo\d+))?", re.IGNORECASE)
_BOLD = re.compile(r"bold|bolder|[6-9]00", re.IGNORECASE)
_HEADING_CLASS = re.compile(r"(?:mso)?heading ?([1-6])", re.IGNORECASE)
HEAVY_FACES = ("黑体", "simhei", "heiti", "小标宋")
KAI_FACES = ("楷体", "kaiti", "simkai")


@dataclass(frozen=True, slots=True)
class ListPlace:
    """To which list a paragraph belongs, and on which level, from 1."""

    list_name: str
    level: int


def style_of(element: Element) -> dict[str, str]:
    """Declarations by property; values in lower case."""
    style = element.attributes.get("style", "")
    return {name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(style)}


def list_place(element: Element) -> ListPlace | None:
    """Where a paragraph stands in a list that the word processor numbers."""
    found = _LIST.search(style_of(element).get("mso-list", ""))
    return ListPlace(found[1].lower(), int(found[2])) if found and int(found[2]) > 0 else None


def heading_level(element: Element) -> int:
    """The outline level of a paragraph that is a heading by its style; 0 for others."""
    if found := _HEADING_CLASS.fullmatch(element.attributes.get("class", "").strip()):
        return int(found[1])
    outline = style_of(element).get("mso-outline-level", "")
    return int(outline) if outline.isdigit() and 0 < int(outline) < 7 else 0


def marks_of(element: Element) -> tuple[str, ...]:
    """Which elements would mark words as this one's style does."""
    style = style_of(element)
    marks = []
    if _BOLD.match(style.get("font-weight", "")):
        marks.append("strong")
    if style.get("font-style", "").startswith(("italic", "oblique")):
        marks.append("em")
    if "underline" in style.get("text-decoration", "") or "underline" in style.get(
        "text-decoration-line", ""
    ):
        marks.append("u")
    align = style.get("vertical-align", "")
    footnote = re.search(r"footnotereference|endnotereference", element.attributes.get("class", ""), re.I)
    if align == "super" or footnote:
        marks.append("sup")
    elif align == "sub":
        marks.append("sub")
    return tuple(marks)


def face_of(element: Element) -> str:
    """The font that is named for Chinese, in lower case; empty where none is."""
    style = style_of(element)
    return (
        style.get("mso-fareast-font-family")
        or style.get("font-family", "")
        or element.attributes.get("face", "").lower()
    )
