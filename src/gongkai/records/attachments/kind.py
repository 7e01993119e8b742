"""Kinds of file that a case takes. The table is closed: what is not in it is refused."""

from enum import StrEnum


class FileKind(StrEnum):
    """The value is the suffix that a file without one gets."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    OFD = "ofd"
    """版式文档 GB/T 33190."""
    DOC = "doc"
    XLS = "xls"
    JPEG = "jpg"
    PNG = "png"
    TIFF = "tif"
    """What fax machines and old scanners write."""
    TEXT = "txt"
    CSV = "csv"

    @property
    def media(self) -> str:
        """The media type that a download states."""
        return _MEDIA[self]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes that a file of this kind may bear."""
        return _SUFFIXES.get(self, (self.value,))


_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.OFD: "application/ofd",
    FileKind.DOC: "application/msword",
    FileKind.XLS: "application/vnd.ms-excel",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.TIFF: "image/tiff",
    FileKind.TEXT: "text/plain",
    FileKind.CSV: "text/csv",
}
_SUFFIXES = {
    # WPS writes the old formats, and lately the new ones, under suffixes of its own.
    FileKind.DOCX: ("docx", "wps"),
    FileKind.XLSX: ("xlsx", "et"),
    FileKind.DOC: ("doc", "wps"),
    FileKind.XLS: ("xls", "et"),
    FileKind.JPEG: ("jpg", "jpeg", "jfif"),
    FileKind.TIFF: ("tif", "tiff"),
}
ACCEPTED = tuple(sorted({f".{suffix}" for kind in FileKind for suffix in kind.suffixes}))
"""For the `accept` of a form's field, and for its hint."""
