"""What is typed without the editor becomes a text; what it sends is cleaned."""

import pytest

from gongkai.publishing.desk.body_field import BodyField, paragraphs


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("", ""),
        ("一段", "<p>一段</p>"),
        ("第一行\n第二行", "<p>第一行</p><p>第二行</p>"),
        ("第一段\n还是第一段\n\n第二段", "<p>第一段 还是第一段</p><p>第二段</p>"),
        ("甲<乙 & 丙", "<p>甲&lt;乙 &amp; 丙</p>"),
    ],
)
def test_plain_text_is_cut_into_paragraphs(typed: str, html: str) -> None:
    assert paragraphs(typed) == html


def test_html_is_cleaned() -> None:
    assert BodyField().clean('<p onclick="x()">正文</p><script>x()</script>') == "<p>正文</p>"
