"""What an attachment is refused for."""

from enum import StrEnum

from gongkai.records.errors import RecordsError


class Fault(StrEnum):
    """Never changes meaning, so that tests and programs tell the cases apart."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TAKEN = "not_taken"
    WRONG_SUFFIX = "wrong_suffix"
    BROKEN = "broken"
    LOCKED = "locked"
    ACTIVE = "active"
    """Macros, programs, references that are fetched when the file is opened."""
    TWO_IN_ONE = "two_in_one"
    BOMB = "bomb"
    INFECTED = "infected"
    NOT_SEARCHED = "not_searched"
    """The search for viruses is switched on and does not answer."""


class Refused(RecordsError):
    """A file that a case does not take. `str()` says what is wrong and what to bring instead."""

    def __init__(self, fault: Fault, says: str) -> None:
        self.fault = fault
        super().__init__(says)
