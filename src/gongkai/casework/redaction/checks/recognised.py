"""Whether text recognition reads anything on the covered places besides their labels.

The places of many pages are put together on sheets, which are read as pages are: a sheet costs 0.4 s of processor
time, whether it holds one place or thirty. Of very many places every second, third … is read, and the result says so;
how they look is compared for all of them elsewhere.
"""

from collections.abc import Sequence

from PIL import Image, ImageFilter

from gongkai.casework.redaction import recognition
from gongkai.casework.redaction.box import Covered
from gongkai.casework.redaction.burning import burn, burned
from gongkai.casework.redaction.proof import Check

LABEL = "文字识别在遮盖处读不出内容"
_SHEET = (640, 480)
"""Pixels. What recognition takes of memory grows with it: here 160 MB, for a whole page of A4 450 MB."""
_GAP = 12
_MOST_SHEETS = 30
_MOST_PLACES = 400
_LEAST = 2
"""Letters, figures or characters in a line; one alone is what recognition makes of a speck."""
_INK = 9
"""Pixels around a label that its compression reaches."""


class Sheets:
    """Covered places side by side, as they are seen in the released file, with their labels taken off; of `places` in all."""

    def __init__(self, places: int) -> None:
        self._sheets: list[Image.Image] = []
        self._at = (0, 0)
        self._row = 0
        self._places = places
        self._taken = 0

    def add(self, drawn: Image.Image, here: Sequence[tuple[int, Covered]], dpi: float) -> None:
        """The covered places on the picture of one released page at `dpi`, as long as there is room."""
        every = -(-self._places // _MOST_PLACES)
        chosen = [one for number, one in here if number % every == 0]
        if not chosen or not self._has_room():
            return
        labels = Image.new("RGB", drawn.size)
        burn(labels, here, dpi)
        for one in chosen:
            area = burned(one.box, drawn.size, dpi)
            sides = area.left, area.top, area.right, area.bottom
            shown = drawn.crop(sides)
            label = labels.crop(sides).convert("L").filter(ImageFilter.MaxFilter(_INK))
            shown.paste("black", (0, 0), label.point(lambda level: 255 * (level > 0)))
            shown.thumbnail((_SHEET[0] - 2 * _GAP, _SHEET[1] - 2 * _GAP))
            self._place(shown)

    def check(self) -> Check:
        """What was read on all sheets together; not passed or failed where recognition is not installed."""
        if not recognition.installed():
            return Check("recognition", LABEL, None, "本机没有安装文字识别，没有做这一项")
        lines = [line for sheet in self._sheets for line in _lines(sheet)]
        says = f"识别了 {self._places} 处遮盖中的 {self._taken} 处" if self._taken < self._places else ""
        if lines:
            says = f"遮盖处读出了 {len(lines)} 行文字"
        return Check("recognition", LABEL, not lines, says)

    def _has_room(self) -> bool:
        return len(self._sheets) < _MOST_SHEETS or self._at[1] + self._row + _GAP < _SHEET[1]

    def _place(self, shown: Image.Image) -> None:
        across, down = self._at
        if across + shown.width + _GAP > _SHEET[0]:
            across, down, self._row = 0, down + self._row + _GAP, 0
        if not self._sheets or down + shown.height + _GAP > _SHEET[1]:
            if len(self._sheets) == _MOST_SHEETS:
                return
            self._sheets.append(Image.new("RGB", _SHEET))
            across, down, self._row = 0, 0, 0
        self._sheets[-1].paste(shown, (across + _GAP, down + _GAP))
        self._at = across + shown.width + _GAP, down
        self._row = max(self._row, shown.height)
        self._taken += 1


def _lines(sheet: Image.Image) -> list[str]:
    read = "".join(character.text for character in recognition.recognise(sheet))
    return [line for line in read.splitlines() if sum(map(str.isalnum, line)) >= _LEAST]
