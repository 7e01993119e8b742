"""Putting a file into a case: kept by the records, named by an event of the case."""

from typing import IO

from gongkai.agencies.actor import Actor
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application
from gongkai.casework.recording import record
from gongkai.records.attachments import Refused, attach
from gongkai.records.models import Attachment
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused, Taking


def file_away(
    application: Application, purpose: str, name: str, content: bytes | IO[bytes], actor: Actor, when: Moment
) -> Attachment:
    """Add a file to a case that the caller holds locked. Raises `records.attachments.Refused`."""
    kept = attach(application.case, purpose, name, content, actor, when)
    record(
        application,
        EventKind.ATTACHED,
        on=when.today,
        actor=actor,
        when=when,
        attachment=kept.pk,
        purpose=str(purpose),
        digest=kept.digest,
    )
    return kept


def file_from(application: Application, taking: Taking, field: str, purpose: str) -> Attachment | None:
    """Add the file of an input, if there is one; what cannot be taken is said beside the field."""
    file = taking.inputs.get(field)
    if not file:
        return None
    try:
        return file_away(application, purpose, file.name, file, taking.actor, taking.when)
    except Refused as refused:
        raise StepRefused(str(refused), field) from refused
