"""HTML of anybody made the body of a document (正文清洗). Everything stored or shown went through `clean`."""

import nh3

from gongkai.publishing.body.structure import structured
from gongkai.publishing.body.tree import Element, names, parsed
from gongkai.publishing.body.writing import written

ATTRIBUTES = {
    "a": {"href", "rel"},
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
"""Attributes that an element may have."""
ELEMENTS = names(
    "p h2 h3 h4 strong em u sub sup br ul ol li blockquote table caption thead tbody tr th td a img figure figcaption "
    "hr"
)
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
# A second gate that shares no code with the first: what it would take out, the first should not have let through.
_GATE = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes=ATTRIBUTES,
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)


def clean(html: str) -> str:
    """The HTML as a body: allowed elements in their structure, the rest left out or unwrapped.

    Cleaned again it stays as it is. Raises `CannotTake` for what is too long or nested too deeply.
    """
    return clean_tree(parsed(html))


def clean_tree(root: Element) -> str:
    """The same of HTML that is parsed."""
    return _GATE.clean(written(structured(root)))
