"""A DOCX or XLSX as what it is, a ZIP package of XML parts: opened within limits, entities refused."""

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from gongkai.report.errors import Broken, Dangerous, Encrypted, TooLarge
from gongkai.report.reading.limits import (
    MAX_UNPACKED,
    MAX_XML_PART,
    MAX_ZIP_ENTRIES,
    MAX_ZIP_RATIO,
    MEGABYTE,
)

# A part may be in any encoding that XML allows; the marks of a document type are looked for in all of them.
_DOCUMENT_TYPE = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_RATIO_MATTERS_FROM = MEGABYTE
_PIECE = 1 << 16


class Package:
    """The parts of an office document by name. Every refusal is a ReportError; nothing is written to disk."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, IndexError, NotImplementedError) as error:
            raise _broken() from error
        entries = self._entries.values()
        if len(self._archive.infolist()) > MAX_ZIP_ENTRIES:
            raise TooLarge(f"文档内含超过 {MAX_ZIP_ENTRIES} 个部分，不像一份年度报告。请另存为新文件后重试。")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise Encrypted("文档设了密码，读不了。请在 Word 或 WPS 中取消密码后重新保存。")
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MAX_UNPACKED or any(
            entry.file_size > _RATIO_MATTERS_FROM
            and entry.file_size > MAX_ZIP_RATIO * max(entry.compress_size, 1)
            and entry.filename.lower().endswith((".xml", ".rels"))
            for entry in entries
        ):
            raise _bomb()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part, never more than `MAX_XML_PART`, whatever size the archive states."""
        entry = self._entries.get(name)
        if entry is None:
            raise _broken()
        pieces: list[bytes] = []
        size = 0
        try:
            with self._archive.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > MAX_XML_PART:
                        raise _bomb()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise _broken() from error
        except RuntimeError as error:
            raise Encrypted("文档设了密码，读不了。请在 Word 或 WPS 中取消密码后重新保存。") from error
        return b"".join(pieces)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part. A part with a document type is refused: office programs never write one."""
        data = self.read(name)
        if any(mark in data for mark in _DOCUMENT_TYPE):
            raise Dangerous(
                "文档里含有 XML 实体定义，正常的 Word 或表格文件不会有，为安全起见没有读取。请用原文件重新保存。"
            )
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _broken() from error
        if root is None:
            raise _broken()
        return root

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts that `part` ("" for the package) relates to by a relationship type ending in `kind`."""
        return [target for _, target in self.relations(part, kind)]

    def relations(self, part: str, kind: str) -> list[tuple[str, str]]:
        """Identifier and part name of each such relationship, in order; missing parts are left out."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return []
        found = []
        for relation in self.xml(rels):
            if (relation.get("Type") or "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = relation.get("Target") or ""
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                if path in self:
                    found.append((relation.get("Id") or "", path))
        return found


def local(element: etree._Element) -> str:
    """The tag without its namespace, so that both namespaces of the standard (transitional, strict) are read."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _broken() -> Broken:
    return Broken("文档损坏或下载不完整，打不开。请重新下载，或用 Word、WPS 打开后另存一次再试。")


def _bomb() -> Dangerous:
    return Dangerous("文档解压后过大，像是为拖垮程序而做的压缩包，没有读取。请换用原始文件。")
