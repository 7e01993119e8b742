"""What two people made of one text."""

from itertools import product

import pytest

from gongkai.annual.narrative.merging import merged

BASE = "甲\n乙\n丙"
TEXTS = ["\n".join(lines) for length in range(3) for lines in product("甲乙丙", repeat=length)]


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("甲一\n乙\n丙", "甲\n乙\n丙三", "甲一\n乙\n丙三"),
        # Lines beside each other are different lines.
        ("甲一\n乙\n丙", "甲\n乙二\n丙", "甲一\n乙二\n丙"),
        ("甲\n乙\n丙\n丁", "零\n甲\n乙\n丙", "零\n甲\n乙\n丙\n丁"),
        ("乙\n丙", "甲\n乙\n丙三", "乙\n丙三"),
        # Both made the same change.
        ("甲\n乙二\n丙", "甲\n乙二\n丙三", "甲\n乙二\n丙三"),
        ("甲\n乙一\n丙", "甲\n乙二\n丙", None),
        ("甲\n丙", "甲\n乙二\n丙", None),
        # Which of the two comes first, nobody has said.
        ("甲\n乙\n丙\n丁", "甲\n乙\n丙\n戊", None),
    ],
)
def test_different_lines_come_together_and_the_same_line_does_not(
    mine: str, theirs: str, both: str | None
) -> None:
    assert merged(BASE, mine, theirs) == both
    if both is None or "零" not in both:
        assert merged(BASE, theirs, mine) == both


def test_where_only_one_has_changed_anything_theirs_is_the_text() -> None:
    for base, changed in product(TEXTS, TEXTS):
        assert merged(base, changed, base) == changed
        assert merged(base, base, changed) == changed
        assert merged(base, changed, changed) == changed


def test_no_line_that_either_put_in_is_lost() -> None:
    together = 0
    for base, mine, theirs in product(TEXTS, TEXTS, TEXTS):
        both = merged(base, mine, theirs)
        if both is not None:
            together += 1
            new = {*mine.splitlines(), *theirs.splitlines()} - set(base.splitlines())
            assert new <= set(both.splitlines()), (base, mine, theirs)
    assert together > len(TEXTS) ** 2
