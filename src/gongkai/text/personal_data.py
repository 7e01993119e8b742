"""Personal data that can be told by its form: identity numbers, mobile numbers, bank cards."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from gongkai.text.bank_card import bank_cards
from gongkai.text.identity_number import identity_numbers
from gongkai.text.phone import mobile_numbers


class PersonalKind(StrEnum):
    """What was found, in the words a clerk reads."""

    IDENTITY_NUMBER = "身份证号"
    MOBILE = "手机号"
    BANK_CARD = "银行卡号"


@dataclass(frozen=True, slots=True)
class PersonalDatum:
    """One find: its kind, its place in the text (end exclusive) and the text masked for showing."""

    kind: PersonalKind
    start: int
    end: int
    masked: str


def mask(text: str) -> str:
    """The first three and the last two characters, stars between: `138******78`."""
    return text[:3] + "*" * max(0, len(text) - 5) + text[-2:]


def personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """Every identity number, mobile number and bank card in a text, in order; full-width digits count as digits.

    An identity number is never reported a second time as a bank card.
    """
    # Only single characters are folded, so that places in the folded text are places in the text.
    folded = "".join(f if len(f := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
    found: list[PersonalDatum] = []
    taken: list[tuple[int, int]] = []
    for kind, spans in (
        (PersonalKind.IDENTITY_NUMBER, identity_numbers(folded)),
        (PersonalKind.MOBILE, mobile_numbers(folded)),
        (PersonalKind.BANK_CARD, bank_cards(folded)),
    ):
        for start, end in spans:
            if all(end <= s or start >= e for s, e in taken):
                taken.append((start, end))
                found.append(PersonalDatum(kind, start, end, mask(folded[start:end])))
    return tuple(sorted(found, key=lambda datum: datum.start))
