"""What a letter has beside its text, on the page: number, addressee, attachments, seal room, note, letterhead."""

from io import BytesIO

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from gongkai.paper.document import Body, Document, Signature, Title
from gongkai.paper.docx import write_docx
from gongkai.paper.letter_parts import Addressee, AttachmentNote, Note, Number, PageBreak
from gongkai.paper.pdf import write_pdf
from gongkai.paper.table import Table, TableCell

MM = 72 / 25.4
LEFT, RIGHT = 28 * MM, (210 - 26) * MM
NAMES = ("青溪县2024年度城乡居民最低生活保障资金发放情况统计表（按乡镇、街道分列）", "回复表")


def letter(letterhead: str = "") -> Document:
    return Document(
        "告知书",
        "青溪县民政局",
        (
            Number("青民公开〔2025〕12号"),
            Title(("予以公开告知书",)),
            Addressee("林知秋"),
            Body("现答复如下。"),
            AttachmentNote(NAMES),
            Signature("青溪县民政局", "2025年4月21日"),
            Note("联系人：周敏秋"),
            PageBreak(),
            Table("回复表", ((TableCell("理由"), TableCell("")),), (30, 70), 14.0, heights=(80.0,)),
        ),
        letterhead,
    )


@pytest.fixture(scope="module")
def plain():
    with pdfplumber.open(BytesIO(write_pdf(letter()))) as opened:
        yield opened


@pytest.fixture(scope="module")
def headed():
    with pdfplumber.open(BytesIO(write_pdf(letter("青溪县民政局")))) as opened:
        yield opened


@pytest.fixture(scope="module")
def file():
    return docx.Document(BytesIO(write_docx(letter("青溪县民政局"))))


def lines(page) -> list[dict]:
    return page.extract_text_lines(return_chars=True)


def test_parts_stand_in_their_order_and_places(plain) -> None:
    found = lines(plain.pages[0])
    assert [line["text"] for line in found[:4]] == [
        "青民公开〔2025〕12号",
        "予以公开告知书",
        "林知秋：",
        "现答复如下。",
    ]
    number, title, addressee, text = found[:4]
    assert number["x1"] == pytest.approx(RIGHT, abs=1)
    # Two free lines between number and title: the third line pitch, and half of the larger type.
    assert title["top"] - number["top"] == pytest.approx(3 * 28.9, abs=4)
    assert addressee["x0"] == pytest.approx(LEFT, abs=1)
    assert text["x0"] == pytest.approx(LEFT + 2 * 15.8, abs=1)


def test_attachments_are_numbered_and_a_long_name_runs_on_under_itself(plain) -> None:
    found = {line["text"][:4]: line for line in lines(plain.pages[0])}
    first = next(line for line in lines(plain.pages[0]) if line["text"].startswith("附件：1."))
    second = next(line for line in lines(plain.pages[0]) if line["text"].startswith("2.回复表"))
    name = next(c for c in first["chars"] if c["text"] == "青")
    run_on = next(line for line in lines(plain.pages[0]) if first["top"] < line["top"] < second["top"])
    assert first["x0"] == pytest.approx(LEFT + 2 * 15.8, abs=1)
    assert run_on["x0"] == pytest.approx(name["x0"], abs=1)
    assert first["top"] - found["现答复如"]["top"] == pytest.approx(2 * 28.9, abs=1)  # one free line


def test_the_seal_ends_within_one_line_of_the_text_and_covers_none_of_it(plain) -> None:
    found = lines(plain.pages[0])
    at = next(at for at, line in enumerate(found) if line["text"] == "青溪县民政局")
    before, name, day, note = found[at - 1 : at + 3]
    centre = (name["top"] + day["bottom"]) / 2
    free = (centre - 21 * MM) - before["bottom"]  # a seal of 42 mm
    assert 0 < free < 28.9
    middles = [(line["x0"] + line["x1"]) / 2 for line in (name, day)]
    assert middles[0] == pytest.approx(middles[1], abs=4)
    assert note["text"] == "（联系人：周敏秋）"
    assert note["top"] - day["top"] == pytest.approx(28.9, abs=1)


def test_a_row_to_fill_in_is_as_high_as_it_was_asked_to_be(plain) -> None:
    (table,) = plain.pages[1].find_tables()
    assert (table.bbox[3] - table.bbox[1]) / MM == pytest.approx(80, abs=6)


def test_the_letter_form_has_its_sender_and_rules_in_red(headed) -> None:
    first, second = headed.pages[:2]
    sender = next(line for line in lines(first) if line["text"] == "青溪县民政局")
    assert sender["chars"][0]["size"] == 32
    assert sender["chars"][0]["non_stroking_color"] == pytest.approx((200 / 255, 0, 10 / 255), abs=0.01)
    # 30 mm to the upper edge of the name, whose square has some white of its own
    assert sender["top"] / MM == pytest.approx(30, abs=3)
    rules = sorted({round(line["top"] / MM) for line in first.lines})
    assert [rules[0], rules[-1]] == [pytest.approx(45, abs=1), pytest.approx(277, abs=1)]
    assert all((line["x1"] - line["x0"]) / MM == pytest.approx(170, abs=0.5) for line in first.lines)
    number = next(line for line in lines(first) if "〔2025〕" in line["text"])
    assert number["top"] / MM > 45
    red = (200 / 255, 0, 10 / 255)
    assert not [line for line in second.lines if line["stroking_color"] == pytest.approx(red, abs=0.01)]


def test_the_letter_form_has_no_page_number_on_its_first_page(headed, plain) -> None:
    numbers = [[line["text"] for line in lines(page) if "—" in line["text"]] for page in headed.pages]
    assert numbers == [[], ["— 2 —"]]
    assert lines(plain.pages[0])[-1]["text"] == "— 1 —"


def test_a_word_processor_gets_the_same_parts(file) -> None:
    texts = [paragraph.text for paragraph in file.paragraphs]
    assert texts == [
        "青民公开〔2025〕12号",
        "予以公开告知书",
        "林知秋：",
        "现答复如下。",
        f"附件：1.\t{NAMES[0]}",
        "2.\t回复表",
        "青溪县民政局",
        "2025年4月21日",
        "（联系人：周敏秋）",
        "",
    ]
    kept = [p._p.pPr.find(qn("w:keepNext")) is not None for p in file.paragraphs]
    assert kept == [False] * 4 + [True] * 4 + [False] * 2
    assert file.tables[0].rows[0].height.mm == pytest.approx(80, abs=0.1)


def test_a_word_processor_gets_the_letterhead_on_the_first_page(file) -> None:
    section = file.sections[0]
    assert section.different_first_page_header_footer
    header = section.first_page_header
    assert [p.text for p in header.paragraphs if p.text] == ["青溪县民政局"]
    frames = [p._p.pPr.find(qn("w:framePr")) for p in header.paragraphs]
    tops = [round(int(frame.get(qn("w:y"))) * 25.4 / 1440) for frame in frames if frame is not None]
    assert tops == [30, 45, 277]
    assert section.first_page_footer.paragraphs[0].text == ""


def test_plain_paper_has_no_other_first_page() -> None:
    file = docx.Document(BytesIO(write_docx(letter())))
    assert not file.sections[0].different_first_page_header_footer
