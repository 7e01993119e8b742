"""The plain text of a body knows where each of its characters stands in the HTML."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.publishing.guard.body_text import read

MARKS = ["<p>", "</p>", "<td>", "<b", "&amp;", "&#65;", '"', "<br>", "<table><tr>", "</table>", "<h2>", '<a href="x">', "</a>", "办", "\n", "<!--", "\u2028"]  # fmt: skip


def test_blocks_and_cells_stand_on_lines_of_their_own() -> None:
    found = read("<h2>一、总则</h2><p>甲<br>乙</p><table><tr><th>丙</th><td>丁</td></tr></table>")
    assert found.text == "一、总则\n甲\n乙\n丙\n丁\n"
    assert [(one.tag, found.text[one.start : one.end]) for one in found.blocks] == [
        ("h2", "一、总则"),
        ("p", "甲\n乙"),
        ("th", "丙"),
        ("td", "丁"),
    ]


def test_cells_know_their_row_and_column_past_those_that_span() -> None:
    table = (
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    )
    [found] = read(table).tables
    assert [(one.row, one.column) for one in found.cells] == [(0, 0), (0, 1), (1, 1), (1, 2)]


def test_links_and_pictures_are_found_with_their_words() -> None:
    found = read(
        '<p>见<a href="/info/7/?a=1&amp;b=2">办<b>法</b></a>。<img src="files/3" alt="图&quot;1&quot;"></p>'
    )
    assert [(one.href, found.text[one.start : one.end]) for one in found.links] == [
        ("/info/7/?a=1&b=2", "办法")
    ]
    assert [(one.src, one.alt, one.at) for one in found.pictures] == [("files/3", '图"1"', 4)]


@pytest.mark.parametrize(
    ("html", "quote", "new", "after"),
    [
        ("<p>请布署工作</p>", "布署", "部署", "<p>请部署工作</p>"),
        ("<p>再<strong>接再</strong>励。</p>", "再接再励", "再接再厉", "<p>再接再厉<strong></strong>。</p>"),
        ("<p>甲&amp;布署</p>", "布署", "部署", "<p>甲&amp;部署</p>"),
        ("<p>甲&lt;乙</p>", "甲<乙", "<丙>", "<p>&lt;丙&gt;</p>"),
        ("<p>布署</p><p>布署</p>", "布署", "部署", "<p>部署</p><p>布署</p>"),
        ('<p title="布署">布署</p>', "布署", "部署", '<p title="布署">部署</p>'),
        ("<p>《甲》、《乙》</p>", "、", "", "<p>《甲》《乙》</p>"),
    ],
)
def test_exactly_the_place_is_replaced(html: str, quote: str, new: str, after: str) -> None:
    found = read(html)
    start = found.text.index(quote)
    assert found.replaced(start, start + len(quote), new) == after


@pytest.mark.parametrize("place", [(0, 0), (-1, 1), (0, 99), (0, 4)])
def test_a_place_that_is_none_or_takes_in_the_end_of_a_block_is_refused(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=","):
        read("<p>甲乙</p><p>丙丁</p>").replaced(*place, "戊")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_any_text_is_read_and_every_piece_is_where_it_says(html: str) -> None:
    found = read(html)
    for piece in found.pieces:
        source = html[piece.source : piece.source_end]
        assert found.text[piece.start : piece.end] == re.sub(
            "[\r\n]", " ", unescape(source) if not piece.exact else source
        )
    for block in found.blocks:
        assert 0 <= block.start <= block.end <= len(found.text)
