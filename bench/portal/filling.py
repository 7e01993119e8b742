"""A million public documents into the database that the environment names: rows as the steps leave them, by two processes."""

import random
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from typing import Any

from bench.many_cases.filling import insert

BATCH = 2_000
SEED = 97
AGENCIES = 46
"""A county: its government, and departments and townships under it."""


def fill(documents: int, *, processes: int = 2) -> float:
    """Agencies with platforms, then their documents, in an empty, migrated database; seconds that it took."""
    from django.db import connection

    started = time.monotonic()
    _agencies()
    connection.close()
    batches = [(first, min(BATCH, documents - first)) for first in range(0, documents, BATCH)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin) as pool:
        for done, _ in enumerate(pool.map(write, batches), start=1):
            if done % 50 == 0:
                print(f"  {done * BATCH} 件，{time.monotonic() - started:.0f} 秒", flush=True)
    _finish()
    return time.monotonic() - started


def _agencies() -> None:
    from gongkai.agencies.models import Agency, AgencyKind
    from gongkai.law.review_organ import AgencyStanding
    from gongkai.publishing.columns.opening import open_platform
    from gongkai.records.moment import now

    when = now()
    for pk in range(1, AGENCIES + 1):
        kind = AgencyKind.GOVERNMENT if pk == 1 else AgencyKind.TOWNSHIP if pk > 32 else AgencyKind.DEPARTMENT
        agency = Agency.objects.create(
            pk=pk,
            name=f"青溪县第{pk}机关",
            region_code="900121",
            kind=kind,
            standing=AgencyStanding.LOCAL_DEPARTMENT,
            parent_id=None if pk == 1 else 1,
            path="000001" if pk == 1 else f"000001{pk:06d}",
        )
        open_platform(agency, when)


def write(batch: tuple[int, int]) -> None:
    """Write one batch of documents in one transaction."""
    from django.db import transaction

    rows: dict[type, list[Any]] = {}
    for row in _rows(*batch):
        rows.setdefault(type(row), []).append(row)
    with transaction.atomic():
        for model, made in rows.items():
            insert(model, made)


def _rows(first: int, count: int) -> Iterator[Any]:
    """A case, a document, its publication and its place in the register for each; all follow from its number."""
    from bench.searching.documents import documents
    from gongkai.law.disclosure import DisclosureAttribute
    from gongkai.law.validity import Validity
    from gongkai.publishing.facets import THEMES
    from gongkai.publishing.kind import DocumentKind
    from gongkai.publishing.models import Column, Document, Publication, ValiditySpell
    from gongkai.publishing.stage import Stage
    from gongkai.records.models import Case, CaseKind

    columns: dict[tuple[int, str], int] = {
        (agency, code): pk for agency, code, pk in Column.objects.values_list("agency", "code", "pk")
    }
    kinds = [kind for kind in DocumentKind if kind.about.column != "rules"]
    how_many = [1 if kind.about.registered else 20 for kind in kinds]
    for pk, made in enumerate(documents(count, first), start=first + 1):
        drawn = random.Random(SEED * 10_000_000 + pk)
        kind = drawn.choices(kinds, how_many)[0]
        agency = drawn.randint(1, AGENCIES)
        column = columns[agency, kind.about.column]
        at = datetime(made.on.year, made.on.month, made.on.day, 1, tzinfo=UTC)
        at += timedelta(seconds=drawn.randrange(30_000))
        validity = drawn.choice(list(Validity)[1:]).value if kind.about.registered else ""
        number = made.number if kind.about.numbered else ""
        index = f"QX/{made.on.year}-{pk:07d}"
        shared = {
            "agency_id": agency,
            "column_id": column,
            "kind": kind.value,
            "title": made.title,
            "index_number": index,
            "document_number": number,
            "theme": drawn.choice(list(THEMES)),
            "date_of_document": made.on,
            "published_at": at,
            "validity": validity,
        }
        yield Case(pk=pk, agency_id=agency, kind=CaseKind.DOCUMENT, opened_at=at)
        # The working text is left out: no public page reads it.
        yield Document(
            case_id=pk,
            drafted_on=made.on,
            attribute=DisclosureAttribute.PROACTIVE,
            stage=Stage.PUBLISHED,
            is_public=True,
            revision=1,
            published_revision=1,
            **shared,
        )
        yield Publication(
            document_id=pk,
            revision=1,
            issuers=f"青溪县第{agency}机关",
            body="".join(f"<p>{sentence}</p>" for sentence in made.text.split("，")),
            shown={"keywords": "", "subtheme": "", "content_source": "", "provenance": "made"},
            **shared,
        )
        if validity:
            in_the_register = {"pk": pk, "document_id": pk, "agency_id": agency, "kind": kind.value}
            yield ValiditySpell(number=1, validity=validity, since=made.on, **in_the_register)


def _begin() -> None:
    import django

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def _finish() -> None:
    """Let both databases know what they hold: sequences and statistics."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    models = [
        model
        for room in ("agencies", "records", "publishing")
        for model in apps.get_app_config(room).get_models()
    ]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
