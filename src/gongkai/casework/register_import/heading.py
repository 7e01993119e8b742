"""The head of a register: which row names the columns, and what each column seems to hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.casework.register_import.field import Field, field_of
from gongkai.casework.register_import.sheet import Sheet, SheetRow

_LOOKED_AT = 30
"""Rows at the top in which the head is sought."""
_ENOUGH = 3
"""Headings that make a row the head."""

Mapped = Mapping[int, Field]
"""Column (from 0) to what it holds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head: the texts over each column, the index of the first row below it, and the proposed mapping."""

    texts: tuple[str, ...]
    below: int
    mapped: Mapped

    @property
    def unread(self) -> tuple[str, ...]:
        """Headings of columns that are not read."""
        return tuple(text for at, text in enumerate(self.texts) if text and at not in self.mapped)


def find_heading(sheet: Sheet) -> Heading | None:
    """The row, or the two rows, whose texts name the most columns; none where none names three."""
    best: Heading | None = None
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        if len(set(filter(None, row.texts))) < _ENOUGH:
            continue
        for heading in (_heading(row.texts, at + 1), *_over_two_rows(sheet, at)):
            if len(heading.mapped) >= _ENOUGH and (best is None or len(heading.mapped) > len(best.mapped)):
                best = heading
    return best


def _over_two_rows(sheet: Sheet, at: int) -> list[Heading]:
    if at + 1 >= len(sheet.rows):
        return []
    upper, lower = sheet.rows[at], sheet.rows[at + 1]
    return [_heading(tuple(map(_joined, upper.texts, lower.texts)), at + 2)]


def _joined(upper: str, lower: str) -> str:
    """「答复情况」 over 「日期」 is 「答复情况日期」, unless the lower one says enough for itself."""
    if not lower or lower == upper:
        return upper
    return lower if field_of(lower) else upper + lower


def _heading(texts: tuple[str, ...], below: int) -> Heading:
    named = [(found[1], at, found[0]) for at, text in enumerate(texts) if (found := field_of(text))]
    mapped: dict[int, Field] = {}
    # The best heading takes the field; of two alike, the one further left.
    for _, at, field in sorted(named, key=lambda found: found[:2]):
        if field not in mapped.values():
            mapped[at] = field
    return Heading(texts, below, dict(sorted(mapped.items())))


def is_repeated(heading: Heading, row: SheetRow) -> bool:
    """Whether the row is the head again, as printed on each page."""
    return (
        sum(bool(text) and text == head for text, head in zip(row.texts, heading.texts, strict=False))
        >= _ENOUGH
    )
