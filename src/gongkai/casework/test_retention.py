"""Ten years after the closing the person is gone from the case; the case and its count are not."""

from datetime import date

import pytest
from tests.county import County, county
from tests.world import world

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.casework.intake import Intake, Party
from gongkai.casework.jobs import erase_due_personal_data
from gongkai.casework.models import Application, Spell
from gongkai.casework.rederiving import differences
from gongkai.casework.retention import closed_by, forget
from gongkai.casework.steps.registration import register
from gongkai.casework.table_3 import table_3
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.models import Secret
from gongkai.records.moment import Moment, now
from gongkai.records.vault import same_value
from gongkai.records.vault.erasure import erase
from gongkai.workflow.calendar import readings, working_days

pytestmark = pytest.mark.django_db


def registered(qingxi: County, when: Moment, name: str) -> Application:
    intake = Intake(
        agency=qingxi.agency,
        channel=Channel.IN_PERSON,
        arrived=when.today,
        applicant_kind=ApplicantKind.INDIVIDUAL,
        applicant=Party(name),
        wanted=("石桥村征收土地公告",),
    )
    return register(intake, qingxi.actor("clerk"), when).application


def test_what_was_closed_ten_years_ago_loses_its_person_and_stays_counted() -> None:
    when = now()
    qingxi = county(when.today)
    old, recent, _pending = (registered(qingxi, when, name) for name in ("林小满", "何青", "周敏"))
    # Ten years can only be pretended here.
    Application.objects.filter(pk=old.pk).update(closed_on=date(when.today.year - 11, 1, 31))
    Application.objects.filter(pk=recent.pk).update(closed_on=when.today)
    assert [case.pk for case in closed_by(when.today)] == [old.pk, recent.pk]
    counted = Spell.objects.filter(application=old).count()
    erase_due_personal_data.call()
    assert not same_value("name", "林小满").exists()
    assert same_value("name", "何青").exists()
    assert same_value("name", "周敏").exists()
    assert {secret.masked for secret in Secret.objects.filter(case=old.pk)} == {"已清除"}
    assert Spell.objects.filter(application=old).count() == counted
    # The event of the erasure moves neither clock nor stage: only what was pretended above differs.
    old.refresh_from_db()
    found = {difference.what for difference in differences(old, working_days(), readings())}
    assert found == {"closed_on"}


def test_what_is_forgotten_is_every_word_and_no_count() -> None:
    made = world()
    closed = Application.objects.get(pk=made.ids["closed"])
    year = closed.closed_on.year
    before = table_3(Agency.objects.filter(pk=closed.agency_id), year).cells
    assert erase(closed.case, now(), SYSTEM, "到期", forget)
    closed.refresh_from_db()
    assert (closed.title, closed.request, closed.applicant_masked) == ("已清除", "已清除", "已清除")
    assert (closed.outcome, closed.stage, closed.number[:5]) == ("granted", "closed", "青自然资申")
    kept = {item.what for item in closed.items.all()} | {letter.text for letter in closed.letters.all()}
    assert kept == {"已清除", ""}
    assert not closed.case.attachments.kept().exists()
    assert table_3(Agency.objects.filter(pk=closed.agency_id), year).cells == before
    assert not list(differences(closed, working_days(), readings()))
