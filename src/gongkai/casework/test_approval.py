"""Who approves a letter: what the agency has set, within what the law fixes, and never somebody who is not there."""

from datetime import date

import pytest
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.casework.approval import DECISION, levels
from gongkai.law.letter import LetterCode
from gongkai.workflow.models import ApprovalChain
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)


@pytest.fixture
def qingxi() -> County:
    return county(TODAY)


def chain(qingxi: County, code: LetterCode, unit: str = "") -> tuple[Role, ...]:
    in_charge = qingxi.units[unit].pk if unit else None
    return levels(qingxi.agency, code, unit=in_charge, today=TODAY)


@pytest.mark.parametrize(
    ("code", "unit", "expected"),
    [
        (
            LetterCode.REPLY_GRANTED,
            "不动产登记科",
            (Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER),
        ),
        (LetterCode.REPLY_GRANTED, "", (Role.OGI_HEAD, Role.LEADER)),
        (LetterCode.CORRECTION_NOTICE, "不动产登记科", (Role.OGI_HEAD,)),
        (LetterCode.RECEIPT_REGISTRATION, "", ()),
    ],
)
def test_the_usual_chains(qingxi: County, code: LetterCode, unit: str, expected: tuple[Role, ...]) -> None:
    assert chain(qingxi, code, unit) == expected


def test_an_agencys_own_chain_stands_in_the_place_of_the_usual_but_not_of_the_law(qingxi: County) -> None:
    for letters in ("decision", "procedural"):
        ApprovalChain.objects.create(agency=qingxi.agency, letters=letters, levels="legal_reviewer leader")
    assert chain(qingxi, LetterCode.REPLY_GRANTED) == (Role.LEGAL_REVIEWER, Role.LEADER)
    assert chain(qingxi, LetterCode.EXTENSION_NOTICE) == (Role.OGI_HEAD,)


def test_a_letter_is_not_put_before_a_head_that_its_unit_does_not_have(qingxi: County) -> None:
    with pytest.raises(StepRefused, match="没有在岗的科室负责人"):
        chain(qingxi, LetterCode.REPLY_GRANTED, "规划科")


def test_a_letter_is_not_put_before_a_role_that_nobody_holds(qingxi: County) -> None:
    qingxi.post(Role.LEADER).delete()
    ApprovalChain.objects.create(agency=qingxi.agency, letters=DECISION, levels="ogi_head")
    assert chain(qingxi, LetterCode.REPLY_GRANTED) == (Role.OGI_HEAD,)
    ApprovalChain.objects.update(levels="ogi_head leader")
    with pytest.raises(StepRefused, match="没有在岗的分管领导"):
        chain(qingxi, LetterCode.REPLY_GRANTED)
