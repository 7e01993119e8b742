"""Which covered places are read, and what is said of them; the engine is played by a list of words."""

import pytest
from PIL import Image

from gongkai.casework.redaction import recognition
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.burning import burn
from gongkai.casework.redaction.checks.recognised import Sheets
from gongkai.casework.redaction.page import Character
from gongkai.law.redaction import RedactionGround

SIZE = (620, 877)
DPI = 75


def places(count: int) -> list[tuple[int, Covered]]:
    boxes = (Box(1, 0.1, 0.1 + at / 20, 0.5, 0.12 + at / 20) for at in range(count))
    return [(number, Covered(box, RedactionGround.PROCESS_INFO)) for number, box in enumerate(boxes, start=1)]


@pytest.fixture
def sheets_read(monkeypatch: pytest.MonkeyPatch) -> list[Image.Image]:
    read: list[Image.Image] = []

    def recognise(picture: Image.Image) -> tuple[Character, ...]:
        read.append(picture)
        return (Character("张", Box(1, 0, 0, 0.1, 0.1)), Character("\n", Box(1, 0.1, 0, 0.1, 0.1)))

    monkeypatch.setattr(recognition, "installed", lambda: True)
    monkeypatch.setattr(recognition, "recognise", recognise)
    return read


def test_the_sheet_shows_the_places_without_their_labels(sheets_read: list[Image.Image]) -> None:
    picture = Image.new("RGB", SIZE, "white")
    burn(picture, places(5), DPI)
    sheets = Sheets(5)
    sheets.add(picture, places(5), DPI)
    check = sheets.check()
    assert [sheet.getbbox() for sheet in sheets_read] == [None], "all is black"
    assert (check.passed, check.says) == (True, ""), "a single character is a speck"


def test_a_place_that_is_not_burned_is_on_the_sheet(sheets_read: list[Image.Image]) -> None:
    sheets = Sheets(1)
    sheets.add(Image.new("RGB", SIZE, "white"), places(1), DPI)
    sheets.check()
    assert sheets_read[0].getbbox() is not None


def test_of_very_many_places_some_are_read_and_that_is_said(sheets_read: list[Image.Image]) -> None:
    picture = Image.new("RGB", SIZE, "white")
    burn(picture, places(10), DPI)
    sheets = Sheets(1000)
    sheets.add(picture, places(10), DPI)
    # 1,000 places of which 400 are read at most: every third, here the third, sixth and ninth.
    assert sheets.check().says == "识别了 1000 处遮盖中的 3 处"


def test_without_recognition_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "installed", lambda: False)
    assert Sheets(0).check().passed is None
