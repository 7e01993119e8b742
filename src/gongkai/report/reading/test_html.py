"""Pages as text and tables: what a visitor sees, and nothing else."""

import pytest

from gongkai.report.reading.blocks import Document, Grid, Paragraph
from gongkai.report.reading.html import read_html


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def texts(grid: Grid) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def only_grid(page: str) -> Grid:
    (grid,) = (block for block in read_html(page).blocks if isinstance(block, Grid))
    return grid


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>2023年，<span>收到</span><b>26</b>件</p>", ["2023年，收到26件"]),
        ("<p>第一段<br>第二段</p>尾<div>第三段</div>", ["第一段", "第二段", "尾", "第三段"]),
        ("<p>编辑器在这里\n    换了行，</p>", ["编辑器在这里换了行，"]),
        ("<p>open\n government 2023 年</p>", ["open government 2023 年"]),
        ("<p>&nbsp;&nbsp;　总&ensp;计&nbsp;</p>", ["总\u2002计"]),
        ("<pre>一行\n二行</pre>", ["一行", "二行"]),
        ("<p>项<ruby>目<rp>(</rp><rt>mù</rt></ruby></p>", ["项目"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
    ],
)
def test_text_is_cut_where_a_browser_begins_a_new_line(page: str, expected: list[str]) -> None:
    assert paragraphs(read_html(page)) == expected


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>8888</script>",
        "<style>8888</style>",
        "<div style='DISPLAY : none'>8888</div>",
        "<div style='visibility:hidden'><p>8888</p></div>",
        "<span style='mso-hide:all'>8888</span>",
        "<p hidden>8888</p>",
        "<template><p>8888</p></template>",
        "<noscript>8888</noscript>",
        "<!-- 8888 -->",
        "<select><option>8888</option></select>",
        "<textarea>8888</textarea>",
        "<input type=hidden value=8888>",
        "<svg><text>8888</text></svg>",
        "<script type='application/json'>{\"t3.received_new@total\": 8888}</script>",
        "<p data-cells='8888' title='8888'></p>",
        "<object><param value=8888></object>",
    ],
)
def test_what_no_visitor_sees_is_not_read(unseen: str) -> None:
    document = read_html(f"<p>看得见</p>{unseen}<table><tr><td>甲</td><td>乙{unseen}</td></tr></table>")
    assert "8888" not in repr(document.blocks)
    assert paragraphs(document) == ["看得见"]


def test_spans_are_laid_out_as_browsers_do() -> None:
    grid = only_grid(
        "<table><tr><td rowspan=3>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
    )
    assert texts(grid) == [["甲", "乙", None], [None, "1", "2"], [None, "3", None]]
    assert grid.rows[0][0] is not None
    assert (grid.rows[0][0].rows, grid.rows[0][1].columns if grid.rows[0][1] else 0) == (3, 2)


@pytest.mark.parametrize(
    ("attributes", "columns"),
    [
        ("colspan=2", 2),
        ("colspan=0", 1),
        ("colspan='2x'", 2),
        ("colspan=abc", 1),
        ("colspan=-3", 1),
        ("colspan=' 2 '", 2),
    ],
)
def test_a_span_that_is_no_number_is_read_as_browsers_read_it(attributes: str, columns: int) -> None:
    grid = only_grid(f"<table><tr><td {attributes}>甲</td><td>乙</td></tr></table>")
    assert grid.rows[0][0] is not None
    assert grid.rows[0][0].columns == columns


def test_a_rowspan_of_zero_reaches_to_the_end_and_none_reaches_beyond() -> None:
    page = "<table><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td rowspan=99>3</td></tr></table>"
    assert texts(only_grid(page)) == [["甲", "1"], [None, "2"], [None, "3"]]


def test_tables_that_only_place_things_dissolve_and_the_inner_one_stays() -> None:
    inner = "<table><caption>表二</caption><tr><td>规章</td><td>3</td></tr></table>"
    page = f"<table><tr><td><ul><li>栏目</li></ul></td><td><table><tr><td><p>正文</p>{inner}</td></tr></table></td></tr></table>"
    document = read_html(page)
    assert paragraphs(document) == ["栏目", "正文"]
    assert texts(only_grid(page)) == [["规章", "3"]]


def test_a_table_of_one_cell_inside_a_cell_is_its_text() -> None:
    page = "<table><tr><td>规章</td><td><table><tr><td>3</td></tr></table></td></tr></table>"
    assert texts(only_grid(page)) == [["规章", "3"]]


@pytest.mark.parametrize(
    ("around", "key", "value"),
    [
        ('<meta name="ArticleTitle" content="某县2023年年报">', "title", "某县2023年年报"),
        ('<meta name="PubDate" content="2024-01-18 09:30">', "published", "2024-01-18"),
        ('<meta name="SiteIDCode" content="3200000099">', "site_id_code", "3200000099"),
        ("<p>发布时间：2024年1月18日 来源：县政府办</p>", "published", "2024-01-18"),
        ("<p>发布时间：2024年1月18日 来源：县政府办</p>", "来源", "县政府办"),
        (
            "<table><tr><td>索引号</td><td>K-1</td><td>发布机构</td><td>县政府办</td></tr></table>",
            "索引号",
            "K-1",
        ),
        ("<title>某县年报-某县政府网</title>", "title", "某县年报-某县政府网"),
    ],
)
def test_what_a_page_states_beside_the_text_is_its_metadata(around: str, key: str, value: str) -> None:
    assert read_html(f"<html>{around}<body><p>正文</p></body></html>").metadata[key] == value
