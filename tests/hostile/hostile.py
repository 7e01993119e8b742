"""A hostile file: one idea of how words stay in a file, what must not survive, and what is to become of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from tests.hostile.invented import Invented

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"


class Expects(StrEnum):
    """What becomes of a file; a damaged one may be mended or refused, whichever the reader can do."""

    RELEASED = "released"
    REFUSED = "refused"
    EITHER = "either"


class Family(StrEnum):
    """Where the words hide."""

    HIDDEN_TEXT = "hidden text"
    RECOGNISED_LAYER = "recognised text under a scan"
    REVISIONS = "older revisions and loose objects"
    ATTACHMENTS = "attachments"
    ANNOTATIONS = "annotations"
    FORM_FIELDS = "form fields"
    METADATA = "metadata"
    OPTIONAL_LAYERS = "optional layers"
    STRUCTURE = "structure and navigation"
    FONTS = "fonts and the order of characters"
    PAGES = "shape of pages"
    DRAWING = "drawing"
    PICTURES = "pictures"
    SCANS = "long scans"
    WORD = "Word files"
    TEXT_FILES = "text files"
    BROKEN = "locked and broken files"
    BOMBS = "files that exhaust the machine"
    DISGUISES = "disguises"


@dataclass(frozen=True, slots=True)
class Area:
    """What is covered on a page (from 1), in fractions of the upright page from its upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Made:
    """A file as bytes with the words that must not survive, the areas covered, and visible words that must stay.

    `areas` is None where the file has no pages before it is laid out (Word, text): a reader that is not the
    redactor's then finds the secrets on the working copy.
    """

    content: bytes
    secrets: tuple[str, ...]
    areas: tuple[Area, ...] | None
    stays: tuple[str, ...] = ()


Idea = Callable[[Invented], Made]


@dataclass(frozen=True)
class Hostile:
    """One case; `make()` builds it, the same bytes' worth of secrets each time."""

    name: str
    family: Family
    media: str
    expects: Expects
    idea: str
    build: Idea
    only_seen: bool = False
    """The secret is only drawn: no reader of text can name it, in the source neither."""
    left_to_a_person: bool = False
    """Covered words also stand where nothing is covered; they stay there, and the proof has to name them."""

    def make(self) -> Made:
        """Build the file; seeded by its name, so that a failure can be had again."""
        return self.build(Invented.by(Random(self.name)))


class Cases:
    """The cases of one family, collected by decorating what builds them: the docstring is the idea."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.all: list[Hostile] = []

    def __call__(
        self,
        media: str = PDF,
        expects: Expects = Expects.RELEASED,
        *,
        only_seen: bool = False,
        left_to_a_person: bool = False,
    ) -> Callable[[Idea], Idea]:
        def add(build: Idea) -> Idea:
            idea = " ".join((build.__doc__ or "").split())
            self.all.append(
                Hostile(build.__name__, self.family, media, expects, idea, build, only_seen, left_to_a_person)
            )
            return build

        return add


def refused(content: bytes, secrets: Sequence[str] = ()) -> Made:
    """A file that gets no further: nothing is covered on it."""
    return Made(content, tuple(secrets), ())
