"""Strangers' files as upright A4 pages with room for a stamp; what cannot be opened is told."""

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Rectangle
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)
from tests.disputed_cases import pages, photo

from gongkai.casework.evidence_bundle.apart import placed
from gongkai.casework.evidence_bundle.placing import A4, PDF, CannotPlace, place

LYING = (A4[1], A4[0])


def put(content: bytes, media: str = PDF) -> tuple[bytes, list[tuple[float, float]]]:
    out = BytesIO()
    sizes = place(content, media, out)
    return out.getvalue(), sizes


def ink(pdf: bytes, page: int = 0) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is drawn on a page, in points."""
    shown = pypdfium2.PdfDocument(pdf)[page].render(scale=1).to_pil().convert("L")
    box = shown.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert box
    return box


@pytest.mark.parametrize(
    ("rotated", "size", "paper"),
    [
        (0, (595, 842), A4),
        (90, (595, 842), LYING),
        (180, (595, 842), A4),
        (270, (842, 595), A4),
        (0, (2384, 3370), A4),  # A0
    ],
)
def test_a_page_lies_as_a_reader_sees_it_and_leaves_room_for_the_stamp(
    rotated: int, size: tuple[float, float], paper: tuple[float, float]
) -> None:
    pdf, [found] = put(pages("WORDS", rotated=rotated, size=size))
    assert found == pytest.approx(paper)
    [page] = PdfReader(BytesIO(pdf)).pages
    assert page.rotation == 0
    left, top, right, bottom = ink(pdf)
    assert left >= 14
    assert top >= 40
    assert right <= paper[0] - 14
    assert bottom <= paper[1] - 40


def test_words_stay_words() -> None:
    pdf, _ = put(pages("ONE", "TWO", "THREE"))
    with pdfplumber.open(BytesIO(pdf)) as read:
        assert [page.extract_text().strip() for page in read.pages] == ["ONE", "TWO", "THREE"]


def test_a_cropped_page_shows_no_more_than_its_crop() -> None:
    writer = PdfWriter(clone_from=BytesIO(pages("OUTSIDE")))
    writer.pages[0].cropbox.upper_right = (595, 400)
    cropped = BytesIO()
    writer.write(cropped)
    pdf, [paper] = put(cropped.getvalue())
    assert paper == pytest.approx(LYING)
    # The crop is 400 points high and not made larger: nothing of the word above it is drawn.
    assert ink(pdf)[1] >= (LYING[1] - 400) / 2 - 1


def test_actions_scripts_and_embedded_files_stay_behind() -> None:
    writer = PdfWriter(clone_from=BytesIO(pages("BODY")))
    alert = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(alert)
    writer.add_attachment("hidden.txt", b"hidden words")
    writer.add_metadata({"/Author": "somebody"})
    armed = BytesIO()
    writer.write(armed)
    pdf, _ = put(armed.getvalue())
    assert not any(word in pdf for word in (b"JavaScript", b"EmbeddedFile", b"hidden words", b"somebody"))


def test_a_seal_that_is_an_annotation_is_drawn_into_the_page() -> None:
    writer = PdfWriter(clone_from=BytesIO(pages("BODY", size=(400, 400))))
    look = DecodedStreamObject()
    look.set_data(b"1 0 0 rg 0 0 100 100 re f")
    look[NameObject("/Type")], look[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    look[NameObject("/BBox")] = RectangleObject((0, 0, 100, 100))
    seal = Rectangle(rect=(150, 150, 250, 250))
    seal[NameObject("/Subtype")] = NameObject("/Stamp")
    seal[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    writer.add_annotation(page_number=0, annotation=seal)
    sealed = BytesIO()
    writer.write(sealed)
    pdf, _ = put(sealed.getvalue())
    [page] = PdfReader(BytesIO(pdf)).pages
    assert "/Annots" not in page
    shown = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert shown.getpixel((shown.width // 2, shown.height // 2)) == (255, 0, 0)


def test_a_layer_that_is_switched_off_stays_so() -> None:
    writer = PdfWriter(clone_from=BytesIO(pages("SHOWN")))
    layer = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("L")}
        )
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off}
    )
    [page] = writer.pages
    hidden = DecodedStreamObject()
    hidden.set_data(b"/OC /L BDC 1 0 0 rg 100 100 300 300 re f EMC")
    page[NameObject("/Contents")] = ArrayObject([page.raw_get("/Contents"), writer._add_object(hidden)])
    page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})
    layered = BytesIO()
    writer.write(layered)
    pdf, [paper] = put(layered.getvalue())
    assert paper == pytest.approx(A4)
    shown = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    assert shown.getpixel((250, 842 - 250)) == (255, 255, 255)


def test_a_photo_taken_on_its_side_stands_upright_and_a_fax_has_all_its_pages() -> None:
    _, [paper] = put(photo(640, 480), "image/jpeg")
    assert paper == pytest.approx(A4)
    fax = BytesIO()
    sheets = [Image.new("1", (1728, 2200), 1) for _ in range(3)]
    sheets[0].save(fax, "TIFF", save_all=True, append_images=sheets[1:])
    _, papers = put(fax.getvalue(), "image/tiff")
    assert len(papers) == 3


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pages("SECRET")))
    writer.encrypt("a word")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "media", "says"),
    [
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", PDF, "已损坏"),
        (encrypted(), PDF, "密码"),
        (b"\xff\xd8\xff\xe0 not a picture", "image/jpeg", "图片已损坏"),
        (photo()[:400], "image/jpeg", "图片已损坏"),
    ],
)
def test_what_cannot_be_opened_is_told(content: bytes, media: str, says: str) -> None:
    with pytest.raises(CannotPlace, match=says):
        placed(content, media)


def test_a_process_that_ends_badly_costs_only_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.casework.evidence_bundle.apart._COMMAND", ("false",))
    with pytest.raises(CannotPlace, match="已停止"):
        placed(pages("WORDS"), PDF)
