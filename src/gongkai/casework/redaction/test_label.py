"""What a box of a given size says."""

import pytest
from PIL import Image

from gongkai.casework.redaction.label import label
from gongkai.law.redaction import RedactionGround

POINT = 150 / 72


@pytest.mark.parametrize(
    ("points", "lines"),
    [
        ((200, 20), ("[12] 个人隐私（条例第十五条）",)),
        # 个人隐私 is four characters, in 11 points some 44 and the number 20; its article goes below.
        ((80, 30), ("[12] 个人隐私", "条例第十五条")),
        ((60, 10), ("[12] 个人隐私",)),
        # The number beside the ground takes 33 points in the smallest print, the ground alone 24.
        ((30, 22), ("[12]", "个人隐私")),
        ((20, 12), ("[12]",)),
        ((5, 5), ("12",)),
        ((2, 2), None),
    ],
)
def test_a_box_says_as_much_as_it_can_hold(points: tuple[int, int], lines: tuple[str, ...] | None) -> None:
    width, height = (round(side * POINT) for side in points)
    found = label(12, RedactionGround.PERSONAL_PRIVACY, width, height, POINT)
    assert (found.lines if found else None) == lines


@pytest.mark.parametrize("ground", RedactionGround)
@pytest.mark.parametrize("size", [(40, 14), (120, 30), (300, 60), (700, 30)])
def test_print_stays_within_its_box(ground: RedactionGround, size: tuple[int, int]) -> None:
    picture = Image.new("L", (900, 300))
    found = label(7, ground, *size, POINT)
    assert found
    found.draw(picture, 100, 100, 100 + size[0], 100 + size[1])
    left, top, right, bottom = picture.getbbox() or (0, 0, 0, 0)
    assert (left, top) >= (100, 100)
    assert right <= 100 + size[0]
    assert 100 <= top < bottom <= 100 + size[1]
