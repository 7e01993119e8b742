"""One door for files of every kind: bytes to a report."""

from pathlib import Path

from gongkai.report.reading.csv import is_cell_list, read_cell_list, read_form_csv
from gongkai.report.reading.document import read_document
from gongkai.report.reading.docx import read_docx
from gongkai.report.reading.encoding import decode
from gongkai.report.reading.html import page_text, read_html
from gongkai.report.reading.json import read_json
from gongkai.report.reading.kind import SourceKind, kind_of
from gongkai.report.reading.limits import MAX_TEXT_BYTES, check_size
from gongkai.report.reading.office import converted
from gongkai.report.reading.pdf import read_pdf
from gongkai.report.reading.text import read_text
from gongkai.report.reading.xlsx import read_xlsx
from gongkai.report.value import Report


def read(path: str | Path) -> Report:
    """The annual report in a file: text, HTML, DOCX, PDF, XLSX, CSV, JSON; .doc, .wps, .xls through LibreOffice.

    The kind is told by the content. Raises a ReportError whose words say what is wrong and what to do, and OSError
    where the file itself cannot be opened.
    """
    path = Path(path)
    check_size(path.stat().st_size)
    return read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, name: str = "") -> Report:
    """As `read`, for content already at hand; `name` is the file's name, kept as `source_name`."""
    check_size(len(data))
    kind = kind_of(data, name)
    if kind is SourceKind.OLD_DOCUMENT:
        kind, data = SourceKind.DOCX, converted(data, kind)
    elif kind is SourceKind.OLD_SHEET:
        kind, data = SourceKind.XLSX, converted(data, kind)
    match kind:
        case SourceKind.PDF:
            return read_document(read_pdf(data), name)
        case SourceKind.DOCX:
            return read_document(read_docx(data), name)
        case SourceKind.XLSX:
            return read_document(read_xlsx(data), name)
        case SourceKind.JSON:
            return read_json(data, name)
    check_size(len(data), MAX_TEXT_BYTES)
    if kind is SourceKind.HTML:
        return read_document(read_html(page_text(data)), name)
    text = decode(data)
    match kind:
        case SourceKind.CSV if is_cell_list(text):
            return read_cell_list(text, name)
        case SourceKind.CSV:
            return read_document(read_form_csv(text), name)
    return read_text(text, name)
