"""Word and Excel files as PDF: printed by LibreOffice where it is installed, else typeset by us where that can be done.

What a reader of the printed pages would not see is taken out first, and told.
"""

import re
from collections.abc import Iterator

from gongkai.casework.redaction.docx_cleaning import cleaned, not_typeset
from gongkai.casework.redaction.office_package import repacked
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_text import from_blocks
from gongkai.report.errors import Dangerous, Encrypted, ReportError, TooLarge
from gongkai.report.reading import office
from gongkai.report.reading.docx import read_docx
from gongkai.report.reading.package import Package, attribute, local

MOST_BYTES = 300_000_000
"""Of what LibreOffice makes."""
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_COMMENTS = re.compile(r"xl/(?:comments|threadedComments)[^/]*(?:/[^/]+)?\.xml")
Made = tuple[bytes, tuple[str, ...]]
"""A PDF, and in Chinese what is not on it."""


def from_docx(content: bytes) -> Made:
    """A DOCX, changes accepted. Raises `CannotRedact`."""
    try:
        clean, left_out = cleaned(content)
        if office.program() is None:
            typeset = from_blocks(read_docx(clean))
            return typeset, (
                *left_out,
                *not_typeset(clean),
                "原来的版式（本机没有 LibreOffice，只有文字和表格）",
            )
    except ReportError as error:
        raise _refused(error) from error
    return _made(clean, "pdf", "MS Word 2007 XML"), left_out


def from_xlsx(content: bytes) -> Made:
    """An XLSX as it is printed. Raises `CannotRedact`."""
    if office.program() is None:
        raise _without_office()
    try:
        left_out = tuple(_not_printed(Package(content)))
        unlinked = repacked(content, {})
    except ReportError as error:
        raise _refused(error) from error
    return _made(unlinked, "pdf", "Calc MS Excel 2007 XML"), left_out


def from_doc(content: bytes) -> Made:
    """A DOC or WPS document, by way of DOCX. Raises `CannotRedact`."""
    return from_docx(_made(content, "docx", "MS Word 97"))


def from_xls(content: bytes) -> Made:
    """An XLS or ET workbook, by way of XLSX. Raises `CannotRedact`."""
    return from_xlsx(_made(content, "xlsx", "MS Excel 97"))


def _made(content: bytes, target: str, reads: str) -> bytes:
    if office.program() is None:
        raise _without_office()
    try:
        made = office.made_of(content, target, MOST_BYTES, reads)
    except TimeoutError:
        raise CannotRedact("转换这个文件用的时间太长，已停止。用 Word 或 WPS 另存为 PDF，再上传。") from None
    except OverflowError:
        raise CannotRedact("这个文件转换后太大。拆成几个文件，再上传。") from None
    if made is None:
        raise CannotRedact("文件打不开：可能已损坏，或设了密码。用 Word 或 WPS 打开，另存为 PDF，再上传。")
    return made


def _not_printed(package: Package) -> Iterator[str]:
    """What of a workbook is not on its printed pages."""
    book = package.xml("xl/workbook.xml")
    sheets = [element for element in book.iter() if local(element) == "sheet"]
    if hidden := sum(attribute(sheet, "state") in ("hidden", "veryHidden") for sheet in sheets):
        yield f"隐藏的工作表{hidden}张"
    if any(
        attribute(name, "name") == "_xlnm.Print_Area" for name in book.iter() if local(name) == "definedName"
    ):
        yield "打印区域以外的单元格"
    lines = 0
    for name in package.names:
        if _SHEETS.fullmatch(name):
            root = package.xml(name)
            lines += sum(
                local(element) in ("row", "col") and attribute(element, "hidden") in ("1", "true")
                for element in root.iter()
            )
    if lines:
        yield f"隐藏的行和列{lines}处"
    if any(_COMMENTS.fullmatch(name) for name in package.names):
        yield "批注"


def _without_office() -> CannotRedact:
    return CannotRedact("本机没有 LibreOffice，这种文件不能直接区分处理。用 Word 或 WPS 另存为 PDF，再上传。")


def _refused(error: ReportError) -> CannotRedact:
    if isinstance(error, Encrypted):
        return CannotRedact("文件设了密码，读不了。用 Word 或 WPS 取消密码后另存，再上传。")
    if isinstance(error, TooLarge | Dangerous):
        return CannotRedact("文件展开后太大，或者结构不正常，没有处理。用 Word 或 WPS 另存为 PDF，再上传。")
    return CannotRedact("文件打不开，可能已损坏。用 Word 或 WPS 打开，另存为 PDF，再上传。")
