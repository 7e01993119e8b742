"""A document as a value: what a writer of DOCX or PDF lays out on the page."""

import math
from dataclasses import dataclass

from gongkai.paper import page
from gongkai.paper.letter_parts import Addressee, AttachmentNote, Note, Number, PageBreak
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
    """Name of the agency and date of the document; either may be empty.

    One line over it stays free: a seal of 42 mm centred on name and date then ends within one line of the text and
    covers none of it (GB/T 9704 7.3.5.1). The seal itself is never drawn.
    """

    name: str
    date: str

    @property
    def name_indent(self) -> float:
        """Characters between the name and the right edge, so that it stands centred over the date."""
        if not self.date:
            return page.DATE_INDENT
        return max(0.0, page.DATE_INDENT + (characters(self.date) - characters(self.name)) / 2)


Block = Title | Heading | Body | Table | Signature | Number | Addressee | AttachmentNote | Note | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in order, and what the file states about itself.

    `letterhead` is the name of the sender at the head of a letter form (信函格式), red over two red lines; empty for
    plain paper.
    """

    title: str
    author: str
    blocks: tuple[Block, ...]
    letterhead: str = ""

    def kept_with_next(self) -> frozenset[int]:
        """Indices of blocks that stay with the one after them.

        No signature stands alone on a page (GB/T 9704 7.3.5.4), and a note stays under its date.
        """
        signed = next((at for at, block in enumerate(self.blocks) if isinstance(block, Signature)), 0)
        if not signed:
            return frozenset()
        noted = signed + 1 < len(self.blocks) and isinstance(self.blocks[signed + 1], Note)
        return frozenset({signed - 1, signed} if noted else {signed - 1})


def letterhead_size(name: str) -> float:
    """Points of the sender's name in a letterhead, as much smaller as a long name needs to stand on one line."""
    fitting = page.TYPE_AREA_WIDTH * page.POINTS_A_MM / max(1.0, characters(name))
    return max(page.BODY_SIZE, min(page.LETTERHEAD_SIZE, math.floor(2 * fitting) / 2))


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
