"""What may have to be covered, found by its form or by the words an officer gives: a person decides upon each."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.passage import boxes_around, in_sight
from gongkai.law.redaction import RedactionGround
from gongkai.text.account_number import account_numbers
from gongkai.text.address import addresses
from gongkai.text.bank_card import bank_cards
from gongkai.text.folding import INVISIBLE
from gongkai.text.identity_number import identity_numbers
from gongkai.text.phone import mobile_numbers


class SuggestionKind(StrEnum):
    """What was found."""

    IDENTITY_NUMBER = "identity_number"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    ACCOUNT_NUMBER = "account_number"
    ADDRESS = "address"
    NAME = "name"
    """Of a person, a body, or whatever words the officer gives."""

    @property
    def label(self) -> str:
        """In the words a clerk reads."""
        return _LABELS[self]


_LABELS = {
    SuggestionKind.IDENTITY_NUMBER: "身份证号",
    SuggestionKind.MOBILE: "手机号",
    SuggestionKind.BANK_CARD: "银行卡号",
    SuggestionKind.ACCOUNT_NUMBER: "账号",
    SuggestionKind.ADDRESS: "住址",
    SuggestionKind.NAME: "姓名",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that may have to be covered: its text, one box for each line it takes, and the likely ground."""

    kind: SuggestionKind
    text: str
    boxes: tuple[Box, ...]
    ground: RedactionGround = RedactionGround.PERSONAL_PRIVACY


def suggest(pages: Iterable[Page], names: Sequence[str]) -> Iterator[Suggestion]:
    """Identity numbers, mobile numbers, bank cards, accounts, addresses and every occurrence of `names`, page by page.

    A number or a name is found across line breaks and with blanks between its characters too; of a name, width, case
    of letters and marks without a width make no difference either.
    """
    for page in pages:
        readings = _readings(page)
        taken: set[int] = set()
        for kind, forms in _FORMS.items():
            for places in _longest(_by_form(kind, forms, readings)):
                # What is part of an identity number is not a bank card too.
                if not taken.issuperset(places):
                    taken.update(places)
                    yield _suggestion(page, kind, places)
        for places in _widest(place for name in names for place in _occurrences(page, readings, name)):
            yield _suggestion(page, SuggestionKind.NAME, places)


Places = tuple[int, ...]
"""Which characters of a page, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a page: a text, and for each of its characters its place; -1 for a line break put in by us."""

    text: str
    places: Places

    def found(self, start: int, end: int) -> Places:
        return tuple(place for place in self.places[start:end] if place >= 0)


class _Order(StrEnum):
    """Ways to read a page, each of which finds what the others miss."""

    FILE = "file"
    """As the file orders it."""
    WRAPPED = "wrapped"
    """Lines that reach the right edge go on in the next."""
    JOINED = "joined"
    """A line goes on in the one below it, as in a narrow cell; what follows higher up is another cell."""
    SEEN = "seen"
    """Line after line as the eye meets them, whatever the order in the file; cells of a row are apart."""
    DENSE = "dense"
    """Without any blank."""
    DENSE_SEEN = "dense_seen"


_Form = Callable[[str], Iterator[tuple[int, int]]]
_FORMS: dict[SuggestionKind, tuple[_Form, tuple[_Order, ...]]] = {
    # What has a check digit may be put together from anywhere; words before and after are no help across a gap.
    SuggestionKind.IDENTITY_NUMBER: (
        identity_numbers,
        (_Order.FILE, _Order.JOINED, _Order.SEEN, _Order.DENSE),
    ),
    SuggestionKind.MOBILE: (mobile_numbers, (_Order.FILE, _Order.JOINED, _Order.SEEN, _Order.DENSE)),
    SuggestionKind.BANK_CARD: (bank_cards, (_Order.FILE, _Order.JOINED, _Order.SEEN, _Order.DENSE)),
    SuggestionKind.ACCOUNT_NUMBER: (account_numbers, (_Order.FILE, _Order.WRAPPED, _Order.SEEN)),
    SuggestionKind.ADDRESS: (addresses, (_Order.FILE, _Order.WRAPPED, _Order.JOINED, _Order.SEEN)),
}
_FEWEST_BLANKS = 10
"""In a mobile number of eleven digits that is written with a blank after each."""
_HOUSES = "号栋幢座组队弄楼元层室户院0123456789"
"""Last characters of an address that ends at a house."""
_GAP = 2.0
"""Widths of a character between two cells."""
_FULL_LINE = 0.8
"""Of the width up to the rightmost character: a line that ends there goes on in the next."""
_DOTS = str.maketrans("•・‧∙⋅●", "······")
"""What stands between the parts of a name such as 买买提·艾力."""


def _readings(page: Page) -> dict[_Order, _Reading]:
    characters = page.characters
    # Single characters only, so that each still is one character of the page; radicals become characters.
    folded = [_folded(character) for character in characters]
    spacing = _spacing(folded)
    order = [at for at in range(len(folded)) if at not in spacing]
    edge = _FULL_LINE * max((character.box.right for character in characters), default=0)
    seen = [
        place for line in in_sight(page) for place in (*_apart(characters, line), -1) if place not in spacing
    ]

    def reading(places: Iterable[int]) -> _Reading:
        # Joiners and marks without a width divide words for a program, but not for a reader.
        kept = tuple(at for at in places if at < 0 or folded[at] not in INVISIBLE)
        return _Reading("".join("\n" if at < 0 else folded[at] for at in kept), kept)

    return {
        _Order.FILE: reading(order),
        _Order.WRAPPED: reading(at for at in order if folded[at] != "\n" or characters[at].box.right < edge),
        _Order.JOINED: reading(at for at in order if folded[at] != "\n" or not _goes_down(characters, at)),
        _Order.SEEN: reading(seen),
        _Order.DENSE: reading(at for at in order if not folded[at].isspace()),
        _Order.DENSE_SEEN: reading(at for at in seen if at >= 0 and not folded[at].isspace()),
    }


def _spacing(folded: Sequence[str]) -> set[int]:
    """Blanks that programs set between Chinese and Western characters, which nobody typed."""
    return {
        at
        for at in range(1, len(folded) - 1)
        if folded[at] == " "
        and (
            (_han(folded[at - 1]) and _latin(folded[at + 1]))
            or (_latin(folded[at - 1]) and _han(folded[at + 1]))
        )
    }


def _goes_down(characters: Sequence[Character], feed: int) -> bool:
    """Whether the line after a line feed stands lower than the one before."""
    if feed == 0 or feed + 1 == len(characters):
        return True
    return characters[feed + 1].box.top > characters[feed - 1].box.top


def _apart(characters: Sequence[Character], line: Sequence[int]) -> Iterator[int]:
    """The places of a line, with a break where a gap shows that another cell begins."""
    last: Box | None = None
    for at in line:
        box = characters[at].box
        if last is not None and box.left - last.right > _GAP * max(
            box.right - box.left, last.right - last.left
        ):
            yield -1
        yield at
        last = box


def _folded(character: Character) -> str:
    normal = unicodedata.normalize("NFKC", character.text)
    return (normal if len(normal) == 1 else character.text[:1] or "\ufffd").translate(_DOTS)


def _by_form(
    kind: SuggestionKind, form: tuple[_Form, tuple[_Order, ...]], readings: dict[_Order, _Reading]
) -> Iterator[Places]:
    spans, orders = form
    for order in orders:
        reading = readings[order]
        for start, end in spans(reading.text):
            found = reading.found(start, end)
            blanks = found[-1] - found[0] + 1 - len(found)
            # Nothing checks a mobile number: the digits of two columns side by side are none.
            if kind is SuggestionKind.MOBILE and order is _Order.DENSE and blanks < _FEWEST_BLANKS:
                continue
            # Only a house tells where an address ends whose lines were put together.
            if (
                kind is SuggestionKind.ADDRESS
                and order is _Order.JOINED
                and reading.text[end - 1] not in _HOUSES
            ):
                continue
            yield found


def _occurrences(page: Page, readings: dict[_Order, _Reading], words: str) -> Iterator[Places]:
    wanted = re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).translate(_DOTS)
    if not wanted:
        return
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    for order in (_Order.DENSE, _Order.DENSE_SEEN):
        reading = readings[order]
        for match in pattern.finditer(reading.text):
            found = reading.found(*match.span())
            if not _inside_a_word(page, found):
                yield found


def _longest(found: Iterable[Places]) -> list[Places]:
    """In the order of the page; of those that share characters, which is one thing read in two ways, the longest."""
    taken: set[int] = set()
    kept: list[Places] = []
    for places in sorted(found, key=len, reverse=True):
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(places)
    return sorted(kept, key=min)


def _widest(found: Iterable[Places]) -> list[Places]:
    """Each once, in the order of the page, without those that are part of another."""
    once = {frozenset(places): places for places in found}
    kept: list[Places] = []
    around: dict[int, list[frozenset[int]]] = defaultdict(list)
    for whole, places in sorted(once.items(), key=lambda one: -len(one[0])):
        if not any(whole <= wider for wider in around[places[0]]):
            kept.append(places)
            for place in places:
                around[place].append(whole)
    return sorted(kept, key=min)


def _inside_a_word(page: Page, places: Sequence[int]) -> bool:
    """Whether Latin letters or digits go on before or after: Li is not found in Limited."""
    characters = page.characters
    first, last = places[0], places[-1]
    before = characters[first - 1].text if first else ""
    after = characters[last + 1].text if last + 1 < len(characters) else ""
    return (_latin(before) and _latin(characters[first].text)) or (
        _latin(after) and _latin(characters[last].text)
    )


def _han(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def _latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def _suggestion(page: Page, kind: SuggestionKind, places: Places) -> Suggestion:
    return Suggestion(kind, _printed(page, places), boxes_around(page.characters[place] for place in places))


def _printed(page: Page, places: Places) -> str:
    """The characters with the blanks that stand between them, without line breaks."""
    pieces: list[str] = []
    for place, following in zip(places, (*places[1:], places[-1]), strict=True):
        between = page.characters[place + 1 : following]
        pieces.append(page.characters[place].text)
        if all(character.text.isspace() for character in between):
            pieces += [character.text for character in between]
    return "".join(pieces).replace("\n", "").strip()
