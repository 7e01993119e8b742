import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.text.likeness import bigrams, likeness, share_repeated


def test_pairs_ignore_width_case_spaces_and_marks() -> None:
    assert bigrams("ＡＢ，公 开") == bigrams("ab公开") == {"ab": 1, "b公": 1, "公开": 1}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("公开信息", "公开信息。", 1.0),
        ("公开信息", "保密审查", 0.0),
        ("公开信息", "公开工作", 1 / 3),  # 公开 of 公开 开信 信息 and 公开 开工 工作: 2·1 / 6
        ("无", "无", None),
    ],
)
def test_likeness_is_the_share_of_common_pairs(one: str, other: str, expected: float | None) -> None:
    assert likeness(one, other) == (None if expected is None else pytest.approx(expected))


def test_a_part_of_an_earlier_text_is_repeated_whole_but_not_the_reverse() -> None:
    assert share_repeated("信息公开", "政府信息公开工作") == 1.0
    assert share_repeated("政府信息公开工作", "信息公开") == pytest.approx(3 / 7)


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_between_nothing_and_all(one: str, other: str) -> None:
    value = likeness(one, other)
    assert value == likeness(other, one)
    assert value is None or 0 <= value <= 1
