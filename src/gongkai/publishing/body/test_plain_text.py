"""The words of a body, for search and guard."""

import pytest

from gongkai.publishing.body.cleaning import clean
from gongkai.publishing.body.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<h2>甲</h2><p>乙<strong>丙</strong><br>丁</p>", "甲\n乙丙\n丁"),
        ("<ul><li>甲<ol><li>乙</li></ol></li></ul><hr><p>丙</p>", "甲\n乙\n丙"),
        (
            "<table><caption>表</caption><tr><th>甲<td>乙<tr><td><p>丙<p>丁<td>戊</table>",
            "表\n甲\t乙\n丙\n丁\t戊",
        ),
        (
            "<figure><img src=files/1 alt='a>b &amp; \"c\"'><figcaption>图</figcaption></figure>",
            'a>b & "c"\n图',
        ),
        ("<p>a&lt;b&gt;&amp;lt;</p>", "a<b>&lt;"),
        ("<a href='/x?a=%3E&b=1'>甲</a>乙", "甲乙"),
    ],
)
def test_blocks_stand_on_lines_of_their_own(html: str, text: str) -> None:
    assert plain_text(clean(html)) == text
