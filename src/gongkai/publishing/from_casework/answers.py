"""Answers of general interest (答复公开): which may be published, and drafting one from its case."""

from datetime import date, timedelta
from enum import StrEnum

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.models import Application, ApplicationQuerySet
from gongkai.casework.stage import OPEN
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.outcome import Outcome
from gongkai.law.wording import chinese_date
from gongkai.publishing import document_files, drafting
from gongkai.publishing.from_casework.answer_text import told
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.ledger_access import KEEPERS
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, FileUse
from gongkai.publishing.stage import Stage
from gongkai.records.attachments import Refused, open_attachment
from gongkai.records.moment import Moment
from gongkai.records.vault.masking import ERASED

DELAY = timedelta(days=30)
"""How long after its end an answer is published at the earliest: the applicant has it first, and has time to object."""
GIVEN = (Outcome.GRANTED, Outcome.PARTIAL)
"""With which something was given (条例 Art 36 (一)(二), Art 37)."""


class Level(StrEnum):
    """How much of the answer is published."""

    WORDS = "words"
    FILES = "files"

    @property
    def label(self) -> str:
        """In Chinese."""
        return {"words": "只公开问题和答复", "files": "连同答复时提供的文件"}[self]


def answered(agency: Agency) -> ApplicationQuerySet:
    """Applications that were answered with something given, and whose words are still kept."""
    given = Application.objects.in_table_3().filter(agency=agency, outcome__in=GIVEN)
    return given.exclude(stage__in=OPEN).exclude(title=ERASED)


def to_publish(agency: Agency, today: date) -> ApplicationQuerySet:
    """Those whose answer may be published now and is neither published nor drafted, the latest first."""
    drafted = Document.objects.filter(agency=agency, answer_of__isnull=False).exclude(stage=Stage.DISCARDED)
    ripe = answered(agency).filter(closed_on__lte=today - DELAY)
    return ripe.exclude(pk__in=drafted.values("answer_of")).order_by("-closed_on", "-pk")


def obstacle(application: Application, today: date) -> str:
    """Why its answer cannot be drafted for publication now, in Chinese; empty if it can."""
    if not answered(application.agency).filter(pk=application.pk).exists():
        return "只有已经办结、予以公开或者部分公开的申请，答复才能公开。"
    assert application.closed_on is not None  # noqa: S101
    if application.closed_on + DELAY > today:
        first = chinese_date(application.closed_on + DELAY)
        return f"答复后满{DELAY.days}日才公开，让申请人先得到、有时间提意见。{first}起可以办。"
    if not to_publish(application.agency, today).filter(pk=application.pk).exists():
        return "这件申请的答复已经公开，或者已经有草稿。"
    return ""


@transaction.atomic
def publish_answer(application: Application, level: Level, actor: Actor, when: Moment) -> Document:
    """Draft the answer of a case; it goes the ordinary way of review. Raises `LedgerRefused`, `StepRefused`."""
    if actor.role not in KEEPERS or actor.agency is None or actor.agency.pk != application.agency_id:
        raise LedgerRefused("由办理这件申请的机关公开。")
    if says := obstacle(application, when.today):
        raise LedgerRefused(says)
    return draft(application, level, actor, when)


@transaction.atomic
def draft(
    application: Application,
    level: Level,
    actor: Actor,
    when: Moment,
    kind: str = DocumentKind.ANSWER,
    planned_on: date | None = None,
) -> Document:
    """A draft with question and answer of the case, nobody named in it. Raises `LedgerRefused`, `StepRefused`."""
    said = told(application, when.today, kind)
    document = drafting.begin(
        actor,
        when,
        kind=kind,
        title=said.title,
        body=said.body,
        attribute=DisclosureAttribute.PROACTIVE,
        answer_of=application,
        planned_on=planned_on,
    )
    for file, name in said.files if level is Level.FILES else ():
        try:
            document_files.add(
                document.pk, actor, when, FileUse.ATTACHMENT, name, open_attachment(file), name
            )
        except Refused as refused:
            raise LedgerRefused(f"“{name}”：{refused}") from refused
    return Document.objects.select_related("agency", "column", "unit", "person").get(pk=document.pk)
