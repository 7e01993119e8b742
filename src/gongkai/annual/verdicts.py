"""What people say of findings: explained (a reason that goes with the report) or dismissed; it holds for the same facts."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, Verdict
from gongkai.annual.recording import locked, record, store
from gongkai.annual.stage import AT_WORK
from gongkai.records.moment import Moment
from gongkai.report.finding import Finding, Severity
from gongkai.report.value import Report
from gongkai.workflow.step import StepRefused


class Answered(StrEnum):
    """How a finding is answered. The value is the code on record."""

    EXPLAINED = "explained"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        """In Chinese, as the choice on the page says it."""
        return {"explained": "属实，说明原因", "dismissed": "不是问题"}[self.value]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a report with the answer that stands to it, if there is one."""

    finding: Finding
    fingerprint: str
    verdict: Verdict | None = None

    @property
    def is_dismissed(self) -> bool:
        """Whether a person said that it is no fault."""
        return self.verdict is not None and self.verdict.kind == Answered.DISMISSED

    @property
    def stops(self) -> bool:
        """Whether it stops a submission: an error does, a warning until it is answered."""
        severity = self.finding.severity
        return severity is Severity.ERROR or (severity is Severity.WARNING and self.verdict is None)


def fingerprint(finding: Finding, report: Report) -> str:
    """SHA-256 of what the finding is about: the rule, its cells with their values, its words and what it quotes.

    The words carry the facts that are no cells of this report, such as last year's numbers.
    """
    cells = sorted((code, str(report.value(code))) for code in finding.cells)
    facts = [finding.rule, cells, finding.message, finding.section, finding.quote]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()


def with_verdicts(findings: tuple[Finding, ...], printed: Report, report: AnnualReport) -> tuple[Found, ...]:
    """The findings of a report as `printed`, each with its standing answer; one question to the database."""
    standing = Verdict.objects.filter(report=report, withdrawn_at=None).order_by("pk")
    said = {verdict.fingerprint: verdict for verdict in standing}
    prints = [(finding, fingerprint(finding, printed)) for finding in findings]
    return tuple(Found(finding, mark, said.get(mark)) for finding, mark in prints)


def answer(report_id: int, found: Found, kind: Answered, reason: str, actor: Actor, when: Moment) -> Verdict:
    """Answer a finding of a report at work; an answer before it is withdrawn. Raises `StepRefused`.

    An error is not answered away: what breaks the form or the law is mended.
    """
    if found.finding.severity is Severity.ERROR:
        raise StepRefused(_("错误要改正，不能用说明代替。"))
    with transaction.atomic():
        report = locked(report_id)
        _may_change(report)
        _standing(report, found.fingerprint).update(withdrawn_at=when.at)
        verdict = Verdict.objects.create(
            report=report,
            fingerprint=found.fingerprint,
            rule=found.finding.rule,
            kind=kind,
            reason=reason,
            made_by=str(actor),
            made_at=when.at,
        )
        record(
            report,
            EventKind.FINDING_ANSWERED,
            on=when.today,
            actor=actor,
            when=when,
            rule=verdict.rule,
            fingerprint=verdict.fingerprint,
            answered=kind.value,
            reason=reason,
        )
        store(report)
    return verdict


def withdraw(report_id: int, mark: str, actor: Actor, when: Moment) -> None:
    """Take back the answer to the finding with this fingerprint. Raises `StepRefused` where there is none."""
    with transaction.atomic():
        report = locked(report_id)
        _may_change(report)
        verdict = _standing(report, mark).first()
        if verdict is None:
            raise StepRefused(_("这条说明已经撤回。"))
        verdict.withdrawn_at = when.at
        verdict.save(update_fields=["withdrawn_at"])
        record(
            report,
            EventKind.ANSWER_WITHDRAWN,
            on=when.today,
            actor=actor,
            when=when,
            rule=verdict.rule,
            fingerprint=mark,
        )
        store(report)


def _standing(report: AnnualReport, mark: str) -> QuerySet[Verdict]:
    return Verdict.objects.filter(report=report, fingerprint=mark, withdrawn_at=None)


def _may_change(report: AnnualReport) -> None:
    if report.stage not in AT_WORK:
        raise StepRefused(
            _("“%(stage)s”时不能改核对说明。先撤回报送，或者由上级退回。")
            % {"stage": report.get_stage_display()}
        )
