"""What may have to be covered, found by its form or by the words an officer gives: a person decides upon each."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.casework.redaction.account_column import accounts_in_columns
from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.page_readings import Order, Places, Reading, is_latin, normal
from gongkai.casework.redaction.page_readings import readings as readings_of
from gongkai.casework.redaction.passage import boxes_around
from gongkai.law.redaction import RedactionGround
from gongkai.text.account_number import account_numbers
from gongkai.text.address import addresses
from gongkai.text.bank_card import bank_cards
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
        readings = readings_of(page)
        taken: set[int] = set()
        for kind, forms in _FORMS.items():
            for places in _longest(_by_form(page, kind, forms, readings)):
                # What is part of an identity number is not a bank card too.
                if not taken.issuperset(places):
                    taken.update(places)
                    yield _suggestion(page, kind, places)
        for places in _widest(place for name in names for place in _occurrences(page, readings, name)):
            yield _suggestion(page, SuggestionKind.NAME, places)


_Form = Callable[[str], Iterator[tuple[int, int]]]
_FORMS: dict[SuggestionKind, tuple[_Form, tuple[Order, ...]]] = {
    # What has a check digit may be put together from anywhere; words before and after are no help across a gap.
    SuggestionKind.IDENTITY_NUMBER: (
        identity_numbers,
        (Order.FILE, Order.JOINED, Order.SEEN, Order.DENSE),
    ),
    SuggestionKind.MOBILE: (mobile_numbers, (Order.FILE, Order.JOINED, Order.SEEN, Order.DENSE)),
    SuggestionKind.BANK_CARD: (bank_cards, (Order.FILE, Order.JOINED, Order.SEEN, Order.DENSE)),
    SuggestionKind.ACCOUNT_NUMBER: (account_numbers, (Order.FILE, Order.WRAPPED, Order.SEEN)),
    SuggestionKind.ADDRESS: (addresses, (Order.FILE, Order.WRAPPED, Order.JOINED, Order.SEEN)),
}
_FEWEST_BLANKS = 10
"""In a mobile number of eleven digits that is written with a blank after each."""
_HOUSES = "号栋幢座组队弄楼元层室户院0123456789"
"""Last characters of an address that ends at a house."""


def _by_form(
    page: Page, kind: SuggestionKind, form: tuple[_Form, tuple[Order, ...]], readings: dict[Order, Reading]
) -> Iterator[Places]:
    spans, orders = form
    for order in orders:
        reading = readings[order]
        for start, end in spans(reading.text):
            found = reading.found(start, end)
            blanks = found[-1] - found[0] + 1 - len(found)
            # Nothing checks a mobile number: the digits of two columns side by side are none.
            if kind is SuggestionKind.MOBILE and order is Order.DENSE and blanks < _FEWEST_BLANKS:
                continue
            # Only a house tells where an address ends whose lines were put together.
            if (
                kind is SuggestionKind.ADDRESS
                and order is Order.JOINED
                and reading.text[end - 1] not in _HOUSES
            ):
                continue
            yield found
    if kind is SuggestionKind.ACCOUNT_NUMBER:
        yield from accounts_in_columns(page, readings)


def _occurrences(page: Page, readings: dict[Order, Reading], words: str) -> Iterator[Places]:
    wanted = re.sub(r"\s", "", normal(words))
    if not wanted:
        return
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    for order in (Order.DENSE, Order.DENSE_SEEN):
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
    return (is_latin(before) and is_latin(characters[first].text)) or (
        is_latin(after) and is_latin(characters[last].text)
    )


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
