"""PDF as typeset: page, lines, heads repeated, nothing torn."""

from collections.abc import Iterator
from io import BytesIO

import pdfplumber
import pytest

from gongkai.paper.document import Body, Document, Heading, Signature, Title
from gongkai.paper.pdf import write_pdf
from gongkai.paper.table import Head, Table, TableCell

MM = 72 / 25.4


def long_table(rows: int) -> Table:
    return Table(
        "表",
        (
            (TableCell("栏目", head=Head.COLUMN), TableCell("件数", head=Head.COLUMN)),
            *((TableCell(f"第{row}行", head=Head.ROW), TableCell(str(row))) for row in range(rows)),
        ),
        (1, 1),
        12.0,
        head_rows=1,
    )


DOCUMENT = Document(
    "年报",
    "青溪县人民政府",
    (
        Title(("青溪县人民政府", "2023年政府信息公开工作年度报告")),
        Heading("一、总体情况"),
        Body("字" * 82),
        Body('这里有#标记、*星号*、$公式$、\\反斜杠、"引号"和[括号]。'),
        long_table(60),
        Body("无。"),
        Signature("青溪县人民政府", "2024年3月1日"),
    ),
)


@pytest.fixture(scope="module")
def pdf() -> Iterator[pdfplumber.PDF]:
    with pdfplumber.open(BytesIO(write_pdf(DOCUMENT))) as opened:
        yield opened


def lines(page: pdfplumber.page.Page) -> list[dict]:
    return page.extract_text_lines(return_chars=True)


def test_the_page_is_a4_and_text_keeps_to_the_type_area(pdf) -> None:
    page = pdf.pages[0]
    assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
    body = [line for line in lines(page) if "字" in line["text"]]
    assert min(line["x0"] for line in body) >= 28 * MM - 0.5
    assert max(line["x1"] for line in body) <= (210 - 26) * MM + 0.5


def test_a_line_has_28_characters_and_the_first_is_indented_by_two(pdf) -> None:
    body = [line["text"] for line in lines(pdf.pages[0]) if "字" in line["text"]]
    assert [len(text) for text in body] == [26, 28, 28]


def test_full_lines_reach_the_right_edge_also_in_the_last_paragraph() -> None:
    text = "组织业务培训七次，参训人员来自各乡镇和部门，共有95008人次；发现问题均已整改。"
    document = Document("", "", (Body(text), Body(text), Signature("青溪县民政局", "2024年3月1日")))
    with pdfplumber.open(BytesIO(write_pdf(document))) as opened:
        first, _, last, _, *_ = lines(opened.pages[0])
    assert first["text"] == last["text"]
    assert last["x1"] == pytest.approx(first["x1"]) == pytest.approx((210 - 26) * MM, abs=1)


def test_lines_stand_28_9_points_apart(pdf) -> None:
    tops = [line["chars"][0]["top"] for line in lines(pdf.pages[0]) if "字" in line["text"]]
    assert tops[1] - tops[0] == pytest.approx(28.9, abs=0.1)


def test_nothing_in_a_text_is_taken_for_markup(pdf) -> None:
    assert '#标记、*星号*、$公式$、\\反斜杠、"引号"和[括号]。' in pdf.pages[0].extract_text().replace(
        "\n", ""
    )


def test_heads_are_repeated_on_every_page_of_a_table(pdf) -> None:
    assert len(pdf.pages) == 3
    for page in pdf.pages[1:2]:
        assert lines(page)[0]["text"].split() == ["栏目", "件数"]


def test_page_numbers_stand_on_the_outer_side_7_mm_below_the_text(pdf) -> None:
    for number, page in enumerate(pdf.pages, 1):
        last = lines(page)[-1]
        assert last["text"] == f"— {number} —"
        assert (last["x0"] > page.width / 2) == (number % 2 == 1)
        assert last["top"] == pytest.approx((297 - 35 + 7) * MM, abs=4)


def test_a_group_of_rows_that_belong_together_is_not_cut_by_the_page() -> None:
    group = (
        (TableCell("组", rows=8, head=Head.ROWS), TableCell("组内第0行", head=Head.ROW), TableCell("0")),
        *((TableCell(f"组内第{row}行", head=Head.ROW), TableCell("0")) for row in range(1, 8)),
    )
    filler = tuple((TableCell(f"第{row}行", columns=2, head=Head.ROW), TableCell("0")) for row in range(30))
    table = Table("表", filler + group, (1, 2, 1), 12.0, keep=frozenset(range(30, 37)))
    with pdfplumber.open(BytesIO(write_pdf(Document("", "", (table,))))) as opened:
        pages = [page.extract_text().count("组内") for page in opened.pages]
    assert pages == [0, 8]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(DOCUMENT) == write_pdf(DOCUMENT)


def test_the_file_says_what_it_is(pdf) -> None:
    assert pdf.metadata["Title"] == "年报"
    assert pdf.metadata["Author"] == "青溪县人民政府"
