"""Files of a public document as its page lists them."""

from dataclasses import dataclass

from gongkai.publishing.models import FileUse, Publication

_KINDS = {
    "application/pdf": "PDF",
    "application/ofd": "OFD",
    "application/msword": "DOC",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "application/vnd.ms-excel": "XLS",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "text/csv": "CSV",
    "text/plain": "TXT",
    "image/jpeg": "JPG",
    "image/png": "PNG",
}
"""How a page calls a media type; what is not here is called by its second half."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file: its number in the address, its title, kind and bytes; `pages` of those that can be looked at here, else 0."""

    number: int
    title: str
    kind: str
    size: int
    pages: int


def downloads(publication: Publication) -> list[Download]:
    """The attachments; pictures of the text are no files of their own."""
    return [
        Download(
            one["number"],
            one["title"],
            _KINDS.get(one["media"]) or one["media"].rpartition("/")[2].upper(),
            one["size"],
            one.get("pages") or 0,
        )
        for one in publication.files
        if one["use"] == FileUse.ATTACHMENT
    ]
