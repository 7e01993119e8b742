"""Every hostile paste comes out clean or is refused: told by a parser of another make than those that clean."""

import html as entities
import re
import time
from html.parser import HTMLParser

import pytest

from gongkai.publishing.body.cleaning import clean
from gongkai.publishing.body.pasting import from_office
from gongkai.publishing.body.refusal import CannotTake
from tests.hostile.pastes import OVERLARGE, PASTES, Paste

ALLOWED = {
    "p": (), "h2": (), "h3": (), "h4": (), "strong": (), "em": (), "u": (), "sub": (), "sup": (), "br": (), "hr": (),
    "ul": (), "li": (), "blockquote": (), "table": (), "caption": (), "thead": (), "tbody": (), "tr": (),
    "figure": (), "figcaption": (), "ol": ("start", "type"), "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"), "a": ("href", "rel"), "img": ("src", "alt"),
}  # fmt: skip
VALUES = {
    "colspan": r"[2-9]|[1-9]\d{1,2}",
    "rowspan": r"[2-9]|[1-9]\d{1,4}",
    "scope": "col|row|colgroup|rowgroup",
    "start": r"[2-9]|[1-9]\d{1,3}",
    "type": "[aAiI]",
    "src": r"files/[1-9]\d*",
    "rel": "noopener noreferrer",
    "href": r"(?:https?://[^/@\s\\\\][^@\s\\\\]*|mailto:[^\s<>]+|tel:\+?[\d-]+|/(?!/)[^\s\\\\]*|files/[1-9]\d*)",
    "alt": r"[^\x00-\x1f]*",
}
INSIDE = {
    "": "p h2 h3 h4 ul ol blockquote table figure hr",
    "ul": "li",
    "ol": "li",
    "table": "caption thead tbody",
    "thead": "tr",
    "tbody": "tr",
    "tr": "td th",
    "figure": "img figcaption",
    "blockquote": "p ul ol table figure",
    **dict.fromkeys(("td", "th"), "p ul ol figure strong em u sub sup br a"),
    "li": "p ul ol table figure strong em u sub sup br a",
}
INLINE = "strong em u sub sup br a"
VOID = ("br", "hr", "img")


class Walk(HTMLParser):
    """Python's own parser, over what came out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        inside = self.open[-1] if self.open else ""
        assert tag in INSIDE.get(inside, INLINE).split(), f"{tag} in {inside}"
        for name, value in attrs:
            assert name in ALLOWED[tag]
            assert re.fullmatch(VALUES[name], value or ""), f"{name}={value!r}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        assert inside not in ("", "ul", "ol", "table", "thead", "tbody", "tr", "figure", "blockquote"), data
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    handle_pi = unknown_decl = handle_decl


def walked(html: str) -> str:
    """The words of HTML that holds nothing but what a body may hold."""
    walk = Walk()
    walk.feed(html)
    walk.close()
    assert not walk.open
    return "".join(walk.words)


@pytest.mark.parametrize("way", [clean, from_office], ids=["cleaned", "pasted"])
@pytest.mark.parametrize("paste", PASTES, ids=lambda paste: paste.name)
def test_a_hostile_paste_comes_out_clean(paste: Paste, way: object) -> None:
    found = way(paste.html)  # type: ignore[operator]
    words = walked(found)
    assert paste.keeps in words
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202e\u2066\ufeff]", words)
    assert clean(found) == found


def test_what_a_reader_does_not_see_is_not_taken_over() -> None:
    hidden = next(paste for paste in PASTES if paste.name == "struck out for readers only")
    assert walked(clean(hidden.html)) == "正文"


def taken(html: str) -> str:
    """The words that are taken; none where it is refused."""
    try:
        return walked(clean(html))
    except CannotTake:
        return ""


@pytest.mark.parametrize(("name", "html"), OVERLARGE, ids=[name for name, _html in OVERLARGE])
def test_what_would_take_too_long_is_refused_at_once(name: str, html: str) -> None:
    began = time.process_time()
    assert not taken(html)
    assert time.process_time() - began < 8


@pytest.mark.parametrize("paste", PASTES, ids=lambda paste: paste.name)
def test_escaped_markup_stays_words(paste: Paste) -> None:
    found = clean(f"<p>{entities.escape(paste.html)}</p>")
    assert "<" not in found.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "")
