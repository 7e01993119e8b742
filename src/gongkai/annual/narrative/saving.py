"""Saving a passage: two people at once lose nothing, and the record shows who wrote what when."""

from gongkai.agencies.actor import Actor
from gongkai.annual.models import Passage
from gongkai.records.moment import Moment


class Overtaken(Exception):
    """Somebody has saved the passage since the page was made, and both changed the same lines.

    `passage` is as it stands now; `typed` is what was not saved.
    """

    def __init__(self, passage: Passage, typed: str) -> None:
        super().__init__()
        self.passage = passage
        self.typed = typed


def save(passage_id: int, text: str, seen: int, actor: Actor, when: Moment, *, base: str = "") -> Passage:
    """Write a passage's text; `seen` is `Passage.edits` of the page that saves, `base` the text it was shown."""
    raise NotImplementedError


def draft_again(passage_id: int, seen: int, actor: Actor, when: Moment) -> Passage:
    """Put the draft of the records in the place of what stands; it follows the records from then on."""
    raise NotImplementedError
