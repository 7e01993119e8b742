"""The wording that every installation begins with: one for each letter, shipped as text."""

from functools import cache
from importlib.resources import files

from gongkai.law.letter import LETTERS, LetterCode, LetterKind

_OWN_REPLY = "{{本文书答复}}\n"


@cache
def default_template(code: LetterCode) -> str:
    """The wording of a letter with its merge fields.

    Decisions share their frame; what one says of an item is kept for itself, since another may have to say it too.
    """
    if LETTERS[code].kind is not LetterKind.DECISION:
        return _read(f"{code}.txt")
    return _read("decision.txt").replace(_OWN_REPLY, reply_wording(code))


@cache
def reply_wording(code: LetterCode) -> str:
    """What a decision letter says of one item."""
    return _read(f"replies/{code}.txt")


def _read(name: str) -> str:
    return (files("gongkai.casework.letters") / "templates" / name).read_text(encoding="utf-8")
