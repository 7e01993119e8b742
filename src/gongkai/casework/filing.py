"""Putting a file into a case: kept by the records, named by an event of the case."""

from typing import IO, Any

from gongkai.agencies.actor import Actor
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application
from gongkai.casework.recording import record
from gongkai.records.attachments import FileKind, Refused, attach, attach_made
from gongkai.records.models import Attachment
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused, Taking


def file_away(
    application: Application, purpose: str, name: str, content: bytes | IO[bytes], actor: Actor, when: Moment
) -> Attachment:
    """Add a file to a case that the caller holds locked. Raises `records.attachments.Refused`."""
    return _on_record(application, attach(application.case, purpose, name, content, actor, when), actor, when)


def file_made(
    application: Application,
    purpose: str,
    name: str,
    content: bytes,
    actor: Actor,
    when: Moment,
    **said: Any,
) -> Attachment:
    """Add a PDF that this program has made; `said` goes into its event, such as what it `replaces`."""
    kept = attach_made(application.case, purpose, name, FileKind.PDF, content, actor, when)
    return _on_record(application, kept, actor, when, **said)


def _on_record(
    application: Application, kept: Attachment, actor: Actor, when: Moment, **said: Any
) -> Attachment:
    record(
        application,
        EventKind.ATTACHED,
        on=when.today,
        actor=actor,
        when=when,
        attachment=kept.pk,
        purpose=str(kept.purpose),
        digest=kept.digest,
        **said,
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
