"""What kind of file some bytes are: told by their content, since names lie (HTML saved as .doc, a photo as .pdf)."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

import puremagic

from gongkai.report.errors import Broken, Encrypted, UnknownKind


class SourceKind(StrEnum):
    """Kinds of file that a reader takes."""

    TEXT = "text"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    OLD_DOCUMENT = "old_document"
    """.doc, .wps, .rtf, .odt and Word's XML: LibreOffice makes a DOCX of them."""
    OLD_SHEET = "old_sheet"
    """.xls, .et, .ods: LibreOffice makes an XLSX of them."""


_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"\x00\x00\x00\x0cjP",
)
_HTML = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|table|div|p|meta|title|article|section|span|center|font|h[1-6])[\s>/]",
    re.IGNORECASE,
)
_MAIL = re.compile(rb"^(?:MIME-Version|From|Content-Type):.*multipart/related", re.IGNORECASE | re.DOTALL)
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=\"(Word|Excel)|<(?:pkg:package|w:wordDocument)[\s>]")


def kind_of(data: bytes, name: str = "") -> SourceKind:
    """The kind of a file; `name` only decides between kinds of plain text.

    Raises `Encrypted`, `Broken` (a cut-off office file) or `UnknownKind`, saying what the file is instead.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return SourceKind.PDF
    if head.startswith(b"PK"):
        return _in_zip(data, name)
    if head.startswith(_OLE):
        return _in_ole(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return SourceKind.OLD_DOCUMENT
    if _is_picture(head):
        raise UnknownKind(
            f"这个文件其实是图片{_despite(name)}，没有可读的文字，需要文字识别（OCR），本系统没有安装。"
            "请改传 Word、网页或由原文件导出的 PDF。"
        )
    if named := _named_binary(head):
        raise UnknownKind(
            f"这个文件是 {named} 格式{_despite(name)}，不是年度报告的文件。请上传 Word、PDF、网页、表格或文本文件。"
        )
    return _in_text(head, name)


def _in_text(head: bytes, name: str) -> SourceKind:
    # Marks of the format are ASCII; in UTF-16 a zero byte stands beside each.
    plain = (
        head.replace(b"\x00", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if match := _WORD_XML.search(plain):
        return SourceKind.OLD_SHEET if match[1] == b"Excel" else SourceKind.OLD_DOCUMENT
    if _MAIL.match(plain):
        return SourceKind.OLD_DOCUMENT
    if plain.lstrip()[:1] == b"{":
        return SourceKind.JSON
    if _HTML.search(plain):
        return SourceKind.HTML
    first = plain.split(b"\n", 1)[0]
    if name.lower().endswith(".csv") or first.startswith(b"code,"):
        return SourceKind.CSV
    return SourceKind.TEXT


def _in_zip(data: bytes, name: str) -> SourceKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        IndexError,
    ) as error:
        raise Broken(
            "文件不完整或已损坏（Word、表格文件在传输中被截断时会这样），打不开。请重新下载，或另存一次再试。"
        ) from error
    if any(entry.startswith("word/") for entry in names):
        return SourceKind.DOCX
    if any(entry.startswith("xl/") for entry in names):
        if "xl/workbook.bin" in names:
            return SourceKind.OLD_SHEET
        return SourceKind.XLSX
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return SourceKind.OLD_DOCUMENT
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return SourceKind.OLD_SHEET
    if "[Content_Types].xml" in names:
        raise UnknownKind(
            "这个文件不是 Word 文档或电子表格，可能是演示文稿。请上传年度报告的 Word、PDF、网页或表格文件。"
        )
    raise UnknownKind(f"这是压缩包{_despite(name)}。请解压后选择其中的年度报告；可以一次选择多份。")


def _in_ole(data: bytes) -> SourceKind:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise Encrypted("文档设了密码，读不了。请在 Word 或 WPS 中取消密码后重新保存。")
    if holds("WordDocument"):
        return SourceKind.OLD_DOCUMENT
    if holds("Workbook") or holds("Book"):
        return SourceKind.OLD_SHEET
    if holds("PowerPoint Document"):
        raise UnknownKind("这是演示文稿，不是年度报告的文件。请上传年度报告的 Word、PDF、网页或表格文件。")
    raise UnknownKind(
        "这个文件不是 Word 文档或电子表格，或已损坏。请在 Word 或 WPS 中打开确认后，另存一次再试。"
    )


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"BM"):
        # Two letters are a weak mark: a bitmap also states its header's size.
        return len(head) > 18 and head[14:18] in (b"\x28\0\0\0", b"\x7c\0\0\0", b"\x6c\0\0\0", b"\x0c\0\0\0")
    return head.startswith(_PICTURES) and not (head.startswith(b"RIFF") and head[8:12] != b"WEBP")


def _named_binary(head: bytes) -> str:
    """What a binary file says it is, in letters of its usual suffix, or nothing."""
    if not head.count(0) or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    certain = [one for one in found if one.confidence >= 0.8 and one.extension]
    return certain[0].extension.lstrip(".").upper() if certain else ""


def _despite(name: str) -> str:
    suffix = PurePath(name).suffix
    return f"（虽然名字以 {suffix} 结尾）" if suffix else ""
