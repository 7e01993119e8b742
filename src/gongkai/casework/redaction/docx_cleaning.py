"""A DOCX without what its reader does not see: tracked changes accepted, comments and hidden text gone, no links.

Word, WPS and LibreOffice disagree on which of these they print; here none reaches the page, and each is told.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gongkai.casework.redaction.office_package import repacked, written
from gongkai.report.reading.package import Package, attribute, local

_PRINTED = ("header", "footer", "footnotes", "endnotes")
_GONE = frozenset(("del", "moveFrom"))
_ACCEPTED = frozenset(("ins", "moveTo"))
_COMMENT_MARKS = frozenset(("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"))
_OFF = ("0", "false", "off")
_DELETED, _HIDDEN, _COMMENTS = "修订中已删除的文字", "隐藏文字", "批注"
_INSERTED, _EMBEDDED = "插入的其他文档", "嵌入的文件（只有它的图样）"
_UNITS = {_COMMENTS: "条", _INSERTED: "份", _EMBEDDED: "份"}


def cleaned(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The DOCX as it is printed with its changes accepted, and in Chinese what was taken out of it.

    Raises a `ReportError` for what is no package, or one made to exhaust its reader.
    """
    package = Package(data)
    texts, others = _parts(package)
    hidden_styles = _hidden_styles(package, others["styles"])
    found: Counter[str] = Counter()
    parts: dict[str, bytes] = {}
    for name in texts:
        root = package.xml(name)
        _clean(root, hidden_styles, found)
        parts[name] = written(root)
    for name in others["comments"]:
        root = package.xml(name)
        found[_COMMENTS] += sum(local(child) == "comment" for child in root)
        root[:] = []
        parts[name] = written(root)
    found[_EMBEDDED] += sum(
        len(package.related(name, kind)) for name in texts for kind in ("package", "oleObject")
    )
    left_out = tuple(f"{what}{count}{_UNITS.get(what, '处')}" for what, count in found.items() if count)
    return repacked(data, parts), left_out


def not_typeset(data: bytes) -> tuple[str, ...]:
    """What of a DOCX is not carried over where we typeset it ourselves, in Chinese."""
    package = Package(data)
    texts, _ = _parts(package)
    roots = {name: package.xml(name) for name in texts}
    left: list[str] = []
    if any(local(root) in ("hdr", "ftr") and _has_text(root) for root in roots.values()):
        left.append("页眉和页脚")
    if any(local(root) in ("footnotes", "endnotes") and _has_text(root) for root in roots.values()):
        left.append("脚注和尾注")
    body = [element for root in roots.values() if local(root) == "document" for element in root.iter()]
    if any(local(element) == "txbxContent" and _has_text(element) for element in body):
        left.append("文本框")
    if any(local(element) in ("blip", "imagedata") for element in body):
        left.append("图片")
    return tuple(left)


def _parts(package: Package) -> tuple[list[str], dict[str, list[str]]]:
    """Names of the parts that are printed, and of those of other kinds: found as every program finds them."""
    main = package.related("", "officeDocument") or ["word/document.xml"]
    texts = [name for part in main for kind in _PRINTED for name in package.related(part, kind)]
    others = {
        kind: [name for part in main for name in package.related(part, kind)]
        for kind in ("styles", "comments")
    }
    return [*main, *texts], others


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
        elif name == "altChunk":
            found[_INSERTED] += 1
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


def _hidden_styles(package: Package, parts: list[str]) -> frozenset[str]:
    """Identifiers of the styles whose text is hidden, by themselves or by a style that they are based on."""
    said: dict[str, tuple[bool | None, str]] = {}
    for style in (style for part in parts for style in package.xml(part) if local(style) == "style"):
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
