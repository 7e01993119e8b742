"""A case that came in online on 3 February 2026, and its applicant."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.county import county
from tests.tracked_case import CAME_IN, Tracked, at

from gongkai.agencies.actor import PUBLIC
from gongkai.casework.intake import Intake, Party
from gongkai.casework.steps.registration import register
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.portal.track import views


@pytest.fixture
def tracked(db: None) -> Tracked:
    """Just submitted."""
    place = county(CAME_IN)
    intake = Intake(
        agency=place.agency,
        channel=Channel.ONLINE,
        arrived=CAME_IN,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满", "510899199001010048", "13800000000"),
        wanted=("石桥村征收土地公告",),
    )
    registered = register(intake, PUBLIC, at(CAME_IN))
    return Tracked(place, registered.application, registered.query_code)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Let the pages think that it is a day."""

    def set_to(day: date) -> None:
        monkeypatch.setattr(views, "now", lambda: at(day))

    set_to(CAME_IN)
    return set_to


@pytest.fixture
def applicant(client: Client, tracked: Tracked, today: Callable[[date], None]) -> Client:
    """A browser that has given number and code."""
    response = client.post("/track/", {"number": tracked.application.number, "code": tracked.code})
    assert response["Location"] == "/track/case/"
    return client
