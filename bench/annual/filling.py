"""A county and its year into an empty database: the rows that its annual reports count, as the steps leave them."""

import random
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from bench.many_cases.filling import insert
from bench.many_cases.scenario import KINDS, OUTCOMES

YEAR = 2025
SEED = 142
BATCH = 5_000
DOCUMENTS, MESSAGES, CALLS, ACTIVITIES = 100, 40, 25, 6
"""Of each unit in the year."""
CARRIED = 0.06
"""Of the applications were received in the autumn before."""
_AT = datetime(YEAR, 12, 31, 8, tzinfo=UTC)


def fill(units: int, applications: int) -> float:
    """Seconds that it took."""
    from django.db import connection, transaction

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
    started = time.monotonic()
    agencies = _agencies(units)
    drawn = random.Random(SEED)
    rows = chain(_applications(drawn, agencies, applications), _activity(drawn, agencies, applications))
    for model, made in rows:
        _write(model, made)
    with connection.cursor() as cursor, transaction.atomic():
        _sequences(cursor)
        cursor.execute("ANALYZE")
    return time.monotonic() - started


def _write(model: Any, rows: Iterable[Any]) -> None:
    from django.db import transaction

    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        with transaction.atomic():
            insert(model, batch)


def _agencies(units: int) -> list[int]:
    """A government and its units, a third of them townships; ids of those that work."""
    from gongkai.agencies.models import Agency, AgencyKind
    from gongkai.law.review_organ import AgencyStanding

    first = units - units // 3
    made = [
        Agency(
            pk=pk,
            name="青溪县人民政府" if pk == 1 else f"青溪县第{pk}{'局' if pk <= first else '镇人民政府'}",
            region_code="900121",
            kind=AgencyKind.GOVERNMENT
            if pk == 1
            else AgencyKind.DEPARTMENT
            if pk <= first
            else AgencyKind.TOWNSHIP,
            standing=AgencyStanding.LOCAL_DEPARTMENT,
            parent_id=None if pk == 1 else 1,
            address="青溪县青溪镇人民路1号",
            telephone="0000-8620109",
            path="000001" if pk == 1 else f"000001{pk:06d}",
        )
        for pk in range(1, units + 2)
    ]
    Agency.objects.bulk_create(made)
    return [agency.pk for agency in made[1:]]


def _applications(
    drawn: random.Random, agencies: list[int], count: int
) -> Iterator[tuple[Any, Iterator[Any]]]:
    """Cases, applications and where they count in Table 3; few units have many, many have few."""
    from gongkai.casework.models import Application, Spell
    from gongkai.casework.stage import Stage
    from gongkai.law.applicant import USUAL_COLUMNS
    from gongkai.law.clock import State
    from gongkai.law.receipt import Channel
    from gongkai.records.models import Case, CaseKind

    weights = [drawn.lognormvariate(0, 1) for _ in agencies]
    owners = drawn.choices(agencies, weights, k=count)
    kinds = drawn.choices(list(KINDS), list(KINDS.values()), k=count)
    outcomes = drawn.choices(list(OUTCOMES), list(OUTCOMES.values()), k=count)
    first = date(YEAR, 1, 1)
    arrived = [
        first - timedelta(days=drawn.randrange(1, 25))
        if drawn.random() < CARRIED
        else first + timedelta(days=drawn.randrange(365))
        for _ in range(count)
    ]
    days = [drawn.randrange(3, 40) for _ in range(count)]
    yield (
        Case,
        (
            Case(pk=pk, agency_id=owner, kind=CaseKind.APPLICATION, opened_at=_AT)
            for pk, owner in enumerate(owners, 1)
        ),
    )
    yield (
        Application,
        (
            Application(
                case_id=pk,
                agency_id=owner,
                agency_name=f"青溪县第{owner}机关",
                number=f"申〔{YEAR}〕{pk}号",
                title="征收土地公告",
                request="征收土地公告",
                channel=Channel.ONLINE,
                applicant_kind=kind,
                column=USUAL_COLUMNS[kind],
                applicant_masked="林*",
                arrived=day,
                registered_at=_AT,
                stage=Stage.ARCHIVED,
                clock_state=State.CLOSED,
                receipt_date=day,
                due=day + timedelta(days=28),
                closed_on=day + timedelta(days=took),
                outcome=outcome,
            )
            for pk, (owner, kind, outcome, day, took) in enumerate(
                zip(owners, kinds, outcomes, arrived, days, strict=True), 1
            )
        ),
    )
    yield (
        Spell,
        (
            Spell(
                pk=pk,
                application_id=pk,
                agency_id=owner,
                column=USUAL_COLUMNS[kind],
                entered_on=day,
                left_on=day + timedelta(days=took),
                outcome=outcome,
            )
            for pk, (owner, kind, outcome, day, took) in enumerate(
                zip(owners, kinds, outcomes, arrived, days, strict=True), 1
            )
        ),
    )


def _activity(drawn: random.Random, agencies: list[int], cases: int) -> Iterator[tuple[Any, Iterator[Any]]]:
    """What each unit published, decided, collected, was asked and held in the year."""
    from gongkai.law.disclosure import DisclosureAttribute
    from gongkai.publishing.kind import DocumentKind
    from gongkai.publishing.models import Document
    from gongkai.publishing.stage import Stage
    from gongkai.records.models import Case, CaseKind
    from gongkai.registers.models import Activity, Call, FeeCollected, Handling, Message

    def day() -> date:
        return date(YEAR, 1, 1) + timedelta(days=drawn.randrange(365))

    documents = [agency for agency in agencies for _ in range(DOCUMENTS)]
    yield (
        Case,
        (
            Case(pk=cases + nth, agency_id=agency, kind=CaseKind.DOCUMENT, opened_at=_AT)
            for nth, agency in enumerate(documents, 1)
        ),
    )
    yield (
        Document,
        (
            Document(
                case_id=cases + nth,
                agency_id=agency,
                title=f"第{nth}号信息",
                kind=DocumentKind.OTHER,
                attribute=DisclosureAttribute.PROACTIVE,
                index_number=f"{agency}-{nth}",
                date_of_document=(on := day()),
                drafted_on=on,
                published_at=datetime(on.year, on.month, on.day, 2, tzinfo=UTC),
                stage=Stage.PUBLISHED,
                is_public=True,
                revision=1,
                published_revision=1,
            )
            for nth, agency in enumerate(documents, 1)
        ),
    )
    months = [date(YEAR, month, 28) for month in range(1, 13)]
    entered = {"entered_by": "周敏秋", "entered_at": _AT}
    kinds = ("licensing", "penalty", "coercion")
    handled = [(agency, on, kind) for agency in agencies for on in months for kind in kinds]
    yield (
        Handling,
        (
            Handling(pk=pk, agency_id=agency, on=on, kind=kind, decisions=drawn.randrange(40), **entered)
            for pk, (agency, on, kind) in enumerate(handled, 1)
        ),
    )
    fees = [(agency, on) for agency in agencies for on in months]
    yield (
        FeeCollected,
        (
            FeeCollected(
                pk=pk, agency_id=agency, on=on, amount=Decimal(drawn.randrange(10_000_00)) / 100, **entered
            )
            for pk, (agency, on) in enumerate(fees, 1)
        ),
    )
    for model, each, of in (
        (Message, MESSAGES, {"subject": "路灯不亮"}),
        (Call, CALLS, {"subject": "要带什么", "kind": "hotline"}),
        (Activity, ACTIVITIES, {"title": "政务公开培训", "kind": "training"}),
    ):
        owners = [agency for agency in agencies for _ in range(each)]
        yield (
            model,
            (
                model(pk=pk, agency_id=agency, on=day(), **of, **entered)
                for pk, agency in enumerate(owners, 1)
            ),
        )


def _sequences(cursor: Any) -> None:
    """Let PostgreSQL know which ids are taken."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    rooms = ("agencies", "records", "casework", "publishing", "registers")
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    for statement in connection.ops.sequence_reset_sql(no_style(), models):
        cursor.execute(statement)
