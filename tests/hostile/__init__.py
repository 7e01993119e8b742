"""Hostile files of our own making for redaction: each hides words in one way. Built at test time, nothing stored."""

from tests.hostile.annotations import annotated
from tests.hostile.attachments import attached
from tests.hostile.bombs import bombs
from tests.hostile.broken import broken
from tests.hostile.disguises import disguised
from tests.hostile.drawing import drawn
from tests.hostile.fonts import odd
from tests.hostile.form_fields import fields
from tests.hostile.hidden_text import hidden
from tests.hostile.hostile import Hostile
from tests.hostile.metadata import described
from tests.hostile.optional_layers import layers
from tests.hostile.pages import shaped
from tests.hostile.pictures import pictured
from tests.hostile.recognised_layer import recognised
from tests.hostile.revisions import revisions
from tests.hostile.scans import long
from tests.hostile.structure import structured
from tests.hostile.text_files import plain
from tests.hostile.word_files import word

FAMILIES = (
    hidden, recognised, revisions, attached, annotated, fields, described, layers, structured, odd,
    shaped, drawn, pictured, long, word, plain, broken, bombs, disguised,
)  # fmt: skip


def hostile_files() -> tuple[Hostile, ...]:
    """Every case, family by family."""
    return tuple(case for family in FAMILIES for case in family.all)
