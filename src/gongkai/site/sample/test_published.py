"""The sample county's documents: what was published by the day of set-up, linked as its register says."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, Publication
from gongkai.site.sample import load

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("now", "validities"),
    [
        (
            datetime(2026, 11, 22, 3, tzinfo=UTC),
            {"青政规〔2018〕3号": "repealed", "青政规〔2024〕2号": "expired"},
        ),
        # The decree of 2026 is not out yet, and nothing has happened to what it repeals.
        (
            datetime(2026, 3, 2, 1, tzinfo=UTC),
            {"青政规〔2018〕3号": "in_force", "青政规〔2024〕2号": "expired"},
        ),
    ],
    ids=["now", "before"],
)
def test_nothing_is_public_before_its_day(now: datetime, validities: dict[str, str]) -> None:
    load(now)
    numbers = Publication.objects.filter(document_number__in=validities)
    assert dict(numbers.values_list("document_number", "validity")) == validities
    latest = max(Publication.objects.values_list("published_at", flat=True))
    assert timezone.localdate(latest) <= timezone.localdate(now)
    assert Document.objects.filter(stage="draft").exists()
    decree = Publication.objects.filter(document_number="青政规〔2026〕1号").first()
    assert (decree is None) == (timezone.localdate(now) < date(2026, 3, 10))
    if decree:
        forms = [one["form"] for one in decree.shown["links"] if one.get("form")]
        assert sorted(forms) == ["picture", "questions"]
        assert decree.kind == DocumentKind.NORMATIVE
