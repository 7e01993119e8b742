"""Levels of headings without gaps: the first is h2, since h1 is the title of the page."""

from collections.abc import Iterable

from gongkai.publishing.body.tree import Element

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_HIGHEST, _LOWEST = 2, 4


def level_headings(blocks: Iterable[Element]) -> None:
    """Rename headings so that each stands one level below the one that it belongs to, h4 at most."""
    above: list[int] = []
    for block in blocks:
        level = LEVELS.get(block.name)
        if level is not None:
            while above and above[-1] >= level:
                above.pop()
            above.append(level)
            block.name = f"h{min(_HIGHEST + len(above) - 1, _LOWEST)}"
