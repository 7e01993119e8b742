"""A page burned and compressed looks as burned, whatever lies beside its boxes, and does not if anything shines through."""

import io

import pytest
from PIL import Image

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.burning import QUALITY, burn
from gongkai.casework.redaction.checks.picture import unlike
from gongkai.law.redaction import RedactionGround

SIZE = (620, 877)
DPI = 75
BOXES = [
    Box(1, 0.11, 0.1, 0.6, 0.2),
    Box(1, 0.113, 0.303, 0.31, 0.325),
    Box(1, 0.5, 0.307, 0.52, 0.312),
    Box(1, 0.55, 0.15, 0.9, 0.33),
    Box(1, 0.9, 0.95, 1, 1),
]
HERE = [(number, Covered(box, RedactionGround.LAW_PROHIBITED)) for number, box in enumerate(BOXES, start=1)]


def compressed(picture: Image.Image) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=QUALITY, subsampling=0)
    return Image.open(file).convert("RGB")


def noise() -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise(SIZE, 120) for _ in range(3)])


@pytest.mark.parametrize(
    "beside",
    [
        noise,
        lambda: Image.effect_noise(SIZE, 60).convert("RGB"),
        *(
            lambda colour=colour: Image.new("RGB", SIZE, colour)
            for colour in ("white", "red", "blue", "yellow")
        ),
    ],
)
def test_what_lies_beside_a_box_makes_no_difference(beside: "type[Image.Image]") -> None:
    picture = beside()
    burn(picture, HERE, DPI)
    assert list(unlike(compressed(picture), HERE, DPI)) == []


@pytest.mark.parametrize("shade", [5, 40, 255])
def test_a_spot_in_a_box_is_seen(shade: int) -> None:
    picture = Image.new("RGB", SIZE, "white")
    burn(picture, HERE, DPI)
    picture.paste((shade,) * 3, (96, 110, 112, 118))
    assert list(unlike(compressed(picture), HERE, DPI)) == [1]


def test_a_box_without_its_label_or_with_the_label_of_another_is_seen() -> None:
    picture = Image.new("RGB", SIZE, "white")
    burn(picture, [(9, HERE[0][1]), *HERE[1:]], DPI)
    assert list(unlike(compressed(picture), HERE, DPI)) == [1]


def test_boxes_that_are_not_there_are_seen_however_thin() -> None:
    assert list(unlike(compressed(Image.new("RGB", SIZE, "white")), HERE, DPI)) == [1, 2, 3, 4, 5]
