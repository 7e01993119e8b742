"""What is recognised on pictures of our own making."""

import noto_cjk_sans_otc
import pytest
from PIL import Image, ImageDraw, ImageFont
from tests.tools import missing

from gongkai.casework.redaction import recognition

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(autouse=True)
def _engine_is_here() -> None:
    if not recognition.installed():
        missing("rapidocr")


def written(*lines: tuple[int, int, str], size: tuple[int, int] = (1000, 700)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    font = ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), 40)
    for x, y, text in lines:
        ImageDraw.Draw(picture).text((x, y), text, font=font, fill="black")
    return picture


def test_lines_are_read_in_order_with_every_character_where_it_stands() -> None:
    read = recognition.recognise(written((100, 100, "青溪县水利局"), (100, 500, "电话13800138000")), page=3)
    assert "".join(character.text for character in read) == "青溪县水利局\n电话13800138000\n"
    # The third character of the first line stands 180 to 220 pixels from the left of 1,000.
    box = read[2].box
    assert box.page == 3
    assert (box.left + box.right) / 2 == pytest.approx(0.2, abs=0.01)
    assert box.top == pytest.approx(0.16, abs=0.03)
    assert box.bottom == pytest.approx(0.22, abs=0.03)


def test_an_empty_page_says_nothing() -> None:
    assert recognition.recognise(written()) == ()
