"""The bundle as a job: filed once, named by an event, never evidence of itself."""

from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader
from tests.desk_cases import Office, at
from tests.disputed_cases import RECEIVED, disputed

from gongkai.agencies.role import Role
from gongkai.casework.evidence_bundle.bundling import NothingToBind, evidence_of
from gongkai.casework.evidence_bundle.jobs import make_bundle, order_bundle
from gongkai.casework.models import Dispute
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment, Event, Purpose
from gongkai.workflow.jobs.worker import Working

WHEN = at(RECEIVED)


def work() -> None:
    worker = Working()
    worker.beat(timezone.now())
    while worker.do_next(timezone.now()):
        pass


def test_the_bundle_is_filed_once_however_often_its_job_is_done(office: Office, review: Dispute) -> None:
    actor = office.county.actor(Role.CLERK)
    order_bundle(review, actor, WHEN)
    work()
    make_bundle.call(review.pk, actor.user_id, actor.key, WHEN.at.isoformat(), False)
    kept = Attachment.objects.get(case=review.pk, purpose=Purpose.EVIDENCE)
    said = Event.objects.filter(case=review.pk).last()
    assert said
    assert (said.kind, said.actor_name) == ("attached", "周敏秋（公开办经办）")
    assert (said.values["attachment"], said.values["digest"]) == (kept.pk, kept.digest)
    assert len(PdfReader(BytesIO(open_attachment(kept))).pages) == said.values["pages"]
    files = dict.fromkeys(pk for pk, _first, _last in said.values["papers"] if pk)
    assert set(files) <= set(
        Attachment.objects.filter(case=review.application_id).values_list("pk", flat=True)
    )


def test_a_bundle_is_not_evidence_of_the_next_one(office: Office, review: Dispute) -> None:
    before = [x.name for x in evidence_of(review.application, review, WHEN)[1].exhibits]
    order_bundle(review, office.county.actor(Role.CLERK), WHEN)
    work()
    assert [x.name for x in evidence_of(review.application, review, WHEN)[1].exhibits] == before


def test_where_there_is_nothing_to_bind_no_job_is_made(office: Office) -> None:
    with pytest.raises(NothingToBind):
        order_bundle(disputed(office, None), office.county.actor(Role.CLERK), WHEN)
