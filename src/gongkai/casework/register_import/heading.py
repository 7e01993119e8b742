"""The head of a register: which row names the columns, and what each column seems to hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic

from gongkai.casework.register_import.headings import F, Headings
from gongkai.casework.register_import.sheet import Sheet, SheetRow

_LOOKED_AT = 30
"""Rows at the top in which the head is sought."""
_REPEATED = 3
"""Headings that make a row the head again."""


@dataclass(frozen=True, slots=True)
class Heading(Generic[F]):
    """The head: the texts over each column, the index of the first row below it, and the proposed mapping.

    `mapped` says by column (from 0) what it holds.
    """

    texts: tuple[str, ...]
    below: int
    mapped: Mapping[int, F]

    @property
    def unread(self) -> tuple[str, ...]:
        """Headings of columns that are not read."""
        return tuple(text for at, text in enumerate(self.texts) if text and at not in self.mapped)


def find_heading(sheet: Sheet, headings: Headings[F]) -> Heading[F] | None:
    """The row, or the two rows, whose texts name the most columns; none where none names enough."""
    best: Heading[F] | None = None
    enough = headings.enough
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        if len(set(filter(None, row.texts))) < enough:
            continue
        for heading in (_heading(row.texts, at + 1, headings), *_over_two_rows(sheet, at, headings)):
            if len(heading.mapped) >= enough and (best is None or len(heading.mapped) > len(best.mapped)):
                best = heading
    return best


def _over_two_rows(sheet: Sheet, at: int, headings: Headings[F]) -> list[Heading[F]]:
    if at + 1 >= len(sheet.rows):
        return []
    both = zip(sheet.rows[at].texts, sheet.rows[at + 1].texts, strict=True)
    return [_heading(tuple(_joined(upper, lower, headings) for upper, lower in both), at + 2, headings)]


def _joined(upper: str, lower: str, headings: Headings[F]) -> str:
    """「答复情况」 over 「日期」 is 「答复情况日期」, unless the lower one says enough for itself."""
    if not lower or lower == upper:
        return upper
    return lower if headings.field_of(lower) else upper + lower


def _heading(texts: tuple[str, ...], below: int, headings: Headings[F]) -> Heading[F]:
    named = [(found[1], at, found[0]) for at, text in enumerate(texts) if (found := headings.field_of(text))]
    mapped: dict[int, F] = {}
    # The best heading takes the field; of two alike, the one further left.
    for _, at, field in sorted(named, key=lambda found: found[:2]):
        if field not in mapped.values():
            mapped[at] = field
    return Heading(texts, below, dict(sorted(mapped.items())))


def is_repeated(heading: Heading[F], row: SheetRow) -> bool:
    """Whether the row is the head again, as printed on each page."""
    alike = sum(bool(text) and text == head for text, head in zip(row.texts, heading.texts, strict=False))
    return alike >= min(_REPEATED, len(heading.mapped))
