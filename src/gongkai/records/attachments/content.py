"""Which kind of file some bytes are. Content decides; a name that says otherwise is refused, not believed."""

import re

from gongkai.records.attachments import pictures
from gongkai.records.attachments.file_name import suffix_of
from gongkai.records.attachments.kind import ACCEPTED, FileKind
from gongkai.records.attachments.package import kind_in_package
from gongkai.records.attachments.refusal import Fault, Refused
from gongkai.records.attachments.two_in_one import MARKUP, refuse_two_in_one

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_HEADER, _STORAGE, _STREAM = 512, 1, 2
_HEAD = 4096
_BINARY = (
    (re.compile(rb"MZ|\x7fELF|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe"), "程序"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ"), "压缩包"),
    (
        re.compile(rb"GIF8|BM|RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)|....jP  ", re.DOTALL),
        "其他格式的图片",
    ),
    (re.compile(rb"....ftyp|ID3|RIFF....(?:AVI |WAVE)|\x1aE\xdf\xa3", re.DOTALL), "音像文件"),
)
_WRITTEN = (
    (re.compile(r"#!"), "脚本"),
    (re.compile(r"\{\\rtf"), "RTF 文档"),
    (re.compile(r"(?:MIME-Version|From|Received|Return-Path|Content-Type):", re.IGNORECASE), "电子邮件"),
    (re.compile("<"), "网页、图形或者脚本"),
)
_ACTIVE_STREAMS = frozenset(("_vba_project", "_vba_project_cur", "vba", "macros", "\x01ole10native"))
_BRING = {
    "压缩包": "解开后逐个上传其中的文件。",
    "其他格式的图片": "另存为 JPG 或者 PNG 后再上传。",
    "RTF 文档": "用 Word 或者 WPS 另存为 DOCX 后再上传。",
    "电子邮件": "打印成 PDF，或者把正文另存为文本后再上传。",
}
# Controls that no text has; a form feed separates pages.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of a file that may be attached under this name. Raises `Refused`."""
    kind = _by_content(data, suffix_of(name))
    suffix = suffix_of(name)
    if suffix and suffix not in kind.suffixes:
        raise Refused(
            Fault.WRONG_SUFFIX,
            f"文件名以“.{suffix}”结尾，内容却是 {kind.upper()}。改成“.{kind}”，或者确认选对了文件。",
        )
    return kind


def _by_content(data: bytes, suffix: str) -> FileKind:
    head = data[:_HEAD]
    if head.startswith(b"%PDF-"):
        return refuse_two_in_one(data, FileKind.PDF)
    if head.startswith(b"PK\x03\x04"):
        return kind_in_package(data)
    if head.startswith(_OLE):
        return _in_ole(data)
    if picture := pictures.kind_of(head):
        pictures.refuse_bomb(data, picture)
        return refuse_two_in_one(data, picture)
    text = _decoded(data)
    if text is None or _CONTROL.search(text):
        raise _not_taken(next((what for mark, what in _BINARY if mark.match(head)), "本系统不认识的文件"))
    return _text(text, suffix)


def _text(text: str, suffix: str) -> FileKind:
    start = text.lstrip("\ufeff \t\r\n\f")[:_HEAD]
    for mark, what in _WRITTEN:
        if mark.match(start):
            raise _not_taken(what)
    if MARKUP.search(text.encode()):
        raise _not_taken("网页、图形或者脚本")
    if suffix not in ("", "txt", "csv"):
        raise _not_taken(f"纯文本，文件名却以“.{suffix}”结尾")
    return FileKind.CSV if suffix == "csv" else FileKind.TEXT


def _decoded(data: bytes) -> str | None:
    """The text in one of the codes that Chinese text files have; nothing where it is none."""
    codes = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for code in codes:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def _in_ole(data: bytes) -> FileKind:
    """Word and Excel up to 2003, and WPS: told by the names of their streams."""

    streams = _streams(data)
    if "encryptedpackage" in streams:
        raise Refused(Fault.LOCKED, "文档设了密码，别人打不开。取消密码后重新保存，再上传。")
    if streams & _ACTIVE_STREAMS:
        raise Refused(
            Fault.ACTIVE,
            "文档里有宏或者嵌入的程序，为安全起见不接收。另存为不含宏的 DOCX、XLSX 或者 PDF 后再上传。",
        )
    if "worddocument" in streams:
        return FileKind.DOC
    if streams & {"workbook", "book"}:
        return FileKind.XLS
    raise _not_taken("本系统不接收的文档")


def _streams(data: bytes) -> set[str]:
    """Names in the directory of an OLE file, in lower case: entries of 128 bytes, wherever they lie.

    Of an entry's first 64 bytes only as many are the name as the length behind them says.
    """
    names = set()
    for number, kind in enumerate(data[_OLE_HEADER + 66 :: 128]):
        if kind in (_STORAGE, _STREAM):
            start = _OLE_HEADER + 128 * number
            length = min(int.from_bytes(data[start + 64 : start + 66], "little"), 64)
            names.add(data[start : start + length - 2].decode("utf-16-le", "ignore").lower())
    return names


def _not_taken(what: str) -> Refused:
    instead = _BRING.get(
        what, f"可以上传的有：{'、'.join(suffix.lstrip('.').upper() for suffix in ACCEPTED)}。"
    )
    return Refused(Fault.NOT_TAKEN, f"这是{what}，不能作为附件。{instead}")
