"""A good released file passes; the same file broken in one way fails by the check that looks for that."""

import io
import re
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from gongkai.casework.redaction import rebuilding, recognition
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.burning import Area, burned
from gongkai.casework.redaction.proof import Proof
from gongkai.casework.redaction.proving import prove
from gongkai.casework.redaction.rebuilding import rebuild
from gongkai.law.redaction import RedactionGround

WIDTH, HEIGHT = 600.0, 800.0
COVERED_WORDS = "Zhang San 13800138000"
# In 20 points Courier gives each character 12 points: from 196 to 448, some 15 points high.
PLACE = Box(1, 194 / WIDTH, 1 - 418 / HEIGHT, 450 / WIDTH, 1 - 394 / HEIGHT)
COVERED = [Covered(PLACE, RedactionGround.PERSONAL_PRIVACY)]
MILLIMETRE = 72 / 25.4
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "installed", lambda: False)


@cache
def working() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    for _ in range(2):
        canvas.setFont("Courier", 20)
        canvas.drawString(100, 600, "Contract of works")
        canvas.drawString(
            100, 400, f"Party B {COVERED_WORDS}" if canvas.getPageNumber() == 1 else "Signed in 2026"
        )
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def good() -> bytes:
    return rebuild(working(), COVERED, lambda _: None)


def proof(released: bytes, **more: object) -> Proof:
    return prove(released, working(), COVERED, lambda _: None, **more)  # type: ignore[arg-type]


def failed(released: bytes) -> set[str]:
    return {check.code for check in proof(released).checks if check.passed is False}


def changed(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The good file changed and written by another library, without the identifier that it adds."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        change(pdf)
        pdf.save(
            file,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
    return re.sub(rb"/ID \[.*?\]", lambda found: b" " * len(found[0]), file.getvalue(), flags=re.DOTALL)


def with_object(body: bytes) -> bytes:
    """The good file with one more object that nothing refers to, in its table."""
    content = good()
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    table = content[start:]
    count = int(table.split()[2])
    added = b"%d 0 obj\n%s\nendobj\n" % (count, body)
    table = table.replace(b"xref\n0 %d\n" % count, b"xref\n0 %d\n" % (count + 1), 1)
    table = table.replace(b"trailer", b"%010d 00000 n \ntrailer" % start, 1)
    table = table.replace(b"/Size %d" % count, b"/Size %d" % (count + 1))
    table = table.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(added)))
    return content[:start] + added + table


def test_a_good_file_passes_each_check() -> None:
    told: list[int] = []
    found = prove(good(), working(), COVERED, told.append)
    assert [check.code for check in found.checks if check.passed is not True] == ["recognition"]
    assert found.passed
    assert (found.pages, told, len(found.digest)) == (2, [1, 2], 64)


def test_a_good_file_written_again_by_another_library_passes() -> None:
    assert failed(changed(lambda _: None)) == set()


def test_one_more_object_in_use_by_nobody_does_not_pass() -> None:
    assert failed(with_object(b"<< /Type /Page /MediaBox [ 0 0 600 800 ] >>")) == {"leftovers"}


def test_words_left_out_of_the_table_do_not_pass() -> None:
    content = good()
    assert failed(content.replace(b"endobj\n2 0 obj", b"endobj\n% Zhang San\n2 0 obj")) != set()


def attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["contract.txt"] = COVERED_WORDS.encode()


def metadata_stream(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pikepdf.Stream(pdf, f"<x:xmpmeta>{COVERED_WORDS}</x:xmpmeta>".encode())


def title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = COVERED_WORDS


def author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = COVERED_WORDS


def layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=COVERED_WORDS))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[group], D=pikepdf.Dictionary(Order=[group]))
    pdf.pages[0].Resources.XObject.Im.OC = group


def form_field(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="name", V=COVERED_WORDS))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])


def annotation(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=COVERED_WORDS
    )
    pdf.pages[1].obj.Annots = [pdf.make_indirect(note)]


def thumbnail(pdf: pikepdf.Pdf) -> None:
    picture = pikepdf.Stream(pdf, bytes(64))
    picture.Width, picture.Height, picture.BitsPerComponent = 8, 8, 8
    picture.ColorSpace = pikepdf.Name.DeviceGray
    pdf.pages[0].obj.Thumb = picture


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{COVERED_WORDS}')")


def outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as contents:
        contents.root.append(pikepdf.OutlineItem(COVERED_WORDS, 0))


def unknown_key(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Remark = COVERED_WORDS


def another_font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font.Other = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )


def words_in_the_font(pdf: pikepdf.Pdf) -> None:
    file = pdf.pages[0].Resources.Font.F.DescendantFonts[0].FontDescriptor.FontFile2
    file.write(file.read_bytes() + COVERED_WORDS.encode())


def content(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.pages[0].Contents
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new, 1))


def drawn_beside(pdf: pikepdf.Pdf) -> None:
    content(pdf, b"Q\n", b"Q\n0 0 9 9 re f\n")


def a_comment(pdf: pikepdf.Pdf) -> None:
    content(pdf, b"ET\n", b"ET\n% " + COVERED_WORDS.encode())


def a_character_in_a_box(pdf: pikepdf.Pdf) -> None:
    content(pdf, b"ET\n", b"12 0 0 20 220 402 Tm <0001> Tj\nET\n")


def a_character_of_ones_own(pdf: pikepdf.Pdf) -> None:
    content(pdf, b"ET\n", b"12 0 0 20 100 100 Tm <0001> Tj\nET\n")


def picture_with_words(pdf: pikepdf.Pdf) -> None:
    picture = pdf.pages[0].Resources.XObject.Im
    picture.write(picture.read_raw_bytes() + COVERED_WORDS.encode(), filter=pikepdf.Name.DCTDecode)


def picture_with_thumbnail(pdf: pikepdf.Pdf) -> None:
    picture = pdf.pages[0].Resources.XObject.Im
    data = picture.read_raw_bytes()
    words = b"Exif\0\0" + COVERED_WORDS.encode()
    segment = b"\xff\xe1" + (len(words) + 2).to_bytes(2) + words
    picture.write(data[:20] + segment + data[20:], filter=pikepdf.Name.DCTDecode)


def shown_in_part(pdf: pikepdf.Pdf) -> None:
    content(pdf, b"600 0 0 800 0 0 cm", b"600 0 0 900 0 0 cm")


def other_size(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.MediaBox = [0, 0, 600, 801]


def a_page_less(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]


def pages_changed_over(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (attachment, {"attachments"}),
        (metadata_stream, {"metadata"}),
        (title, {"metadata"}),
        (author, {"metadata"}),
        (layer, {"layers"}),
        (form_field, {"forms"}),
        (annotation, {"annotations"}),
        (thumbnail, {"thumbnails"}),
        (script, {"actions"}),
        (outline, {"actions"}),
        (unknown_key, {"objects"}),
        (another_font, {"objects"}),
        (words_in_the_font, {"objects"}),
        (drawn_beside, {"form"}),
        (a_comment, {"form"}),
        (a_character_in_a_box, {"text"}),
        (a_character_of_ones_own, {"text"}),
        (picture_with_words, {"form"}),
        (picture_with_thumbnail, {"form"}),
        (shown_in_part, {"form"}),
        (other_size, {"pages", "form"}),
        (a_page_less, {"pages"}),
        (pages_changed_over, {"text", "pictures"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_is_hidden_in_a_file_fails_the_check_that_looks_for_it(
    change: Callable[[pikepdf.Pdf], object], codes: set[str]
) -> None:
    assert failed(changed(change)) == codes


def updated(entries: bytes = b"") -> bytes:
    """The good file with a revision appended: its catalogue once more."""
    content = good()
    old = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    catalogue = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    size = int(content[old:].split()[2])
    start = len(content) + len(catalogue)
    table = b"xref\n1 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root 1 0 R /Info 3 0 R /Prev %d >>\n" % (
        len(content),
        size,
        old,
    )
    return content + catalogue + table + b"startxref\n%d\n%%%%EOF\n" % start


def test_an_older_revision_beneath_does_not_pass() -> None:
    assert "revision" in failed(updated())


@pytest.mark.parametrize(
    "content",
    [
        lambda: good() + COVERED_WORDS.encode(),
        lambda: good() + good(),
        lambda: COVERED_WORDS.encode() + b"\n" + good(),
        lambda: good().replace(b"%\xe2\xe3\xcf\xd3\n", b"%\xe2\xe3\xcf\xd3\n9 0 obj\n(Zhang San)\nendobj\n"),
    ],
)
def test_bytes_around_the_objects_do_not_pass(content: Callable[[], bytes]) -> None:
    assert "revision" in failed(content())


def test_a_locked_file_does_not_pass() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert "encryption" in failed(file.getvalue())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"not a PDF at all"])
def test_what_cannot_be_read_does_not_pass(content: bytes) -> None:
    assert failed(content) == {"revision", "readable"} or failed(content) == {"readable"}


def test_a_black_rectangle_over_live_text_does_not_pass() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(working())) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"0 g 194 394 256 24 re f")
        pdf.save(file)
    assert failed(file.getvalue()) >= {"text", "form", "objects"}


def moved(working: bytes, millimetres: float) -> bytes:
    """A file made with its box somewhere else, and without any text, as of a scan."""
    step = millimetres * MILLIMETRE / WIDTH
    box = Box(1, PLACE.left + step, PLACE.top, PLACE.right + step, PLACE.bottom)
    return rebuild(working, [Covered(box, RedactionGround.PERSONAL_PRIVACY)], lambda _: None)


@cache
def scan() -> bytes:
    """The working copy as pictures only."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(rebuild(working(), [], lambda _: None))) as pdf:
        for page in pdf.pages:
            data = page.Contents.read_bytes()
            page.Contents.write(data[: data.index(b"BT")])
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize(("millimetres", "codes"), [(0, set()), (3, {"pictures"}), (-3, {"pictures"})])
def test_a_box_that_lies_elsewhere_does_not_pass(millimetres: float, codes: set[str]) -> None:
    found = prove(moved(scan(), millimetres), scan(), COVERED, lambda _: None)
    assert {check.code for check in found.checks if check.passed is False} == codes


@pytest.mark.parametrize("through", [0.5, 0.1, 0.02])
def test_a_box_that_lets_print_through_does_not_pass(through: float, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(picture: Image.Image, covered: list[tuple[int, Covered]], dpi: float) -> None:
        before = picture.copy()
        real(picture, covered, dpi)
        for _, one in covered:
            area: Area = burned(one.box, picture.size, dpi)
            sides = area.left, area.top, area.right, area.bottom
            picture.paste(Image.blend(picture.crop(sides), before.crop(sides), through), sides)

    real = rebuilding.burn
    monkeypatch.setattr(rebuilding, "burn", half)
    assert failed(rebuild(working(), COVERED, lambda _: None)) == {"pictures"}


def test_covered_words_that_can_be_read_elsewhere_are_told_unless_they_may_stay() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT))
    for line in (f"Party B {COVERED_WORDS}", "paid to Zhang San."):
        canvas.setFont("Courier", 20)
        canvas.drawString(100, 400, line)
        canvas.showPage()
    canvas.save()
    source = file.getvalue()
    released = rebuild(source, COVERED, lambda _: None)
    found = prove(released, source, COVERED, lambda _: None)
    assert [(one.page, one.text, one.covered_on) for one in found.remaining] == [
        (2, "Zhang", 1),
        (2, "San", 1),
    ]
    assert found.passed
    kept = prove(released, source, COVERED, lambda _: None, kept=["Zhang", "San"])
    assert kept.remaining == ()


def test_recognition_reads_nothing_under_a_box_and_what_a_moved_box_bares(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    if not recognition.installed():
        pytest.skip("text recognition is not installed")
    good_one, bad_one = (
        {check.code: check.passed for check in prove(one, scan(), COVERED, lambda _: None).checks}
        for one in (moved(scan(), 0), moved(scan(), 40))
    )
    assert good_one["recognition"] is True
    assert bad_one["recognition"] is False
