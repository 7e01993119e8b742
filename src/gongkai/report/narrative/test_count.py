"""What a stated number admits."""

from decimal import Decimal

import pytest

from gongkai.report.narrative import counts


@pytest.mark.parametrize(
    ("printed", "admitted", "refused"),
    [
        ("32件", [32], [31, 33]),
        ("300余件", [300, 312, 399], [299, 400]),
        ("160万余条", [1_600_000, 1_604_321], [1_599_999, 1_700_000]),
        ("约40件", [38, 40, 44], [30, 50]),
        ("不足5件", [4], [6]),
        ("2764.2万宗", [27_642_000, 27_641_532, 27_642_999], [27_640_999, 27_643_000]),
        ("670.376375万元", [Decimal("6703763.75")], [6_703_764]),
    ],
)
def test_a_rounded_number_leaves_room_and_a_plain_one_does_not(
    printed: str, admitted: list[int], refused: list[int]
) -> None:
    [count] = counts([f"全年共{printed}。"])
    assert all(count.admits(number) for number in admitted)
    assert not any(count.admits(number) for number in refused)
