"""Index number (索引号) and document number (文号): given at signing, by the agency's patterns, without gaps or doubles."""

from django.db.models import QuerySet

from gongkai.casework.office_settings import register_series
from gongkai.publishing.facets import Provenance
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.workflow.models import NumberPattern
from gongkai.workflow.numbering import next_number

INDEX = "index"
"""The series of index numbers; `index:<column code>` where an agency numbers a column by itself."""
INDEX_PATTERN = "{word}/{year}-{n:05}"
INDEX_WITHOUT_WORD = "{year}-{n:05}"
"""How an agency without a word of its own (机关代字) numbers."""
DOCUMENT = "document"
"""The series of document numbers: `document:<kind>`."""
PATTERNS = {
    DocumentKind.RULE: "{word}令〔{year}〕{n}号",
    DocumentKind.NORMATIVE: "{word}规〔{year}〕{n}号",
    DocumentKind.OTHER_DOCUMENT: "{word}发〔{year}〕{n}号",
}
"""How documents are numbered where an agency has chosen nothing else; other kinds share the series of the last."""


def next_index_number(document: Document, year: int) -> str:
    """The next index number of the agency, in the series of the document's column if there is a pattern for it."""
    own = f"{INDEX}:{document.column.code}" if document.column else INDEX
    series = own if _patterns(document, own).exists() else INDEX
    usual = INDEX_PATTERN if document.agency.document_word else INDEX_WITHOUT_WORD
    return next_number(document.agency, series, year, usual=usual)


def next_document_number(document: Document, year: int) -> str:
    """The next document number of its kind; empty for what bears none, or bears another agency's.

    Without a word of its own and a pattern an agency cannot number: the number is then typed.
    """
    kind = DocumentKind(document.kind)
    if not kind.about.numbered or document.provenance != Provenance.MADE:
        return ""
    if kind not in PATTERNS and not _patterns(document, series_of(kind)).exists():
        # Two series of one pattern would give one number twice.
        kind = DocumentKind.OTHER_DOCUMENT
    if not document.agency.document_word and not _patterns(document, series_of(kind)).exists():
        return ""
    return next_number(document.agency, series_of(kind), year, usual=PATTERNS.get(kind, ""))


def series_of(kind: DocumentKind) -> str:
    """The series in which documents of a kind are numbered."""
    return f"{DOCUMENT}:{kind.value}"


def register() -> None:
    """Let agencies choose their patterns; called when the app is ready."""
    register_series(INDEX, "信息索引号", INDEX_PATTERN)
    for kind, pattern in PATTERNS.items():
        register_series(series_of(kind), f"{kind.label}文号", pattern)


def _patterns(document: Document, series: str) -> QuerySet[NumberPattern]:
    return NumberPattern.objects.filter(agency=document.agency, series=series)
