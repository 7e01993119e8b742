import pytest

from gongkai.law.letter import LETTERS, LetterCode, LetterKind, letters_for
from gongkai.law.outcome import Outcome


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
