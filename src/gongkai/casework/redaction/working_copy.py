"""Any file that a case takes as PDF pages, on which passages are marked (工作副本)."""

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.casework.redaction import working_office, working_pictures, working_text
from gongkai.casework.redaction.pages import open_document
from gongkai.casework.redaction.refusal import CannotRedact

MOST_PAGES = 1_000
LARGEST = 14_400.0
"""Points a side, five metres: the most that PDF 1.7 (Annex C) lets a page have."""
SMALLEST = 3.0
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A PDF and how many pages it has; `left_out` says in Chinese what of the file is not on them."""

    pdf: bytes
    pages: int
    left_out: tuple[str, ...] = ()


def working_copy(content: bytes, media: str) -> WorkingCopy:
    """A file of the media type as PDF pages; a PDF stays as it is. Raises `CannotRedact`."""
    if media not in _WAYS:
        raise CannotRedact("OFD 等其他格式不能直接区分处理。用原来的软件另存为 PDF，再上传。")
    pdf, left_out = _WAYS[media](content)
    document = open_document(pdf)
    try:
        return WorkingCopy(pdf, _counted(document), (*left_out, *_beside_the_pages(document)))
    finally:
        document.close()


def _counted(document: pypdfium2.PdfDocument) -> int:
    """The number of pages. Raises `CannotRedact` for what cannot be worked on page by page."""
    if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
        raise CannotRedact("这个 PDF 是动态表单（XFA），没有固定的页面。用 Adobe Reader 打印成 PDF，再上传。")
    count = len(document)
    if count == 0:
        raise CannotRedact("这个 PDF 没有页面。用原来的软件重新导出，再上传。")
    if count > MOST_PAGES:
        raise CannotRedact(f"文件有{count}页，超过{MOST_PAGES}页的上限。拆成几个文件，再上传。")
    for index in range(count):
        try:
            sides = document.get_page_size(index)
        except pypdfium2.PdfiumError:
            raise CannotRedact(
                f"这个 PDF 第{index + 1}页已损坏，打不开。用原来的软件重新导出，或打印后扫描，再上传。"
            ) from None
        if not all(SMALLEST <= side <= LARGEST for side in sides):
            raise CannotRedact(
                f"第{index + 1}页的大小不正常（宽{sides[0]:.0f}磅、高{sides[1]:.0f}磅）。打印成 A4 的 PDF，再上传。"
            )
    return count


def _beside_the_pages(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    attached = document.count_attachments()
    return (f"PDF 里夹带的附件{attached}个",) if attached > 0 else ()


def _as_it_is(content: bytes) -> working_office.Made:
    return content, ()


def _picture(content: bytes) -> working_office.Made:
    return working_pictures.from_picture(content), ()


def _text(content: bytes) -> working_office.Made:
    return working_text.from_text(content), ()


_WAYS: dict[str, Callable[[bytes], working_office.Made]] = {
    "application/pdf": _as_it_is,
    "image/png": _picture,
    "image/jpeg": _picture,
    "image/tiff": _picture,
    "text/plain": _text,
    "text/csv": _text,
    f"{_OFFICE}.wordprocessingml.document": working_office.from_docx,
    f"{_OFFICE}.spreadsheetml.sheet": working_office.from_xlsx,
    "application/msword": working_office.from_doc,
    "application/vnd.ms-excel": working_office.from_xls,
}
