"""The kinds of file that an annual report is written as."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of file; the value is its suffix without dot."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """What a server states when it sends the file."""
        return _MEDIA_TYPES[self]

    @property
    def label(self) -> str:
        """What the file is called on a download button."""
        return _LABELS[self]


_MEDIA_TYPES = {
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.HTML: "text/html; charset=utf-8",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.JSON: "application/json",
}
_LABELS = {
    Kind.DOCX: "Word 文档",
    Kind.PDF: "PDF",
    Kind.HTML: "网页",
    Kind.XLSX: "电子表格",
    Kind.CSV: "单元格清单（CSV）",
    Kind.JSON: "数据（JSON）",
}
