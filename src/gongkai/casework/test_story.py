"""An application from registration to the archive, by the steps of the table."""

from datetime import UTC, date, datetime

import pytest

from gongkai.agencies.actor import Actor, actors_of
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.moment import Moment
from gongkai.workflow.taking import InputsRefused


def at(day: date) -> Moment:
    return Moment(day, datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


@pytest.fixture
def office(db: None, django_user_model: type) -> dict[str, Actor]:
    from gongkai.agencies.models import Agency, Person, Post, Unit

    agency = Agency.objects.create(
        name="青溪县自然资源局",
        document_word="青自然资",
        region_code="510899",
        kind="department",
        standing="local_department",
        path="000001",
        address="青溪县青溪镇人民路9号",
        telephone="0000-8620109",
        review_organ="青溪县人民政府",
        court="青溪县人民法院",
    )
    unit = Unit.objects.create(agency=agency, name="不动产登记科")
    found = {}
    for role in ("clerk", "officer", "section_head", "ogi_head", "leader"):
        user = django_user_model.objects.create_user(role)
        person = Person.objects.create(user=user, name=role)
        Post.objects.create(
            person=person,
            agency=agency,
            role=role,
            since=date(2020, 1, 1),
            unit=unit if role in ("officer", "section_head") else None,
        )
        found[role] = actors_of(user, date(2026, 2, 3))[0]
    return found


def approve(office: dict[str, Actor], pk: int, letter: int, day: date, *roles: str) -> Application:
    take("submit_letter", pk, office["officer"], at(day), about=letter)
    for role in roles:
        done = take("approve_letter", pk, office[role], at(day), about=letter)
    return done


def test_the_case_of_the_mock_up(office: dict[str, Actor]) -> None:
    clerk, officer = office["clerk"], office["officer"]
    intake = Intake(
        agency=clerk.agency,
        channel=Channel.ONLINE,
        arrived=date(2026, 2, 3),
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party("林小满", "510899199001011234", "13800000000"),
        wanted=("石桥村征收土地公告", "补偿登记表", "补偿方案讨论记录"),
    )
    case = register(intake, clerk, at(date(2026, 2, 3))).application
    assert (case.number, case.stage, case.due) == ("青自然资申〔2026〕1号", "unconfirmed", date(2026, 3, 9))
    pk = case.pk
    case = take("confirm_receipt", pk, clerk, at(date(2026, 2, 4)), {"on": "2026-02-04", "how": "telephone"})
    assert (case.stage, case.due) == ("registered", date(2026, 3, 10))
    unit = case.agency.units.get()
    case = take("assign", pk, clerk, at(date(2026, 2, 6)), {"unit": unit.pk})
    case = take("sign_for", pk, officer, at(date(2026, 2, 6)), about=case.assignments.get().pk)
    assert case.stage == "handling"
    case = take(
        "consult_third_party",
        pk,
        officer,
        at(date(2026, 2, 25)),
        {"name": "石桥村2户", "information": "补偿登记表"},
    )
    inquiry = case.letters.get(code="third_party_inquiry")
    approve(office, pk, inquiry.pk, date(2026, 2, 25), "ogi_head")
    case = take(
        "dispatch_letter",
        pk,
        clerk,
        at(date(2026, 2, 25)),
        {"on": "2026-02-25", "sent_by": "post"},
        about=inquiry.pk,
    )
    assert (case.stage, case.suspended) == ("consulting", True)
    take("deliver_letter", pk, clerk, at(date(2026, 2, 26)), {"on": "2026-02-26"}, about=inquiry.pk)
    case = take(
        "consultation_answered",
        pk,
        clerk,
        at(date(2026, 3, 10)),
        {"on": "2026-03-10", "answer": "objects"},
        about=inquiry.pk,
    )
    assert (case.stage, case.due) == ("handling", date(2026, 3, 24))
    with pytest.raises(InputsRefused) as refused:
        take("decide", pk, officer, at(date(2026, 3, 12)), {"item-1-outcome": "granted"})
    assert "item-1-given" in refused.value.form.errors
    case = take(
        "decide",
        pk,
        officer,
        at(date(2026, 3, 12)),
        {
            "item-1-outcome": "granted",
            "item-1-where": "https://example.invalid/1",
            "item-2-outcome": "partial",
            "item-2-given": "遮盖后的复印件12页",
            "item-2-withheld": ["refused.third_party"],
            "item-2-reason": "他人账号",
            "item-2-harm": "损害他人权益",
            "item-3-outcome": "refused.process_info",
            "item-3-reason": "讨论记录",
            "item-3-harm": "影响讨论",
        },
    )
    case = take("draft_reply", pk, officer, at(date(2026, 3, 12)))
    reply = case.letters.get(code="reply_partial")
    case = approve(office, pk, reply.pk, date(2026, 3, 13), "section_head", "ogi_head", "leader")
    assert case.stage == "to_dispatch"
    case = take(
        "dispatch_letter",
        pk,
        clerk,
        at(date(2026, 3, 13)),
        {"on": "2026-03-13", "sent_by": "download"},
        about=reply.pk,
    )
    assert (case.stage, case.outcome, case.closed_on) == ("closed", "partial", date(2026, 3, 13))
    case = take("deliver_letter", pk, clerk, at(date(2026, 3, 13)), {"on": "2026-03-13"}, about=reply.pk)
    pending = case.letters.get(code="third_party_pending_notice")
    assert pending.state == "draft"
