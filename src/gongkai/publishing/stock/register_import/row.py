"""One row of a list of published information: what it says, typed, and what its importer has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import InterpretationForm
from gongkai.publishing.stock.register_import.field import REQUIRED, Field


class Form(StrEnum):
    """Forms of interpretation as wordings may mean them (`InterpretationForm`)."""

    TEXT = InterpretationForm.TEXT.value
    PICTURE = InterpretationForm.PICTURE.value
    AUDIO_VIDEO = InterpretationForm.AUDIO_VIDEO.value
    QUESTIONS = InterpretationForm.QUESTIONS.value
    PRESS_CONFERENCE = InterpretationForm.PRESS_CONFERENCE.value
    MEDIA = InterpretationForm.MEDIA.value
    EXPERT = InterpretationForm.EXPERT.value

    @property
    def label(self) -> str:
        """In Chinese."""
        return str(InterpretationForm(self.value).label)


MEANINGS: Mapping[Field, type[StrEnum]] = MappingProxyType({Field.FORM: Form, Field.VALIDITY: Validity})
"""Fields whose wordings may be unclear, and what they may mean."""


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name: columns of the agency and its sections, by folded name; what usually stands in a column."""

    columns: Mapping[str, int]
    units: Mapping[str, int]
    kinds: Mapping[int, DocumentKind]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person who imports it has chosen: `column` holds for every row without such a column."""

    mapped: Mapping[int, Field]
    known: Known
    column: int | None = None
    settled: Mapping[tuple[Field, str], StrEnum] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[Field, ...]:
        """What is still to be said: required fields that no column holds and no choice covers."""
        covered = {*self.mapped.values()} | ({Field.COLUMN} if self.column else set())
        return tuple(one for one in REQUIRED if one not in covered)


@dataclass(frozen=True, slots=True)
class StockRow:
    """A published document as the list tells it; `column` and `unit` are numbers of rows."""

    line: int
    title: str
    published: date
    column: int
    text: str = ""
    address: str = ""
    document_number: str = ""
    dated: date | None = None
    index_number: str = ""
    source: str = ""
    unit: int | None = None
    form: Form | None = None
    interprets: str = ""
    kind: DocumentKind = DocumentKind.OTHER
    validity: Validity | None = None

    @property
    def same(self) -> tuple[str, date]:
        """By what it is known again."""
        return self.title, self.published
