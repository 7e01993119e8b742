"""A page as the desk sees it: its size, and every character with its place."""

from dataclasses import dataclass

from gongkai.casework.redaction.box import Box


@dataclass(frozen=True, slots=True)
class Character:
    """One character of the text that a page carries, visible or not, with its place on the upright page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1; `width` and `height` in points, upright and cropped, in reading order of the text.

    A page of a scan has no characters unless they were recognised.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...] = ()

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(character.text for character in self.characters)
