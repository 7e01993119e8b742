"""DOCX, XLSX and OFD: archives of parts, looked through within limits for what must not travel with them."""

import re
import zipfile
import zlib
from io import BytesIO

from gongkai.records.attachments.kind import FileKind
from gongkai.records.attachments.refusal import Fault, Refused
from gongkai.report.errors import Encrypted, ReportError, TooLarge
from gongkai.report.reading.limits import MAX_ZIP_ENTRIES
from gongkai.report.reading.package import Package

_ACTIVE_PARTS = re.compile(
    r"(?:^|/)(?:vbaProject|vbaData|oleObject)[^/]*\.(?:bin|xml)$|(?:^|/)activeX/|/macrosheets/"
    r"|\.(?:exe|dll|js|vbs|hta|html?|svg|scr|bat|cmd|lnk)$",
    re.IGNORECASE,
)
_DOCUMENT_TYPE = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_MACRO_TYPES = ("macroenabled", "vbaproject")
# Fetched from elsewhere when the file is opened. A hyperlink waits to be pressed, so it may stay.
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument")
_PIECE = 1 << 18
_OVERLAP = 64


def kind_in_package(data: bytes) -> FileKind:
    """DOCX, XLSX or OFD. Raises `Refused` for another archive, and for what may not be inside."""
    try:
        package = Package(data)
    except Encrypted:
        raise Refused(Fault.LOCKED, "文档设了密码，别人打不开。取消密码后重新保存，再上传。") from None
    except TooLarge:
        raise Refused(
            Fault.BOMB, f"文档里有超过{MAX_ZIP_ENTRIES}个部分，不像正常的文档。用原来的程序另存一次再上传。"
        ) from None
    except ReportError as error:
        bomb = error.code == "dangerous"
        raise _bomb() if bomb else _broken() from None
    kind = _kind(package)
    if any(_ACTIVE_PARTS.search(name) for name in package.names):
        raise _active()
    _look_through(data, kind)
    _refuse_declared(package)
    return kind


def _kind(package: Package) -> FileKind:
    if "[Content_Types].xml" in package:
        if "word/document.xml" in package:
            return FileKind.DOCX
        if "xl/workbook.xml" in package:
            return FileKind.XLSX
    elif "OFD.xml" in package:
        return FileKind.OFD
    raise Refused(
        Fault.NOT_TAKEN,
        "这是压缩包或者演示文稿一类的文件，不能作为附件。压缩包解开后逐个上传，其他的另存为 PDF 再上传。",
    )


def _look_through(data: bytes, kind: FileKind) -> None:
    """Every XML part from its first byte to its last, in pieces: what `Package` bounds is the size that is stated."""
    archive = zipfile.ZipFile(BytesIO(data))
    names = [entry.filename.lower() for entry in archive.infolist()]
    if len(set(names)) < len(names):
        # Which of two parts of one name counts, programs answer differently.
        raise _broken()
    # Office programs write an archive from the first byte to the last; anything before it is a second file.
    first = min(entry.header_offset for entry in archive.infolist())
    if first or _after_end(data, archive):
        raise Refused(
            Fault.TWO_IN_ONE,
            f"{kind.upper()} 文件的前后还有别的内容，为安全起见不接收。用原来的程序打开，另存一次再上传。",
        )
    for entry in archive.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        try:
            with archive.open(entry) as stream:
                before = b""
                while piece := stream.read(_PIECE):
                    if any(mark in before + piece for mark in _DOCUMENT_TYPE):
                        raise _entities()
                    before = piece[-_OVERLAP:]
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise _broken() from None


def _refuse_declared(package: Package) -> None:
    """What the document says of itself: that it has macros, or that it is to be completed from elsewhere."""
    try:
        for name in package.names:
            if name == "[Content_Types].xml":
                types = [element.get("ContentType") or "" for element in package.xml(name)]
                if any(mark in declared.lower() for declared in types for mark in _MACRO_TYPES):
                    raise _active()
            elif name.lower().endswith(".rels"):
                for relation in package.xml(name):
                    if relation.get("TargetMode") == "External" and (relation.get("Type") or "").endswith(
                        _FETCHED
                    ):
                        raise Refused(
                            Fault.ACTIVE,
                            "文档打开时会从外部取内容（模板、链接的对象），为安全起见不接收。断开链接后另存，再上传。",
                        )
    except ReportError:
        raise _broken() from None


def _after_end(data: bytes, archive: zipfile.ZipFile) -> bool:
    end = data.rfind(b"PK\x05\x06")
    return end + 22 + len(archive.comment) != len(data)


def _active() -> Refused:
    return Refused(
        Fault.ACTIVE,
        "文档里有宏、控件或者嵌入的程序，为安全起见不接收。另存为不含宏的文档或者 PDF 后再上传。",
    )


def _entities() -> Refused:
    return Refused(
        Fault.BOMB, "文档里有 XML 实体定义，正常的文档没有，为安全起见不接收。用原来的程序另存一次再上传。"
    )


def _broken() -> Refused:
    return Refused(Fault.BROKEN, "文档损坏或者不完整，打不开。用原来的程序打开，另存一次再上传。")


def _bomb() -> Refused:
    return Refused(Fault.BOMB, "文档解开后过大，像是为拖垮程序而做的，不接收。换用原来的文件。")
