"""What cannot be read is refused in words, quickly, and leaves nothing behind."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from tests import printed_form, producers

from gongkai.report.errors import (
    Broken,
    Dangerous,
    EmptyFile,
    Encrypted,
    NotAReport,
    ReportError,
    TooLarge,
    ToolMissing,
    UnknownKind,
)
from gongkai.report.reading import office, read, read_bytes
from gongkai.report.reading.limits import MAX_BYTES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(autouse=True)
def no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Temporary files go to a folder of the test's own, and are gone when it ends."""
    room = tmp_path / "temporary"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    yield
    assert not list(room.iterdir())


def docx() -> bytes:
    return producers.word_docx(printed_form.source())


def xlsx() -> bytes:
    return producers.openpyxl_xlsx(printed_form.source())


def docx_of(document: str | bytes) -> bytes:
    return producers.packed({**producers._PACKAGE, "word/document.xml": document})


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj%sendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    )
    return out.getvalue()


def pdf_of_pages(count: int, page: bytes = b"", rest: tuple[bytes, ...] = ()) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % page] * count
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, *pages, *rest])


def encrypted_pdf() -> bytes:
    """A PDF whose password is not the empty one: keys of noise fit none."""
    locked = b"<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"5a" * 32, b"a5" * 32)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    identity = b"/Encrypt 4 0 R/ID[<00><00>]"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, locked], identity)


def scanned_pdf() -> bytes:
    """One page with nothing but a picture."""
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
        b"stream\n\x80\nendstream\n"
    )
    drawn = b"<</Length 27>>stream\nq 500 0 0 700 9 9 cm /P Do Q\nendstream\n"
    return pdf_of_pages(1, b"/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>", (drawn, picture))


def zip_bomb() -> bytes:
    return docx_of(f'<w:document xmlns:w="{WORD}">'.encode() + b" " * (200 << 20))


def of_another_zip(data: bytes) -> bytes:
    """The package saying that its first part needs version 20.0 of ZIP to be unpacked."""
    place = data.index(b"PK\x01\x02") + 6
    return data[:place] + b"\xc8" + data[place + 1 :]


def lying_zip() -> bytes:
    """An archive that states a small size for a part that unpacks to far more."""
    data = bytearray(docx_of(b"<w:document>" + b" " * (40 << 20)))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("word/document.xml")
    true = entry.file_size.to_bytes(4, "little")
    while (at := data.find(true)) >= 0:
        data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def entity_bomb(encoding: str = "utf-8") -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>'
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    )
    return docx_of(text.encode(encoding))


CASES: dict[str, tuple[Callable[[], bytes], type[ReportError], str]] = {
    "empty file": (lambda: b"", EmptyFile, "空"),
    "blank file": (lambda: b" \r\n\t", EmptyFile, "空"),
    "truncated DOCX": (lambda: docx()[:2000], Broken, "不完整"),
    "DOCX without its end": (lambda: docx()[:-50], Broken, "不完整"),
    "DOCX with a damaged part": (lambda: docx().replace(b"PK\x01\x02", b"PK\x09\x09"), Broken, "损坏"),
    "DOCX that is no XML": (lambda: docx_of("<w:document"), Broken, "损坏"),
    "DOCX without a body": (lambda: docx_of(f'<w:document xmlns:w="{WORD}"/>'), Broken, "没有正文"),
    "DOCX nested beyond measure": (
        lambda: docx_of(f'<w:document xmlns:w="{WORD}">' + "<w:body>" * 50_000),
        Broken,
        "损坏",
    ),
    "zip bomb": (zip_bomb, Dangerous, "解压"),
    "zip bomb with a false size": (lying_zip, ReportError, ""),
    "XML entity bomb": (entity_bomb, Dangerous, "实体"),
    "XML entity bomb in UTF-16": (lambda: entity_bomb("utf-16"), Dangerous, "实体"),
    "corrupt XLSX": (lambda: xlsx()[:3000] + bytes(200) + xlsx()[3200:], Broken, "损坏"),
    "truncated XLSX": (lambda: xlsx()[:-300], Broken, "不完整"),
    "XLSX of a ZIP yet to come": (lambda: of_another_zip(xlsx()), Broken, "损坏"),
    "archive": (lambda: producers.packed({"年报.txt": "x"}), UnknownKind, "压缩包"),
    "password-protected office file": (
        lambda: OLE + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        Encrypted,
        "密码",
    ),
    "office container without a document": (lambda: OLE + Random(3).randbytes(5000), UnknownKind, "不是"),
    "encrypted PDF": (encrypted_pdf, Encrypted, "密码"),
    "5,000-page PDF": (lambda: pdf_of_pages(5000), TooLarge, "5000 页"),
    "truncated PDF": (lambda: pdf_of_pages(3)[:150], Broken, "损坏"),
    "PDF of one empty page": (lambda: pdf_of_pages(1), NotAReport, "没有文字"),
    "scanned PDF": (scanned_pdf, ToolMissing, "扫描件"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), UnknownKind, "图片"),
    "photo": (lambda: b"\xff\xd8\xff\xe0" + Random(1).randbytes(5000), UnknownKind, "图片"),
    "film": (lambda: b"\x00\x00\x00\x18ftypmp42" + Random(1).randbytes(5000), UnknownKind, "MP4"),
    "binary noise": (lambda: Random(7).randbytes(50_000), NotAReport, "文字"),
    "50,000 nested elements": (lambda: b"<html>" + b"<div>" * 50_000, Dangerous, "嵌套"),
    "50,000 nested tables": (lambda: b"<html>" + b"<table><tr><td>" * 50_000, Dangerous, "嵌套"),
    "400 nested tables": (lambda: b"<html>" + b"<table><tr><td>" * 400, Dangerous, "嵌套"),
    "nested elements after closing tags": (
        lambda: b"<html>" + b"</div>" * 50_000 + b"<div></b>" * 50_000,
        Dangerous,
        "嵌套",
    ),
    "formatting opened again in every paragraph": (
        lambda: b"<html>" + b"".join(b"<a x=%d>" % n for n in range(450)) + b"<p>" * 20_000,
        Dangerous,
        "嵌套",
    ),
    "300,000 tags": (lambda: b"<html>" + b"<p>" * 310_000, TooLarge, "标签"),
    "table spanned beyond measure": (
        lambda: b"<html><table><tr>" + b"<td colspan=1000>1</td>" * 400 + b"</tr></table>",
        TooLarge,
        "格",
    ),
    "page that is no annual report": (
        lambda: "<html><body><h1>天气</h1><p>今日晴，明日有雨。</p></body></html>".encode(),
        NotAReport,
        "年度报告",
    ),
    "text that is no annual report": (lambda: "今日晴，明日有雨。".encode(), NotAReport, "年度报告"),
    "CSV that is no annual report": (lambda: b"code,raw\r\n1,2\r\n", NotAReport, "年度报告"),
    "JSON that is no annual report": (lambda: b'{"a": 1}', ReportError, ""),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_refused_with_a_clear_message(case: str) -> None:
    make, error, word = CASES[case]
    with pytest.raises(error) as refused:
        read_bytes(make())
    assert word in str(refused.value)
    assert str(refused.value).endswith("。")


def test_a_picture_called_pdf_is_told_by_its_content() -> None:
    with pytest.raises(UnknownKind, match=r"图片（虽然名字以 \.pdf 结尾）"):
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100), "年报.pdf")


def test_a_200_mb_file_is_refused_by_its_size_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.truncate(200 << 20)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    with pytest.raises(TooLarge, match="200 MB"):
        read(path)
    assert MAX_BYTES < 200 << 20


def test_an_old_word_file_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "PROGRAMS", ("no-such-office",))
    with pytest.raises(ToolMissing, match="另存为"):
        read_bytes(OLE + bytes(600) + "WordDocument".encode("utf-16-le"))


def test_an_office_file_that_libreoffice_cannot_open_is_broken_and_leaves_nothing() -> None:
    from tests import tools

    tools.program(*office.PROGRAMS)
    with pytest.raises(ReportError):
        read_bytes(OLE + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(5000))


def test_a_file_that_is_not_there_is_no_report_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        read(tmp_path / "absent.docx")
