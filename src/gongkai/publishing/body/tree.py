"""HTML as a plain tree: parsed as browsers parse it, within limits, without what no reader sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.publishing.body.refusal import CannotTake
from gongkai.report.errors import ReportError
from gongkai.report.reading.html import check_nesting


def names(written: str) -> frozenset[str]:
    """Names of elements, written one after the other."""
    return frozenset(written.split())


MOST_CHARACTERS = 6_000_000
"""Of HTML that is parsed: a report of 200 pages copied from Word has two million, nearly all of them styles."""
DEEPEST = 120
"""Elements around a text; pages stay under 40. What walks the tree may call itself for each."""
MOST_TAGS = 120_000
"""Start and end tags: 200 pages copied from Word have 60,000."""
NOT_TEXT = names(
    "script style template noscript noembed noframes xmp plaintext listing iframe frame frameset object embed applet "
    "svg math canvas select option textarea input button audio video source track map area head title meta link base "
    "rt rp datalist dialog portal xml del"
)
"""Elements that are left out with all that is in them."""
# Parsers compare each attribute with all before it in its tag. Possessive, and in pieces of a bounded length, so that
# the search itself stays linear.
_CROWDED = re.compile(
    r"""<[a-zA-Z][^\s/>]{0,2500}+(?:[\s/]*+[^\s/>][^\s/>=]{0,2500}+(?:\s*+=\s*+(?>"[^"]{0,2500}+"|'[^']{0,2500}+'|[^\s>]{0,2500}+))?+){200}+"""
)
_BULK = re.compile(r'data:[\w.+/-]{1,80};base64,[a-z0-9+/=\s%]*+|\bo:gfxdata="[^"]*+"', re.IGNORECASE)
"""Pictures written into attributes, which no body takes."""
_HIDDEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE
)


@dataclass(slots=True)
class Element:
    """An element; names of elements and attributes are lower case."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))


Node = Element | str


def parsed(html: str) -> Element:
    """The body of a page or of a piece of one. Raises `CannotTake` for what would take too long or is nested too deeply."""
    html = _BULK.sub("", html)
    if len(html) > MOST_CHARACTERS:
        raise CannotTake(
            f"内容有{len(html) / 10_000:.0f}万个字符（含格式），超过{MOST_CHARACTERS // 10_000}万的上限。分几次粘贴，或者把原文件作为附件。"
        )
    if html.count("<") > MOST_TAGS or _CROWDED.search(html):
        raise _overloaded()
    try:
        check_nesting(html)
    except ReportError as error:
        raise _overloaded() from error
    body = LexborHTMLParser(html).body
    root = Element("body")
    if body is None:
        return root
    waiting: list[tuple[LexborNode, Element, int]] = [(body, root, 0)]
    while waiting:
        parent, into, depth = waiting.pop()
        if depth > DEEPEST:
            raise _overloaded()
        child = parent.child
        while child is not None:
            if (made := _made(child)) is not None:
                into.children.append(made)
                if isinstance(made, Element):
                    waiting.append((child, made, depth + 1))
            child = child.next
    return root


def text_of(node: Node) -> str:
    """All words in it as they stand, line breaks as line feeds."""
    pieces: list[str] = []
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            pieces.append(one)
        elif one.name == "br":
            pieces.append("\n")
        else:
            waiting += reversed(one.children)
    return "".join(pieces)


def below(element: Element) -> Iterator[Element]:
    """Every element in it, in order."""
    waiting = list(reversed(list(element.elements())))
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(list(one.elements()))


def _made(node: LexborNode) -> Node | None:
    tag = (node.tag or "").lower()
    if tag == "-text":
        return node.text_content or ""
    if tag[:1] in ("", "-", "!") or tag in NOT_TEXT:
        return None
    attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return None
    return Element(tag, attributes)


def _overloaded() -> CannotTake:
    return CannotTake(
        "内容的标签太多，或者一层套一层太深，不是正常的文档，没有处理。把内容先粘贴到记事本，再复制过来。"
    )
