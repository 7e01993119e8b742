"""The table of steps (办理步骤表): who may do what in which stage, under which article, with which inputs and letter.

Screen, API, tests and `docs/steps.md` are read off this table, whose parts stand in the order of a case.
"""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.stage import Stage
from gongkai.casework.step_table import (
    afterwards,
    applicant,
    asking,
    deciding,
    ending,
    intake,
    keeping,
    letters,
    redacting,
)
from gongkai.casework.step_table.who_and_when import ENDED
from gongkai.workflow.step import StepTable

OUTSIDE = frozenset(
    {Event.REGISTERED, Event.PASSED_ON, Event.IMPORTED, Event.PERSONAL_DATA_SEEN, Event.PERSONAL_DATA_ERASED}
)
"""Events that no step of the table leaves: they open a case, or belong to the vault."""

TABLE: StepTable[Application] = StepTable(
    (
        *intake.STEPS,
        *asking.STEPS,
        *deciding.STEPS,
        *redacting.STEPS,
        *ending.STEPS,
        *letters.STEPS,
        *keeping.STEPS,
        *applicant.STEPS,
        *afterwards.STEPS,
    ),
    stages=Stage,
    first=Stage.UNCONFIRMED,
    ends=ENDED,
    events=frozenset(Event) - OUTSIDE,
)
