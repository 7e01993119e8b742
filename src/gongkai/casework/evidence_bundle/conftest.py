"""An answered application of 青溪县 and the review over it."""

import pytest
from tests.county import county
from tests.desk_cases import TODAY, Office
from tests.disputed_cases import answered, disputed, on_the_day

from gongkai.casework.models import Application, Dispute


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """青溪县自然资源局 on 12 March 2026."""
    on_the_day(monkeypatch)
    return Office(county(TODAY))


@pytest.fixture
def case(office: Office) -> Application:
    """Answered and delivered."""
    return answered(office)


@pytest.fixture
def review(office: Office, case: Application) -> Dispute:
    """Its review."""
    return disputed(office, case)
