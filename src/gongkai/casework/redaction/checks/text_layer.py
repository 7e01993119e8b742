"""Whether the text of a released page is what the working copy has outside of the covered boxes, and there."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character


def is_own_text(layer: Iterable[Character], working: Iterable[Character], boxes: Sequence[Box]) -> bool:
    """Whether each character of the layer stands where the working copy has the same one, and touches no box."""
    places: dict[str, list[Box]] = defaultdict(list)
    for one in working:
        places[_folded(one.text)].append(one.box)
    return all(
        any(place.covers(one.box) for place in places[_folded(one.text)])
        and not any(box.touches(one.box) for box in boxes)
        for one in layer
        if one.text.strip()
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
