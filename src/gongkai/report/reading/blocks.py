"""A document as its readers hand it on: paragraphs and grids in order, whatever kind of file it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongkai.report.value import Where


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text without line feeds, and where it starts."""

    text: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid. A merged cell stands at its first row and column; the places it covers hold None."""

    text: str
    where: Where | None = None
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its spans expanded: every row has the same length, covered places are None."""

    rows: tuple[tuple[GridCell | None, ...], ...]
    where: Where | None = None


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: its blocks in order, and what its kind states beside the text (title, date, site)."""

    blocks: tuple[Block, ...]
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
