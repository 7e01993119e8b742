"""What is read from a file for the text of a document."""

from dataclasses import dataclass

FIRST_NUMBER = 9 * 10**17
"""Pictures bear numbers from here on until they are files of a document: no file has so high a number."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the text: PNG or JPEG without what cameras write into it. The body shows it as `files/<number>`."""

    number: int
    name: str
    content: bytes
    alternative: str
    """Words that stand for it; empty where the file had none."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A clean body without its title, its pictures, and in Chinese what of the file is in neither."""

    body: str
    title: str = ""
    pictures: tuple[Picture, ...] = ()
    left_out: tuple[str, ...] = ()
