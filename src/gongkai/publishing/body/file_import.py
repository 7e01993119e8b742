"""A file made a body, whatever kind it is: told by its content, since names lie. Runs in the process for that alone."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.publishing.body.cleaning import clean_tree
from gongkai.publishing.body.docx_import import DocxImport
from gongkai.publishing.body.hard_wraps import joined_texts
from gongkai.publishing.body.imported import Imported
from gongkai.publishing.body.outline import LONGEST, heading_of
from gongkai.publishing.body.pasting import from_tree
from gongkai.publishing.body.read_error import said_of
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.body.table_heads import is_head
from gongkai.publishing.body.text_file import text_of_file
from gongkai.publishing.body.tree import Element, Node, below, parsed
from gongkai.report.errors import ReportError, ToolMissing
from gongkai.report.reading import office
from gongkai.report.reading.blocks import Grid
from gongkai.report.reading.html import page_text
from gongkai.report.reading.kind import SourceKind, kind_of
from gongkai.report.reading.pdf import read_pdf

_TITLE = re.compile(r"<title[^>]*>(.{1,300}?)</title>", re.IGNORECASE | re.DOTALL)
_AROUND = ("nav", "header", "footer", "aside")
"""What stands around the text of a page."""
_PAGES_LOOKED_AT = 50
"""For pictures, of which it is told that they are not taken over."""
_SCAN = "这个PDF是扫描件，没有文字可读。上传原来的Word文件；没有的，把它作为附件，正文另写。"
_NOT_TEXT = "表格和数据文件不能作为正文导入。把它作为附件上传，或者另存为DOCX。"
_STOPS = ("。", "；", "，", "：", "、", "？", "！")


def imported(name: str, data: bytes) -> Imported:
    """The file as a body. Raises `CannotTake`."""
    try:
        match kind_of(data, name):
            case SourceKind.DOCX:
                return _of_docx(data)
            case SourceKind.OLD_DOCUMENT:
                return _of_docx(office.converted(data, SourceKind.OLD_DOCUMENT))
            case SourceKind.PDF:
                return _of_pdf(data)
            case SourceKind.HTML:
                return _of_html(data)
            case SourceKind.TEXT if PurePath(name).suffix.lower() != ".csv":
                return _of_text(text_of_file(data))
            case _:
                raise CannotTake(_NOT_TEXT)
    except ReportError as error:
        raise CannotTake(said_of(error)) from error


def _of_docx(data: bytes) -> Imported:
    reading = DocxImport(data)
    body = _not_empty(from_tree(reading.read()))
    return Imported(body, reading.title, reading.pictures, reading.left_out)


def _of_pdf(data: bytes) -> Imported:
    try:
        blocks = read_pdf(data).blocks
    except ToolMissing as error:
        raise CannotTake(_SCAN) from error
    nodes: list[Node] = []
    title = ""
    for block in blocks:
        if isinstance(block, Grid):
            nodes.append(_table(block))
        elif not nodes and not title and _is_title(block.text, len(blocks) > 1):
            title = block.text
        else:
            nodes.append(_paragraph(block.text))
    left_out = ("图片", "页眉、页脚和页码") if _has_pictures(data) else ("页眉、页脚和页码",)
    return Imported(_not_empty(clean_tree(Element("body", {}, nodes))), title, (), left_out)


def _has_pictures(pdf: bytes) -> bool:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return any(
            True
            for index in range(min(len(document), _PAGES_LOOKED_AT))
            for _picture in document[index].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        )
    finally:
        document.close()


def _of_html(data: bytes) -> Imported:
    html = page_text(data)
    root = parsed(html)
    pictures = sum(one.name == "img" for one in below(root))
    for parent in [root, *below(root)]:
        parent.children = [
            node for node in parent.children if not isinstance(node, Element) or node.name not in _AROUND
        ]
    found = _TITLE.search(html)
    title = " ".join(parsed(found[1]).children[0].split()) if found and _is_words(found[1]) else ""  # type: ignore[union-attr]
    left_out = (f"网页上的图片{pictures}张",) if pictures else ()
    return Imported(_not_empty(from_tree(root)), title, (), left_out)


def _is_words(title: str) -> bool:
    children = parsed(title).children
    return len(children) == 1 and isinstance(children[0], str)


def _of_text(text: str) -> Imported:
    lines = [line.rstrip() for line in text.replace("\f", "\n").splitlines()]
    lines = lines[next((at for at, line in enumerate(lines) if line.strip()), len(lines)) :]
    title = ""
    if lines and _is_title(lines[0], any(line.strip() for line in lines[1:])):
        title = lines.pop(0).strip()
    nodes: list[Node] = [_paragraph(words) for words in _joined(lines)]
    return Imported(_not_empty(clean_tree(Element("body", {}, nodes))), title)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs of lines: a blank line ends one, and lines of 28 characters go on in the next."""
    stretch: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            stretch.append(line)
            continue
        for group in joined_texts(stretch):
            yield "".join(stretch[at].strip() for at in group)
        stretch = []


def _paragraph(text: str) -> Element:
    level = heading_of(text, is_set_off=True)
    return Element(f"h{level}" if level else "p", {}, [text])


def _table(grid: Grid) -> Element:
    texts = [[cell.text if cell else "" for cell in row] for row in grid.rows]
    heads = 1 if is_head([[text for text in row if text] for row in texts]) else 0
    table = Element("table")
    for y, row in enumerate(grid.rows):
        made = Element("tr")
        for cell in row:
            if cell is not None:
                spans = {"colspan": str(cell.columns), "rowspan": str(cell.rows)}
                content: list[Node] = []
                for line in cell.text.split("\n"):
                    content += [Element("br"), line] if content else [line]
                made.children.append(Element("th" if y < heads else "td", spans, content))
        table.children.append(made)
    return table


def _is_title(text: str, has_more: bool) -> bool:
    text = text.strip()
    return (
        has_more
        and 0 < len(text) <= LONGEST
        and not text.endswith(_STOPS)
        and not heading_of(text, is_set_off=True)
    )


def _not_empty(body: str) -> str:
    if not body:
        raise CannotTake("文件里没有读到文字。确认选对了文件；内容是图片的，上传原来的Word文件。")
    return body
