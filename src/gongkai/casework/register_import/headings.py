"""What columns of a register may hold, known by the headings that offices write over them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from gongkai.text.folding import folded, simplified

_BRACKETED = re.compile(r"[(（\[【].*?[)）\]】]")
_SIGNS = re.compile(r"[\s:：、,，/／\\.。*＊_—-]+")


class RegisterField(Protocol):
    """What is read from a register; each kind of register has an enumeration of its own."""

    @property
    def value(self) -> str:
        """Its code, as a form sends it."""

    @property
    def label(self) -> str:
        """Its name for the reader, in Chinese."""


F = TypeVar("F", bound=RegisterField)


@dataclass(frozen=True, slots=True)
class Headings(Generic[F]):
    """The headings of each field, the most telling first: a register with 收到日期 and 申请日期 is read by the first.

    `inside` are patterns for headings of which none stands as a whole; what `never` finds names no field. `enough` of
    them make a row the head.
    """

    of: Mapping[F, tuple[str, ...]]
    inside: tuple[tuple[F, re.Pattern[str]], ...]
    never: re.Pattern[str]
    enough: int = 3

    def field_of(self, heading: str) -> tuple[F, int] | None:
        """What a heading names, and how well (0 best); none where it names nothing that is read."""
        word = plain(heading)
        for field, headings in self.of.items():
            if word in headings:
                return field, headings.index(word)
        if not word or self.never.search(word):
            return None
        return next(((field, 100) for field, pattern in self.inside if pattern.search(word)), None)


def plain(text: str) -> str:
    """A heading or word without spaces, signs and what stands in brackets, in simplified characters."""
    return _SIGNS.sub("", _BRACKETED.sub("", simplified(folded(text))))
