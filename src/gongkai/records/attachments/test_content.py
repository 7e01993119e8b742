"""Files as they come: what is taken, and what is refused and why."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

import docx
import openpyxl
import pytest

from gongkai.records.attachments import Fault, FileKind, Refused
from gongkai.records.attachments.content import kind_of

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/></Types>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def png(width: int, height: int, after: bytes = b"") -> bytes:
    header = b"IHDR" + struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack("!I", 13) + header + struct.pack("!I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\xaeB`\x82" + after


def jpeg(width: int, height: int, after: bytes = b"") -> bytes:
    exif = b"\xff\xe1" + struct.pack("!H", 10) + b"Exif\0\0\xff\xc0"
    frame = b"\xff\xc0" + struct.pack("!HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + exif + frame + b"\xff\xd9" + after


def tiff(*pages: tuple[int, int], order: str = "<") -> bytes:
    data = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    for number, (width, height) in enumerate(pages):
        following = 0 if number == len(pages) - 1 else len(data) + 2 + 24 + 4
        data += struct.pack(f"{order}H", 2)
        data += struct.pack(f"{order}HHIHH", 256, 3, 1, width, 0)
        data += struct.pack(f"{order}HHII", 257, 4, 1, height)
        data += struct.pack(f"{order}I", following)
    return data


def archive(parts: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def word(more: Mapping[str, bytes] | None = None) -> bytes:
    return archive(
        {"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b"<document/>", **(more or {})}
    )


def ole(*streams: str) -> bytes:
    entries = b"".join(
        stream.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HB", 2 * len(stream) + 2, kind)
        + bytes(61)
        for stream, kind in (("Root Entry", 5), *((stream, 2) for stream in streams))
    )
    return OLE + bytes(504) + entries


def real_docx() -> bytes:
    made = BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def real_xlsx() -> bytes:
    made = BytesIO()
    openpyxl.Workbook().save(made)
    return made.getvalue()


TAKEN = [
    ("申请书.pdf", PDF, FileKind.PDF),
    ("申请书.PDF", PDF + b"\r\n\0\0", FileKind.PDF),
    ("没有后缀", PDF, FileKind.PDF),
    ("申请书.docx", real_docx(), FileKind.DOCX),
    ("申请书.wps", real_docx(), FileKind.DOCX),
    ("清单.xlsx", real_xlsx(), FileKind.XLSX),
    ("公文.ofd", archive({"OFD.xml": b"<OFD/>", "Doc_0/Document.xml": b"<Document/>"}), FileKind.OFD),
    ("申请书.doc", ole("WordDocument"), FileKind.DOC),
    ("申请书.wps", ole("WordDocument"), FileKind.DOC),
    ("清单.xls", ole("Workbook"), FileKind.XLS),
    ("清单.et", ole("Book"), FileKind.XLS),
    ("身份证.jpg", jpeg(4000, 3000), FileKind.JPEG),
    # Telephones of several makers write a film or their own data behind the photograph.
    ("身份证.jpeg", jpeg(4000, 3000, b"SEFH\0\0\0\x6a moving picture"), FileKind.JPEG),
    ("截图.png", png(1080, 2340), FileKind.PNG),
    ("传真.tif", tiff((1728, 2200), (1728, 2200)), FileKind.TIFF),
    ("传真.tiff", tiff((1728, 2200), order=">"), FileKind.TIFF),
    ("说明.txt", "需要2023年征地批复，小于 3 < 5 亩的除外。".encode(), FileKind.TEXT),
    ("说明.txt", "需要2023年征地批复".encode("gb18030"), FileKind.TEXT),
    ("说明.txt", "需要2023年征地批复".encode("utf-16"), FileKind.TEXT),
    ("清单.csv", "\ufeff序号,名称\r\n1,批复\r\n".encode(), FileKind.CSV),
]

REFUSED = [
    # Pages, drawings and scripts, whatever they are called.
    ("页面.html", b"<!doctype html><script>alert(1)</script>", Fault.NOT_TAKEN),
    ("页面.txt", b"\n\n <HTML><body onload=x()>", Fault.NOT_TAKEN),
    ("页面.txt", b"hello <script src=x></script>", Fault.NOT_TAKEN),
    ("页面.txt", "<html>".encode("utf-16"), Fault.NOT_TAKEN),
    ("图.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', Fault.NOT_TAKEN),
    ("图.png", b'<?xml version="1.0"?><svg/>', Fault.NOT_TAKEN),
    ("脚本.txt", b"#!/bin/sh\nid\n", Fault.NOT_TAKEN),
    ("脚本.js", b"alert(1)", Fault.NOT_TAKEN),
    ("脚本.bat", b"del *.*", Fault.NOT_TAKEN),
    # Programs, archives, pictures and documents of other kinds.
    ("程序.pdf", b"MZ\x90\0" + bytes(60), Fault.NOT_TAKEN),
    ("程序.txt", b"\x7fELF" + bytes(60), Fault.NOT_TAKEN),
    ("材料.zip", archive({"a.txt": b"a"}), Fault.NOT_TAKEN),
    ("材料.docx", archive({"a.txt": b"a"}), Fault.NOT_TAKEN),
    ("材料.rar", b"Rar!\x1a\x07\0" + bytes(60), Fault.NOT_TAKEN),
    ("动图.gif", b"GIF89a" + bytes(60), Fault.NOT_TAKEN),
    ("照片.heic", b"\0\0\0\x18ftypheic" + bytes(60), Fault.NOT_TAKEN),
    ("报告.rtf", rb"{\rtf1\ansi x}", Fault.NOT_TAKEN),
    ("邮件.eml", b"From: a@example.com\r\n\r\nhello", Fault.NOT_TAKEN),
    ("演示.ppt", ole("PowerPoint Document"), Fault.NOT_TAKEN),
    ("数据.txt", bytes(range(256)), Fault.NOT_TAKEN),
    # The name says something else than the content.
    ("申请书.docx", PDF, Fault.WRONG_SUFFIX),
    ("申请书.pdf", real_docx(), Fault.WRONG_SUFFIX),
    ("申请书.jpg", png(10, 10), Fault.WRONG_SUFFIX),
    ("申请书.pdf.exe", PDF, Fault.WRONG_SUFFIX),
    ("申请书\u202efdp.exe", PDF, Fault.WRONG_SUFFIX),
    ("申请书.xlsx", real_docx(), Fault.WRONG_SUFFIX),
    # Two files in one.
    ("图.gif", b"GIF89a" + PDF, Fault.NOT_TAKEN),
    ("前面有字.pdf", b"junk " + PDF, Fault.NOT_TAKEN),
    ("后面有页.pdf", PDF + b"<html><script>1</script></html>", Fault.TWO_IN_ONE),
    ("后面有包.pdf", PDF + archive({"a.exe": b"MZ"}), Fault.TWO_IN_ONE),
    ("包在里面.pdf", PDF + archive({"a.exe": b"MZ"}) + b"\n%%EOF\n", Fault.TWO_IN_ONE),
    ("后面有包.jpg", jpeg(10, 10, archive({"a.exe": b"MZ"})), Fault.TWO_IN_ONE),
    ("后面有页.jpg", jpeg(10, 10, b"<ScRiPt>1</script>"), Fault.TWO_IN_ONE),
    ("后面有PHP.png", png(10, 10, b"<?php system($_GET[0]); ?>"), Fault.TWO_IN_ONE),
    ("后面有PDF.png", png(10, 10, PDF), Fault.TWO_IN_ONE),
    ("后面有程序.png", png(10, 10, b"MZ..This program cannot be run in DOS mode."), Fault.TWO_IN_ONE),
    ("前面有图.docx", png(10, 10) + real_docx(), Fault.TWO_IN_ONE),
    ("前面有图.png", png(10, 10) + real_docx(), Fault.TWO_IN_ONE),
    ("后面有页.docx", real_docx() + b"<html>", Fault.TWO_IN_ONE),
    # Documents that do something when they are opened.
    ("宏.docx", word({"word/vbaProject.bin": b"x"}), Fault.ACTIVE),
    (
        "宏.docx",
        word({"[Content_Types].xml": CONTENT_TYPES.replace(b"application/xml", b"x.macroEnabled.main+xml")}),
        Fault.ACTIVE,
    ),
    ("宏.doc", ole("WordDocument", "Macros", "_VBA_PROJECT"), Fault.ACTIVE),
    ("宏.xls", ole("Workbook", "_VBA_PROJECT_CUR"), Fault.ACTIVE),
    ("程序.doc", ole("WordDocument", "\x01Ole10Native"), Fault.ACTIVE),
    (
        "宏.doc",
        ole("WordDocument", "macros").replace(b"s\0" + bytes(40), b"s\0\0\0" + b"x" * 38),
        Fault.ACTIVE,
    ),
    (
        "宏.docx",
        word(
            {
                "[Content_Types].xml": CONTENT_TYPES.replace(
                    b"application/xml", b"application/vnd.ms-office.vbaProject"
                )
            }
        ),
        Fault.ACTIVE,
    ),
    ("控件.docx", word({"word/activeX/activeX1.xml": b"<x/>"}), Fault.ACTIVE),
    ("对象.docx", word({"word/embeddings/oleObject1.bin": b"x"}), Fault.ACTIVE),
    ("程序.docx", word({"word/media/run.exe": b"x"}), Fault.ACTIVE),
    (
        "模板.docx",
        word(
            {
                "word/_rels/settings.xml.RELS": b'<Relationships><Relationship Id="1" TargetMode="External" '
                b'Type="http://x/attachedTemplate" Target="http://x.example/t.dotm"/></Relationships>'
            }
        ),
        Fault.ACTIVE,
    ),
    # Made to exhaust whoever opens them.
    ("实体.docx", word({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), Fault.BOMB),
    ("实体.docx", word({"word/styles.xml": "<!DOCTYPE x><x/>".encode("utf-16")}), Fault.BOMB),
    ("实体.docx", word({"word/document.xml": b"<!--" + b" " * 300_000 + b"--><!DOCTYPE x><x/>"}), Fault.BOMB),
    ("炸弹.docx", word({"word/document.xml": bytes(20_000_000)}), Fault.BOMB),
    ("炸弹.xlsx", archive({f"p{n}.xml": b"" for n in range(2_001)}), Fault.BOMB),
    ("炸弹.png", png(30_000, 30_000), Fault.BOMB),
    ("炸弹.jpg", jpeg(65_000, 65_000), Fault.BOMB),
    ("炸弹.tif", tiff((10, 10), (60_000, 60_000)), Fault.BOMB),
    # Cut off, damaged or closed.
    ("半份.pdf", PDF[:40], Fault.BROKEN),
    ("半份.docx", real_docx()[:2_000], Fault.BROKEN),
    ("半张.png", png(10, 10)[:20], Fault.BROKEN),
    ("半张.jpg", b"\xff\xd8\xff\xe0", Fault.BROKEN),
    ("绕圈.tif", tiff((10, 10))[:-4] + struct.pack("<I", 8), Fault.BROKEN),
    ("两个正文.docx", word({"Word/Document.xml": b"<document/>"}), Fault.BROKEN),
    ("密码.docx", ole("EncryptedPackage"), Fault.LOCKED),
]


@pytest.mark.parametrize(("name", "data", "kind"), TAKEN)
def test_what_offices_and_citizens_send_is_taken_by_its_content(
    name: str, data: bytes, kind: FileKind
) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(("name", "data", "fault"), REFUSED)
def test_what_could_harm_or_deceive_is_refused_with_a_sentence(name: str, data: bytes, fault: Fault) -> None:
    with pytest.raises(Refused) as refused:
        kind_of(data, name)
    assert refused.value.fault is fault
    assert str(refused.value).endswith("。")


def test_a_damaged_part_of_a_document_is_refused() -> None:
    data = bytearray(word({"word/document.xml": b"<x>" + bytes(range(1, 200)) * 50 + b"</x>"}))
    middle = data.index(b"word/document.xml") + 40
    data[middle : middle + 20] = bytes(20)
    with pytest.raises(Refused) as refused:
        kind_of(bytes(data), "坏.docx")
    assert refused.value.fault is Fault.BROKEN


def test_every_kind_is_taken_under_each_of_its_suffixes_and_states_a_media_type() -> None:
    assert {kind for _, _, kind in TAKEN} == set(FileKind)
    for kind in FileKind:
        assert kind.value in kind.suffixes
        assert not kind.media.startswith(("text/html", "image/svg", "application/x"))
