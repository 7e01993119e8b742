"""Sentences of a draft as data: what each says, and what the records must show for it to be said.

Nothing is said about nothing: a sentence whose figures are nought is left out, but for those that the law wants said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from gongkai.annual.narrative.references import codes_in
from gongkai.report.value import Number

Said = Mapping[str, Number | str]


class Wording(Protocol):
    """Something that may be said, by what the records show."""

    def codes(self) -> Iterator[str]:
        """All figures that it looks at."""
        ...

    def said(self, known: Said) -> str:
        """The words with their references; empty where there is nothing to say."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """Said where none of the figures in its text and of `needs` is nought, and all of `without` are.

    A figure that the form of the year does not have is nought.
    """

    text: str
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def codes(self) -> Iterator[str]:
        """See `Wording`."""
        return iter((*codes_in(self.text), *self.needs, *self.without))

    def said(self, known: Said) -> str:
        """See `Wording`."""
        there = all(known.get(code) for code in (*codes_in(self.text), *self.needs))
        return self.text if there and not any(known.get(code) for code in self.without) else ""


@dataclass(frozen=True, slots=True)
class Either:
    """`equal` where two figures are the same, `other` where they are not."""

    first: str
    second: str
    equal: Wording
    other: Wording

    def codes(self) -> Iterator[str]:
        """See `Wording`."""
        return iter((self.first, self.second, *self.equal.codes(), *self.other.codes()))

    def said(self, known: Said) -> str:
        """See `Wording`."""
        same = (known.get(self.first) or 0) == (known.get(self.second) or 0)
        return (self.equal if same else self.other).said(known)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its figure, and its words before the number."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole and what it consists of: `text，其中甲{a}条、乙{b}条。`, of the parts that are not nought.

    Where the parts do not make the whole they are left out: a list adds up or is not given. `unit` follows each
    number. Where one part is the whole, `only` says so, with the part's words in the place of `…`.
    """

    text: str
    whole: str
    parts: tuple[Part, ...]
    unit: str
    only: str
    after: str = "。"

    def codes(self) -> Iterator[str]:
        """See `Wording`."""
        return iter((*codes_in(self.text), self.whole, *(part.code for part in self.parts)))

    def said(self, known: Said) -> str:
        """See `Wording`."""
        whole = known.get(self.whole)
        if not whole:
            return ""
        there = [part for part in self.parts if known.get(part.code)]
        if sum(number(known, part.code) for part in there) != whole:
            return f"{self.text}{self.after}"
        if len(there) == 1:
            return f"{self.text}，{self.only.replace('…', there[0].words)}{self.after}"
        listed = "、".join(f"{part.words}{{{part.code}}}{self.unit}" for part in there)
        return f"{self.text}，其中{listed}{self.after}"


@dataclass(frozen=True, slots=True)
class Counted:
    """Things beside each other that make no whole: `text甲{a}件、乙{b}件。`, of those that are not nought."""

    text: str
    parts: tuple[Part, ...]
    unit: str
    after: str = "。"

    def codes(self) -> Iterator[str]:
        """See `Wording`."""
        return iter((*codes_in(self.text), *(part.code for part in self.parts)))

    def said(self, known: Said) -> str:
        """See `Wording`."""
        there = [part for part in self.parts if known.get(part.code)]
        listed = "、".join(f"{part.words}{{{part.code}}}{self.unit}" for part in there)
        return f"{self.text}{listed}{self.after}" if there else ""


def number(known: Said, code: str) -> Number:
    """A figure's number; nought where there is none."""
    found = known.get(code, 0)
    return 0 if isinstance(found, str) else found


def paragraph(wordings: Iterable[Wording], known: Said) -> str:
    """What is said of them, one after the other."""
    return "".join(wording.said(known) for wording in wordings)
