"""Records of a year, written as rows: applications, disputes, documents of the register, powers, fees, purchases.

Rows only, without events: for tests of what is counted, where thousands may be needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db import transaction

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport
from gongkai.annual.recording import record, store
from gongkai.casework.models import Application, Dispute, Spell
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.validity import Validity
from gongkai.publishing.models import Document, ValiditySpell
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.registers.models import FeeCollected, Handling, PowerItem, Purchase

AT = datetime(2026, 1, 1, tzinfo=UTC)
One = TypeVar("One")
_WHO = {"entered_by": "周敏秋", "entered_at": AT}


@dataclass(frozen=True)
class Applied:
    """An application as far as Table 3 cares; no `left` day: still open."""

    entered: date
    left: date | None = None
    outcome: str = ""
    column: str = ApplicantColumn.NATURAL_PERSON


@dataclass(frozen=True)
class Disputed:
    """A review or suit as far as Table 4 cares."""

    kind: str
    filed: date
    closed: date | None = None
    result: str = ""


@dataclass(frozen=True)
class Issued:
    """A document of the register; `published` and `ended` are the days on which it became public here, and was taken
    down."""

    dated: date
    kind: str = "normative"
    repealed: date | None = None
    published: date | None = None
    ended: date | None = None


def applied(agency: Agency, told: Sequence[Applied]) -> list[Application]:
    """The applications, each with its spell."""
    found = Application.objects.bulk_create(
        Application(
            case=case,
            agency=agency,
            agency_name=agency.name,
            number=f"{agency.pk}-{case.pk}",
            title=f"不动产登记档案第{case.pk}号",
            column=one.column,
            channel="online",
            arrived=one.entered,
            registered_at=AT,
            stage="closed" if one.left else "registered",
            clock_state="running",
            closed_on=one.left,
            outcome=one.outcome,
        )
        for case, one in _cases(agency, CaseKind.APPLICATION, told)
    )
    Spell.objects.bulk_create(
        Spell(
            application=application,
            agency=agency,
            column=one.column,
            entered_on=one.entered,
            left_on=one.left,
            outcome=one.outcome,
        )
        for application, one in zip(found, told, strict=True)
    )
    return found


def disputed(agency: Agency, told: Sequence[Disputed]) -> None:
    """The reviews and suits."""
    Dispute.objects.bulk_create(
        Dispute(
            case=case,
            agency=agency,
            agency_name=agency.name,
            kind=one.kind,
            cause="reply",
            procedure="general",
            number=f"{agency.pk}-{case.pk}",
            organ="青溪县人民政府",
            title=f"答复争议第{case.pk}号",
            claimant_masked="张某",
            filed_on=one.filed,
            registered_at=AT,
            stage="closed" if one.closed else "answering",
            result=one.result,
            closed_on=one.closed,
        )
        for case, one in _cases(agency, CaseKind.REVIEW, told)
    )


def issued(agency: Agency, told: Sequence[Issued]) -> None:
    """The documents, each with its stretches of validity."""
    documents = Document.objects.bulk_create(
        Document(
            case=case,
            agency=agency,
            kind=one.kind,
            drafted_on=one.dated,
            title=f"青溪县文件第{case.pk}号",
            date_of_document=one.dated,
            stage="ended" if one.ended else "published" if one.published else "registered",
            published_at=_noon(one.published),
            ended_on=one.ended,
        )
        for case, one in _cases(agency, CaseKind.DOCUMENT, told)
    )
    spells = []
    for document, one in zip(documents, told, strict=True):
        same = {"document": document, "agency": agency, "kind": one.kind}
        spells.append(
            ValiditySpell(**same, number=1, validity=Validity.IN_FORCE, since=one.dated, until=one.repealed)
        )
        if one.repealed:
            spells.append(ValiditySpell(**same, number=2, validity=Validity.REPEALED, since=one.repealed))
    ValiditySpell.objects.bulk_create(spells)


def decided(agency: Agency, kind: str, on: date, decisions: int) -> Handling:
    """A month's decisions under a kind of powers."""
    return Handling.objects.create(agency=agency, kind=kind, on=on, decisions=decisions, **_WHO)


def power(agency: Agency, kind: str, since: date | None = None, until: date | None = None) -> PowerItem:
    """An item of the list of powers."""
    name = f"{kind}事项{since or ''}"
    return PowerItem.objects.create(agency=agency, kind=kind, name=name, since=since, until=until, **_WHO)


def collected(agency: Agency, on: date, yuan: str) -> FeeCollected:
    """Fees collected, in yuan."""
    return FeeCollected.objects.create(agency=agency, on=on, amount=Decimal(yuan), **_WHO)


def bought(agency: Agency, on: date, yuan: str) -> Purchase:
    """A purchase, in yuan."""
    return Purchase.objects.create(agency=agency, on=on, project="办公设备", amount=Decimal(yuan), **_WHO)


@transaction.atomic
def report_begun(agency: Agency, year: int, when: Moment, *, whole: bool = False) -> AnnualReport:
    """A report that is being compiled, without a word of narrative."""
    case = Case.objects.create(agency=agency, kind=CaseKind.ANNUAL_REPORT, opened_at=when.at)
    report = AnnualReport(agency=agency, case=case, year=year, whole=whole, due=date(year + 1, 1, 31))
    report.save(force_insert=True)
    record(
        report,
        EventKind.BEGUN,
        on=when.today,
        actor=SYSTEM,
        when=when,
        year=year,
        whole=whole,
        due=report.due.isoformat(),
    )
    store(report)
    return report


def _cases(agency: Agency, kind: str, told: Iterable[One]) -> list[tuple[Case, One]]:
    rows = list(told)
    cases = Case.objects.bulk_create(Case(agency=agency, kind=kind, opened_at=AT) for _one in rows)
    return list(zip(cases, rows, strict=True))


def _noon(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC) if day else None
