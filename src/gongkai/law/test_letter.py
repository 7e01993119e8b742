from datetime import date

import pytest

from gongkai.law.letter import LETTERS, LetterCode, LetterKind, LetterUndecided, letter_remedy, letters_for
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.readings import Readings
from gongkai.law.remedy import Remedy

USUAL = Readings()
BEFORE, SINCE = date(2023, 12, 31), date(2024, 1, 1)


def test_every_letter_is_described_and_every_outcome_has_its_letter() -> None:
    assert set(LETTERS) == set(LetterCode)
    assert [outcome for outcome in Outcome if not letters_for(outcome)] == []
    assert letters_for(Outcome.NOT_HELD) == (LetterCode.REPLY_NOT_EXIST, LetterCode.REPLY_NOT_RESPONSIBLE)
    for letter in LETTERS.values():
        assert bool(letter.outcomes) is (letter.kind is LetterKind.DECISION)
        assert letter.basis
        assert letter.contains


@pytest.mark.parametrize(
    ("code", "contains"),
    [
        (LetterCode.CORRECTION_NOTICE, "逾期不补正的后果"),
        (LetterCode.EXTENSION_NOTICE, "新的答复期限"),
        (LetterCode.THIRD_PARTY_INQUIRY, "逾期未提出意见的后果"),
        (LetterCode.CO_MAKER_INQUIRY, "逾期未提出意见视为同意公开"),
        (LetterCode.FEE_NOTICE, "缴费期限"),
        (LetterCode.REPLY_NOT_EXIST, "检索的范围和方法"),
        (LetterCode.REPLY_DUPLICATE, "此前答复的文号和日期"),
        (LetterCode.REPLY_PARTIAL, "不予公开的每一部分及其依据、理由"),
    ],
)
def test_a_letter_must_contain_what_its_article_asks(code: LetterCode, contains: str) -> None:
    assert contains in LETTERS[code].contains


def test_the_applicant_is_not_named_to_a_third_party() -> None:
    assert not any("申请人" in content for content in LETTERS[LetterCode.THIRD_PARTY_INQUIRY].contains)


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
