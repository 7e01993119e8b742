from datetime import date

import pytest

from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.law.letter_remedy import LetterUndecided, letter_remedy
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.readings import Readings
from gongkai.law.remedy import Remedy

USUAL = Readings()
BEFORE, SINCE = date(2023, 12, 31), date(2024, 1, 1)


@pytest.mark.parametrize("code", [c for c in LetterCode if LETTERS[c].kind is LetterKind.PROCEDURAL])
def test_procedural_letters_name_no_remedy(code: LetterCode) -> None:
    assert letter_remedy(code, SINCE, USUAL) is Remedy.NONE


@pytest.mark.parametrize(
    ("code", "item", "before", "since"),
    [
        (
            LetterCode.REPLY_REFUSED,
            ItemDecision(Outcome.STATE_SECRET),
            Remedy.REVIEW_OR_SUIT,
            Remedy.REVIEW_FIRST,
        ),
        (
            LetterCode.REPLY_NOT_EXIST,
            ItemDecision(Outcome.NOT_HELD),
            Remedy.REVIEW_OR_SUIT,
            Remedy.REVIEW_OR_SUIT,
        ),
    ],
)
def test_a_decision_names_the_remedy_of_its_date(
    code: LetterCode, item: ItemDecision, before: Remedy, since: Remedy
) -> None:
    assert letter_remedy(code, BEFORE, USUAL, items=[item]) is before
    assert letter_remedy(code, SINCE, USUAL, items=[item]) is since


def test_a_third_party_told_of_disclosure_may_choose() -> None:
    assert letter_remedy(LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE, SINCE, USUAL) is Remedy.REVIEW_OR_SUIT


def test_a_decision_letter_without_a_decision_is_refused() -> None:
    with pytest.raises(LetterUndecided, match="请先对每个事项作出决定"):
        letter_remedy(LetterCode.REPLY_REFUSED, SINCE, USUAL)
