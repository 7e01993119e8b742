"""What Word and WPS put on the clipboard made a body (粘贴): lists, headings and tables by what their marks mean."""

import re

from gongkai.publishing.body.cleaning import clean_tree
from gongkai.publishing.body.hard_wraps import joined_lines
from gongkai.publishing.body.office_lists import lists_made
from gongkai.publishing.body.office_style import heading_level, marks_of, style_of
from gongkai.publishing.body.outline import headings_seen
from gongkai.publishing.body.table_heads import heads_guessed
from gongkai.publishing.body.tree import Element, Node, below, parsed, text_of

_COMMENTS = re.compile(r"mso(?:comment|ann)", re.IGNORECASE)
_MARKED = ("span", "font", "a", "b", "i", "strong", "em", "p")


def from_office(html: str) -> str:
    """HTML of the clipboard as a clean body, tracked changes accepted. Raises `CannotTake` as `clean` does."""
    return from_tree(parsed(html))


def from_tree(root: Element) -> str:
    """The same of HTML that is parsed."""
    _reduce(root)
    lists_made(root)
    headings_seen(root)
    heads_guessed(root)
    joined_lines(root)
    return clean_tree(root)


def _reduce(root: Element) -> None:
    """Leave out what belongs to the program and not to the text; make elements of what only styles say."""
    for parent in [root, *below(root)]:
        parent.children = [node for node in parent.children if not _is_of_program(node)]
    for element in below(root):
        level = heading_level(element) if element.name in ("p", "div") else 0
        if level:
            element.name = f"h{level}"
        elif element.name == "a" and element.attributes.get("href", "").startswith("#"):
            element.name = "span"
        elif element.name == "ins":
            # A tracked insertion, not an underlined word.
            element.name = "span"
        elif element.name in ("b", "strong") and "normal" in style_of(element).get("font-weight", ""):
            element.name = "span"
        if element.name in _MARKED:
            for mark in marks_of(element):
                element.children = [Element(mark, {}, element.children)]


def _is_of_program(node: Node) -> bool:
    if isinstance(node, str):
        return False
    if node.name == "o:p":
        return not text_of(node).strip()
    if node.name.startswith(("v:", "w:data", "m:")) or _COMMENTS.match(node.attributes.get("class", "")):
        return True
    style = style_of(node)
    if "comment" in style.get("mso-element", "") or "mso-comment-reference" in style:
        return True
    return node.name in ("hr", "br") and "always" in style.get("page-break-before", "")
