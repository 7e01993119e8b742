"""What the API says and takes, as types; dates are ISO dates, days are working days unless named otherwise."""

from datetime import date
from typing import Annotated

from django.utils.datastructures import MultiValueDict
from ninja import Field, Schema
from pydantic import AfterValidator


class Problem(Schema):
    """Why something was not done, in Chinese; `fields` says what is wrong with which input."""

    detail: str
    fields: dict[str, list[str]] = Field(default_factory=dict)


class StepOut(Schema):
    """A row of the step table."""

    code: str
    label: str
    subject: str
    stages: list[str]
    roles: list[str]
    inputs: list[str]
    leads_to: list[str]
    article: str
    letters: list[str]


class ApplicationOut(Schema):
    """A case in a list."""

    id: int
    number: str
    title: str
    kind: str
    stage: str
    channel: str
    applicant: str
    applicant_kind: str
    receipt_date: date | None
    due: date | None
    provisional: bool
    closed_on: date | None
    outcome: str


class ApplicationsOut(Schema):
    """A page of cases; `next` is the id to go on after, none at the end."""

    applications: list[ApplicationOut]
    next: int | None


class DeadlineOut(Schema):
    """Something due, with its article."""

    kind: str
    label: str
    due: date
    article: str
    met_on: date | None
    running: bool


class LetterOut(Schema):
    """A letter of the case."""

    id: int
    code: str
    name: str
    state: str
    number: str
    dispatched_on: date | None
    delivered_on: date | None


class ItemOut(Schema):
    """One piece of information asked for, and the decision on it."""

    position: int
    what: str
    outcome: str
    withheld: list[str]


class OfferOut(Schema):
    """A step that the caller's role takes in this case; `obstacle` says why it cannot be taken now."""

    step: str
    label: str
    about: int | None
    obstacle: str


class CaseOut(ApplicationOut):
    """A case in full, without personal data."""

    items: list[ItemOut]
    letters: list[LetterOut]
    deadlines: list[DeadlineOut]
    breaches: list[str]
    offers: list[OfferOut]


class DayOut(Schema):
    """One day of the proof sheet."""

    date: date
    counted: bool
    number: int | None
    says: str
    article: str


def _whole(text: str) -> str:
    # JSON can name half a character, which no database takes.
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("含有不成字的字符")
    return text


Value = bool | int | float | Annotated[str, AfterValidator(_whole)]


class TakeIn(Schema):
    """Inputs of a step by the names of its form, and what it is about."""

    inputs: dict[str, Value | list[Value] | None] = Field(default_factory=dict)
    about: int | None = None

    def typed(self) -> MultiValueDict[str, str]:
        """The inputs as a form reads them: texts, several where there is a list."""
        lists = {name: value if isinstance(value, list) else [value] for name, value in self.inputs.items()}
        return MultiValueDict(
            {
                name: [str(one).lower() if isinstance(one, bool) else str(one) for one in values]
                for name, values in lists.items()
                if values and values != [None]
            }
        )


class Table3Out(Schema):
    """Table 3 of the caller's agency, or of its subtree: 件 by cell code."""

    agency: str
    year: int
    cells: dict[str, int]
