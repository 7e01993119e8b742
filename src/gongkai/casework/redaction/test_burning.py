"""Which pixels a box takes, by hand."""

import pytest
from PIL import Image

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.burning import Area, burn, burned, grown, resolution
from gongkai.law.redaction import RedactionGround

A4 = (595.276, 841.89)


def test_a_box_takes_every_pixel_it_touches_and_a_point_around() -> None:
    # At 144 dots an inch a point is 2 pixels; 0.1005 of 1,000 pixels begins within pixel 100.
    box = Box(1, 0.1005, 0.2, 0.3, 0.4)
    assert burned(box, (1000, 2000), 144) == Area(98, 398, 302, 802)


def test_a_box_at_the_edge_stays_on_its_page() -> None:
    box = Box(1, 0, 0, 1, 1)
    assert burned(box, (1000, 2000), 144) == Area(0, 0, 1000, 2000)
    assert grown(box, 500, 700) == box


def test_a_box_grows_by_a_point_on_each_side() -> None:
    found = grown(Box(3, 0.5, 0.5, 0.6, 0.6), 100, 200)
    assert (found.page, found.left, found.right) == (3, pytest.approx(0.49), pytest.approx(0.61))
    assert (found.top, found.bottom) == (pytest.approx(0.495), pytest.approx(0.605))


def test_a_page_of_a4_has_150_dots_an_inch_and_a_wall_map_fewer() -> None:
    assert resolution(*A4) == 150
    # 5,000 by 5,000 points, 69 inches a side: 20 million pixels are 4,472 a side.
    assert resolution(5000, 5000) == pytest.approx(4472 * 72 / 5000, rel=1e-3)


def test_what_is_covered_turns_black_and_what_is_not_stays() -> None:
    picture = Image.new("RGB", (1241, 1754), "white")
    burn(picture, [(1, Covered(Box(1, 0.2, 0.2, 0.6, 0.25), RedactionGround.PERSONAL_PRIVACY))], 150)
    # 0.2 of 1,241 is 248.2; 0.2 of 1,754 is 350.8; the margin of a point is 3 pixels, rounded up.
    black = picture.convert("L").point(lambda level: 255 * (level < 255))
    assert black.getbbox() == (245, 347, 748, 442)
    assert picture.getpixel((245, 347)) == (0, 0, 0)
    assert picture.crop((245, 347, 748, 442)).convert("L").getextrema() == (0, 255), "the label is white"
