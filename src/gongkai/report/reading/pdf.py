"""Reader of born-digital PDF: text from the text layer, tables from the lines drawn around their cells."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from statistics import mode

import pypdfium2
import pypdfium2.raw as pdfium

from gongkai.report.errors import Broken, Encrypted, TooLarge, ToolMissing
from gongkai.report.reading.blocks import Block, Document, Paragraph
from gongkai.report.reading.limits import MAX_PAGES, MAX_PDF_CHARACTERS, PDF_SECONDS
from gongkai.report.reading.pdf_lines import Margins, TextLine, continues, joined, text_lines
from gongkai.report.reading.pdf_page import Page, take_apart
from gongkai.report.reading.pdf_ruled import TablePart, joined_grid, ruled_tables
from gongkai.report.value import Where

_MOST_RUNNING_LINES = 3
_SAME_HEIGHT = 4.0
"""Points by which lines at the head or foot of two pages may differ in height."""
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d]{2}")
_FEWEST_CHARACTERS = 100
"""A report has thousands; a scan has none, or a stamp and page numbers."""


def read_pdf(data: bytes) -> Document:
    """Paragraphs and grids of a PDF, page by page.

    A table over several pages is one grid, when nothing but page numbers stands between its parts. Raises `Encrypted`, `Broken`, `TooLarge`, and `ToolMissing` for a scan, which only OCR could read.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            raise Encrypted("PDF 设了密码，读不了。请用原制作软件取消密码后重新导出。") from error
        raise _broken() from error
    try:
        return Document(tuple(_blocks(_pages(document))))
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> list[Page]:
    length = len(document)
    if length == 0:
        raise _broken()
    if length > MAX_PAGES:
        raise TooLarge(f"PDF 有 {length} 页，超过 {MAX_PAGES} 页的上限。请只保留年度报告所在的页。")
    until = time.process_time() + PDF_SECONDS
    pages: list[Page] = []
    characters = 0
    for index in range(length):
        if time.process_time() > until or characters > MAX_PDF_CHARACTERS:
            raise TooLarge(
                "PDF 的内容过多或过于复杂，超过读取的上限。请只保留年度报告，由原文件重新导出 PDF，或改传 Word 文件。"
            )
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise _broken() from error
        try:
            pages.append(take_apart(page))
            characters += len(pages[-1].characters)
        except pypdfium2.PdfiumError as error:
            raise _broken() from error
        finally:
            page.close()
    if characters < _FEWEST_CHARACTERS and any(page.pictures for page in pages):
        raise ToolMissing(
            "PDF 是扫描件，没有文字，需要文字识别（OCR）才能读取，本系统没有安装。请改传 Word 文件，或由原文件导出的 PDF。"
        )
    return pages


@dataclass(frozen=True, slots=True)
class _Printed:
    """Something on a page: a line of text or a table."""

    page: int
    top: float
    what: TextLine | TablePart


def _blocks(pages: list[Page]) -> Iterator[Block]:
    printed = _without_overflow(
        _without_page_numbers(
            _without_running_lines([_in_order(page, number) for number, page in enumerate(pages, start=1)])
        )
    )
    margins = Margins.of([one.what for one in printed if isinstance(one.what, TextLine)])
    text, start = "", 0
    parts: list[TablePart] = []
    before: _Printed | None = None
    numbers = count(1)
    for one in printed:
        if before is not None and not _is_rest(one, before, margins):
            yield joined_grid(parts, next(numbers)) if parts else Paragraph(text, Where(page=start))
            text, parts = "", []
        if isinstance(one.what, TextLine):
            start = start if text else one.page
            text = joined(text, one.what.text)
        else:
            parts.append(one.what)
        before = one
    if before is not None:
        yield joined_grid(parts, next(numbers)) if parts else Paragraph(text, Where(page=start))


def _is_rest(one: _Printed, before: _Printed, margins: Margins) -> bool:
    """Whether something continues what stands before it: the same paragraph, or the same table over the page."""
    match before.what, one.what:
        case TextLine() as first, TextLine() as second:
            return continues(second, first, margins, same_page=one.page == before.page)
        case TablePart() as upper, TablePart() as lower:
            return one.page == before.page + 1 and lower.table.continues(upper.table)
    return False


def _in_order(page: Page, number: int) -> list[_Printed]:
    rest = list(page.characters)
    items: list[_Printed] = []
    for table in ruled_tables(page):
        inside = tuple(one for one in rest if table.holds(one))
        if inside:
            rest = [one for one in rest if not table.holds(one)]
            items.append(_Printed(number, table.top, TablePart(number, table, inside)))
    items += [_Printed(number, line.top, line) for line in text_lines(rest)]
    items.sort(key=lambda item: -item.top)
    return items


def _without_overflow(all_printed: Iterator[_Printed]) -> list[_Printed]:
    """Everything but the ends of group labels that ran out of their cell where a page cut it.

    They stand between two parts of one table, under a column of it. Rows are told by their own labels.
    """
    kept: list[_Printed] = []
    for one in all_printed:
        if isinstance(one.what, TablePart):
            start = len(kept)
            while start and isinstance(kept[start - 1].what, TextLine):
                start -= 1
            between = [line.what for line in kept[start:] if isinstance(line.what, TextLine)]
            before = kept[start - 1] if start else None
            if (
                before is not None
                and isinstance(before.what, TablePart)
                and one.page == before.page + 1
                and one.what.table.continues(before.what.table)
                and all(before.what.table.has_column_over(line.left, line.right) for line in between)
            ):
                del kept[start:]
        kept.append(one)
    return kept


def _without_running_lines(pages: list[list[_Printed]]) -> list[list[_Printed]]:
    """The pages without what stands at the same height of most of them, but for numbers: a browser prints the
    page's title, address and date so, and an office the name of its report.
    """
    for end in (0, -1):
        for _ in range(_MOST_RUNNING_LINES):
            at_end = Counter(_running(page[end]) for page in pages if page)
            running = {key for key, times in at_end.items() if key and times > 1 and times * 2 > len(pages)}
            for page in pages:
                if page and _running(page[end]) in running:
                    del page[end]
    return pages


def _running(one: _Printed) -> tuple[str, int] | None:
    # A line of numbers alone may be a row of a table without lines.
    if not isinstance(one.what, TextLine) or not _WORD.search(one.what.text):
        return None
    return _NUMBER.sub("0", one.what.text), round(one.top / _SAME_HEIGHT)


def _without_page_numbers(pages: list[list[_Printed]]) -> Iterator[_Printed]:
    """Everything printed but page numbers.

    A bare number at the edge of a page is its number only if the pages count on with it: in a table without lines
    it may be a cell.
    """
    for end in (0, -1):
        numbers = [
            (at, what.bare_number - at)
            for at, page in enumerate(pages)
            if page and isinstance(what := page[end].what, TextLine) and what.bare_number is not None
        ]
        counted = mode(offset for _, offset in numbers) if numbers else 0
        all_alike = [at for at, offset in numbers if offset == counted]
        if len(all_alike) > 1 and len(all_alike) * 2 > len(pages):
            for at in all_alike:
                del pages[at][end]
        for page in pages:
            if page and isinstance(what := page[end].what, TextLine) and what.is_page_mark:
                del page[end]
    for page in pages:
        yield from page


def _broken() -> Broken:
    return Broken("PDF 损坏或下载不完整，打不开。请重新下载，或由原文件重新导出后再试。")
