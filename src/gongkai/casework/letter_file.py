"""A letter of a case as text and as printed files: facts gathered, text composed, checked, printed."""

from dataclasses import dataclass
from datetime import date

from gongkai.casework.models import Application, Letter
from gongkai.workflow.step import Taking


@dataclass(frozen=True)
class Finding:
    message: str
    blocks: bool


def compose_letter(letter: Letter) -> None:
    """Write the text of a new draft from the facts of its case."""


def check_letter(letter: Letter, today: date, *, submitting: bool = False) -> list[Finding]:
    """What the check before dispatch finds."""
    return []


def print_letter(application: Application, letter: Letter, taking: Taking) -> None:
    """Print a signed letter as DOCX and PDF into the file of the case."""
    letter.save()
