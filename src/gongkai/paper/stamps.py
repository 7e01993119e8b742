"""What is stamped on the margins of pages that lie in a file already: a mark at the head, a number at the foot."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from gongkai.paper.document import printable
from gongkai.paper.fonts import Typeface, usable
from gongkai.paper.pdf import typeset

MARGIN = 14.0
"""Millimetres at head and foot that a stamp needs for itself."""
_SIZE, _EDGE, _SIDE = 9.0, 7.0, 15.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """For one upright page of `width` × `height` points: `head` stands at its upper right, `foot` below in the middle."""

    width: float
    height: float
    head: str
    foot: str


def write_stamps(stamps: Sequence[Stamp]) -> bytes:
    """A PDF of as many pages, each with its stamp and nothing else, to be laid over the pages meant."""
    data = {
        "fonts": usable(Typeface.HEADING),
        "size": _SIZE,
        "edge": _EDGE,
        "side": _SIDE,
        "stamps": [
            {**asdict(stamp), "head": printable(stamp.head), "foot": printable(stamp.foot)}
            for stamp in stamps
        ],
    }
    return typeset(_layout(), data)


@cache
def _layout() -> bytes:
    return files("gongkai.paper").joinpath("stamps.typ").read_bytes()
