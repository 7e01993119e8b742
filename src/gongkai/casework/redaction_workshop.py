"""The redaction engine as the jobs of a case call it: the one place that knows how its child process is reached."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Protocol

from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.proof import Proof

Progress = Callable[[int], None]
"""Told how many pages are done."""


class WorkingCopy(Protocol):
    """A file as PDF pages; `left_out` says in Chinese what of it is not on them."""

    pdf: bytes
    pages: int
    left_out: tuple[str, ...]


class Engine(Protocol):
    """What a job asks of the engine. Every call may raise `casework.redaction.refusal.CannotRedact`."""

    def working_copy(self, content: bytes, media: str) -> WorkingCopy:
        """The file as pages."""

    def rebuild(self, working: bytes, covered: Sequence[Covered], progress: Progress) -> bytes:
        """The released file."""

    def prove(self, released: bytes, working: bytes, covered: Sequence[Covered], progress: Progress) -> Proof:
        """What can still be found in it."""


def engine() -> Engine:
    """The engine in its own process. Imported when it is used: its libraries are large."""
    workshop: Any = import_module("gongkai.casework.redaction.workshop")
    made: Engine = workshop.WORKSHOP
    return made
