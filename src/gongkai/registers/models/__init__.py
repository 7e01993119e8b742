"""Books and the rows of all ledgers, named here."""

from gongkai.registers.models.book import Book, LedgerRow, RowFile, RowQuerySet
from gongkai.registers.models.powers import FeeCollected, Handling, PowerItem, PowerKind, Purchase
from gongkai.registers.models.running import Activity, ActivityKind, Assessment, Charge, Incident, PlanTask
from gongkai.registers.models.voices import Call, CallKind, Concern, Message, Questionnaire, Satisfaction

__all__ = [
    "Activity",
    "ActivityKind",
    "Assessment",
    "Book",
    "Call",
    "CallKind",
    "Charge",
    "Concern",
    "FeeCollected",
    "Handling",
    "Incident",
    "LedgerRow",
    "Message",
    "PlanTask",
    "PowerItem",
    "PowerKind",
    "Purchase",
    "Questionnaire",
    "RowFile",
    "RowQuerySet",
    "Satisfaction",
]
