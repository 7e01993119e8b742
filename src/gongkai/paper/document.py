"""A document as a value: what a writer of DOCX or PDF lays out on the page."""

import math
from dataclasses import dataclass

from gongkai.paper import page
from gongkai.paper.table import Table


@dataclass(frozen=True, slots=True)
class Title:
    """The title, broken into lines where its sense breaks."""

    lines: tuple[str, ...]

    @property
    def size(self) -> float:
        """Points: 二号, or as much smaller, down to 三号, as a long name needs to stand on one line."""
        longest = max(1.0, *(characters(line) for line in self.lines))
        fitting = page.TYPE_AREA_WIDTH * page.POINTS_A_MM / longest
        return max(page.BODY_SIZE, min(page.TITLE_SIZE, math.floor(2 * fitting) / 2))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、 in 黑体) or 2 (（一） in 楷体), with its number."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph of text; its first `lead` characters are a run-in heading in 楷体."""

    text: str
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Name of the agency and date of the document; either may be empty."""

    name: str
    date: str

    @property
    def name_indent(self) -> float:
        """Characters between the name and the right edge, so that it stands centred over the date."""
        if not self.date:
            return page.DATE_INDENT
        return max(0.0, page.DATE_INDENT + (characters(self.date) - characters(self.name)) / 2)


Block = Title | Heading | Body | Table | Signature


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in order, and what the file states about itself."""

    title: str
    author: str
    blocks: tuple[Block, ...]

    def before_signature(self) -> int | None:
        """Index of the block that has to stay with a signature: none stands alone on a page (GB/T 9704)."""
        signed = next((at for at, block in enumerate(self.blocks) if isinstance(block, Signature)), 0)
        return signed - 1 if signed else None


def characters(text: str) -> float:
    """Width of a text in full-width characters: a half-width one counts half."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def printable(text: str) -> str:
    """The text with characters that no document may hold (controls, lone surrogates) shown as U+FFFD."""
    return "".join(character if _allowed(character) else "\ufffd" for character in text)


def _allowed(character: str) -> bool:
    return character in "\t\n" or (
        character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"
    )
