"""Styles of a DOCX as far as they say structure: outline level, bold, the font for Chinese, and their names."""

from dataclasses import dataclass, replace

from lxml import etree

from gongkai.report.reading.package import Package, attribute, local

_OFF = ("0", "false", "off", "none")
BODY_TEXT = 9
"""Outline level of what is no heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; none and empty where it says nothing. `outline` counts from 0, `size` in half points."""

    name: str = ""
    outline: int | None = None
    is_bold: bool | None = None
    face: str = ""
    align: str = ""
    size: int | None = None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name."""
    return None if element is None else next((one for one in element if local(one) == name), None)


def value(element: etree._Element | None, name: str) -> str:
    """`w:val` of the child of this name; empty where there is none."""
    found = child(element, name)
    return (attribute(found, "val") or "") if found is not None else ""


def is_on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None where nothing is said."""
    found = child(properties, name)
    return None if found is None else (attribute(found, "val") or "1").lower() not in _OFF


def said(paragraph: etree._Element | None, run: etree._Element | None) -> Style:
    """What properties of a paragraph and of a run say by themselves."""
    outline = value(paragraph, "outlineLvl")
    size = value(run, "sz")
    fonts = child(run, "rFonts")
    face = (attribute(fonts, "eastAsia") or attribute(fonts, "ascii") or "") if fonts is not None else ""
    return Style(
        outline=int(outline) if outline.isascii() and outline.isdigit() and len(outline) < 3 else None,
        is_bold=is_on(run, "b"),
        face=face.lower(),
        align=value(paragraph, "jc"),
        size=int(size) if size.isascii() and size.isdigit() and len(size) < 5 else None,
    )


def over(upper: Style, lower: Style) -> Style:
    """What holds where `upper` is said over `lower`."""
    return replace(
        lower,
        outline=lower.outline if upper.outline is None else upper.outline,
        is_bold=lower.is_bold if upper.is_bold is None else upper.is_bold,
        face=upper.face or lower.face,
        align=upper.align or lower.align,
        size=lower.size if upper.size is None else upper.size,
    )


class Styles:
    """The styles of a document by their identifiers, each with what it inherits."""

    def __init__(self, package: Package, main: str) -> None:
        self._own: dict[str, tuple[Style, str]] = {}
        self._default = ""
        for part in package.related(main, "styles"):
            for style in package.xml(part):
                if local(style) == "style":
                    key = attribute(style, "styleId") or ""
                    found = replace(
                        said(child(style, "pPr"), child(style, "rPr")), name=value(style, "name").lower()
                    )
                    self._own[key] = (found, value(style, "basedOn"))
                    if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
                        self._default = key

    def of(self, key: str) -> Style:
        """The style, of the document's own one for paragraphs without any."""
        key = key or self._default
        found, name = Style(), ""
        met: set[str] = set()
        while key in self._own and key not in met:
            met.add(key)
            own, key = self._own[key]
            name = name or own.name
            found = over(found, own)
        return replace(found, name=name)
