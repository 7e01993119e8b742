import pytest

from gongkai.portal.page_numbers import page_numbers


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 0, [1]),
        (1, 3, [1, 2, 3]),
        (6, 20, [1, None, 4, 5, 6, 7, 8, None, 20]),
        (20, 20, [1, None, 18, 19, 20]),
        # Beyond those that can be opened by number.
        (130, 100, [1, None, 100, None, 130]),
    ],
)
def test_the_first_the_last_and_the_near_ones_are_offered(
    current: int, last: int, shown: list[int | None]
) -> None:
    assert page_numbers(current, last) == shown
