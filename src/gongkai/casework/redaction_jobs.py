"""What is done with a redaction behind the desk: its pages prepared, the released file built and proved.

Each job asks the data what is still to be done, so that it may be cut off and run again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import SYSTEM
from gongkai.casework.filing import file_made
from gongkai.casework.models import Application, Build, Redaction, RedactionStage
from gongkai.casework.recording import store
from gongkai.casework.redaction import workshop
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.proof import Check, Proof
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_copy import WorkingCopy
from gongkai.casework.redaction.workshop import Progress
from gongkai.casework.redaction_name import released_name, working_name
from gongkai.law.redaction import RedactionGround
from gongkai.records.append import lock
from gongkai.records.attachments import erase_files, open_attachment
from gongkai.records.models import Purpose
from gongkai.records.moment import Moment, now
from gongkai.workflow.jobs.job import enqueue, job
from gongkai.workflow.jobs.models import Job
from gongkai.workflow.step import StepRefused

LONGEST_PROBLEM = 300
A_SECOND = 1.0
"""Between two notes of how far the work is."""


@job(title="准备区分处理的页面", retries=3)
def prepare(number: int) -> None:
    """Make the file into pages; what cannot be handled is said, and the redaction can only be abandoned."""
    make_pages(number, now)


def make_pages(number: int, clock: Callable[[], Moment]) -> None:
    """What the job does; `clock` is asked when the pages are there."""
    redaction = Redaction.objects.select_related("source").get(pk=number)
    if redaction.build != Build.PREPARING or not redaction.is_under_way:
        return
    try:
        content = open_attachment(redaction.source)
        copy = workshop.WORKSHOP.working_copy(content, redaction.source.media)
    except CannotRedact as refused:
        _say(number, Build.PREPARING, Build.REFUSED, str(refused))
        return
    _keep_working(redaction, copy, clock())


@transaction.atomic
def _keep_working(before: Redaction, copy: WorkingCopy, when: Moment) -> None:
    application, redaction = _locked(before)
    if redaction.build != Build.PREPARING or not redaction.is_under_way:
        return
    name = working_name(redaction)
    redaction.working = file_made(application, Purpose.WORKING, name, copy.pdf, SYSTEM, when)
    redaction.pages, redaction.left_out = copy.pages, list(copy.left_out)
    redaction.build, redaction.problem = Build.READY, ""
    redaction.save(update_fields=["working", "pages", "left_out", "build", "problem"])
    store(application)


def is_given_up(redaction: Redaction) -> bool:
    """Whether pages or released file are still to be made, and no job will: all its attempts failed."""
    doing = {Build.PREPARING: prepare, Build.BUILDING: build}.get(Build(redaction.build))
    if doing is None or not redaction.is_under_way:
        return False
    of_it = Job.objects.unfinished().filter(task_path=doing.module_path)
    return [redaction.pk] not in [one["args"] for one in of_it.values_list("args_kwargs", flat=True)]


def request_build(redaction: Redaction) -> None:
    """Have the released file built and proved of the marks as they are now; or the pages made that were given up.

    Asking again while it is being built, or after it failed, is no fault. Raises `StepRefused`.
    """
    if redaction.build == Build.PREPARING and is_given_up(redaction):
        enqueue(prepare, redaction.pk)
        return
    if redaction.stage == RedactionStage.CHECKED:
        raise StepRefused(_("已经复核，不能重新生成。要改的，先退回区分处理。"))
    if not redaction.may_be_marked:
        raise StepRefused(_("这份文件现在不能生成。先看它的状态。"))
    if not redaction.marks.exists():
        raise StepRefused(_("还没有遮盖任何内容。先标出不予公开的部分；没有要遮盖的，放弃区分处理。"))
    with transaction.atomic():
        # Asked of the database: the page may be older than what somebody has since checked or released.
        marked = Redaction.objects.filter(pk=redaction.pk, stage=RedactionStage.OPEN)
        if not marked.update(build=Build.BUILDING, built=None, done=0, problem=""):
            raise StepRefused(_("这份文件现在不能生成。先看它的状态。"))
        enqueue(build, redaction.pk)


@job(title="生成并核验区分处理后的文件", retries=2)
def build(number: int) -> None:
    """Build of the marks as they are now, and prove it. What of an older state of the marks was built is erased.

    Marks that change meanwhile leave the result what it is: of the revision that it was built of.
    """
    make_released(number, now)


def make_released(number: int, clock: Callable[[], Moment]) -> None:
    """What the job does; `clock` is asked when file and proof are there."""
    redaction = Redaction.objects.select_related("working", "source").get(pk=number)
    if redaction.working is None or not _is_wanted(redaction):
        return
    covered = [
        Covered(Box(mark.page, mark.left, mark.top, mark.right, mark.bottom), RedactionGround(mark.ground))
        for mark in redaction.marks.all()
    ]
    try:
        working = open_attachment(redaction.working)
        released, proof = _made(redaction, working, covered)
        name = released_name(redaction, redaction.working, covered)
    except CannotRedact as refused:
        _say(number, Build.BUILDING, Build.FAILED, str(refused))
        return
    _keep_built(redaction, name, released, proof, clock())


def _made(redaction: Redaction, working: bytes, covered: Sequence[Covered]) -> tuple[bytes, Proof]:
    """The released file with its proof. Words that stay in sight elsewhere are left to a person, but not given as text.

    A font may say them of letters that show something else: then they are made and proved once more without.
    """
    shop, first, second = workshop.WORKSHOP, _told(redaction, 0), _told(redaction, redaction.pages)
    released = shop.rebuild(working, covered, first)
    proof = shop.prove(released, working, covered, second)
    if not proof.remaining:
        return released, proof
    released = shop.rebuild(working, covered, second, {one.text for one in proof.remaining})
    again = shop.prove(released, working, covered, second)
    still = "、".join(f"第{page}页" for page in sorted({one.page for one in again.remaining}))
    check = Check("said", "遮盖过的文字不作为文字层给出", not again.remaining, still)
    return released, replace(again, checks=(*again.checks, check), remaining=proof.remaining)


def _is_wanted(redaction: Redaction) -> bool:
    """Whether it is to be built. Asked for again while an older state of the marks was built, it was not yet."""
    older = Redaction.objects.filter(
        pk=redaction.pk,
        stage=RedactionStage.OPEN,
        build__in=(Build.PROVED, Build.FAILED),
        built__lt=redaction.revision,
    )
    return bool(older.update(build=Build.BUILDING, done=0)) or (
        redaction.build == Build.BUILDING and redaction.is_under_way
    )


@transaction.atomic
def _keep_built(before: Redaction, name: str, released: bytes, proof: Proof, when: Moment) -> None:
    application, redaction = _locked(before)
    if redaction.build != Build.BUILDING or not redaction.is_under_way:
        return
    replaced = erase_files([redaction.released] if redaction.released else [], when)
    redaction.released = None
    if proof.passed:
        # One that failed may still hold what was covered: only its proof is kept.
        redaction.released = file_made(
            application, Purpose.RELEASED, name, released, SYSTEM, when, replaces=replaced
        )
    redaction.build = Build.PROVED if proof.passed else Build.FAILED
    redaction.built, redaction.proof, redaction.done = before.revision, proof.stored(), redaction.pages
    redaction.save(update_fields=["released", "build", "built", "proof", "done"])
    store(application)


def _locked(redaction: Redaction) -> tuple[Application, Redaction]:
    """The case held as a step holds it, and the redaction as it is now."""
    case = lock(redaction.application_id)
    application = Application.objects.select_related("agency").get(pk=case.pk)
    application.case = case
    rows = Redaction.objects.select_for_update(of=("self",)).select_related("source", "released")
    return application, rows.get(pk=redaction.pk)


def _say(number: int, was: Build, becomes: Build, problem: str) -> None:
    row = Redaction.objects.filter(pk=number, build=was)
    row.update(build=becomes, problem=problem[:LONGEST_PROBLEM], done=0)


def _told(redaction: Redaction, already: int) -> Progress:
    """Writes down how far the work is, at most once a second; building and proving are half of it each."""
    last = monotonic()

    def told(pages: int) -> None:
        nonlocal last
        if monotonic() - last >= A_SECOND:
            last = monotonic()
            Redaction.objects.filter(pk=redaction.pk).update(done=(already + pages) // 2)

    return told
