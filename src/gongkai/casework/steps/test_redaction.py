"""A file is given in part step by step, and released only with a passed proof of exactly these bytes and marks."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from tests.county import county, person, post
from tests.desk_cases import TODAY, Office, at
from tests.redacting import NAMES, REGISTER, Redacting
from tests.redaction_engine import LineEngine

from gongkai.agencies.actor import Actor, actor_of
from gongkai.agencies.role import Role
from gongkai.casework.desk.redaction_marks import Change, Placed, save
from gongkai.casework.models import Build, Redaction, RedactionRule, RedactionStage
from gongkai.casework.rederiving import differences
from gongkai.casework.taking import offers_about, take
from gongkai.law.redaction import RedactionGround
from gongkai.records.attachments import open_attachment
from gongkai.records.file_verification import verify_files
from gongkai.records.models import Attachment, Event, Purpose
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused, Subject
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work() -> Redacting:
    """A case of three items in the 不动产登记科."""
    office = Office(county(TODAY))
    case = office.register("征收土地公告", "补偿登记表", "讨论记录", on=date(2026, 3, 2))
    return Redacting(office, office.assigned(case, date(2026, 3, 3)))


def event(redaction: Redaction, kind: str) -> dict[str, object]:
    return Event.objects.filter(case=redaction.application_id, kind=kind).latest("seq").values


def test_from_the_file_to_the_released_one_everything_is_on_record_without_a_covered_word(
    at_work: Redacting,
) -> None:
    redaction = at_work.started(item="2")
    assert (redaction.build, redaction.pages, redaction.stage) == (Build.READY, 2, RedactionStage.OPEN)
    assert redaction.item is not None
    assert redaction.item.what == "补偿登记表"
    assert redaction.source.purpose == Purpose.TO_REDACT
    redaction = at_work.built(at_work.covered(redaction))
    assert (redaction.build, redaction.built, redaction.is_proved) == (Build.PROVED, 1, True)
    at_work.take("release_redaction", about=redaction.pk)
    redaction = at_work.fresh(redaction)
    assert redaction.stage == RedactionStage.RELEASED
    assert redaction.released_on == TODAY
    assert redaction.released is not None
    assert redaction.released.purpose == Purpose.RELEASED
    assert redaction.released.name == "登记表（区分处理）.pdf"
    given = open_attachment(redaction.released).decode()
    assert "地号17" in given
    assert "王秀英" not in given
    assert event(redaction, "redaction_released") == {
        "redaction": redaction.pk,
        "source": redaction.source.digest,
        "attachment": redaction.released.pk,
        "digest": redaction.released.digest,
        "revision": 1,
        "pages": 2,
        "grounds": {"personal_privacy": 2},
        "proof": {"text": True},
        "accepted": [],
        "recorded_by": at_work.office.county.person(Role.OFFICER).pk,
    }
    told = "".join(Event.objects.filter(case=at_work.case.pk).values_list("data", flat=True))
    assert "王秀英" not in told
    assert "刘大海" not in told
    assert list(verify_files()) == []
    assert list(differences(at_work.case, working_days(), readings())) == []


@pytest.mark.parametrize("state", ["preparing", "unmarked", "unbuilt", "failed", "changed", "other bytes"])
def test_without_a_passed_proof_of_this_file_and_these_marks_nothing_is_released(
    at_work: Redacting, state: str
) -> None:
    words = {
        "preparing": "正在准备页面",
        "unmarked": "还没有生成",
        "unbuilt": "还没有生成",
        "failed": "核验没有通过",
        "changed": "生成以后遮盖处又有改动",
        "other bytes": "核验结果不是这个文件的",
    }
    if state == "preparing":
        at_work.take("redact", {}, files={"file": SimpleUploadedFile("登记表.txt", REGISTER.encode())})
        redaction = at_work.case.redactions.get()
    elif state == "failed":
        at_work.engine = LineEngine(leaks=True)
        redaction = at_work.proved()
        assert redaction.released is None
        assert not Attachment.objects.filter(purpose=Purpose.RELEASED).exists()
    else:
        redaction = at_work.started() if state in ("unmarked", "unbuilt") else at_work.proved()
    if state in ("unbuilt", "changed"):
        at_work.covered(redaction, [(1, 3)])
    if state == "other bytes":
        other = at_work.attached("另一份.txt", "没有遮盖的", "other")
        Attachment.objects.filter(pk=other.pk).update(purpose=Purpose.RELEASED)
        Redaction.objects.filter(pk=redaction.pk).update(released=other)
    with pytest.raises(StepRefused, match=words[state]):
        at_work.take("release_redaction", about=redaction.pk)
    assert not Event.objects.filter(kind="redaction_released").exists()


def test_a_file_that_cannot_be_handled_is_said_and_can_only_be_abandoned(at_work: Redacting) -> None:
    redaction = at_work.started("有密码.txt", "/Encrypt")
    assert (redaction.build, redaction.working) == (Build.REFUSED, None)
    assert redaction.problem == "文件有密码，打不开。去掉密码后再上传。"
    with pytest.raises(StepRefused, match="去掉密码后再上传"):
        at_work.take("release_redaction", about=redaction.pk)
    at_work.take("abandon_redaction", {"reason": "换没有密码的"}, about=redaction.pk)
    assert at_work.fresh(redaction).stage == RedactionStage.ABANDONED


def test_words_that_remain_elsewhere_need_a_reason_each_page(at_work: Redacting) -> None:
    redaction = at_work.started(content="甲\n王秀英\f乙\n王秀英\f丙\n王秀英")
    redaction = at_work.built(at_work.covered(redaction, [(1, 1)]))
    assert redaction.proof["remaining"] == [[2, 1], [3, 1]]
    with pytest.raises(InputsRefused) as refused:
        at_work.take("release_redaction", {"page-2": "已公告的姓名"}, about=redaction.pk)
    assert list(refused.value.form.errors) == ["page-3"]
    at_work.take("release_redaction", {"page-2": "已公告的姓名", "page-3": "同上"}, about=redaction.pk)
    redaction = at_work.fresh(redaction)
    assert redaction.accepted == [[2, 1, "已公告的姓名"], [3, 1, "同上"]]
    assert event(redaction, "redaction_released")["accepted"] == [2, 3]


def second_officer(at_work: Redacting) -> Actor:
    place = at_work.office.county
    held = post(
        person("qx-second", "陆远"),
        place.agency,
        Role.OFFICER,
        "科员",
        date(2025, 1, 1),
        place.units["不动产登记科"],
    )
    return actor_of(held)


def test_where_the_agency_wants_a_second_person_nobody_else_than_one_who_did_not_cover_makes_it_good(
    at_work: Redacting,
) -> None:
    RedactionRule.objects.create(agency=at_work.case.agency, second_person=True)
    redaction = at_work.proved()
    with pytest.raises(StepRefused, match="由第二人复核后放行"):
        at_work.take("release_redaction", about=redaction.pk)
    with pytest.raises(StepRefused, match="不能复核自己遮盖的文件"):
        at_work.take("check_redaction", {"pages": 2}, about=redaction.pk)
    second = second_officer(at_work)
    with pytest.raises(InputsRefused, match="看完全部页面才算复核"):
        take("check_redaction", at_work.case.pk, second, at(TODAY), {"pages": 1}, about=redaction.pk)
    take("check_redaction", at_work.case.pk, second, at(TODAY), {"pages": 2}, about=redaction.pk)
    redaction = at_work.fresh(redaction)
    assert redaction.stage == RedactionStage.CHECKED
    assert not redaction.may_be_marked
    assert event(redaction, "redaction_checked")["pages"] == 2
    at_work.take("release_redaction", about=redaction.pk)
    assert at_work.fresh(redaction).stage == RedactionStage.RELEASED


def test_who_drew_a_box_for_somebody_else_does_not_check_it(at_work: Redacting) -> None:
    second = second_officer(at_work)
    files = {"file": SimpleUploadedFile("登记表.txt", REGISTER.encode())}
    at_work.case = take("redact", at_work.case.pk, second, at(TODAY), {}, files)
    redaction = at_work.built(at_work.covered(at_work.prepared(at_work.case.redactions.get())))
    with pytest.raises(StepRefused, match="不能复核自己遮盖的文件"):
        at_work.take("check_redaction", {"pages": 2}, about=redaction.pk)


@pytest.mark.parametrize("do", ["moves", "removes"])
def test_who_changed_or_took_away_a_box_of_somebody_elses_does_not_check_the_file(
    at_work: Redacting, do: str
) -> None:
    second = second_officer(at_work)
    redaction = at_work.covered(at_work.started())
    box = redaction.marks.filter(page=2).get()
    smaller = Placed(2, (0.1, 0.8, 0.2, 0.9), RedactionGround.PERSONAL_PRIVACY, id=box.pk)
    change = Change(1, put=(smaller,)) if do == "moves" else Change(1, removed=(box.pk,))
    save(redaction, change, second)
    redaction = at_work.built(at_work.fresh(redaction))
    assert redaction.is_proved
    with pytest.raises(StepRefused, match="不能复核自己遮盖的文件"):
        take("check_redaction", at_work.case.pk, second, at(TODAY), {"pages": 2}, about=redaction.pk)
    at_work.take("check_redaction", {"pages": 2}, Role.SECTION_HEAD, about=redaction.pk)


def test_what_was_checked_is_returned_before_its_marks_change_and_checked_anew(at_work: Redacting) -> None:
    RedactionRule.objects.create(agency=at_work.case.agency, second_person=True)
    redaction = at_work.proved()
    at_work.take("check_redaction", {"pages": 2}, Role.SECTION_HEAD, about=redaction.pk)
    at_work.take(
        "return_redaction", {"reason": "第2页补偿数额也要遮盖"}, Role.SECTION_HEAD, about=redaction.pk
    )
    redaction = at_work.fresh(redaction)
    assert redaction.stage == RedactionStage.OPEN
    redaction = at_work.built(at_work.covered(redaction, [(2, 3)]))
    with pytest.raises(StepRefused, match="由第二人复核后放行"):
        at_work.take("release_redaction", about=redaction.pk)


def test_an_abandoned_one_leaves_the_original_and_nothing_that_was_made_of_it(at_work: Redacting) -> None:
    redaction = at_work.released()
    assert redaction.working is not None
    assert redaction.released is not None
    made = {redaction.working.pk, redaction.released.pk}
    at_work.take("abandon_redaction", {"reason": "不再提供"}, about=redaction.pk)
    assert set(Attachment.objects.exclude(erased_at=None).values_list("pk", flat=True)) == made
    assert set(event(redaction, "redaction_abandoned")["erased"]) == made  # type: ignore[call-overload]
    assert open_attachment(redaction.source).decode() == REGISTER
    with pytest.raises(StepRefused, match="已经放弃"):
        at_work.take("abandon_redaction", {"reason": "再来"}, about=redaction.pk)
    assert list(verify_files()) == []


def test_one_file_is_redacted_once_a_run_and_again_once_that_is_given_up(at_work: Redacting) -> None:
    source = at_work.attached()
    first = at_work.started(source=str(source.pk))
    assert first.source == source
    with pytest.raises(InputsRefused):
        at_work.take("redact", {"source": str(source.pk)})
    at_work.take("abandon_redaction", {"reason": "重做"}, about=first.pk)
    assert at_work.started(source=str(source.pk)).pk != first.pk


@pytest.mark.parametrize("purpose", ["application", "identity", "opinion"])
def test_what_others_handed_in_is_not_information_to_be_given(at_work: Redacting, purpose: str) -> None:
    file = at_work.attached(purpose=purpose)
    with pytest.raises(InputsRefused):
        at_work.take("redact", {"source": str(file.pk)})


def test_neither_nor_both(at_work: Redacting) -> None:
    source = at_work.attached()
    with pytest.raises(InputsRefused, match="还没有选文件"):
        at_work.take("redact", {})
    upload = {"file": SimpleUploadedFile("登记表.txt", REGISTER.encode())}
    with pytest.raises(InputsRefused, match="只留一个"):
        at_work.take("redact", {"source": str(source.pk)}, files=upload)


def test_a_contributing_unit_another_agency_and_roles_that_only_read_are_refused(at_work: Redacting) -> None:
    redaction = at_work.proved()
    place = at_work.office.county
    unit = place.units["规划科"]
    helper = actor_of(
        post(person("qx-helper", "丁一"), place.agency, Role.OFFICER, "科员", date(2025, 1, 1), unit)
    )
    lead = place.units["不动产登记科"]
    at_work.take("assign", {"unit": lead.pk, "helpers": [unit.pk]}, Role.CLERK)
    at_work.take("sign_for", about=at_work.case.assignments.get(lead=True, ended=False).pk)
    for code in ("release_redaction", "abandon_redaction", "return_redaction", "check_redaction"):
        with pytest.raises(StepRefused, match="由主办单位办理"):
            take(code, at_work.case.pk, helper, at(TODAY), {}, about=redaction.pk)
    other = place.actor(Role.OFFICER, place.other)
    with pytest.raises(Http404):
        take("release_redaction", at_work.case.pk, other, at(TODAY), about=redaction.pk)
    with pytest.raises(StepRefused):
        at_work.take("release_redaction", role=Role.OGI_HEAD, about=redaction.pk)


def test_one_of_another_case_is_not_found(at_work: Redacting) -> None:
    other = Redacting(at_work.office, at_work.office.register("另一件", on=date(2026, 3, 3)))
    other.case = other.office.assigned(other.case, date(2026, 3, 3))
    theirs = other.proved()
    with pytest.raises(StepRefused, match="没有找到这一份区分处理"):
        at_work.take("release_redaction", about=theirs.pk)


def test_a_redaction_under_way_is_a_task_of_the_unit_and_no_longer_once_released(at_work: Redacting) -> None:
    redaction = at_work.proved()
    task = Task.objects.get(case=at_work.case.pk, step="release_redaction")
    assert (task.about, task.role, task.due) == (redaction.pk, Role.OFFICER, at_work.case.due)
    officer = at_work.office.county.actor(Role.OFFICER)
    offered = offers_about(at_work.case, Subject.REDACTION, redaction.pk, officer, at(TODAY))
    assert [one.step.code for one in offered] == ["release_redaction", "abandon_redaction"]
    at_work.take("release_redaction", about=redaction.pk)
    assert not Task.objects.filter(case=at_work.case.pk, step="release_redaction").exists()


def test_corrections_of_records_and_complaints_have_none(at_work: Redacting) -> None:
    complaint = at_work.office.complaint()
    with pytest.raises(StepRefused, match="没有区分处理"):
        take("redact", complaint.pk, at_work.office.county.actor(Role.CLERK), at(TODAY), {})


def test_made_files_are_not_handed_in_by_hand(at_work: Redacting) -> None:
    for purpose in (Purpose.RELEASED, Purpose.WORKING):
        with pytest.raises(InputsRefused):
            at_work.attached(purpose=purpose)


def test_every_ground_is_counted_by_its_code(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started(), NAMES)
    redaction = at_work.covered(redaction, [(1, 3)], RedactionGround.BUSINESS_SECRET)
    redaction = at_work.built(redaction)
    at_work.take("release_redaction", about=redaction.pk)
    assert event(redaction, "redaction_released")["grounds"] == {"business_secret": 1, "personal_privacy": 2}
