"""Applications, their letters, redactions and spells; reviews and suits. One file a thing; all are named here."""

from gongkai.casework.models.application import (
    REQUESTS,
    Application,
    ApplicationQuerySet,
    Item,
    Link,
    LinkKind,
    ProvidedAs,
    SentBy,
    Theme,
)
from gongkai.casework.models.assignment import Assignment
from gongkai.casework.models.dispute import Dispute, DisputeQuerySet
from gongkai.casework.models.letter import Letter, LetterLevel, LetterTemplate, Payment
from gongkai.casework.models.precedent import ModelAnswer, TypicalCase
from gongkai.casework.models.redaction import Build, Mark, Redaction, RedactionRule
from gongkai.casework.models.saved_view import SavedView
from gongkai.casework.models.spell import Spell, SpellQuerySet
from gongkai.casework.redaction_facts import RedactionStage

__all__ = [
    "REQUESTS",
    "Application",
    "ApplicationQuerySet",
    "Assignment",
    "Build",
    "Dispute",
    "DisputeQuerySet",
    "Item",
    "Letter",
    "LetterLevel",
    "LetterTemplate",
    "Link",
    "LinkKind",
    "Mark",
    "ModelAnswer",
    "Payment",
    "ProvidedAs",
    "Redaction",
    "RedactionRule",
    "RedactionStage",
    "SavedView",
    "SentBy",
    "Spell",
    "SpellQuerySet",
    "Theme",
    "TypicalCase",
]
