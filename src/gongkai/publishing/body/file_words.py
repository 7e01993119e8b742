"""The words of an attachment for search, and how many pages it has to be looked at."""

from dataclasses import dataclass

from gongkai.publishing.body.read_error import said_of
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.body.text_file import text_of_file
from gongkai.report.errors import ReportError, ToolMissing
from gongkai.report.reading import office
from gongkai.report.reading.blocks import Document, Grid
from gongkai.report.reading.docx import read_docx
from gongkai.report.reading.kind import SourceKind
from gongkai.report.reading.xlsx import read_xlsx

MOST_CHARACTERS = 400_000
"""Kept of one file; what is longer is found by its beginning."""
MOST_PAGES = 2_000
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
PICTURES = ("image/jpeg", "image/png", "image/tiff")


@dataclass(frozen=True, slots=True)
class Words:
    """Text, lines apart, and the number of pages; none where the file has no pages of its own."""

    text: str
    pages: int | None = None


def words_of(data: bytes, media: str) -> Words:
    """The words of a file of this media type. Raises `CannotTake`; a scan has pages and no words."""
    try:
        match media:
            case "application/pdf":
                return _of_pdf(data)
            case "text/plain" | "text/csv":
                return Words(_cut(text_of_file(data)))
            case _ if media == DOCX:
                return Words(_text(read_docx(data)))
            case _ if media == XLSX:
                return Words(_text(read_xlsx(data)))
            case _ if media == DOC:
                return Words(_text(read_docx(office.converted(data, SourceKind.OLD_DOCUMENT))))
            case _ if media == XLS:
                return Words(_text(read_xlsx(office.converted(data, SourceKind.OLD_SHEET))))
    except ToolMissing:
        return Words("")
    except ReportError as error:
        raise CannotTake(said_of(error)) from error
    return Words("")


def _of_pdf(data: bytes) -> Words:
    from gongkai.casework.redaction.pages import open_document

    document = open_document(data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise CannotTake(f"文件有{count}页，超过{MOST_PAGES}页的上限。拆成几个文件，再上传。")
        texts: list[str] = []
        length = 0
        for index in range(count):
            page = document[index]
            text_page = page.get_textpage()
            try:
                texts.append(text_page.get_text_bounded())
                length += len(texts[-1])
            finally:
                text_page.close()
                page.close()
            if length > MOST_CHARACTERS:
                break
        return Words(_cut("\n".join(texts)), count)
    finally:
        document.close()


def _text(document: Document) -> str:
    lines = []
    for block in document.blocks:
        if isinstance(block, Grid):
            lines += ["\t".join(cell.text for cell in row if cell and cell.text) for row in block.rows]
        else:
            lines.append(block.text)
    return _cut("\n".join(lines))


def _cut(text: str) -> str:
    # PostgreSQL takes no NUL, and lines end in one way.
    lines = (" ".join(line.replace("\0", "").split(" ")).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:MOST_CHARACTERS]
