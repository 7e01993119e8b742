"""What the law wants written down for each result, and the letter that follows."""

from typing import Any

import pytest
from django.utils import timezone
from tests.county import County, county

from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.moment import now
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(timezone.localdate())


@pytest.fixture
def case(qingxi: County) -> Application:
    when = now()
    intake = Intake(
        agency=qingxi.agency,
        channel=Channel.IN_PERSON,
        arrived=when.today,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满"),
        wanted=("验收报告", "讨论记录"),
    )
    application = register(intake, qingxi.actor("clerk"), when).application
    return take("assign", application.pk, qingxi.actor("clerk"), when)


def decide(qingxi: County, case: Application, *items: dict[str, Any]) -> Application:
    inputs = {f"item-{n}-{k}": v for n, item in enumerate(items, start=1) for k, v in item.items()}
    return take("decide", case.pk, qingxi.actor("clerk"), now(), inputs)


GIVEN = {"outcome": "granted", "given": "复印件3页"}
WITH_REASON = {"reason": "事实和理由"}

FAULTY = [
    ({"outcome": ""}, "outcome"),
    ({"outcome": "granted"}, "given"),
    ({"outcome": "partial", "given": "复印件3页", "harm": "损害", **WITH_REASON}, "withheld"),
    ({"outcome": "partial", "withheld": ["refused.process_info"], "harm": "损害", **WITH_REASON}, "given"),
    ({**GIVEN, "withheld": ["refused.process_info"]}, "withheld"),
    ({"outcome": "refused.process_info", **WITH_REASON}, "harm"),
    ({"outcome": "refused.process_info", "harm": "损害"}, "reason"),
    ({"outcome": "refused.third_party", "harm": "损害", **WITH_REASON}, "outcome"),
    ({"outcome": "refused.law_prohibited", "harm": "损害", **WITH_REASON}, "law"),
    (
        {
            "outcome": "refused.law_prohibited",
            "harm": "损害",
            "law": "某省条例",
            "law_source": "local_regulation",
            **WITH_REASON,
        },
        "law_source",
    ),
    ({"outcome": "unable.not_held", **WITH_REASON}, "sub"),
    ({"outcome": "unable.not_held", "sub": "not_exist", **WITH_REASON}, "search"),
    ({"outcome": "unable.unclear_after_correction", **WITH_REASON}, "outcome"),
    ({"outcome": "declined.abusive_volume", **WITH_REASON}, "outcome"),
    ({"outcome": "declined.duplicate", **WITH_REASON}, "earlier"),
    ({"outcome": "declined.petition_complaint", **WITH_REASON}, "channel"),
    ({"outcome": "matter.enquiry"}, "reason"),
]


@pytest.mark.parametrize(("item", "field"), FAULTY)
def test_what_is_missing_is_said_beside_its_field(
    item: dict[str, Any], field: str, qingxi: County, case: Application
) -> None:
    with pytest.raises(InputsRefused) as refused:
        decide(qingxi, case, GIVEN, item)
    assert next(iter(refused.value.form.errors)) == f"item-2-{field}"
    case.refresh_from_db()
    assert not case.items.exclude(outcome="").exists()


LETTERS = [
    ([GIVEN, GIVEN], "reply_granted"),
    ([{"outcome": "granted", "where": "县政府网站"}] * 2, "reply_already_public"),
    ([GIVEN, {"outcome": "refused.process_info", "harm": "损害", **WITH_REASON}], "reply_partial"),
    ([{"outcome": "refused.internal_affairs", "harm": "损害", **WITH_REASON}] * 2, "reply_refused"),
    ([{"outcome": "unable.not_held", "sub": "not_responsible", **WITH_REASON}] * 2, "reply_not_responsible"),
    (
        [{"outcome": "unable.not_held", "sub": "not_exist", "search": "档案", **WITH_REASON}] * 2,
        "reply_not_exist",
    ),
    ([{"outcome": "unable.needs_creation", **WITH_REASON}] * 2, "reply_needs_creation"),
    ([{"outcome": "declined.petition_complaint", "channel": "信访", **WITH_REASON}] * 2, "reply_petition"),
    ([{"outcome": "matter.enquiry", **WITH_REASON}] * 2, "closed_withdrawn"),
]


@pytest.mark.parametrize(("items", "code"), LETTERS)
def test_the_letter_follows_from_the_items(
    items: list[dict[str, Any]], code: str, qingxi: County, case: Application
) -> None:
    decide(qingxi, case, *items)
    done = take("draft_reply", case.pk, qingxi.actor("clerk"), now())
    assert done.letters.get().code == code
