"""A DOCX as the tree of a paste from Word, so that both become the same body.

Changes are accepted; comments, hidden text, headers, footers and tables of contents are left out, and told.
"""

from collections.abc import Iterator

from lxml import etree

from gongkai.casework.redaction.docx_cleaning import cleaned
from gongkai.publishing.body.docx_drawings import Drawings
from gongkai.publishing.body.docx_styles import BODY_TEXT, Style, Styles, child, is_on, over, said, value
from gongkai.publishing.body.imported import Picture
from gongkai.publishing.body.tree import Element, Node, text_of
from gongkai.report.errors import Broken
from gongkai.report.reading.list_numbers import ListNumbers
from gongkai.report.reading.package import Package, attribute, local

_THROUGH = frozenset(
    (
        "sdt",
        "sdtContent",
        "smartTag",
        "customXml",
        "ins",
        "moveTo",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
)
_CHARACTERS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_HEADING = "heading "
_TITLE_FROM = 32
"""Half points: 小标宋 2号 has 44, the body 32; a title is larger than this."""
_LEFT = {
    "chart": "图表{}个",
    "oMath": "公式{}处",
    "txbxContent": "文本框{}个",
    "picture": "不能显示的图片{}张",
}


class DocxImport:
    """Reads one document; afterwards `title`, `pictures` and `left_out` say what belongs to its body."""

    def __init__(self, data: bytes) -> None:
        """Raises a `ReportError` for what is no package, or one made to exhaust its reader."""
        clean, left_out = cleaned(data)
        self._package = Package(clean)
        self._main = next(iter(self._package.related("", "officeDocument")), "word/document.xml")
        self._styles = Styles(self._package, self._main)
        self._numbers = ListNumbers(self._package, self._main)
        self._links = self._hyperlinks()
        self._notes: list[tuple[str, etree._Element]] = []
        self._drawings = Drawings(self._package, self._main)
        self._gone = self._drawings.gone
        self._titles: list[str] = []
        self._at_top = True
        self._left_out = list(left_out)

    @property
    def title(self) -> str:
        """The lines of the title at the top, as one."""
        return "".join(self._titles)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, in order."""
        return tuple(self._drawings.pictures)

    @property
    def left_out(self) -> tuple[str, ...]:
        """In Chinese, what of the file is in neither body nor pictures."""
        counted = [_LEFT[what].format(count) for what, count in self._gone.items() if what in _LEFT]
        contents = ["目录"] if self._gone["contents"] else []
        frames = ["页眉和页脚"] if self._has_frames() else []
        return (*self._left_out, *frames, *contents, *counted)

    def read(self) -> Element:
        """The tree. Raises `Broken` where there is no text."""
        body = child(self._package.xml(self._main), "body")
        if body is None:
            raise Broken("no body")
        root = Element("body", {}, list(self._blocks(body)))
        if self._notes:
            root.children.append(Element("hr"))
            for mark, note in self._notes:
                content: list[Node] = [Element("sup", {}, [mark]), " "]
                for paragraph in note.iter():
                    if local(paragraph) == "p":
                        content += self._inline(paragraph, Style())
                root.children.append(Element("p", {}, content))
        return root

    def _blocks(self, parent: etree._Element) -> Iterator[Node]:
        for one in parent:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                self._at_top = False
                yield self._table(one)
            elif name in _THROUGH:
                yield from self._blocks(one)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Node]:
        properties = child(paragraph, "pPr")
        style = self._styles.of(value(properties, "pStyle"))
        number, place = self._numbers.before(paragraph), self._numbers.place(paragraph)
        if style.name.startswith("toc "):
            self._gone["contents"] += 1
            return
        style = over(said(properties, None), style)
        content = self._inline(paragraph, style)
        words = "".join(text_of(node) for node in content).strip()
        if self._at_top and words:
            if self._is_title(paragraph, style):
                self._titles.append(" ".join(words.split()))
                return
            self._at_top = False
        level = self._level(style)
        attributes = {"style": _style(style)} if _style(style) else {}
        if level:
            yield Element(f"h{level}", {}, [number, *content])
        elif place is not None and words:
            marker = "•" if place.has_bullet else number
            attributes["style"] = f"mso-list:l{_digits(place.list_id)} level{place.level + 1} lfo1"
            yield Element(
                "p", attributes, [Element("span", {"style": "mso-list:ignore"}, [marker]), *content]
            )
        else:
            yield Element("p", attributes, [number, *content])

    @staticmethod
    def _level(style: Style) -> int:
        if style.name.startswith(_HEADING) and style.name[len(_HEADING) :][:1].isdigit():
            return min(int(style.name[len(_HEADING)]) or 1, 6)
        return style.outline + 1 if style.outline is not None and style.outline < min(BODY_TEXT, 6) else 0

    def _is_title(self, paragraph: etree._Element, style: Style) -> bool:
        """Whether a paragraph at the top is the title: by its style, or large and in the middle."""
        if style.name in ("title", "标题"):
            return True
        if self._titles and not style.align:
            return False
        runs = [child(run, "rPr") for run in paragraph.iter() if local(run) == "r"]
        sizes = [over(said(None, run), style).size or 0 for run in runs]
        return style.align == "center" and bool(sizes) and max(sizes) > _TITLE_FROM

    def _inline(self, parent: etree._Element, style: Style, link: str = "") -> list[Node]:
        found: list[Node] = []
        for one in parent:
            name = local(one)
            if name == "r":
                found += self._run(one, style)
            elif name == "hyperlink":
                address = self._links.get(attribute(one, "id") or "", "")
                inside = self._inline(one, style)
                found += [Element("a", {"href": address}, inside)] if address and not link else inside
            elif name in _THROUGH:
                found += self._inline(one, style, link)
            elif name in ("oMath", "oMathPara"):
                self._gone["oMath"] += 1
        return found

    def _run(self, run: etree._Element, style: Style) -> list[Node]:
        properties = child(run, "rPr")
        found: list[Node] = []
        for one in run:
            name = local(one)
            if name == "t":
                found.append(one.text or "")
            elif name in _CHARACTERS:
                found.append(_CHARACTERS[name])
            elif name in ("br", "cr"):
                found += [Element("br")] if attribute(one, "type") not in ("page", "column") else []
            elif name in ("footnoteReference", "endnoteReference"):
                found.append(self._note(name.removesuffix("Reference"), attribute(one, "id") or ""))
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                found += self._drawings.shown(one)
            elif name == "ruby":
                found += self._inline(one, style)
        return self._marked(found, properties, style) if found else []

    def _marked(self, nodes: list[Node], properties: etree._Element | None, style: Style) -> list[Node]:
        own = (
            over(said(None, properties), self._styles.of(value(properties, "rStyle")))
            if (value(properties, "rStyle"))
            else said(None, properties)
        )
        whole = over(own, style)
        # A heading is bold as a whole; only what differs from its paragraph is a mark.
        if own.is_bold:
            nodes = [Element("strong", {}, nodes)]
        if is_on(properties, "i"):
            nodes = [Element("em", {}, nodes)]
        if is_on(properties, "u"):
            nodes = [Element("u", {}, nodes)]
        match value(properties, "vertAlign"):
            case "superscript":
                nodes = [Element("sup", {}, nodes)]
            case "subscript":
                nodes = [Element("sub", {}, nodes)]
        return (
            [Element("span", {"style": f"font-family:'{_plain(whole.face)}'"}, nodes)]
            if whole.face
            else nodes
        )

    def _note(self, kind: str, number: str) -> Node:
        for part in self._package.related(self._main, f"{kind}s"):
            for note in self._package.xml(part):
                if local(note) == kind and attribute(note, "id") == number:
                    mark = f"[{len(self._notes) + 1}]"
                    self._notes.append((mark, note))
                    return Element("sup", {}, [mark])
        return ""

    def _table(self, table: etree._Element) -> Element:
        rows: list[Element] = []
        open_below: dict[int, Element] = {}
        for row in self._parts(table, "tr"):
            properties = child(row, "trPr")
            x = _count(value(properties, "gridBefore"), 0)
            made = Element("tr", {}, [Element("td", {"colspan": str(x)})] if x else [])
            still_open: dict[int, Element] = {}
            for cell in self._parts(row, "tc"):
                said_of_cell = child(cell, "tcPr")
                columns = _count(value(said_of_cell, "gridSpan"), 1)
                merge = child(said_of_cell, "vMerge")
                if merge is not None and attribute(merge, "val") != "restart" and x in open_below:
                    above = open_below[x]
                    above.attributes["rowspan"] = str(int(above.attributes["rowspan"]) + 1)
                    still_open[x] = above
                else:
                    one = Element("td", {"colspan": str(columns), "rowspan": "1"}, list(self._blocks(cell)))
                    if (
                        shade := attribute(found, "fill")
                        if (found := child(said_of_cell, "shd")) is not None
                        else ""
                    ):
                        one.attributes["bgcolor"] = "" if shade.lower() in ("auto", "ffffff") else f"#{shade}"
                    made.children.append(one)
                    if merge is not None:
                        still_open[x] = one
                x += columns
            open_below = still_open
            if is_on(properties, "tblHeader") and len(rows) == sum(one.name == "thead" for one in rows):
                rows.append(Element("thead", {}, [made]))
            else:
                rows.append(made)
        return Element("table", {}, [*rows])

    def _parts(self, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
        for one in parent:
            if local(one) == wanted:
                yield one
            elif local(one) in _THROUGH:
                yield from self._parts(one, wanted)

    def _hyperlinks(self) -> dict[str, str]:
        folder, _, name = self._main.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self._package:
            return {}
        return {
            relation.get("Id") or "": relation.get("Target") or ""
            for relation in self._package.xml(rels)
            if (relation.get("Type") or "").endswith("/hyperlink")
            and relation.get("TargetMode") == "External"
        }

    def _has_frames(self) -> bool:
        parts = [part for kind in ("header", "footer") for part in self._package.related(self._main, kind)]
        return any(
            (text.text or "").strip()
            for part in parts
            for text in self._package.xml(part).iter()
            if local(text) == "t"
        )


def _style(style: Style) -> str:
    align = {"center": "center", "right": "right", "end": "right"}.get(style.align, "")
    face = f"font-family:'{_plain(style.face)}'" if style.face else ""
    weight = "font-weight:bold" if style.is_bold else ""
    return ";".join(part for part in (f"text-align:{align}" if align else "", face, weight) if part)


def _plain(face: str) -> str:
    return "".join(one for one in face if one.isalnum() or one in " _-")


def _digits(written: str) -> str:
    return "".join(one for one in written if one in "0123456789") or "0"


def _count(written: str, otherwise: int) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else otherwise
