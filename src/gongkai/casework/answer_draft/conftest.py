"""An answered application of 青溪县, and the review over it, whose answer is drafted."""

from datetime import UTC, datetime

import pytest
from tests.county import county
from tests.desk_cases import TODAY, Office
from tests.disputed_cases import answered, disputed

from gongkai.casework.models import Application, Dispute


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """青溪县自然资源局 on 12 March 2026."""
    monkeypatch.setattr(
        "django.utils.timezone.now", lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 1, 30, tzinfo=UTC)
    )
    return Office(county(TODAY))


@pytest.fixture
def case(office: Office) -> Application:
    """Answered and delivered."""
    return answered(office)


@pytest.fixture
def review(office: Office, case: Application) -> Dispute:
    """Its review."""
    return disputed(office, case)
