"""A DOCX without what its reader does not see: tracked changes accepted, comments and hidden text gone, no links.

Word, WPS and LibreOffice disagree on which of these they print; here none reaches the page, and each is told.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gongkai.report.reading.package import Package, attribute, local

_TEXT_PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_GONE = frozenset(("del", "moveFrom"))
_ACCEPTED = frozenset(("ins", "moveTo"))
_COMMENT_MARKS = frozenset(("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"))
_OFF = ("0", "false", "off")
_RELS = ".rels"
_DELETED, _HIDDEN = "修订中已删除的文字", "隐藏文字"


def cleaned(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The DOCX as it is printed with its changes accepted, and in Chinese what was taken out of it.

    Raises a `ReportError` for what is no package, or one made to exhaust its reader.
    """
    package = Package(data)
    hidden_styles = _hidden_styles(package)
    found: Counter[str] = Counter()
    parts: dict[str, bytes] = {}
    for name in package.names:
        if _TEXT_PARTS.fullmatch(name):
            root = package.xml(name)
            _clean(root, hidden_styles, found)
            parts[name] = _written(root)
        elif name.endswith(_RELS):
            root = package.xml(name)
            _unlink(root)
            parts[name] = _written(root)
        elif re.fullmatch(r"word/comments\d*\.xml", name):
            root = package.xml(name)
            found["批注"] += sum(local(child) == "comment" for child in root)
            root[:] = []
            parts[name] = _written(root)
        elif name.startswith("word/embeddings/"):
            found["嵌入的文件（只有它的图样）"] += 1
    units = {"批注": "条"}
    left_out = tuple(f"{what}{count}{units.get(what, '处')}" for what, count in found.items() if count)
    return _packed(data, parts), left_out


def not_typeset(data: bytes) -> tuple[str, ...]:
    """What of a DOCX is not carried over where we typeset it ourselves, in Chinese."""
    package = Package(data)
    left: list[str] = []
    parts = {name: package.xml(name) for name in package.names if _TEXT_PARTS.fullmatch(name)}
    if any(re.search("/(?:header|footer)", name) and _has_text(root) for name, root in parts.items()):
        left.append("页眉和页脚")
    if any(re.search("/(?:foot|end)notes", name) and _has_text(root) for name, root in parts.items()):
        left.append("脚注和尾注")
    body = [root for name, root in parts.items() if re.search("/document", name)]
    if any(
        local(element) == "txbxContent" and _has_text(element) for root in body for element in root.iter()
    ):
        left.append("文本框")
    if any(local(element) in ("blip", "imagedata") for root in body for element in root.iter()):
        left.append("图片")
    return tuple(left)


def _clean(root: etree._Element, hidden_styles: frozenset[str], found: Counter[str]) -> None:
    for element in list(root.iter()):
        name = local(element)
        parent = element.getparent()
        if parent is None or not _is_in(element, root):
            continue
        if name in _GONE and local(parent) == "trPr":
            row = parent.getparent()
            if row is not None and local(row) == "tr":
                found[_DELETED] += _has_text(row)
                _remove(row)
        elif name in _GONE and local(parent) != "rPr":
            found[_DELETED] += _has_text(element)
            _remove(element)
        elif name in _ACCEPTED and local(parent) not in ("rPr", "trPr"):
            _unwrap(element)
        elif name in _COMMENT_MARKS or name.endswith("PrChange"):
            _remove(element)
        elif name == "r" and _is_hidden(element, hidden_styles):
            found[_HIDDEN] += _has_text(element)
            _remove(element)


def _is_in(element: etree._Element, root: etree._Element) -> bool:
    """Whether it is still there: an element around it may have gone."""
    above: etree._Element | None = element
    while above is not None and above is not root:
        above = above.getparent()
    return above is root


def _is_hidden(run: etree._Element, hidden_styles: frozenset[str]) -> bool:
    """What the run says itself, else its own style, else that of its paragraph."""
    own = _child(run, "rPr")
    if own is not None:
        if (said := _vanish(own)) is not None:
            return said
        style = _child(own, "rStyle")
        if style is not None and (attribute(style, "val") or "") in hidden_styles:
            return True
    paragraph = next((above for above in run.iterancestors() if local(above) == "p"), None)
    properties = _child(paragraph, "pPr") if paragraph is not None else None
    style = _child(properties, "pStyle") if properties is not None else None
    return style is not None and (attribute(style, "val") or "") in hidden_styles


def _hidden_styles(package: Package) -> frozenset[str]:
    """Identifiers of the styles whose text is hidden, by themselves or by a style that they are based on."""
    said: dict[str, tuple[bool | None, str]] = {}
    if "word/styles.xml" in package:
        for style in package.xml("word/styles.xml"):
            if local(style) == "style":
                run, based = _child(style, "rPr"), _child(style, "basedOn")
                base = (attribute(based, "val") or "") if based is not None else ""
                said[attribute(style, "styleId") or ""] = (_vanish(run) if run is not None else None, base)

    def is_hidden(name: str) -> bool:
        met: set[str] = set()
        while name in said and name not in met:
            met.add(name)
            own, name = said[name]
            if own is not None:
                return own
        return False

    return frozenset(name for name in said if is_hidden(name))


def _vanish(properties: etree._Element) -> bool | None:
    for name in ("vanish", "specVanish"):
        found = _child(properties, name)
        if found is not None:
            return attribute(found, "val") not in _OFF
    return None


def _unlink(root: etree._Element) -> None:
    """Drop what would be fetched from outside when the file is opened; links for a reader to follow stay."""
    for relation in list(root):
        outside = relation.get("TargetMode") == "External"
        if outside and not (relation.get("Type") or "").endswith("/hyperlink"):
            _remove(relation)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local(child) == name), None)


def _has_text(element: etree._Element) -> bool:
    return any((piece.text or "").strip() for piece in _texts(element))


def _texts(element: etree._Element) -> Iterator[etree._Element]:
    return (piece for piece in element.iter() if local(piece) in ("t", "delText"))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with these parts replaced; each other part once, as it was."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in {entry.filename: entry for entry in before.infolist()}.values():
            content = parts[entry.filename] if entry.filename in parts else before.read(entry)
            after.writestr(entry.filename, content)
    return file.getvalue()
