"""Names, titles and numbers that no line can break do not push a page sideways, on the widest and the narrowest screen."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from gongkai.casework import redaction_jobs
from gongkai.casework.disputes.registration import Filing, register
from gongkai.casework.intake import Party
from gongkai.casework.models import Application, Dispute, Redaction
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from tests.browser.browsing import sideways_scroll
from tests.browser.test_desk import sign_in
from tests.county import County, county
from tests.desk_cases import TODAY, Office, at
from tests.redaction_desk import begun, in_handling, marked

LONG = "a" * 75
WORD = "a" * 110
"""Latin letters: Chinese may break anywhere."""


@pytest.fixture
def here(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> County:
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 1, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    return county(TODAY)


@pytest.fixture
def redaction(here: County) -> Redaction:
    office = Office(here)
    case = in_handling(office)
    Application.objects.filter(pk=case.pk).update(title=WORD)
    case.items.update(what=WORD)
    found = begun(office, case, f"{WORD}.pdf")
    redaction_jobs.prepare.func(found.pk)
    begun(office, case, f"b{WORD}.pdf")
    marked(found, note=LONG)
    found.refresh_from_db()
    Redaction.objects.filter(pk=found.pk).update(
        item=case.items.get(), build="failed", problem=WORD, left_out=[WORD]
    )
    return found


@pytest.fixture
def dispute(here: County, redaction: Redaction) -> Dispute:
    filing = Filing(
        agency=here.agency,
        kind=DisputeKind.REVIEW,
        cause=Cause.DECISION,
        procedure=Procedure.ORDINARY,
        organ=WORD,
        title=WORD,
        claims=WORD,
        docket=LONG,
        claimant=Party(LONG),
        filed_on=date(2026, 3, 10),
        received_on=date(2026, 3, 11),
        application=redaction.application,
    )
    return register(filing, here.actor("clerk"), at(TODAY))


def test_nothing_is_pushed_sideways(
    page: Page, here: County, live_server: LiveServer, redaction: Redaction, dispute: Dispute
) -> None:
    case, given = f"/desk/applications/{redaction.application_id}/", f"redactions/{redaction.pk}/"
    of_dispute = f"/desk/disputes/{dispute.pk}/"
    addresses = (
        case,
        case + given,
        f"{case}{given}schedule/",
        f"{case}steps/redact/",
        f"{case}steps/abandon_redaction/?about={redaction.pk}",
        "/desk/disputes/",
        of_dispute,
        f"{of_dispute}answer/",
        f"{of_dispute}steps/describe/",
        f"{of_dispute}steps/decide/",
        "/desk/inbox/",
        "/desk/applications/",
    )
    sign_in(page, here, "clerk", live_server.url)
    pushed = {}
    for address in addresses:
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.ok, address
        if wider := sideways_scroll(page):
            pushed[address] = wider
    assert pushed == {}
