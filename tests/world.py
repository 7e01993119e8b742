"""A county with one of every thing that an address may name, for the walk over all of them."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import StandIn
from gongkai.agencies.role import Role
from gongkai.casework import redaction_jobs
from gongkai.casework.disputes.registration import Filing
from gongkai.casework.disputes.registration import register as register_dispute
from gongkai.casework.intake import Intake, Party, Upload
from gongkai.casework.models import Application, Dispute, SavedView
from gongkai.casework.precedents import model_answer
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.law.receipt import Channel
from gongkai.records.moment import now
from gongkai.workflow.models import ApprovalChain, Notice
from tests.annual_rows import annual_rows
from tests.book_rows import book_ids
from tests.county import County, county
from tests.document_rows import document_rows
from tests.guard_rows import guard_rows
from tests.ledger_rows import ledger_rows
from tests.opinion_rows import opinion_rows
from tests.platform_rows import platform_rows
from tests.redaction_desk import register as pages_of_a_register

ROLES = tuple(Role)


@dataclass
class World:
    """`case` is of 青溪县自然资源局, given to the 不动产登记科, with a letter that every level is to approve."""

    county: County
    case: Application
    ids: dict[str, int] = field(default_factory=dict)

    def people(self) -> dict[str, Client]:
        """Everybody who may call: `own-clerk` … of the agency, `other-…` of another county's, `anonymous`."""
        found = {"anonymous": Client()}
        for prefix, agency in (("own", self.county.agency), ("other", self.county.other)):
            for role in ROLES:
                found[f"{prefix}-{role}"] = self.county.client(role, agency)
        return found

    def actors(self) -> dict[str, Actor]:
        """The same as capacities."""
        return {
            f"{prefix}-{role}": self.county.actor(role, agency)
            for prefix, agency in (("own", self.county.agency), ("other", self.county.other))
            for role in ROLES
        }


def _closed(made: County) -> Application:
    """A case that has been answered."""
    when, clerk = now(), made.actor("clerk")
    intake = Intake(
        agency=made.agency,
        channel=Channel.IN_PERSON,
        arrived=when.today,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("周良", "110101199003078494", "13800000000", address="青溪县青溪镇人民路1号"),
        wanted=("验收报告",),
    )
    case = take("assign", register(intake, clerk, when).application.pk, clerk, when)
    take("decide", case.pk, clerk, when, {"item-1-outcome": "granted", "item-1-given": "随附复印件3页"})
    letter = take("draft_reply", case.pk, clerk, when).letters.get().pk
    take("submit_letter", case.pk, clerk, when, about=letter)
    for role in ("legal_reviewer", "secrecy_reviewer", "ogi_head", "leader"):
        take("approve_letter", case.pk, made.actor(role), when, about=letter)
    return take("dispatch_letter", case.pk, clerk, when, {"on": when.today, "sent_by": "post"}, about=letter)


def _redaction(case: Application, officer: Actor) -> int:
    """A page that is marked on; what the applicant would get of it lies beside it."""
    source = SimpleUploadedFile("登记表.pdf", pages_of_a_register(1))
    take("redact", case.pk, officer, now(), {}, {"file": source})
    redaction = case.redactions.get()
    redaction_jobs.prepare.func(redaction.pk)
    redaction.refresh_from_db()
    redaction.released = redaction.working
    redaction.save(update_fields=["released"])
    return int(redaction.pk)


def _dispute(case: Application, clerk: Actor) -> Dispute:
    """A review of the case, with the notice that came in."""
    when = now()
    filing = Filing(
        agency=case.agency,
        kind=DisputeKind.REVIEW,
        cause=Cause.SILENCE,
        procedure=Procedure.ORDINARY,
        organ="青溪县人民政府",
        title=f"不服{case.title}",
        filed_on=when.today,
        received_on=when.today,
        application=case,
        uploads=(Upload("dispute", "受理通知书.txt", "受理通知书".encode()),),
    )
    return register_dispute(filing, clerk, when)


def world() -> World:
    """Made by the steps that a desk takes."""
    made = county(timezone.localdate())
    when, clerk, officer = now(), made.actor("clerk"), made.actor("officer")
    chain = "section_head legal_reviewer secrecy_reviewer ogi_head leader"
    for group in ("decision", "procedural"):
        ApprovalChain.objects.create(agency=made.agency, letters=group, levels=chain)
    intake = Intake(
        agency=made.agency,
        channel=Channel.IN_PERSON,
        arrived=when.today,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满", "110101199003078494", "13800000000"),
        wanted=("石桥村征收土地公告", "补偿登记表"),
        uploads=(Upload("other", "来信.txt", "申请材料".encode()),),
    )
    case = register(intake, clerk, when).application
    case = take("assign", case.pk, clerk, when, {"unit": made.units["不动产登记科"].pk})
    assignment = case.assignments.get().pk
    case = take("sign_for", case.pk, officer, when, about=assignment)
    redaction = _redaction(case, officer)
    inputs: dict[str, Any] = {
        "defects": ["description"],
        "guidance": "请写明文件名称。",
        "answer_by": when.today + timedelta(days=20),
    }
    case = take("ask_correction", case.pk, officer, when, inputs)
    letter = case.letters.get().pk
    take("submit_letter", case.pk, officer, when, about=letter)
    stand_in = StandIn.objects.create(
        post=made.post("leader"),
        person=made.person("ogi_head"),
        since=when.today,
        until=when.today + timedelta(days=3),
    )
    notice = Notice.objects.create(person=made.person("clerk"), case=case.case, says="消息", made_at=when.at)
    view = SavedView.objects.create(person=made.person("clerk"), name="急件", query="stage=handling")
    closed = _closed(made)
    dispute = _dispute(case, clerk)
    words = {"ground": "unable.not_held", "about": "不存在", "text": "经检索，没有找到。", "harm": ""}
    ids = {
        **ledger_rows(made),
        **book_ids(made),
        **platform_rows(made),
        **guard_rows(made),
        **document_rows(made),
        **opinion_rows(made, closed),
        **annual_rows(made),
        "model_answer": model_answer.write(made.agency, words, clerk, when).pk,
        "dispute": dispute.pk,
        "paper": dispute.case.attachments.get().pk,
        "closed": closed.pk,
        "view": view.pk,
        "case": case.pk,
        "letter": letter,
        "redaction": redaction,
        "assignment": assignment,
        "item": case.items.all()[0].pk,
        "attachment": case.case.attachments.filter(purpose="other").get().pk,
        "agency": made.agency.pk,
        "unit": made.units["不动产登记科"].pk,
        "person": made.person("officer").pk,
        "post": made.post("leader").pk,
        "stand_in": stand_in.pk,
        "notice": notice.pk,
    }
    return World(made, Application.objects.get(pk=case.pk), ids)
