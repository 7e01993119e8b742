"""What a document says (内容): the value that is reviewed, kept as a revision, compared, guarded and published."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any, Self

from cryptography.hazmat.primitives.hashes import SM3, Hash

from gongkai.publishing.facets import Provenance
from gongkai.publishing.models import Document, FileUse
from gongkai.records.canonical import canonical


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as a revision has it: the number of its `DocumentFile`, what it is, and the words for it."""

    number: int
    use: str
    title: str


@dataclass(frozen=True, slots=True)
class Content:
    """Title, text and metadata of a document; `body` is clean HTML, dates are none where there is none."""

    title: str
    body: str
    kind: str
    abstract: str = ""
    keywords: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    date_of_document: date | None = None
    effective_date: date | None = None
    valid_until: date | None = None
    theme: str = ""
    subtheme: str = ""
    openness: str = ""
    audience: tuple[str, ...] = ()
    provenance: str = Provenance.MADE.value
    content_source: str = ""
    source_address: str = ""
    particulars: dict[str, str] = field(default_factory=dict)
    notice_from: date | None = None
    notice_until: date | None = None
    files: tuple[FileLine, ...] = ()

    def without_body(self) -> dict[str, Any]:
        """As JSON, for `Revision.content`: dates as 2026-03-10."""
        found = {key: value for key, value in asdict(self).items() if key != "body"}
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in found.items()}

    @classmethod
    def read(cls, said: dict[str, Any], body: str) -> Self:
        """The content of a revision."""
        values: dict[str, Any] = {**said, "body": body}
        for one in fields(cls):
            if one.type == (date | None) and values.get(one.name):
                values[one.name] = date.fromisoformat(values[one.name])
        values["issuers"], values["audience"] = tuple(values["issuers"]), tuple(values["audience"])
        values["files"] = tuple(FileLine(**line) for line in values["files"])
        return cls(**values)

    @property
    def digest(self) -> str:
        """SM3 of everything, as 64 hexadecimal digits."""
        digest = Hash(SM3())
        digest.update(canonical({**self.without_body(), "body": self.body}).encode())
        return digest.finalize().hex()


_COPIED = tuple(one.name for one in fields(Content) if one.name not in ("issuers", "audience", "files"))


def content_of(document: Document) -> Content:
    """The working text of a document; one question to the database, for its files."""
    files = document.files.filter(removed=False).exclude(use=FileUse.SOURCE).order_by("position", "pk")
    return Content(
        **{name: getattr(document, name) for name in _COPIED},
        issuers=tuple(document.issuers),
        audience=tuple(document.audience),
        files=tuple(FileLine(one.pk, one.use, one.title) for one in files),
    )
