"""Putting a file into a review or suit: kept by the records, named by an event of the case."""

from typing import IO

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.recording import record
from gongkai.casework.models import Dispute
from gongkai.records.attachments import Refused, attach
from gongkai.records.models import Attachment
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused, Taking


def file_away(
    dispute: Dispute, purpose: str, name: str, content: bytes | IO[bytes], actor: Actor, when: Moment
) -> Attachment:
    """Add a file to a dispute that the caller holds locked. Raises `records.attachments.Refused`."""
    kept = attach(dispute.case, purpose, name, content, actor, when)
    record(
        dispute,
        EventKind.ATTACHED,
        on=when.today,
        actor=actor,
        when=when,
        attachment=kept.pk,
        purpose=str(purpose),
        digest=kept.digest,
    )
    return kept


def file_from(dispute: Dispute, taking: Taking, purpose: str) -> Attachment | None:
    """Add the file of the input `file`, if there is one; what cannot be taken is said beside the field."""
    file = taking.inputs.get("file")
    if not file:
        return None
    try:
        return file_away(dispute, purpose, file.name, file, taking.actor, taking.when)
    except Refused as refused:
        raise StepRefused(str(refused), "file") from refused
