"""DOCX as Word reads it: page, typefaces, merged cells, page numbers."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from gongkai.paper.document import Body, Document, Heading, Signature, Title
from gongkai.paper.docx import write_docx
from gongkai.paper.table import Head, Table, TableCell

TABLE = Table(
    "表三",
    (
        (TableCell("角", rows=2, head=Head.COLUMN), TableCell("申请人", columns=2, head=Head.COLUMNS)),
        (TableCell("甲", head=Head.COLUMN), TableCell("乙", head=Head.COLUMN)),
        (TableCell("新收", head=Head.ROW), TableCell("1"), TableCell("<2&3>")),
    ),
    (2, 1, 1),
    9.0,
    head_rows=2,
)
DOCUMENT = Document(
    "青溪县2023年政府信息公开工作年度报告",
    "青溪县人民政府",
    (
        Title(("青溪县人民政府", "2023年政府信息公开工作年度报告")),
        Heading("一、总体情况"),
        Heading("（一）主动公开", level=2),
        Body("（二）依申请公开。收到3件<，均已办结>。", lead=8),
        TABLE,
        Body("无。"),
        Signature("青溪县人民政府", "2024年3月1日"),
    ),
)


@pytest.fixture(scope="module")
def file():
    return docx.Document(BytesIO(write_docx(DOCUMENT)))


def test_the_page_is_that_of_the_standard(file) -> None:
    section = file.sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(length.mm) for length in margins] == [37, 26, 35, 28]
    assert section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")) == "578"  # 28.9 points


def test_texts_stand_in_order_and_marks_are_no_markup(file) -> None:
    assert [paragraph.text for paragraph in file.paragraphs] == [
        "青溪县人民政府\n2023年政府信息公开工作年度报告",
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开。收到3件<，均已办结>。",
        "无。",
        "青溪县人民政府",
        "2024年3月1日",
    ]


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Normal", "仿宋_GB2312", 16),
    ],
)
def test_each_part_has_its_official_typeface(file, style: str, font: str, size: int) -> None:
    found = file.styles[style]
    assert found.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert found.font.size.pt == size


def test_a_run_in_heading_changes_typeface_in_mid_line(file) -> None:
    lead, rest = file.paragraphs[3].runs
    assert lead.text == "（二）依申请公开"
    assert lead._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "楷体_GB2312"
    assert rest._r.rPr is None


def test_cells_are_really_merged(file) -> None:
    (table,) = file.tables
    corner = table.cell(0, 0)
    assert table.cell(1, 0)._tc is corner._tc
    assert table.cell(0, 1)._tc is table.cell(0, 2)._tc
    assert [cell.text for cell in table.rows[2].cells] == ["新收", "1", "<2&3>"]


def test_heads_are_repeated_and_rows_not_torn(file) -> None:
    (table,) = file.tables
    properties = [row._tr.trPr for row in table.rows]
    assert [found.find(qn("w:tblHeader")) is not None for found in properties] == [True, True, False]
    assert all(found.find(qn("w:cantSplit")) is not None for found in properties)


def test_page_numbers_stand_on_the_outer_side(file) -> None:
    section = file.sections[0]
    assert file.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_the_file_says_what_it_is_and_nothing_else(file) -> None:
    core = file.core_properties
    assert (core.title, core.author) == ("青溪县2023年政府信息公开工作年度报告", "青溪县人民政府")
    assert core.comments == ""
    assert core.created is None


def test_stand_ins_are_named_for_machines_without_the_official_fonts() -> None:
    fonts = ZipFile(BytesIO(write_docx(DOCUMENT))).read("word/fontTable.xml").decode()
    assert 'w:name="仿宋_GB2312"><w:altName w:val="FangSong_GB2312,仿宋,' in fonts


def test_the_same_document_gives_the_same_content() -> None:
    first, second = (ZipFile(BytesIO(write_docx(DOCUMENT))) for _ in range(2))
    assert {name: first.read(name) for name in first.namelist()} == {
        name: second.read(name) for name in second.namelist()
    }


def test_words_begin_at_the_left_edge_and_are_broken_but_never_made_smaller() -> None:
    number = "000000199001010000"
    cells = (TableCell(f"证件{number}{number}", left=True), TableCell(f"{number}{number}"))
    table = Table("表", (cells,), (1, 3), 10.0, heights=(12.0,))
    written = docx.Document(BytesIO(write_docx(Document("", "", (table,))))).tables[0]
    words, middle = (cell.paragraphs[0] for cell in written.rows[0].cells)
    assert (words.alignment, words.runs[0].font.size.pt) == (None, 10.0)
    assert middle.alignment is not None
    assert written.rows[0].height.mm == pytest.approx(12, abs=0.1)
