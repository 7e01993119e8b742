"""A unit that contributes (协办) sees the case and gives its part; the steps of the case are the lead's (主办)."""

from datetime import date

import pytest
from tests.county import county, person, post
from tests.desk_cases import Office, at

from gongkai.agencies.actor import actor_of
from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.casework.step_table import TABLE
from gongkai.casework.taking import offers, take
from gongkai.workflow.step import StepRefused, Subject

pytestmark = pytest.mark.django_db

RECEIVED, TODAY = date(2026, 3, 9), date(2026, 3, 10)
THEIRS = {"attach", "note"}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECTION_HEAD])
def test_a_contributor_gives_its_part_and_takes_no_step_of_the_lead(role: Role) -> None:
    office = Office(county(TODAY))
    lead, helper = (office.county.units[name] for name in ("不动产登记科", "规划科"))
    held = {
        one: post(person(f"guihua-{one}", one.label), office.county.agency, one, "", RECEIVED, helper)
        for one in (Role.OFFICER, Role.SECTION_HEAD)
    }
    case = office.register("石桥村征收土地公告", on=RECEIVED)
    case = office.take(case, "assign", RECEIVED, {"unit": lead.pk, "helpers": [helper.pk]})
    parts = {row.unit_id: row.pk for row in case.assignments.all()}
    case = office.take(case, "sign_for", TODAY, role=Role.OFFICER, about=parts[lead.pk])
    actor = actor_of(held[role])
    assert Application.objects.visible_to(actor).filter(pk=case.pk).exists()
    assert {offer.step.code for offer in offers(case, actor, at(TODAY))} <= THEIRS
    for step in TABLE:
        if step.subject is Subject.CASE and role in step.roles and step.code not in THEIRS:
            with pytest.raises(StepRefused):
                take(step.code, case.pk, actor, at(TODAY), {})
    if role is Role.OFFICER:
        take("sign_for", case.pk, actor, at(TODAY), about=parts[helper.pk])
        take("contribute", case.pk, actor, at(TODAY), {"opinion": "本科没有。"}, about=parts[helper.pk])
