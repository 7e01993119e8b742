"""A reply gives the information, and released files in place of what was redacted: never a source, in no sequence."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.county import County, county
from tests.desk_cases import PARTLY, TODAY, Office
from tests.redacting import Redacting

from gongkai.agencies.role import Role
from gongkai.casework.giving import given_with, redacted_files
from gongkai.casework.letter_file import check_letter
from gongkai.casework.letters.dispatch import Severity
from gongkai.casework.models import Letter, Redaction, RedactionStage
from gongkai.law.redaction import RedactionGround
from gongkai.records.attachments import open_attachment
from gongkai.records.models import Attachment, Event, Purpose
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

pytestmark = pytest.mark.django_db

CHAIN = (Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)


@pytest.fixture
def place() -> County:
    return county(TODAY)


@pytest.fixture
def at_work(place: County) -> Redacting:
    """The case of the mock-up: the second item is decided to be given in part, its reply is drafted."""
    office = Office(place)
    return Redacting(office, office.of_the_mock_up())


def reply(at_work: Redacting) -> Letter:
    return at_work.case.letters.filter(code__startswith="reply").latest("pk")


def names(letter: Letter) -> list[str]:
    return [file.name for file in given_with(letter)]


def sent(at_work: Redacting) -> Letter:
    letter = reply(at_work)
    at_work.case = at_work.office.signed(at_work.case, letter.pk, at_work.day, *CHAIN)
    at_work.case = at_work.office.dispatched(at_work.case, letter.pk, at_work.day)
    return reply(at_work)


def test_the_released_file_goes_out_and_the_original_does_not(at_work: Redacting) -> None:
    at_work.attached("公告.txt", "征收土地公告")
    source = at_work.attached("登记表.txt")
    assert names(reply(at_work)) == ["公告.txt", "登记表.txt"]
    redaction = at_work.started(source=str(source.pk), item="2")
    assert names(reply(at_work)) == ["公告.txt"]
    redaction = at_work.built(at_work.covered(redaction))
    assert names(reply(at_work)) == ["公告.txt"]
    at_work.take("release_redaction", about=redaction.pk)
    redaction = at_work.fresh(redaction)
    assert names(reply(at_work)) == ["公告.txt", "登记表（区分处理）.pdf"]
    at_work.attached("工作副本.txt", "别的", "other")
    address = f"/desk/applications/{at_work.case.pk}/letters/{reply(at_work).pk}/"
    shown = at_work.office.county.client(Role.OFFICER).get(address).content.decode()
    assert "整份提供" in shown
    assert f"/desk/applications/{at_work.case.pk}/files/{redaction.released_id}/" in shown
    assert f"/desk/applications/{at_work.case.pk}/files/{source.pk}/" not in shown
    letter = sent(at_work)
    assert names(letter) == ["公告.txt", "登记表（区分处理）.pdf"]
    event = Event.objects.filter(case=at_work.case.pk, kind="letter_dispatched").latest("seq")
    assert event.values["given"] == [file.pk for file in given_with(letter)]


def test_what_comes_into_the_case_after_the_letter_was_signed_does_not_go_with_it(at_work: Redacting) -> None:
    at_work.attached("公告.txt", "征收土地公告")
    letter = reply(at_work)
    at_work.case = at_work.office.signed(at_work.case, letter.pk, TODAY, *CHAIN)
    at_work.attached("后来的.txt", "后来的内容")
    at_work.case = at_work.office.dispatched(at_work.case, letter.pk, TODAY)
    at_work.attached("更后来的.txt", "更后来的内容")
    assert names(reply(at_work)) == ["公告.txt"]


def test_what_comes_into_the_case_while_the_reply_is_under_approval_does_not_go_with_it(
    at_work: Redacting,
) -> None:
    at_work.attached("公告.txt", "征收土地公告")
    at_work.take("submit_letter", about=reply(at_work).pk)
    at_work.take("approve_letter", role=Role.SECTION_HEAD, about=reply(at_work).pk)
    at_work.attached("没有人同意过的.txt", "没有人同意过的内容")
    assert names(reply(at_work)) == ["公告.txt"]
    for role in CHAIN[1:]:
        at_work.take("approve_letter", role=role, about=reply(at_work).pk)
    at_work.case = at_work.office.dispatched(at_work.case, reply(at_work).pk, TODAY)
    assert names(reply(at_work)) == ["公告.txt"]


def test_a_reply_that_was_returned_is_submitted_with_the_files_there_are_then(at_work: Redacting) -> None:
    at_work.attached("公告.txt", "征收土地公告")
    at_work.take("submit_letter", about=reply(at_work).pk)
    at_work.take("return_letter", {"reason": "补附件"}, role=Role.SECTION_HEAD, about=reply(at_work).pk)
    at_work.attached("补上的.txt", "补上的内容")
    assert names(reply(at_work)) == ["公告.txt", "补上的.txt"]
    assert names(sent(at_work)) == ["公告.txt", "补上的.txt"]


def test_the_same_bytes_attached_beside_a_redaction_do_not_go_out_either(at_work: Redacting) -> None:
    redaction = at_work.released(item="2")
    at_work.attached("登记表全.txt")
    assert names(reply(at_work)) == ["登记表（区分处理）.pdf"]
    found = {finding.code: finding for finding in check_letter(reply(at_work), TODAY, submitting=True)}
    assert "“登记表全.txt”与区分处理的原件内容相同" in found["twin_of_source"].says
    at_work.take("abandon_redaction", {"reason": "第三方已同意公开"}, about=redaction.pk)
    assert names(reply(at_work)) == ["登记表全.txt"]


def test_an_unfinished_redaction_stops_the_reply_at_submission_and_again_at_dispatch(
    at_work: Redacting,
) -> None:
    redaction = at_work.proved(item="2")
    with pytest.raises(InputsRefused, match=r"“登记表\.txt”的区分处理还没有完成"):
        at_work.take("submit_letter", about=reply(at_work).pk)
    at_work.take("release_redaction", about=redaction.pk)
    letter = reply(at_work)
    at_work.case = at_work.office.signed(at_work.case, letter.pk, TODAY, *CHAIN)
    Redaction.objects.filter(pk=redaction.pk).update(stage=RedactionStage.OPEN)
    blocks = [one for one in check_letter(reply(at_work), TODAY) if one.severity is Severity.BLOCK]
    assert [one.code for one in blocks] == ["redaction_unfinished"]


def test_no_redaction_is_touched_while_the_reply_is_under_approval(at_work: Redacting) -> None:
    redaction = at_work.released(item="2")
    at_work.take("submit_letter", about=reply(at_work).pk)
    for code in ("redact", "abandon_redaction"):
        with pytest.raises(StepRefused, match="“审核中”时不能"):
            at_work.take(code, {"reason": "改"}, about=redaction.pk)


def test_a_re_opened_case_begins_a_run_of_its_own_and_what_was_released_before_stays_as_it_is(
    at_work: Redacting,
) -> None:
    first = at_work.released(item="2")
    before = sent(at_work)
    at_work.day = date(2026, 6, 1)
    order = {"on": "2026-06-01", "document": "青府复决〔2026〕3号", "within": "15"}
    at_work.take("deliver_letter", {"on": "2026-03-13"}, Role.CLERK, about=before.pk)
    at_work.take("reopen", order, Role.CLERK)
    for code in ("abandon_redaction", "release_redaction", "return_redaction"):
        with pytest.raises(StepRefused, match="重新办理以前的区分处理"):
            at_work.take(code, {"reason": "改"}, about=first.pk)
    at_work.take("decide", PARTLY)
    at_work.take("draft_reply")
    assert names(reply(at_work)) == []
    second = at_work.started(source=str(first.source.pk), item="2")
    second = at_work.built(at_work.covered(second, [(1, 1)]))
    at_work.take("release_redaction", about=second.pk)
    assert (at_work.fresh(first).run, at_work.fresh(second).run) == (0, 1)
    assert [file.pk for file in given_with(reply(at_work))] == [at_work.fresh(second).released_id]
    assert [file.pk for file in given_with(before)] == [first.released_id]


def test_a_refusal_gives_nothing(at_work: Redacting) -> None:
    at_work.attached("讨论记录.txt", "讨论")
    letter = reply(at_work)
    letter.code = "reply_refused"
    assert given_with(letter) == []
    assert redacted_files(letter) == ()


def test_boxes_and_decisions_that_do_not_agree_are_pointed_out(at_work: Redacting) -> None:
    at_work.attached("公告.txt", "征收土地公告")
    redaction = at_work.started(item="2")
    redaction = at_work.covered(redaction, ground=RedactionGround.PROCESS_INFO)
    at_work.take("release_redaction", about=at_work.built(redaction).pk)
    found = check_letter(reply(at_work), TODAY, submitting=True)
    agreeing = ("given_whole", "ground_unboxed", "box_ground")
    assert {one.code: one.severity for one in found if one.code in agreeing} == dict.fromkeys(
        agreeing, Severity.WARN
    )
    says = {one.code: one.says for one in found}
    assert "“公告.txt”却整份提供" in says["given_whole"]
    assert "保护第三方合法权益" in says["ground_unboxed"]
    assert "第2项的处理结果却没有写这一依据" in says["box_ground"]


def test_boxes_on_the_ground_that_was_decided_are_not(at_work: Redacting) -> None:
    at_work.released(item="2")
    codes = {one.code for one in check_letter(reply(at_work), TODAY, submitting=True)}
    assert not codes & {"given_whole", "ground_unboxed", "box_ground", "redaction_unfinished"}


def _moves(at_work: Redacting, random: Random) -> Iterator[None]:
    """What an office may do with files and redactions, in any order; what is refused is refused."""
    for _ in range(random.randint(4, 12)):
        at_work.day += timedelta(days=random.choice((0, 1)))
        kept = list(Attachment.objects.kept().filter(case=at_work.case.pk, purpose=Purpose.INFORMATION))
        rows = list(at_work.case.redactions.all())
        try:
            match random.randint(0, 6):
                case 0:
                    at_work.attached(f"材料{random.randint(1, 3)}.txt", f"内容{random.randint(1, 3)}\n王秀英")
                case 1 if kept:
                    at_work.started(source=str(random.choice(kept).pk))
                case 2 if rows:
                    at_work.built(at_work.covered(random.choice(rows), [(1, random.randint(0, 1))]))
                case 3 if rows:
                    at_work.take("release_redaction", about=random.choice(rows).pk)
                case 4 if rows:
                    at_work.take("abandon_redaction", {"reason": "重做"}, about=random.choice(rows).pk)
                case 5:
                    sent(at_work)
                case 6 if not at_work.case.is_open:
                    order = {"on": at_work.day, "document": "青府复决〔2026〕3号"}
                    at_work.take("reopen", order, Role.CLERK)
                    at_work.take("decide", PARTLY)
                    at_work.take("draft_reply")
        except (StepRefused, InputsRefused):
            at_work.case.refresh_from_db()
        yield


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_order_of_steps_gives_a_source_a_working_copy_or_what_is_not_released(
    place: County, seed: int
) -> None:
    with transaction.atomic():
        office = Office(place)
        at_work = Redacting(office, office.of_the_mock_up())
        for _ in _moves(at_work, Random(seed)):
            redactions = list(at_work.case.redactions.select_related("source"))
            sources = {one.source_id for one in redactions}
            for letter in at_work.case.letters.all():
                for file in given_with(letter):
                    assert file.pk not in sources
                    assert file.purpose in (Purpose.INFORMATION, Purpose.RELEASED)
                    assert file.erased_at is None
                    if file.purpose == Purpose.RELEASED:
                        (its,) = [one for one in redactions if one.released_id == file.pk]
                        assert (its.stage, its.run) == (RedactionStage.RELEASED, letter.run)
                        assert its.proof["passed"] is True
                        assert its.proof["digest"] == file.digest
                    else:
                        live = {
                            one.source.digest
                            for one in redactions
                            if one.run == letter.run and one.stage != RedactionStage.ABANDONED
                        }
                        assert file.digest not in live
                        assert open_attachment(file)
        transaction.set_rollback(True)
