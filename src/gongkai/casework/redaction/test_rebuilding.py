"""The released file: what is seen stays, what is covered or cannot be seen is nowhere in it."""

import io
import subprocess
from collections.abc import Callable, Sequence

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar, LTTextContainer
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.tools import program

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.pages import open_document, read_page, render
from gongkai.casework.redaction.rebuilding import rebuild
from gongkai.law.redaction import RedactionGround
from gongkai.paper.document import Body, Document, Title
from gongkai.paper.pdf import write_pdf

SIZE = WIDTH, HEIGHT = 600.0, 800.0
Draw = Callable[[Canvas], object]


def drawn(draw: Draw, size: tuple[float, float] = SIZE) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    canvas.setFont("Courier", 20)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def private(*boxes: Box) -> list[Covered]:
    return [Covered(box, RedactionGround.PERSONAL_PRIVACY) for box in boxes]


def made(working: bytes, *boxes: Box) -> bytes:
    return rebuild(working, private(*boxes), lambda _: None)


def text_of(released: bytes) -> str:
    return "".join(extract_text(io.BytesIO(released)).split())


def contract() -> bytes:
    lines = ("甲方：青溪县水利局。乙方：张三，电话13800138000。", "第一条 工程造价为人民币五十万元。")
    return write_pdf(Document("合同", "", (Title(("工程合同",)), *(Body(line, 0) for line in lines))))


def place_of(pdf: bytes, words: str) -> Box:
    """The box around words of the first page."""
    with open_document(pdf) as document:
        characters = read_page(document, 1).characters
    start = "".join(one.text for one in characters).index(words)
    boxes = [one.box for one in characters[start : start + len(words)]]
    return Box(
        1,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def test_chinese_text_outside_the_boxes_is_found_by_other_readers_and_covered_text_by_none(
    tmp_path: "pytest.TempPathFactory",
) -> None:
    working = contract()
    released = made(working, place_of(working, "张三"), place_of(working, "13800138000"))
    path = f"{tmp_path}/released.pdf"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(released)
    printed = subprocess.run([program("pdftotext"), path, "-"], check=True, capture_output=True, text=True)
    for text in ("".join(printed.stdout.split()), text_of(released)):
        assert "甲方:青溪县水利局" in text.replace("：", ":")
        assert "第一条工程造价为人民币五十万元。" in text
        assert "张" not in text
        assert "138" not in text


def test_nothing_in_the_file_depends_on_what_is_covered() -> None:
    one, other = (
        drawn(lambda canvas, words=words: canvas.drawString(100, 400, words))
        for words in ("name Li Ming tel", "name QQXXQQQ tel")
    )
    # Courier is 12 points a character here: characters 5 to 11, with a little of the blanks around.
    box = Box(1, 158 / WIDTH, 375 / HEIGHT, 246 / WIDTH, 405 / HEIGHT)
    assert one != other
    assert made(one, box) == made(other, box)
    assert text_of(made(one, box)) == "nametel"


def test_the_same_input_gives_the_same_bytes() -> None:
    working = contract()
    assert made(working, Box(1, 0.2, 0.2, 0.4, 0.3)) == made(working, Box(1, 0.2, 0.2, 0.4, 0.3))


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(100, 400, "hidden")


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(100, 400, "hidden")
    noise = Image.effect_noise((200, 80), 90).convert("RGB")
    canvas.drawImage(ImageReader(noise), 90, 380, 120, 60)


def under_a_rectangle(canvas: Canvas) -> None:
    canvas.drawString(100, 400, "hidden")
    canvas.rect(90, 380, 120, 60, fill=1)


def not_drawn(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.effect_noise((200, 80), 90).convert("RGB")), 90, 380, 120, 60)
    text = canvas.beginText(100, 400)
    text.setTextRenderMode(3)
    text.textOut("hidden")
    canvas.drawText(text)


def beyond_the_edge(canvas: Canvas) -> None:
    canvas.drawString(-200, 400, "hidden")


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(0, 0, 50, 50)
    canvas.saveState()
    canvas.clipPath(path, stroke=0)
    canvas.drawString(100, 400, "hidden")
    canvas.restoreState()


def white_under_other_text(canvas: Canvas) -> None:
    white(canvas)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(100, 400, "public")


def in_a_speck(canvas: Canvas) -> None:
    canvas.setFont("Courier", 0.1)
    canvas.drawString(100, 400, "hidden")


def nearly_transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.02)
    canvas.drawString(100, 400, "hidden")


def said_to_be_other_words(canvas: Canvas) -> None:
    canvas._code.append("/Span << /ActualText (hidden) >> BDC")
    canvas.drawString(100, 400, "public")
    canvas._code.append("EMC")


@pytest.mark.parametrize(
    "draw",
    [
        white,
        under_a_picture,
        under_a_rectangle,
        not_drawn,
        beyond_the_edge,
        clipped,
        white_under_other_text,
        in_a_speck,
        nearly_transparent,
        said_to_be_other_words,
    ],
)
def test_text_that_cannot_be_seen_is_not_given(draw: Draw) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(100, 600, "visible")
        draw(canvas)

    text = text_of(made(drawn(page)))
    assert "visible" in text
    assert "hidden" not in text.replace("public", "")


def half_covered(canvas: Canvas) -> None:
    canvas.drawString(100, 400, "HHHHHH")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(90, 406, 120, 30, fill=1, stroke=0)


def test_a_character_of_which_less_than_half_shows_is_not_given() -> None:
    assert text_of(made(drawn(half_covered))) == ""


def test_print_laid_on_itself_for_boldness_is_given_once() -> None:
    def bold(canvas: Canvas) -> None:
        canvas.drawString(100, 400, "contract")
        canvas.drawString(100.5, 400, "contract")

    assert text_of(made(drawn(bold))) == "contract"


def test_coloured_print_on_a_coloured_ground_is_given() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.2, 0.5)
        canvas.rect(50, 350, 400, 100, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(100, 400, "white")
        canvas.setFillColorRGB(0.9, 0.1, 0.1)
        canvas.drawString(100, 600, "red")

    assert text_of(made(drawn(page))) == "redwhite"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_and_cropped_page_is_released_upright_in_its_size(rotation: int) -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: canvas.drawString(100, 400, "upright")))) as pdf:
        pdf.pages[0].obj.CropBox = [50, 300, 450, 500]
        pdf.pages[0].obj.Rotate = rotation
        pdf.save(file)
    working = file.getvalue()
    released = made(working)
    with open_document(released) as document, open_document(working) as source:
        page, was = read_page(document, 1), read_page(source, 1)
    assert (page.width, page.height) == ((400, 200) if rotation % 180 == 0 else (200, 400))
    own = [one for one in page.characters if one.text.strip()]
    assert sorted(one.text for one in own) == sorted("upright")
    for one in own:
        assert any(before.text == one.text and before.box.covers(one.box) for before in was.characters)


def test_what_is_filled_in_and_noted_on_the_page_is_part_of_its_picture() -> None:
    def page(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="name", value="Filled", x=100, y=390, width=200, height=30)

    working = drawn(page)
    with open_document(working) as source, open_document(made(working)) as document:
        before, after = render(source, 1, 72), render(document, 1, 72)
    area = (100, 380, 300, 410)
    assert before.crop(area).convert("L").getextrema()[0] < 100
    assert after.crop(area).convert("L").getextrema()[0] < 120
    assert b"/AcroForm" not in made(working)


def test_a_page_without_colour_is_grey_and_a_red_stamp_stays_red() -> None:
    def stamped(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(0.8, 0.1, 0.1)
        canvas.setLineWidth(6)
        canvas.circle(300, 400, 80)

    assert b"/DeviceGray" in made(drawn(lambda canvas: canvas.drawString(100, 400, "grey")))
    with open_document(made(drawn(stamped))) as document:
        red, green, _ = render(document, 1, 72).getpixel((220, 400))
    assert red > 150 > 90 > green


def test_the_file_says_nothing_of_itself_but_who_made_it() -> None:
    with pikepdf.open(io.BytesIO(made(contract()))) as pdf:
        assert pdf.check() == [] if hasattr(pdf, "check") else True
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Producer": "gongkai",
            "/Title": "区分处理后公开的文件",
        }
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}


def test_progress_is_told_page_by_page() -> None:
    def pages(canvas: Canvas) -> None:
        for _ in range(3):
            canvas.drawString(100, 400, "page")
            canvas.showPage()

    told: list[int] = []
    rebuild(drawn(pages), [], told.append)
    assert told == [1, 2, 3]


def test_a_box_on_a_page_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="page"):
        made(contract(), Box(9, 0.1, 0.1, 0.2, 0.2))


LINE = st.text("abcdeghknopqsuvxyz", min_size=12, max_size=30)
PLACE = st.tuples(st.integers(0, 29), st.integers(1, 15))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(LINE, st.none() | PLACE), min_size=1, max_size=12))
def test_no_covered_character_is_found_and_every_line_without_a_box_is(
    page: Sequence[tuple[str, tuple[int, int] | None]],
) -> None:
    # Courier in 20 points: 12 points a character; lines 50 points apart.
    def draw(canvas: Canvas) -> None:
        for number, (line, _) in enumerate(page):
            canvas.drawString(60, 740 - 50 * number, line)

    boxes = [
        Box(
            1,
            (60 + 12 * place[0]) / WIDTH,
            1 - (760 - 50 * number) / HEIGHT,
            min(1.0, (60 + 12 * sum(place)) / WIDTH),
            1 - (732 - 50 * number) / HEIGHT,
        )
        for number, (_, place) in enumerate(page)
        if place
    ]
    released = made(drawn(draw), *boxes)
    found = text_of(released)
    for line, place in page:
        assert place or line in found
    for one in _characters(released):
        here = Box(1, one.x0 / WIDTH, 1 - one.y1 / HEIGHT, one.x1 / WIDTH, 1 - one.y0 / HEIGHT)
        assert not any(box.touches(here) for box in boxes)


def _characters(pdf: bytes) -> list[LTChar]:
    return [
        one
        for page in extract_pages(io.BytesIO(pdf))
        for block in page
        if isinstance(block, LTTextContainer)
        for line in block
        for one in line
        if isinstance(one, LTChar)
    ]
