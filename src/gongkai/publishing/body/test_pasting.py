"""What Word and WPS put on the clipboard keeps its lists, headings and tables."""

import pytest
from tests.clipboards import WORD, WORD_BODY, WPS, WPS_BODY

from gongkai.publishing.body.pasting import from_office

FULL = "为了做好全县政府信息公开工作，保障公民、法人和其他组织"
"""A line of 27 characters."""


def numbered(marker: str, place: str = "l0 level1 lfo1") -> str:
    return f"<p style='mso-list:{place}'><span style='mso-list:Ignore'>{marker}</span>项</p>"


@pytest.mark.parametrize(("clipboard", "body"), [(WORD, WORD_BODY), (WPS, WPS_BODY)], ids=["Word", "WPS"])
def test_a_whole_clipboard(clipboard: str, body: str) -> None:
    assert from_office(clipboard) == body


@pytest.mark.parametrize(
    ("markers", "body"),
    [
        (("1.", "2."), "<ol><li>项</li><li>项</li></ol>"),
        (("5、", "6、"), '<ol start="5"><li>项</li><li>项</li></ol>'),
        (("1.", "5."), '<ol><li>项</li></ol><ol start="5"><li>项</li></ol>'),
        (("i.", "ii."), '<ol type="i"><li>项</li><li>项</li></ol>'),
        (("h.", "i."), '<ol start="8" type="a"><li>项</li><li>项</li></ol>'),
        (("·", "Ø"), "<ul><li>项</li><li>项</li></ul>"),
        # Cited as they are: 第（一）项.
        (("（一）", "（二）"), "<p>（一）项</p><p>（二）项</p>"),
        (("第一条", "(1)"), "<p>第一条项</p><p>(1)项</p>"),
    ],
)
def test_a_number_becomes_a_list_where_the_list_would_show_the_same(
    markers: tuple[str, ...], body: str
) -> None:
    assert from_office("".join(map(numbered, markers))) == body


def test_a_paragraph_between_two_numbers_does_not_start_them_anew() -> None:
    assert from_office(numbered("1.") + "<p>说明</p>" + numbered("2.")) == (
        '<ol><li>项</li></ol><p>说明</p><ol start="2"><li>项</li></ol>'
    )


@pytest.mark.parametrize(
    ("paragraph", "body"),
    [
        ("<p><span style='font-family:黑体'>一、总则</span></p>", "<h2>一、总则</h2>"),
        ("<p><span style='font-family:楷体_GB2312'>（二）范围</span></p>", "<h2>（二）范围</h2>"),
        ("<p><b>第三章　附则</b></p>", "<h2><strong>第三章　附则</strong></h2>"),
        ("<p style='mso-outline-level:1'>总则</p>", "<h2>总则</h2>"),
        # Run-in headings, and what is not set off, stay paragraphs.
        (
            "<p><span style='font-family:黑体'>一、总则。</span>本办法适用于全县。</p>",
            "<p>一、总则。本办法适用于全县。</p>",
        ),
        ("<p>一、总则</p>", "<p>一、总则</p>"),
    ],
)
def test_a_heading_is_seen_by_number_and_typeface(paragraph: str, body: str) -> None:
    assert from_office(paragraph) == body


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        ((f"　　{FULL}"[:28], "依法获取政府信息。"), f"<p>{FULL[:26]}依法获取政府信息。</p>"),
        ((f"{FULL}依", "法获取。", "青溪县人民政府"), f"<p>{FULL}依法获取。</p><p>青溪县人民政府</p>"),
        ((f"{FULL}。", "另起一段。"), f"<p>{FULL}。</p><p>另起一段。</p>"),
        ((f"{FULL}依", "二、下一项"), f"<p>{FULL}依</p><p>二、下一项</p>"),
        (("短的一行", "又一行"), "<p>短的一行</p><p>又一行</p>"),
    ],
)
def test_lines_of_28_characters_are_joined(lines: tuple[str, ...], body: str) -> None:
    assert from_office("".join(f"<p>{line}</p>" for line in lines)) == body
    if "</p><p>" not in body:
        assert from_office(f"<p>{'<br>'.join(lines)}</p>") == body


@pytest.mark.parametrize(
    ("rows", "has_head"),
    [
        ((("序号", "事项"), ("1", "甲")), True),
        ((("项目", "金额"), ("合计", "三万元")), True),
        ((("甲地块", "乙地块"), ("12", "30")), True),
        ((("2024", "2025"), ("12", "30")), False),
        ((("张三", "李四"), ("王五", "赵六")), False),
    ],
)
def test_the_first_row_is_a_head_where_it_reads_as_one(
    rows: tuple[tuple[str, ...], ...], has_head: bool
) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert ("<thead>" in from_office(f"<table>{table}</table>")) is has_head
