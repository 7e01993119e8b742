"""Pages are prepared and files built behind the desk: safely twice, after a crash, and without a heap of old copies."""

from datetime import date
from unittest.mock import patch

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from pytest_django import DjangoCaptureOnCommitCallbacks
from tests.county import county
from tests.desk_cases import TODAY, Office
from tests.redacting import Redacting
from tests.redaction_engine import LineEngine

from gongkai.casework import redaction_jobs
from gongkai.casework.models import Build, Redaction
from gongkai.casework.redaction import workshop
from gongkai.records.attachments import open_attachment, store
from gongkai.records.attachments.store import path
from gongkai.records.file_verification import verify_files
from gongkai.records.models import Attachment, Case, Event, Purpose
from gongkai.records.verification import verify
from gongkai.workflow.jobs.models import Job
from gongkai.workflow.jobs.worker import Working
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work() -> Redacting:
    office = Office(county(TODAY))
    case = office.register("补偿登记表", on=date(2026, 3, 2))
    return Redacting(office, office.assigned(case, date(2026, 3, 3)))


def kept(purpose: Purpose) -> int:
    return Attachment.objects.kept().filter(purpose=purpose).count()


def test_the_worker_prepares_and_builds_what_the_desk_asked_for(at_work: Redacting) -> None:
    at_work.attached("登记表.txt")
    source = Attachment.objects.get(purpose=Purpose.INFORMATION)
    at_work.take("redact", {"source": str(source.pk)})
    assert at_work.engine.turns == []
    redaction = at_work.case.redactions.get()
    assert redaction.build == Build.PREPARING
    with patch.object(workshop, "WORKSHOP", at_work.engine):
        worker = Working()
        assert worker.do_next(timezone.now())
        redaction = at_work.covered(at_work.fresh(redaction))
        redaction_jobs.request_build(redaction)
        assert at_work.fresh(redaction).build == Build.BUILDING
        assert worker.do_next(timezone.now())
        assert not worker.do_next(timezone.now())
    assert at_work.engine.turns == ["working_copy", "rebuild", "prove"]
    assert set(Job.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    redaction = at_work.fresh(redaction)
    assert (redaction.build, redaction.done, redaction.pages) == (Build.PROVED, 2, 2)
    kinds = [e.values["purpose"] for e in Event.objects.filter(kind="attached").order_by("seq")]
    assert kinds == ["information", "working", "released"]


def test_done_twice_nothing_is_made_twice(at_work: Redacting) -> None:
    redaction = at_work.proved()
    length = Case.objects.get(pk=at_work.case.pk).length
    with patch.object(workshop, "WORKSHOP", at_work.engine):
        redaction_jobs.prepare.call(redaction.pk)
        redaction_jobs.build.call(redaction.pk)
    assert at_work.engine.turns == ["working_copy", "rebuild", "prove"]
    assert at_work.fresh(redaction).released == redaction.released
    assert Case.objects.get(pk=at_work.case.pk).length == length


def test_two_workers_at_the_same_build_keep_one_file(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started())
    redaction_jobs.request_build(redaction)

    class Overtaken(LineEngine):
        """While this one proves, another worker finishes."""

        def prove(self, *given):  # type: ignore[no-untyped-def]
            with patch.object(workshop, "WORKSHOP", LineEngine()):
                redaction_jobs.build.call(redaction.pk)
            return super().prove(*given)

    with patch.object(workshop, "WORKSHOP", Overtaken()):
        redaction_jobs.build.call(redaction.pk)
    assert kept(Purpose.RELEASED) == 1
    assert at_work.fresh(redaction).is_proved


def test_a_job_that_was_cut_off_in_the_middle_is_done_anew(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started())
    redaction_jobs.request_build(redaction)

    class CutOff(LineEngine):
        """The worker dies while the file is proved."""

        def prove(self, *_given):  # type: ignore[no-untyped-def]
            raise KeyboardInterrupt

    with patch.object(workshop, "WORKSHOP", CutOff()), pytest.raises(KeyboardInterrupt):
        redaction_jobs.build.call(redaction.pk)
    assert at_work.fresh(redaction).build == Build.BUILDING
    assert kept(Purpose.RELEASED) == 0
    with patch.object(workshop, "WORKSHOP", LineEngine()):
        redaction_jobs.build.call(redaction.pk)
    assert at_work.fresh(redaction).is_proved


def test_of_a_file_built_again_only_the_newest_is_kept_and_the_record_says_what_it_replaces(
    at_work: Redacting, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first = at_work.proved()
    assert first.released is not None
    was = path(first.released.stored)
    assert was.exists()
    with django_capture_on_commit_callbacks(execute=True):
        second = at_work.built(at_work.covered(first, [(1, 3)]))
    assert second.released is not None
    assert second.released != first.released
    assert kept(Purpose.RELEASED) == 1
    assert not was.exists()
    added = Event.objects.filter(kind="attached").latest("seq").values
    assert (added["attachment"], added["replaces"]) == (second.released.pk, [first.released.pk])
    assert list(verify_files()) == []
    assert [*verify()] == []


def test_marks_that_change_meanwhile_leave_a_result_of_the_marks_before(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started(), [(1, 1)])
    redaction_jobs.request_build(redaction)

    class Slow(LineEngine):
        """While it rebuilds, the officer draws on."""

        def rebuild(self, *given):  # type: ignore[no-untyped-def]
            made = super().rebuild(*given)
            at_work.covered(at_work.fresh(redaction), [(2, 1)])
            return made

    with patch.object(workshop, "WORKSHOP", Slow()):
        redaction_jobs.build.call(redaction.pk)
    redaction = at_work.fresh(redaction)
    assert (redaction.build, redaction.built, redaction.revision) == (Build.PROVED, 1, 2)
    assert not redaction.is_proved
    redaction = at_work.built(redaction)
    assert redaction.is_proved
    assert redaction.released is not None
    assert "刘大海" not in open_attachment(redaction.released).decode()


def test_a_file_whose_proof_fails_is_not_kept(at_work: Redacting) -> None:
    good = at_work.proved()
    at_work.engine = LineEngine(leaks=True)
    redaction = at_work.built(at_work.covered(good, [(1, 3)]))
    assert (redaction.build, redaction.released, redaction.built) == (Build.FAILED, None, 2)
    assert redaction.proof["passed"] is False
    assert "王秀英" not in str(redaction.proof)
    assert kept(Purpose.RELEASED) == 0


def test_a_build_that_the_engine_refuses_says_why_and_may_be_asked_again(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started())
    with patch.object(LineEngine, "rebuild", side_effect=redaction_jobs.CannotRedact("内存不够。拆成几份。")):
        redaction = at_work.built(redaction)
    assert (redaction.build, redaction.problem) == (Build.FAILED, "内存不够。拆成几份。")
    with pytest.raises(StepRefused, match="没有生成成功：内存不够。拆成几份。"):
        at_work.take("release_redaction", about=redaction.pk)
    assert at_work.built(redaction).is_proved


def test_what_is_left_out_of_the_pages_is_told(at_work: Redacting) -> None:
    assert at_work.started(content="正文 note").left_out == ["批注没有带入"]


def test_nothing_is_built_of_a_file_without_a_box_or_one_that_is_checked(at_work: Redacting) -> None:
    redaction = at_work.started()
    with pytest.raises(StepRefused, match="还没有遮盖任何内容"):
        redaction_jobs.request_build(redaction)
    redaction = at_work.built(at_work.covered(redaction))
    at_work.take("check_redaction", {"pages": 2}, "section_head", about=redaction.pk)
    with pytest.raises(StepRefused, match="已经复核，不能重新生成"):
        redaction_jobs.request_build(at_work.fresh(redaction))


def test_a_redaction_given_up_while_it_is_built_keeps_nothing(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started())
    redaction_jobs.request_build(redaction)
    at_work.take("abandon_redaction", {"reason": "不提供了"}, about=redaction.pk)
    with patch.object(workshop, "WORKSHOP", LineEngine()):
        redaction_jobs.build.call(redaction.pk)
    assert kept(Purpose.RELEASED) == kept(Purpose.WORKING) == 0


def test_progress_is_noted_at_most_once_a_second(at_work: Redacting) -> None:
    redaction = at_work.covered(at_work.started())
    seconds = iter([0.0, 0.5, 1.2, 1.2])
    with patch.object(redaction_jobs, "monotonic", lambda: next(seconds)):
        told = redaction_jobs._told(redaction, redaction.pages)
        told(1)
        assert at_work.fresh(redaction).done == 0
        told(2)
    assert at_work.fresh(redaction).done == 2


def test_a_file_beyond_the_limit_of_what_may_be_uploaded_is_kept_when_it_was_made_here(
    at_work: Redacting, settings: object
) -> None:
    redaction = at_work.covered(at_work.started())
    settings.ATTACHMENT_MEGABYTES = 0  # type: ignore[attr-defined]
    assert at_work.built(redaction).is_proved
    assert store.path(Redaction.objects.get().released.stored).exists()  # type: ignore[union-attr]


def test_a_build_asked_for_again_while_another_was_under_way_is_of_the_marks_as_they_are_then(
    at_work: Redacting,
) -> None:
    redaction = at_work.covered(at_work.started(), [(1, 1)])
    redaction_jobs.request_build(redaction)

    class Slow(LineEngine):
        """While it rebuilds, the officer draws on in one tab and asks again in the other."""

        def rebuild(self, *given):  # type: ignore[no-untyped-def]
            made = super().rebuild(*given)
            if not at_work.fresh(redaction).marks.filter(page=2).exists():
                redaction_jobs.request_build(at_work.covered(at_work.fresh(redaction), [(2, 1)]))
            return made

    with patch.object(workshop, "WORKSHOP", Slow()):
        worker = Working()
        while worker.do_next(timezone.now()):
            pass
    redaction = at_work.fresh(redaction)
    assert redaction.is_proved
    assert redaction.built == 2
    assert redaction.released is not None
    assert "刘大海" not in open_attachment(redaction.released).decode()


@pytest.mark.parametrize("end", ["release_redaction", "check_redaction"])
def test_a_build_asked_for_on_a_page_that_is_out_of_date_changes_nothing_that_was_settled(
    at_work: Redacting, end: str
) -> None:
    stale = at_work.proved()
    inputs, role = ({"pages": 2}, "section_head") if end == "check_redaction" else ({}, "officer")
    at_work.take(end, inputs, role, about=stale.pk)
    with pytest.raises(StepRefused):
        redaction_jobs.request_build(stale)
    redaction = at_work.fresh(stale)
    assert redaction.is_proved
    assert redaction.released == stale.released


@pytest.mark.parametrize("doing", [Build.PREPARING, Build.BUILDING])
def test_work_that_was_given_up_is_told_and_may_be_asked_for_again(at_work: Redacting, doing: Build) -> None:
    if doing == Build.PREPARING:
        at_work.attached("登记表.txt")
        source = Attachment.objects.get(purpose=Purpose.INFORMATION)
        at_work.take("redact", {"source": str(source.pk)})
        redaction = at_work.case.redactions.get()
    else:
        redaction = at_work.covered(at_work.started())
        redaction_jobs.request_build(redaction)
    assert not redaction_jobs.is_given_up(at_work.fresh(redaction))
    Job.objects.update(status=TaskResultStatus.FAILED)
    assert redaction_jobs.is_given_up(at_work.fresh(redaction))
    redaction_jobs.request_build(at_work.fresh(redaction))
    assert not redaction_jobs.is_given_up(at_work.fresh(redaction))
    with patch.object(workshop, "WORKSHOP", LineEngine()):
        assert Working().do_next(timezone.now())
    assert at_work.fresh(redaction).build == (Build.READY if doing == Build.PREPARING else Build.PROVED)
