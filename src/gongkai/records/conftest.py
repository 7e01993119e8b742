"""A case to record in, a clerk who may see personal data, and a moment, for the tests of records."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.law.review_organ import AgencyStanding
from gongkai.records.models import Case, CaseKind
from gongkai.records.moment import Moment

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
