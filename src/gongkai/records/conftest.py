"""A case to record in, a clerk who may see personal data, and a moment, for the tests of records."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from pytest_django import Settings
from tests.tampering import KINDS, add

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.law.review_organ import AgencyStanding
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment
from gongkai.records.root import write_root

WHEN = Moment(date(2026, 3, 10), datetime(2026, 3, 10, 2, 0, tzinfo=UTC))


@pytest.fixture
def when() -> Moment:
    """Tuesday 10 March 2026, ten in the morning in Beijing."""
    return WHEN


@pytest.fixture
def agency(db: None) -> Agency:
    """The office of the invented county."""
    return Agency.objects.create(
        name="青溪县自然资源局",
        region_code="510899",
        kind=AgencyKind.DEPARTMENT,
        standing=next(iter(AgencyStanding)).value,
        path="000001",
    )


@pytest.fixture
def case(agency: Agency) -> Case:
    """A file without events."""
    return Case.objects.create(agency=agency, kind=CaseKind.APPLICATION, opened_at=WHEN.at)


@pytest.fixture
def other_case(agency: Agency) -> Case:
    """A second one."""
    return Case.objects.create(agency=agency, kind=CaseKind.APPLICATION, opened_at=WHEN.at)


@pytest.fixture
def clerk(db: None) -> Actor:
    """One whose post sees personal data."""
    user = get_user_model().objects.create_user("zhou", password=None)
    return Actor("post-1", "周敏秋", "公开办经办人", user.pk, sees_personal_data=True)


@pytest.fixture
def apart(settings: Settings, tmp_path: Path) -> None:
    """Attachments and roots of this test alone."""
    settings.ROOTS, settings.FILES = tmp_path / "roots", tmp_path / "files"


@pytest.fixture
def rooted(case: Case, other_case: Case, when: Moment, apart: None) -> Case:
    """A case of five events under a root, beside another of three."""
    add(case, when, *KINDS)
    add(other_case, when, *KINDS[:3])
    write_root(when)
    return case
