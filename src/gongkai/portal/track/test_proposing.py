"""An applicant proposes to publish what they were given: once, without anybody's numbers."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.tracked_case import Tracked

from gongkai.publishing.models import Proposal

pytestmark = pytest.mark.django_db

ANSWERED = date(2026, 2, 20)
PAGE = "/track/proposal/"


@pytest.fixture
def given(applicant: Client, tracked: Tracked, today: Callable[[date], None]) -> Client:
    """The browser of an applicant who has been answered with something given."""
    tracked.begin()
    tracked.answer(ANSWERED, sent_by="post")
    tracked.step("deliver_letter", "clerk", ANSWERED, {"on": ANSWERED}, about=tracked.letter("reply_granted"))
    today(ANSWERED)
    return applicant


def test_an_applicant_proposes_once(given: Client, tracked: Tracked) -> None:
    assert f'href="{PAGE}"' in given.get("/track/case/").content.decode()
    assert given.get(PAGE).status_code == 200
    refused = given.post(PAGE, {"reason": "我是110101199003078494，大家要知道"})
    assert refused.status_code == 422
    assert "里面有身份证号" in refused.content.decode()
    for _pressed in range(2):
        assert given.post(PAGE, {"reason": "涉及全村"})["Location"] == "/track/case/"
    proposal = Proposal.objects.get()
    assert (proposal.application, proposal.by_applicant, proposal.made_by) == (
        tracked.application,
        True,
        "申请人",
    )


def test_before_the_answer_there_is_nothing_to_propose(applicant: Client, tracked: Tracked) -> None:
    assert PAGE not in applicant.get("/track/case/").content.decode()
    assert applicant.post(PAGE, {"reason": "涉及全村"})["Location"] == "/track/case/"
    assert not Proposal.objects.exists()
