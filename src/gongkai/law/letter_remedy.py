"""What a letter says of remedies (救济途径): nothing on the way, for a decision what follows from it."""

from collections.abc import Sequence
from datetime import date

from gongkai.law.errors import LawError
from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.readings import Readings
from gongkai.law.remedy import Remedy, remedy


class LetterUndecided(LawError):
    """A decision letter without the decision it is to carry."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}是处理决定，但没有事项的处理结果，无法确定救济途径。请先对每个事项作出决定。"
        )


def letter_remedy(
    code: LetterCode, letter_date: date, readings: Readings, *, items: Sequence[ItemDecision] = ()
) -> Remedy:
    """What the letter says of remedies: nothing if procedural, for a decision by its `items`.

    A decision towards somebody else (third party, holder of a record) leaves the choice. `LetterUndecided` for a
    decision letter without items.
    """
    letter = LETTERS[code]
    if letter.kind is LetterKind.PROCEDURAL:
        return Remedy.NONE
    if letter.kind is LetterKind.OTHER_DECISION:
        return Remedy.REVIEW_OR_SUIT
    if not items:
        raise LetterUndecided(letter.name)
    return remedy(items, letter_date, readings)
