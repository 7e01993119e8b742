"""DOCX: text and tables of the body, as Word and WPS mean them."""

import pytest
from tests import producers

from gongkai.report.reading.blocks import Grid, Paragraph
from gongkai.report.reading.docx import read_docx

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def docx(body: str, namespace: str = WORD) -> bytes:
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return producers.packed({**producers._PACKAGE, "word/document.xml": document})


def paragraphs(body: str, namespace: str = WORD) -> list[str]:
    return [block.text for block in read_docx(docx(body, namespace)).blocks if isinstance(block, Paragraph)]


def only_grid(body: str) -> list[list[str | None]]:
    (grid,) = (block for block in read_docx(docx(body)).blocks if isinstance(block, Grid))
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>20</w:t></w:r><w:r><w:t>23年</w:t></w:r>", "2023年"),
        ("<w:r><w:t>见</w:t></w:r><w:hyperlink><w:r><w:t>网站</w:t></w:r></w:hyperlink>", "见网站"),
        ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "新"),
        (
            "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>",
            "新",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r>", "可见"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r>', "可见"),
        ("<w:r><w:instrText>PAGE 8888</w:instrText><w:t>3</w:t></w:r>", "3"),
        ("<w:smartTag><w:r><w:t>2023年</w:t></w:r></w:smartTag>", "2023年"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>县政府</w:t></w:r></w:sdtContent></w:sdt>", "县政府"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>mù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>目</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "目",
        ),
        (
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>水印</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>文</w:t></w:r>",
            "文",
        ),
    ],
)
def test_a_paragraph_is_what_the_page_shows(runs: str, text: str) -> None:
    assert paragraphs(f"<w:p>{runs}</w:p>") == [text]


def test_the_strict_namespace_is_read_too() -> None:
    assert paragraphs("<w:p><w:r><w:t>总体情况</w:t></w:r></w:p>", STRICT) == ["总体情况"]


def test_cells_merged_downwards_and_across_are_laid_out() -> None:
    span = '<w:gridSpan w:val="2"/>'
    table = (
        row(cell("甲", RESTART), cell("乙", span))
        + row(cell("", CONTINUE), cell("1"), cell("2"))
        + row(cell("", '<w:vMerge w:val="continue"/>'), cell("3"), cell("4"))
    )
    assert only_grid(f"<w:tbl>{table}</w:tbl>") == [["甲", "乙", None], [None, "1", "2"], [None, "3", "4"]]


def test_a_cell_that_continues_nothing_stands_for_itself() -> None:
    table = row(cell("不予公开", CONTINUE), cell("1")) + row(cell("", CONTINUE), cell("2"))
    assert only_grid(f"<w:tbl>{table}</w:tbl>") == [["不予公开", "1"], [None, "2"]]


def test_a_row_that_begins_further_right_and_one_that_was_deleted() -> None:
    table = (
        row(cell("甲"), cell("乙"))
        + row(cell("1"), properties='<w:gridBefore w:val="1"/>')
        + row(cell("8"), cell("8"), properties="<w:del/>")
    )
    assert only_grid(f"<w:tbl>{table}</w:tbl>") == [["甲", "乙"], ["", "1"]]


def test_old_cells_merged_sideways_are_one() -> None:
    table = row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("1"))
    assert only_grid(f"<w:tbl>{table}</w:tbl>") == [["甲", None, "1"]]


def test_neither_headers_nor_custom_xml_nor_properties_are_read() -> None:
    parts: dict[str, str | bytes] = {
        **producers._PACKAGE,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>',
        "word/header1.xml": "<x>8888</x>",
        "customXml/item1.xml": "<x>8888</x>",
        "docProps/core.xml": "<x>8888</x>",
    }
    document = read_docx(producers.packed(parts))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["正文"]
    assert not document.metadata


@pytest.mark.parametrize(
    ("number_format", "level_text", "numbers"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("chineseCountingThousand", "（%1）", ["（一）", "（二）", "（三）"]),
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("bullet", "•", ["", "", ""]),
    ],
)
def test_numbers_that_the_program_sets_are_part_of_the_text(
    number_format: str, level_text: str, numbers: list[str]
) -> None:
    one = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    package = {
        **producers._PACKAGE,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{one * 3}</w:body></w:document>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{level_text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num></w:numbering>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="x"><Relationship Id="r" Type="http://x/numbering" Target="numbering.xml"/></Relationships>',
    }
    blocks = read_docx(producers.packed(package)).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        f"{number}甲" for number in numbers
    ]
