"""One door for files of every kind: bytes to a report."""

from pathlib import Path

from gongkai.report.reading.csv import is_cell_list, read_cell_list, read_form_csv
from gongkai.report.reading.document import read_document
from gongkai.report.reading.encoding import decode
from gongkai.report.reading.json import read_json
from gongkai.report.reading.kind import SourceKind, kind_of
from gongkai.report.reading.limits import MAX_TEXT_BYTES, check_size
from gongkai.report.reading.text import read_text
from gongkai.report.value import Report

# Documents bring a library of their own for each kind, so only the one that is asked for is loaded.


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
    if kind in (SourceKind.OLD_DOCUMENT, SourceKind.OLD_SHEET):
        from gongkai.report.reading.office import converted

        data = converted(data, kind)
        kind = SourceKind.DOCX if kind is SourceKind.OLD_DOCUMENT else SourceKind.XLSX
    match kind:
        case SourceKind.PDF:
            from gongkai.report.reading.pdf import read_pdf

            return read_document(read_pdf(data), name)
        case SourceKind.DOCX:
            from gongkai.report.reading.docx import read_docx

            return read_document(read_docx(data), name)
        case SourceKind.XLSX:
            from gongkai.report.reading.xlsx import read_xlsx

            return read_document(read_xlsx(data), name)
        case SourceKind.JSON:
            return read_json(data, name)
    check_size(len(data), MAX_TEXT_BYTES)
    if kind is SourceKind.HTML:
        from gongkai.report.reading.html import page_text, read_html

        return read_document(read_html(page_text(data)), name)
    text = decode(data)
    match kind:
        case SourceKind.CSV if is_cell_list(text):
            return read_cell_list(text, name)
        case SourceKind.CSV:
            return read_document(read_form_csv(text), name)
    return read_text(text, name)
