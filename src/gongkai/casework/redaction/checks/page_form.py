"""Whether each released page is one picture over the whole page and text that is not drawn, and its characters.

The characters are read here from the bytes that pypdf gives, by the grammar that is allowed, and by no text extraction
that would tidy, join or skip them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject
from pypdf.generic import NullObject, StreamObject

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.cell_typeface import DESCENT, UNITS
from gongkai.casework.redaction.page import Character

_NUMBER = rb"-?\d+(?:\.\d+)?"
_SHOWN = rb"(%(n)s) 0 0 (%(n)s) (%(n)s) (%(n)s) Tm <([0-9A-F]{4})> Tj\n" % {b"n": _NUMBER}
_FORM = re.compile(
    rb"q\n(%(n)s) 0 0 (%(n)s) 0 0 cm\n/Im Do\nQ\n(?:BT\n3 Tr\n/F 1 Tf\n((?:%(s)s)+)ET\n)?"
    % {b"n": _NUMBER, b"s": re.sub(rb"\((?!\?)", rb"(?:", _SHOWN)}
)
_ONE_SHOWN = re.compile(_SHOWN)
_MEANING = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n")
_SEGMENTS = (0xC0, 0xC4, 0xDB, 0xDD, 0xE0)
"""Of JPEG: frame (baseline), tables, restart interval, and the header of JFIF."""
_JFIF = 16
"""Bytes of a JFIF header without a thumbnail."""
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]")
SAME = 0.01
"""Points by which two sizes may differ."""


@dataclass(frozen=True, slots=True)
class Released:
    """A page of the released file: its size in points, its picture as a JPEG and its characters.

    `wrong` says in what the page is of another form; such a page has no picture that would say how it looks.
    """

    size: tuple[float, float]
    picture: bytes = b""
    characters: tuple[Character, ...] = ()
    wrong: str = ""


def released_page(page: PageObject, number: int) -> Released:
    """Page `number` (from 1) as it stands in the file."""
    left, bottom, right, top = (float(side) for side in page.mediabox)
    size = right - left, top - bottom
    content = page.get("/Contents", NullObject()).get_object()
    found = _FORM.fullmatch(content.get_data()) if isinstance(content, StreamObject) else None
    if found is None:
        return Released(size, wrong="页面上除了一张图和不显示的文字还有别的内容")
    across, down = (float(side) for side in found.groups()[:2])
    resources: Any = page["/Resources"]
    if (left, bottom) != (0, 0) or abs(across - size[0]) > SAME or abs(down - size[1]) > SAME:
        return Released(size, wrong="图没有铺满页面")
    picture: bytes = resources["/XObject"]["/Im"]._data
    if not is_bare_jpeg(picture):
        return Released(size, wrong="图像文件里有图像以外的数据")
    if not found[3]:
        return Released(size, picture)
    meanings = dict(_MEANING.findall(resources["/Font"]["/F"]["/ToUnicode"].get_data()))
    characters = tuple(_character(shown, meanings, size, number) for shown in _ONE_SHOWN.findall(found[3]))
    unknown = any(not character.text for character in characters)
    return Released(size, picture, characters, "文字层里有不知其义的字" if unknown else "")


def is_bare_jpeg(data: bytes) -> bool:
    """Whether a baseline JPEG holds one picture and nothing beside it: no note, thumbnail, or bytes after its end."""
    at = 2
    if not data.startswith(b"\xff\xd8"):
        return False
    while True:
        marker, length = data[at : at + 2], int.from_bytes(data[at + 2 : at + 4])
        if len(marker) < 2 or marker[0] != 0xFF or length < 2:
            return False
        at += 2 + length
        if marker[1] == 0xDA:
            end = _AFTER_SCAN.search(data, at)
            return end is not None and end[0] == b"\xff\xd9" and end.end() == len(data)
        if marker[1] not in _SEGMENTS or (marker[1] == 0xE0 and length != _JFIF):
            return False


def _character(
    shown: Sequence[bytes], meanings: dict[bytes, bytes], size: tuple[float, float], number: int
) -> Character:
    wide, high, left, base = (float(value) for value in shown[:4])
    bottom = base + high * DESCENT / UNITS
    text = bytes.fromhex(meanings.get(shown[4], b"").decode()).decode("utf-16-be", "replace")
    across, down = size
    place = left / across, 1 - (bottom + high) / down, (left + wide) / across, 1 - bottom / down
    return Character(text, Box(number, *place))
