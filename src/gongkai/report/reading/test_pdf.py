"""PDF: cells between drawn lines, paragraphs out of lines, and what no one sees left out."""

import ctypes
from collections.abc import Sequence
from io import BytesIO
from random import Random

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from tests.random_reports import random_report
from tests.same_report import differences

from gongkai.report.reading import read_bytes
from gongkai.report.reading.blocks import Grid, Paragraph
from gongkai.report.reading.pdf import read_pdf
from gongkai.report.writing.pdf import write_pdf

WIDTH, HEIGHT = 595, 842


def drawn(pages: Sequence[str]) -> bytes:
    """A PDF of pages drawn with these operators; texts are set in a font that every viewer has."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", font]
    kids = []
    for content in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream\n")
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj{one}endobj\n".encode())
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
        f"startxref\n{start}\n%%EOF".encode()
    )
    return out.getvalue()


def text(x: float, y: float, words: str, size: float = 10) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET"


def lines(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All lines of a grid, drawn as strokes."""
    across = [f"{xs[0]} {y} m {xs[-1]} {y} l S" for y in ys]
    down = [f"{x} {ys[0]} m {x} {ys[-1]} l S" for x in xs]
    return "\n".join(across + down)


def texts(grid: Grid) -> list[list[str | None]]:
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def grids(data: bytes) -> list[list[list[str | None]]]:
    return [texts(block) for block in read_pdf(data).blocks if isinstance(block, Grid)]


FILLING = "\n".join(text(60, 300 - 12 * at, "words of a report so that it is no scan") for at in range(4))


def test_a_table_is_cut_by_its_lines() -> None:
    page = "\n".join(
        (
            lines((60, 160, 260), (700, 720, 740)),
            text(65, 725, "one"),
            text(170, 725, "12"),
            text(170, 705, "34"),
            FILLING,
        )
    )
    assert grids(drawn([page])) == [[["one", "12"], ["", "34"]]]


def test_lines_may_be_thin_filled_rectangles_or_boxes_around_cells() -> None:
    thin = "\n".join(
        [f"60 {y} 200 0.5 re f" for y in (700, 720, 740)] + [f"{x} 700 0.5 40 re f" for x in (60, 160, 260)]
    )
    boxes = "\n".join(f"{x} {y} 100 20 re S" for x in (60, 160) for y in (700, 720))
    for rules in (thin, boxes):
        page = "\n".join((rules, text(65, 725, "a"), text(170, 705, "34"), FILLING))
        assert grids(drawn([page])) == [[["a", ""], ["", "34"]]]


def test_cells_without_a_line_between_them_are_one() -> None:
    rules = "\n".join(
        (
            "60 740 m 260 740 l S 60 700 m 260 700 l S 160 720 m 260 720 l S",
            "60 700 m 60 740 l S 160 700 m 160 740 l S 260 700 m 260 740 l S",
        )
    )
    page = "\n".join((rules, text(65, 715, "tall"), text(170, 725, "1"), text(170, 705, "2"), FILLING))
    assert grids(drawn([page])) == [[["tall", "1"], [None, "2"]]]


def test_a_table_open_at_its_sides_and_at_the_foot_of_the_page_loses_nothing() -> None:
    rules = "60 740 m 260 740 l S 60 720 m 260 720 l S 160 690 m 160 740 l S"
    page = "\n".join(
        (rules, text(65, 725, "a"), text(170, 725, "1"), text(65, 700, "b"), text(170, 700, "2"), FILLING)
    )
    assert grids(drawn([page])) == [[["a", "1"], ["b", "2"]]]


def test_a_table_goes_on_over_the_page_under_its_own_columns() -> None:
    first = "\n".join(
        (
            FILLING,
            lines((60, 160, 260), (60, 80, 100)),
            text(65, 65, "b"),
            text(170, 65, "2"),
            text(65, 85, "a"),
            text(170, 85, "1"),
            text(290, 30, "- 1 -"),
        )
    )
    second = "\n".join(
        (
            lines((60, 160, 260), (700, 720)),
            text(65, 705, "c"),
            text(170, 705, "3"),
            FILLING,
            text(290, 30, "- 2 -"),
        )
    )
    assert grids(drawn([first, second])) == [[["a", "1"], ["b", "2"], ["c", "3"]]]


def test_a_number_that_runs_over_its_cell_is_no_shorter_number() -> None:
    page = "\n".join((lines((60, 100, 140), (700, 720)), text(75, 705, "1234567"), FILLING))
    (((left, right),),) = grids(drawn([page]))
    assert left is not None
    assert right is not None
    assert not left.isdigit()
    assert not right.isdigit()


def test_a_bare_number_at_the_foot_of_one_page_is_not_taken_for_its_page_number() -> None:
    pages = ["\n".join((FILLING, text(60, 100, words))) for words in ("0", "17", "0")]
    blocks = read_pdf(drawn(pages)).blocks
    found = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert [one for one in found if one.isdigit()] == ["0", "17", "0"]
    counted = ["\n".join((FILLING, text(290, 30, str(page)))) for page in (1, 2, 3)]
    blocks = read_pdf(drawn(counted)).blocks
    assert not [block for block in blocks if isinstance(block, Paragraph) and block.text.isdigit()]


def test_text_off_the_page_is_not_read() -> None:
    page = "\n".join((FILLING, text(60, 2000, "8888"), text(-400, 500, "8888")))
    assert "8888" not in repr(read_pdf(drawn([page])))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_lies_on_its_side_reads_like_one_that_stands(rotation: int) -> None:
    report = random_report(Random(5))
    document = pypdfium2.PdfDocument(write_pdf(report))
    for page in document:
        width, height = page.get_size()
        matrix = {
            90: (0, 1, -1, 0, height, 0),
            180: (-1, 0, 0, -1, width, height),
            270: (0, -1, 1, 0, 0, width),
        }[rotation]
        whole = pdfium.FS_RECTF(0, 2000, 2000, 0)
        pdfium.FPDFPage_TransFormWithClip(page.raw, pdfium.FS_MATRIX(*matrix), ctypes.byref(whole))
        if rotation != 180:
            page.set_mediabox(0, 0, height, width)
        page.set_rotation(rotation)
    stream = BytesIO()
    document.save(stream)
    document.close()
    assert not differences(report, read_bytes(stream.getvalue()))


def test_a_number_wrapped_in_a_cell_too_narrow_for_it_is_one_and_numbers_set_below_each_other_are_not() -> (
    None
):
    def column(right: float) -> str:
        return "\n".join(
            (
                lines((60, 200, right), (700, 730)),
                text(62, 715, "x"),
                text(202, 718, "12"),
                text(202, 706, "34"),
                FILLING,
            )
        )

    assert grids(drawn([column(216)])) == [[["x", "1234"]]]
    assert grids(drawn([column(240)])) == [[["x", "12\n34"]]]


def test_a_table_goes_on_over_what_a_browser_prints_on_every_page() -> None:
    def page(number: int, *inside: str) -> str:
        return "\n".join(
            (
                text(60, 820, "11/22/26, 1:45 AM report"),
                *inside,
                text(60, 20, f"https://example.org/a {number}/2"),
            )
        )

    first = page(1, FILLING, lines((60, 160, 260), (60, 80)), text(65, 65, "b"), text(170, 65, "2"))
    second = page(2, lines((60, 160, 260), (760, 780)), text(65, 765, "c"), text(170, 765, "3"))
    assert grids(drawn([first, second])) == [[["b", "2"], ["c", "3"]]]
