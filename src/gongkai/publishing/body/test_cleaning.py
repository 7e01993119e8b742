"""A body has one structure, and cleaned again it stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.publishing.body.cleaning import clean
from gongkai.publishing.body.structure import structured
from gongkai.publishing.body.tree import parsed
from gongkai.publishing.body.writing import written

TABLE = "<table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("html", "body"),
    [
        # Paragraphs.
        ("正文", "<p>正文</p>"),
        ("<div>一<div>二</div>三</div>", "<p>一</p><p>二</p><p>三</p>"),
        ("<p></p><p>&nbsp;</p><p><br></p><p>一</p>", "<p>一</p>"),
        ("<p>一<br><br>二</p>", "<p>一</p><p>二</p>"),
        ("<p>一<br>二<br></p>", "<p>一<br>二</p>"),
        ("<p>　　一<br>　　二</p>", "<p>一</p><p>二</p>"),
        ("<p>公开\n条例 <b> open\n government</b></p>", "<p>公开条例 <strong>open government</strong></p>"),
        ("<pre>一行\n二行</pre>", "<p>一行</p><p>二行</p>"),
        ("<center>居中</center><address>地址</address>", "<p>居中</p><p>地址</p>"),
        # Marks, in one order.
        ("<i><b>甲</b></i><b><i>乙</i></b>", "<p><strong><em>甲乙</em></strong></p>"),
        (
            "<b>甲<p>乙</p>丙</b>",
            "<p><strong>甲</strong></p><p><strong>乙</strong></p><p><strong>丙</strong></p>",
        ),
        (
            "<p>H<sub>2</sub>O、m<sup>2</sup>、<u>甲</u></p>",
            "<p>H<sub>2</sub>O、m<sup>2</sup>、<u>甲</u></p>",
        ),
        # Links.
        ("<a href='/info/3/'>甲</a>", '<p><a href="/info/3/">甲</a></p>'),
        (
            "<a href='HTTPS://a.cn/?x=1&y=2'>甲</a>",
            '<p><a href="https://a.cn/?x=1&amp;y=2" rel="noopener noreferrer">甲</a></p>',
        ),
        ("<a href='#top'>甲</a><a href='page.html'>乙</a><a>丙</a>", "<p>甲乙丙</p>"),
        (
            "<a href='tel:0000-12345'>甲</a><a href='mailto:a@b.cn'>乙</a>",
            '<p><a href="tel:0000-12345">甲</a><a href="mailto:a@b.cn">乙</a></p>',
        ),
        # Headings without gaps.
        ("<h1>甲</h1><h3>乙</h3><h3>丙</h3><h2>丁</h2>", "<h2>甲</h2><h3>乙</h3><h3>丙</h3><h3>丁</h3>"),
        ("<h4>甲</h4><h4>乙</h4>", "<h2>甲</h2><h2>乙</h2>"),
        ("<h2><p>甲</p></h2><td><h3>乙</h3>", "<h2>甲</h2><h3>乙</h3>"),
        # Lists.
        (
            "<ul><li>一<ul><li>二</ul><li><p>三<p>四</ul>",
            "<ul><li>一<ul><li>二</li></ul></li><li><p>三</p><p>四</p></li></ul>",
        ),
        (
            "<ol start=3 type=a><li>一<ol><li>二</ol></ol>",
            '<ol start="3" type="a"><li>一<ol><li>二</li></ol></li></ol>',
        ),
        ("<ul><li>一</li><ul><li>二</li></ul></ul>", "<ul><li>一<ul><li>二</li></ul></li></ul>"),
        ("<ul><li></li></ul><li>独自</li>", "<p>独自</p>"),
        # Tables.
        ("<table><tr><td>甲<td>乙</table>", TABLE),
        ("<table><tr><td>甲</table>", "<p>甲</p>"),
        ("<table><tr><td></td><td> </td></tr></table><p>一</p>", "<p>一</p>"),
        (
            "<table><caption>表<thead><tr><td>甲<td colspan=2>乙<tbody><tr><th>一<td>二<td>三<tfoot><tr><td>计</table>",
            '<table><caption>表</caption><thead><tr><th scope="col">甲</th><th colspan="2" scope="colgroup">乙</th></tr></thead>'
            '<tbody><tr><th scope="row">一</th><td>二</td><td>三</td></tr><tr><td>计</td><td></td><td></td></tr></tbody></table>',
        ),
        (
            "<table><tr><td rowspan=2>甲<td rowspan=2>乙<tr><tr><td>丙<td>丁</table>",
            "<table><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></tbody></table>",
        ),
        # A table in a table: its rows become lines; where it is nearly all there is, the outer one only placed it.
        (
            f"<table><tr><td>长长的一段说明</td><td>{TABLE}</td></tr></table>",
            "<table><tbody><tr><td>长长的一段说明</td><td>甲 乙</td></tr></tbody></table>",
        ),
        (f"<table><tr><td></td><td>{TABLE}</td></tr></table>", TABLE),
        # Quotations, rules, pictures.
        (
            "<blockquote><h2>甲</h2><blockquote>乙</blockquote></blockquote><hr>",
            "<blockquote><p>甲</p><p>乙</p></blockquote><hr>",
        ),
        (
            "<p>前<img src=files/7 alt=' 图 解 '>后</p>",
            '<p>前</p><figure><img src="files/7" alt="图 解"></figure><p>后</p>',
        ),
        (
            "<figure><img src=files/7><figcaption><b>图</b>一</figcaption></figure>",
            '<figure><img src="files/7" alt=""><figcaption><strong>图</strong>一</figcaption></figure>',
        ),
        ("<figure><img src=x.png><figcaption>图一</figcaption></figure>", "<p>图一</p>"),
    ],
)
def test_html_becomes_a_body(html: str, body: str) -> None:
    assert clean(html) == body
    assert clean(body) == body


_TAGS = (
    "p div span h1 h2 h4 b i u sub br ul ol li blockquote table caption thead tbody tr th td a img figure figcaption hr "
    "pre svg math style template form o:p dl"
)
_PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS.split(" ")]),
    st.sampled_from([f"</{tag}>" for tag in _TAGS.split(" ")]),
    st.sampled_from(
        ["甲", "　　乙", "\n", " ", "&nbsp;", "<br>　", "&lt;", "\v", "<td colspan=2>", "<th rowspan=3>"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_cleaned_again_it_stays_and_the_second_gate_has_nothing_to_take_out(html: str) -> None:
    once = clean(html)
    assert clean(once) == once
    assert written(structured(parsed(html))) == once
