"""Words of a paragraph with their marks, put into one order, so that the same text is always written the same way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gongkai.publishing.body.tree import Element, Node

MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "u": "u",
    "ins": "u",
    "sub": "sub",
    "sup": "sup",
}
"""Elements that mark words, and as what they are written."""
_OUTER_FIRST = ("strong", "em", "u", "sup", "sub")
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f—…“”‘’"
_WRAPPED = re.compile(f"(?<=[{_CHINESE}])[ \t\r]*\n[ \t\r\n]*(?=[{_CHINESE}])")
_BLANKS = re.compile("[ \t\n\r\f\u00a0]+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""Controls, and marks that turn the direction of what follows."""
_EDGE = " \u3000"
_NEW_PARAGRAPH = re.compile("\v *(?:\v *)+|\v *(?=\u3000\u3000)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the same marks; a line break is the text `BREAK`, which `run` keeps out of other words."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""

    def saying(self, text: str) -> "Run":
        """Other words with the same marks."""
        return Run(text, self.marks, self.href)


BREAK = "\v"


def run(text: str, marks: frozenset[str] = frozenset(), href: str = "") -> Run:
    """A run of words as they stand in HTML."""
    return Run(text.replace(BREAK, " "), marks, href)


def paragraphs(runs: Sequence[Run]) -> list[list[Node]]:
    """The runs as contents of paragraphs: blanks set right, empty ones left out.

    Two line breaks in a row, and one before an indent of two characters, stand for a new paragraph.
    """
    parts = _cut(_spaced(runs), _NEW_PARAGRAPH)
    return [_nested(trimmed) for part in parts if (trimmed := _trimmed(part))]


def _spaced(runs: Sequence[Run]) -> list[Run]:
    """The runs with blanks as a browser shows them; what stands beside a blank may be in another run."""
    # Most of them lie in one run; cutting runs up for what is left costs more.
    unwrapped = [run.saying(_WRAPPED.sub("", run.text)) for run in runs]
    unwrapped = [run for part in _cut(unwrapped, _WRAPPED) for run in part]
    spaced: list[Run] = []
    after_blank = False
    for run in unwrapped:
        text = _BLANKS.sub(" ", _UNSEEN.sub("", run.text))
        if after_blank and text.startswith(" "):
            text = text[1:]
        if text:
            after_blank = text.endswith(" ")
            spaced.append(run.saying(text))
    return spaced


def _cut(runs: Sequence[Run], gap: re.Pattern[str]) -> list[list[Run]]:
    """The runs between stretches of the text that they make up together; the stretches go."""
    found = gap.finditer("".join(run.text for run in runs))
    next_gap = next(found, None)
    if next_gap is None:
        return [list(runs)]
    parts: list[list[Run]] = [[]]
    end = 0
    for run in runs:
        start, here, end = end, end, end + len(run.text)
        while next_gap is not None and next_gap.start() < end:
            parts[-1].append(run.saying(run.text[here - start : max(next_gap.start(), here) - start]))
            here = max(here, min(next_gap.end(), end))
            if next_gap.end() > end:
                break
            parts.append([])
            next_gap = next(found, None)
        parts[-1].append(run.saying(run.text[here - start :]))
    return parts


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """Without blanks and breaks at the edges, and without blanks beside a break."""
    trimmed: list[Run] = []
    for run in (piece for whole in runs for piece in _pieces(whole)):
        if run.text == BREAK:
            _strip_end(trimmed, " ")
            if trimmed:
                trimmed.append(Run(BREAK))
            continue
        edge = _EDGE if not trimmed else " " if trimmed[-1].text == BREAK else ""
        if text := run.text.lstrip(edge) if edge else run.text:
            trimmed.append(run.saying(text))
    _strip_end(trimmed, _EDGE + BREAK)
    return trimmed


def _pieces(run: Run) -> list[Run]:
    if BREAK not in run.text:
        return [run]
    return [run.saying(piece) for piece in re.split(f"({BREAK})", run.text) if piece]


def _strip_end(runs: list[Run], edge: str) -> None:
    while runs:
        text = runs[-1].text.rstrip(edge)
        if text:
            runs[-1] = runs[-1].saying(text)
            return
        runs.pop()


def _nested(runs: Sequence[Run]) -> list[Node]:
    """Links around marks, marks in one order around words."""
    nodes: list[Node] = []
    for href, group in groupby(runs, key=lambda run: run.href):
        content = _marked(list(group), _OUTER_FIRST)
        nodes += [Element("a", link_attributes(href), content)] if href else content
    return nodes


def _marked(runs: Sequence[Run], marks: Sequence[str]) -> list[Node]:
    if not marks or not any(run.marks for run in runs):
        return _words(runs)
    nodes: list[Node] = []
    for has, group in groupby(runs, key=lambda run: marks[0] in run.marks):
        content = _marked(list(group), marks[1:])
        nodes += [Element(marks[0], {}, content)] if has else content
    return nodes


def _words(runs: Sequence[Run]) -> list[Node]:
    nodes: list[Node] = []
    for is_break, group in groupby(runs, key=lambda run: run.text == BREAK):
        texts = [run.text for run in group]
        nodes += [Element("br") for _ in texts] if is_break else ["".join(texts)]
    return nodes


def link_attributes(href: str) -> dict[str, str]:
    """Attributes of a link; who follows one to another site tells it nothing of where they came from."""
    if href.startswith(("http:", "https:")):
        return {"href": href, "rel": "noopener noreferrer"}
    return {"href": href}
