"""Places on pages, worked out by hand on pages of our own making."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from gongkai.casework.redaction import pages
from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character
from gongkai.casework.redaction.refusal import CannotRedact

# A capital A of Helvetica in 20 points at 100, 700: 13.34 wide and 14.36 high (Adobe's metrics: 667 and 718 of 1,000).
LEFT, RIGHT, BASE, TOP = 100.0, 113.34, 700.0, 714.36
CROP = [50, 100, 550, 790]
WIDE, HIGH = 500.0, 690.0
# How far its ink is from the four edges of the cropped page, in the file's own directions.
FROM_LEFT, TO_RIGHT = (LEFT - 50) / WIDE, (RIGHT - 50) / WIDE
FROM_TOP, TO_BASE = (790 - TOP) / HIGH, (790 - BASE) / HIGH


def drawn(draw: Callable[[Canvas], object], size: tuple[float, float] = (600, 800)) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    canvas.setFont("Helvetica", 20)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def empty(canvas: Canvas) -> None:
    """Nothing is drawn."""


def changed(pdf: bytes, **entries: object) -> bytes:
    """The PDF with these entries in the dictionary of its first page."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for key, value in entries.items():
            document.pages[0].obj[f"/{key}"] = value
        document.save(file)
    return file.getvalue()


def first(pdf: bytes) -> Character:
    with pages.open_document(pdf) as document:
        return pages.read_page(document, 1).characters[0]


@pytest.mark.parametrize(
    ("rotation", "size", "ink"),
    [
        (0, (500, 690), (FROM_LEFT, FROM_TOP, TO_RIGHT, TO_BASE)),
        # A quarter turn to the right: what was left is at the top, what was at the top is right.
        (90, (690, 500), (1 - TO_BASE, FROM_LEFT, 1 - FROM_TOP, TO_RIGHT)),
        (180, (500, 690), (1 - TO_RIGHT, 1 - TO_BASE, 1 - FROM_LEFT, 1 - FROM_TOP)),
        (270, (690, 500), (FROM_TOP, 1 - TO_RIGHT, TO_BASE, 1 - FROM_LEFT)),
    ],
)
def test_a_character_stands_where_it_is_seen_on_a_turned_and_cropped_page(
    rotation: int, size: tuple[int, int], ink: tuple[float, float, float, float]
) -> None:
    pdf = changed(drawn(lambda c: c.drawString(100, 700, "A")), CropBox=CROP, Rotate=rotation)
    with pages.open_document(pdf) as document:
        page = pages.read_page(document, 1)
        picture = pages.render(document, 1, 72).convert("L")
    assert (page.width, page.height) == size
    assert picture.size == size
    (character,) = page.characters
    box = character.box
    assert (character.text, box.page) == ("A", 1)
    # The box holds the ink, and along the line nothing more; across the line it is at most an em high.
    near = 0.001
    assert box.left <= ink[0] + near
    assert box.top <= ink[1] + near
    assert box.right >= ink[2] - near
    assert box.bottom >= ink[3] - near
    along, across = (
        (box.right - box.left, box.bottom - box.top)
        if rotation % 180 == 0
        else (box.bottom - box.top, box.right - box.left)
    )
    assert along == pytest.approx(13.34 / WIDE, abs=near)
    assert 14.36 / HIGH <= across <= 20 / HIGH + near
    # The picture agrees: dark inside the box, and nowhere else.
    pixels = tuple(
        round(part)
        for part in (box.left * size[0], box.top * size[1], box.right * size[0], box.bottom * size[1])
    )
    assert picture.crop(pixels).getextrema()[0] < 100
    picture.paste(255, pixels)
    assert picture.getextrema()[0] > 200


def test_a_page_in_larger_units_has_its_characters_in_the_same_places() -> None:
    pdf = changed(drawn(lambda c: c.drawString(100, 700, "A")), CropBox=CROP)
    assert first(changed(pdf, UserUnit=2)) == first(pdf)


def test_what_lies_outside_of_the_crop_box_is_not_on_the_page() -> None:
    pdf = drawn(lambda c: (c.drawString(100, 700, "A"), c.drawString(100, 50, "below")))
    with pages.open_document(changed(pdf, CropBox=CROP)) as document:
        assert pages.read_page(document, 1).text.strip() == "A"


def test_lines_end_with_a_line_feed_and_blanks_are_characters() -> None:
    pdf = drawn(lambda c: (c.drawString(100, 700, "one two"), c.drawString(100, 650, "three")))
    with pages.open_document(pdf) as document:
        page = pages.read_page(document, 1)
    assert page.text == "one two\nthree"
    feed = page.characters[7]
    assert feed.box.left == feed.box.right


def test_invisible_text_is_read_too() -> None:
    def invisible(canvas: Canvas) -> None:
        text = canvas.beginText(100, 700)
        text.setTextRenderMode(3)
        text.textOut("hidden")
        canvas.drawText(text)

    with pages.open_document(drawn(invisible)) as document:
        assert pages.read_page(document, 1).text == "hidden"


def test_what_is_filled_into_a_form_is_text_and_is_seen() -> None:
    pdf = drawn(lambda c: c.acroForm.textfield(name="n", value="WANG", x=100, y=300, width=200, height=30))
    with pages.open_document(pdf) as document:
        assert pages.read_page(document, 1).text == "WANG"
        # Again: what was made part of the page is made so once.
        assert pages.read_page(document, 1).text == "WANG"


def test_fields_and_notes_without_a_drawing_of_their_own_are_text_too() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(empty))) as document:
        shown = {"Type": pikepdf.Name.Annot, "F": 4, "DA": pikepdf.String("/Helv 12 Tf 0 g")}
        field = pikepdf.Dictionary(
            **shown,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("f"),
            V=pikepdf.String("FIELD"),
            Rect=[100, 400, 300, 430],
        )
        note = pikepdf.Dictionary(
            **shown, Subtype=pikepdf.Name.FreeText, Contents=pikepdf.String("NOTE"), Rect=[100, 300, 300, 330]
        )
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fields = pikepdf.Array([document.make_indirect(field)])
        document.pages[0].obj.Annots = pikepdf.Array([fields[0], document.make_indirect(note)])
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=fields,
            NeedAppearances=True,
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=helvetica)),
        )
        document.save(file)
    with pages.open_document(file.getvalue()) as opened:
        assert pages.read_page(opened, 1).text == "FIELD\nNOTE"
        picture = pages.render(opened, 1, 72).convert("L")
    # On a page 800 high, the field stands 370 to 400 from the top, the note 470 to 500.
    for top in (370, 470):
        assert picture.crop((100, top, 300, top + 30)).getextrema()[0] < 100


def lettered(to_unicode: str) -> bytes:
    """A page with the one code 41, which its font says to mean `to_unicode` (UTF-16, hexadecimal)."""
    pdf = drawn(lambda c: c.drawString(100, 700, "A"))
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        table = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            "1 begincodespacerange <00> <FF> endcodespacerange "
            f"1 beginbfchar <41> <{to_unicode}> endbfchar endcmap end end"
        )
        for font in document.pages[0].Resources.Font.values():
            font.ToUnicode = document.make_stream(table.encode())
        document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("to_unicode", "text"),
    [
        ("00660069", "fi"),  # a ligature
        ("D842DFB7", "\U00020bb7"),  # 𠮷, beyond the basic plane: two halves
        ("738B", "王"),
    ],
)
def test_a_glyph_is_what_its_font_says_it_means(to_unicode: str, text: str) -> None:
    with pages.open_document(lettered(to_unicode)) as document:
        page = pages.read_page(document, 1)
    assert page.text == text
    assert all(character.box.covers(first(lettered("738B")).box) for character in page.characters)


def test_a_picture_for_reading_is_small_and_of_the_right_size() -> None:
    noise = Image.effect_noise((1240, 1754), 60)
    file = io.BytesIO()
    noise.save(file, "PDF", resolution=150)
    with pages.open_document(file.getvalue()) as document:
        content = pages.picture(document, 1, 110)
    # 8.267 by 11.693 inches.
    assert Image.open(io.BytesIO(content)).size == (910, 1287)
    assert len(content) <= 400_000, "pure noise is the worst there is"
    text = drawn(lambda c: [c.drawString(60, 800 - 20 * at, "Text of a line " * 4) for at in range(38)], A4)
    with pages.open_document(text) as document:
        assert len(pages.picture(document, 1, 110)) <= 200_000


def test_a_huge_page_is_drawn_more_coarsely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_PIXELS", 10_000)
    with pages.open_document(drawn(empty, (14_400, 14_400))) as document:
        picture = pages.render(document, 1, 300)
    assert picture.width * picture.height <= 10_500


def locked(**passwords: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(lambda c: c.drawString(100, 700, "A")))) as document:
        document.save(file, encryption=pikepdf.Encryption(**passwords))
    return file.getvalue()


def test_a_password_for_opening_is_refused_and_one_for_changes_is_not() -> None:
    with pytest.raises(CannotRedact, match="取消密码后另存"):
        pages.open_document(locked(user="u", owner="o"))
    assert first(locked(user="", owner="o")).text == "A"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"not a PDF at all"])
def test_what_is_broken_is_refused(content: bytes) -> None:
    with pytest.raises(CannotRedact, match="已损坏"):
        pages.open_document(content)


def test_there_is_no_page_beyond_the_last() -> None:
    with pages.open_document(drawn(empty)) as document, pytest.raises(IndexError):
        pages.read_page(document, 2)


def test_a_page_that_is_no_scan_has_its_own_size_when_nothing_is_recognised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages.recognition, "installed", lambda: False)
    with pages.open_document(drawn(empty)) as document:
        page = pages.recognised(document, 1)
    assert (page.width, page.height, page.characters) == (600, 800, ())


@pytest.mark.parametrize(
    ("draw", "scanned"),
    [
        (empty, False),
        (lambda c: c.drawString(100, 700, "The end."), False),
        (lambda c: c.drawString(100, 700, "A page of text has more than thirty characters."), False),
        (lambda c: c.drawInlineImage(Image.new("L", (10, 10)), 0, 0, 600, 800), True),
        (
            lambda c: (
                c.drawInlineImage(Image.new("L", (10, 10)), 0, 0, 600, 800),
                c.drawString(9, 9, "- 1 -"),
            ),
            True,
        ),
        (lambda c: c.line(0, 0, 100, 100), True),  # text may be drawn as lines
    ],
)
def test_a_page_with_something_on_it_and_hardly_any_text_may_be_a_scan(
    draw: Callable[[Canvas], object], scanned: bool
) -> None:
    with pages.open_document(drawn(draw)) as document:
        assert pages.may_be_scanned(document, 1) is scanned


def test_boxes_stay_on_the_page() -> None:
    box = first(drawn(lambda c: c.drawString(-5, 795, "A"))).box
    assert box == Box(1, 0.0, 0.0, box.right, box.bottom)
