"""What the columns of a spreadsheet may hold, and what unclear wordings may mean, read off a ledger's declaration."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import models
from django.db.models.fields import NOT_PROVIDED

from gongkai.casework.register_import.headings import Headings, plain
from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers import LEDGERS

_SECTIONS = (
    "科室",
    "承办科室",
    "责任单位",
    "承办单位",
    "办理科室",
    "主办科室",
    "牵头科室",
    "负责科室",
    "内设机构",
    "部门",
)
"""Headings over the section of a row, in every ledger."""
_REMARKS = ("说明", "备考")
_NOTHING = re.compile("(?!)")


class LedgerField(str):
    """A field of a ledger: its name, as a form sends it, with its label for the reader."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, name: str, label: str) -> "LedgerField":
        """Equal to its name, whatever its label."""
        made = super().__new__(cls, name)
        made.label = label
        return made

    @property
    def value(self) -> str:
        """Its name."""
        return str(self)


@cache
def fields_of(code: str) -> Mapping[str, LedgerField]:
    """The fields of the ledger by name, in order."""
    ledger = LEDGERS[code]
    return {name: LedgerField(name, str(model_field(ledger, name).verbose_name)) for name in ledger.fields}


@cache
def headings_of(code: str) -> Headings[LedgerField]:
    """A field's label first, then the further words of the declaration. Two headings make a head: no heading is guessed."""
    ledger = LEDGERS[code]
    everywhere = {"unit": _SECTIONS, "note": _REMARKS}
    return Headings(
        {
            field: tuple(
                dict.fromkeys(
                    plain(words)
                    for words in (field.label, *ledger.words.get(name, ()), *everywhere.get(name, ()))
                )
            )
            for name, field in fields_of(code).items()
        },
        (),
        _NOTHING,
        enough=2,
    )


@cache
def meanings_of(code: str) -> Mapping[LedgerField, Any]:
    """The fields with choices, each with an enumeration of them."""
    ledger = LEDGERS[code]
    return {
        field: _enumeration(name, choices)
        for name, field in fields_of(code).items()
        if (choices := model_field(ledger, name).flatchoices)
    }


def is_needed(ledger: Ledger, name: str) -> bool:
    """Whether a row cannot be without it."""
    field = model_field(ledger, name)
    return not field.blank and not field.null and field.default is NOT_PROVIDED


def model_field(ledger: Ledger, name: str) -> Any:
    """The field of the ledger's model."""
    return ledger.model._meta.get_field(name)


def _enumeration(name: str, choices: list[tuple[str, str]]) -> Any:
    functional: Any = models.TextChoices
    return functional(name, {str(value).upper(): (str(value), str(label)) for value, label in choices})
