"""Reader of HTML pages: what a visitor sees as text and tables, without the site's navigation around it."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.report.errors import NotAReport, TooLarge
from gongkai.report.reading.blocks import Document
from gongkai.report.reading.encoding import decode
from gongkai.report.reading.limits import MAX_NESTING, MAX_REOPENED, MAX_TABLE_NESTING, MAX_TAGS, too_nested
from gongkai.report.reading.page import Container, page_metadata, report_part
from gongkai.report.reading.placing import Item, Table, TableCell, Text, laid_out
from gongkai.report.reading.spans import TableLayout


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_NOT_READ = _tags(
    "script style template noscript iframe object embed svg math canvas select textarea button "
    "audio video map rt rp head datalist"
)
_BLOCKS = _tags(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary ul"
)
_CONTAINERS = _tags("article aside body center div footer form header li main nav section td ul")
_TABLE_PARTS = _tags("table tr td th")
_INLINE = _tags("span font b strong i em u o:p sup sub small big ins del s strike label tbody thead tfoot")
_NEVER_NEST = _tags(
    # Without content, or closed by the next of their kind.
    "area base br col embed hr img input link meta param source track wbr "
    "body dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr colgroup"
)
_FORMATTING = _tags("a b big code em font i nobr s small strike strong tt u")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_MARKUP = re.compile(rb"<!--.*?-->|<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_HIDING = '[hidden], [style*="none" i], [style*="hidden" i], [style*="mso-hide" i]'
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
_WRAPPED = re.compile(r"(?<=[⺀-鿿＀-￯，。、；：])[ \t\r]*\n[ \t\r\n]*(?=[⺀-鿿＀-￯，。、；：])")
_NUMBER = re.compile(r"\s*\+?(\d{1,9})", re.ASCII)


def read_html(text: str) -> Document:
    """Paragraphs and grids of the report in a page; the page's title, meta tags and date as metadata.

    Scripts, hidden elements and controls are not read, since no visitor sees them. Raises `Dangerous` for
    runaway nesting and `TooLarge` for a page beyond the limits.
    """
    check_nesting(text)
    tree = LexborHTMLParser(text)
    root = tree.root
    if root is None:
        return Document(())
    found = list(laid_out(_Walk(_hidden(tree)).items(root), TableLayout()))
    return Document(report_part(found), page_metadata(tree, found))


def page_text(data: bytes) -> str:
    """The text of a page's bytes.

    Pages saved by Word open with so much style that hardly any of their characters is Chinese: where the page as a
    whole does not tell its encoding, its words do.
    """
    try:
        return decode(data)
    except NotAReport:
        words = _MARKUP.sub(b" ", data)
        text = decode(words)
        for encoding in ("gb18030", "big5hkscs"):
            if words.decode(encoding, errors="replace") == text:
                return data.decode(encoding, errors="replace")
        raise


def check_nesting(text: str) -> None:
    """Refuse tags that would make an HTML parser's work grow with the square of the page.

    Each element costs a look through all open ones, and each block opens anew what formatting was left open.
    """
    open_tags: dict[str, int] = {}
    depth = reopened = formatting = 0
    tags = _TAG.findall(text)
    if len(tags) > MAX_TAGS:
        raise TooLarge(
            f"网页有 {len(tags)} 个标签，超过 {MAX_TAGS} 个的上限，不像一份年度报告。请只保存报告所在的页面。"
        )
    for closing, written in tags:
        name = written.lower()
        if name in _NEVER_NEST:
            pass
        elif not closing:
            open_tags[name] = open_tags.get(name, 0) + 1
            depth += 1
            if depth > MAX_NESTING:
                raise too_nested()
            if name in _FORMATTING:
                formatting += 1
        elif open_tags.get(name):
            open_tags[name] -= 1
            depth -= 1
            if name in _FORMATTING:
                formatting -= 1
        reopened += formatting
    if reopened > MAX_REOPENED:
        raise too_nested()


class _Walk:
    """One pass over the tree, without recursion: paragraphs end at block elements, tables keep their cells."""

    def __init__(self, hidden: frozenset[int]) -> None:
        """`hidden`: elements that no visitor sees, by `mem_id`."""
        self._hidden = hidden
        self._out: list[Item] = []
        self._container = Container(None, "html")
        self._open: list[tuple[list[Item], Table]] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._unlinked_text = False
        self._preformatted = 0

    def items(self, root: LexborNode) -> list[Item]:
        """Paragraphs and tables below `root` in order."""
        waiting: list[tuple[LexborNode | None, str]] = [(root, root.tag or "")]
        hidden = self._hidden
        while waiting:
            node, tag = waiting.pop()
            if node is None:
                self._leave(tag)
                continue
            if tag == "-text":
                self._text(node.text_content or "")
                continue
            if hidden and node.mem_id in hidden:
                continue
            if tag not in _INLINE:
                if not self._enter(node, tag):
                    continue
                waiting.append((None, tag))
            child = node.last_child
            while child is not None:
                waiting.append((child, child.tag or ""))
                child = child.prev
        self._flush()
        return self._out

    def _enter(self, node: LexborNode, tag: str) -> bool:
        if tag in _NOT_READ or tag[:1] in "-!":
            return False
        if tag == "a":
            self._linked += 1
        elif tag == "table":
            self._flush()
            table = Table(self._container)
            self._open.append((self._out, table))
            if len(self._open) > MAX_TABLE_NESTING:
                raise too_nested()
            self._out = table.beside
        elif tag == "tr" and self._open:
            self._flush()
            self._open[-1][1].rows.append([])
        elif tag in ("td", "th") and self._open and self._open[-1][1].rows:
            self._flush()
            spans = node.attributes
            cell = TableCell([], _span(spans.get("rowspan")), max(_span(spans.get("colspan")), 1))
            self._open[-1][1].rows[-1].append(cell)
            self._out = cell.items
        elif tag in _BLOCKS:
            self._flush()
            self._preformatted += tag == "pre"
        elif tag == "input":
            attributes = node.attributes
            if (attributes.get("type") or "text").lower() in ("text", "number"):
                self._text(attributes.get("value") or "")
        if tag in _CONTAINERS:
            self._container = Container(self._container, tag)
        return True

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _TABLE_PARTS:
            self._flush()
        if tag in _CONTAINERS and self._container.parent is not None:
            self._container = self._container.parent
        if tag == "a":
            self._linked -= 1
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "table":
            self._out, table = self._open.pop()
            self._out.append(table)
        elif tag in ("td", "th") and self._open:
            self._out = self._open[-1][1].beside

    def _text(self, text: str) -> None:
        if self._preformatted and "\n" in text:
            for line in text.split("\n"):
                self._text(line)
                self._flush()
            return
        self._pieces.append(text)
        if not self._linked and not self._unlinked_text and not text.isspace():
            self._unlinked_text = True

    def _flush(self) -> None:
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        linked, self._unlinked_text = not self._unlinked_text, False
        # A line end in the source between two Chinese characters is where an editor wrapped its file.
        if "\n" in text:
            text = _WRAPPED.sub("", text)
        text = _BLANKS.sub(" ", text).strip()
        if text:
            self._out.append(Text(text, self._container, linked))


def _hidden(tree: LexborHTMLParser) -> frozenset[int]:
    return frozenset(
        node.mem_id
        for node in tree.css(_HIDING)
        if "hidden" in node.attributes or _HIDDEN.search(node.attributes.get("style") or "")
    )


def _span(value: str | None) -> int:
    """A span attribute as browsers read it: digits up to the first other character, 1 where there are none."""
    match = _NUMBER.match(value or "")
    return int(match[1]) if match else 1
