"""Text typeset as pages: every character is there to be seen."""

import pytest

from gongkai.casework.redaction import pages, working_text
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_text import from_blocks, from_text
from gongkai.report.reading.blocks import Document, Grid, GridCell, Paragraph


def text_of(pdf: bytes) -> str:
    """All words of the pages without blanks, marks without a width, and page numbers."""
    with pages.open_document(pdf) as document:
        read = [pages.read_page(document, number + 1).text for number in range(len(document))]
    lines = [line for text in read for line in text.splitlines() if not line.strip().startswith("— ")]
    return "".join("".join(lines).replace("\u200b", "").split())


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_any_code_is_typeset(code: str) -> None:
    assert (
        text_of(from_text("甲方：青溪县水利局\r\n\r\n乙方：王小明".encode(code)))
        == "甲方：青溪县水利局乙方：王小明"
    )


def test_a_line_without_a_place_to_break_stays_on_the_page() -> None:
    line = "".join(f"{number:03d}," for number in range(300))
    assert text_of(from_text(line.encode())) == line


def test_a_long_text_takes_pages_and_one_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\n".join(f"第{number}行" for number in range(100))
    with pages.open_document(from_text(lines.encode())) as document:
        assert len(document) == 5  # 22 lines on a page
    monkeypatch.setattr(working_text, "MOST_CHARACTERS", 100)
    with pytest.raises(CannotRedact, match=r"超过.*上限.*拆成"):
        from_text(lines.encode())


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(CannotRedact, match=r"编码不认识.*UTF-8"):
        from_text(b"\xff\xff\xff\xff")


def test_an_empty_text_is_an_empty_page() -> None:
    assert text_of(from_text(b"")) == ""


def test_paragraphs_and_tables_with_merged_cells_and_gaps_are_typeset() -> None:
    table = Grid(
        (
            (GridCell("姓名", rows=2), GridCell("联系", columns=2), None),
            (None, GridCell("电话"), None),
            (GridCell("王小明", rows=9), GridCell("1380"), GridCell("附注", columns=9)),
        )
    )
    # A merged cell is read where the middle of it stands.
    assert text_of(from_blocks(Document((Paragraph("名单"), table)))) == "名单联系姓名电话王小明1380附注"
