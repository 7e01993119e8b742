"""How much a report may be before a reader refuses it: one place for every bound, each with its reason.

The largest real reports known (a province with all its cities) have about 30 pages, 300 table cells and, with
scanned seals, a few megabytes. Every bound is at least ten times that, and small enough that a hostile file
ends in a refusal within seconds and within a few hundred megabytes.
"""

from gongkai.report.errors import Dangerous, EmptyFile, TooLarge

MEGABYTE = 1 << 20

MAX_BYTES = 64 * MEGABYTE
"""Whole file of any kind: a scanned report with full-page pictures stays below it. Looked at before reading."""

MAX_TEXT_BYTES = 16 * MEGABYTE
"""Text, HTML, CSV: pages with pictures embedded as base64 reach a few megabytes."""

MAX_TAGS = 300_000
"""Start and end tags of an HTML page; a report pasted from Word has about 4,000. Each becomes a node in memory."""

MAX_NESTING = 500
"""Open elements at once in HTML and XML: real pages stay under 60, and the parser's time grows with its square."""

MAX_TABLE_NESTING = 40
"""Tables inside tables: old sites place a page with up to ten."""

MAX_REOPENED = 3_000_000
"""Formatting elements left open, summed over the tags that follow: HTML parsers open them again in each block."""

MAX_SPAN = 1_000
"""colspan and rowspan, the bound of the HTML standard for columns."""

MAX_GRID_PLACES = 200_000
"""Rows times columns of one table after its spans are laid out; the largest statutory table has 280."""

MAX_PAGES = 300
"""Pages of a PDF, looked at before any is opened."""

MAX_PAGE_OBJECTS = 20_000
"""Characters, or drawn paths, of one PDF page that are taken apart; a dense page of a report has 2,000."""

MAX_PDF_CHARACTERS = 600_000
"""Characters of a whole PDF; a province's report has 40,000."""

PDF_SECONDS = 8.0
"""CPU time for one PDF: 6 pages take well under half a second."""

MAX_ZIP_ENTRIES = 2_000
"""Parts of a DOCX or XLSX; real ones have 15 to 60."""

MAX_UNPACKED = 128 * MEGABYTE
"""All parts of a DOCX or XLSX together, unpacked."""

MAX_ZIP_RATIO = 300
"""Unpacked over packed size of one part above a megabyte: XML of real documents reaches about 40."""

MAX_XML_PART = 12 * MEGABYTE
"""One XML part that is parsed: the main part of a report is about 1 MB with all of Word's markup, and the parsed
tree takes up to thirty times the text."""

MAX_SHEETS = 100
"""Sheets of a workbook."""

OFFICE_SECONDS = 90
"""Wall time for LibreOffice to convert one old document: its cold start alone can take 20 seconds."""


def check_size(size: int, limit: int = MAX_BYTES) -> None:
    """Refuse a file of `size` bytes that is empty (`EmptyFile`) or larger than `limit` (`TooLarge`)."""
    if size == 0:
        raise EmptyFile
    if size > limit:
        raise TooLarge(
            f"文件有 {size / MEGABYTE:.0f} MB，超过 {limit // MEGABYTE} MB 的上限。"
            "年度报告一般只有几 MB，请确认选对了文件，或压缩其中的图片后重试。"
        )


def too_nested() -> Dangerous:
    """The refusal of a document whose elements are nested beyond `MAX_NESTING`."""
    return Dangerous(
        f"文件的标签嵌套超过 {MAX_NESTING} 层，不是正常的网页或文档，为安全起见没有读取。请换用原始文件。"
    )


def too_many_cells() -> TooLarge:
    """The refusal of a table beyond `MAX_GRID_PLACES`."""
    return TooLarge(
        f"文件中的一张表超过 {MAX_GRID_PLACES} 格，不像年度报告的表格。请只保留年度报告的内容后重试。"
    )
