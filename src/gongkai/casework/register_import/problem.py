"""What is wrong with a row of a register, and how to mend it."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.casework.register_import.headings import RegisterField
from gongkai.law.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row, in which cell, and how to mend it.

    `field` and `reference` are empty where it is the row as a whole; `candidates` are what an unclear wording may mean.
    """

    line: int
    field: RegisterField | None
    reference: str
    text: str
    says: str
    remedy: str
    candidates: tuple[StrEnum, ...] = ()

    def __str__(self) -> str:
        place = f"“{self.field.label}”" if self.field else ""
        place += f"（{self.reference}）" if self.reference else ""
        return f"第{self.line}行{place}{self.says}。{self.remedy}"


def label(meaning: StrEnum) -> str:
    """What an unclear wording may mean, in Chinese."""
    label: str = meaning.law.label if isinstance(meaning, Outcome) else meaning.label  # type: ignore[attr-defined]
    return label
