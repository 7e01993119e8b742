"""What can be done to checked files and to the library, one function each. Screens and commands call these."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gongkai.annual import library_entry, searched, stored
from gongkai.annual.examination import NotANumber, count, examine, examine_file, number_typed, previous_of
from gongkai.annual.limits import (
    ARCHIVE_SECONDS,
    FILE_BYTES,
    FILES_AT_ONCE,
    FILES_IN_WORKSPACE,
    KEEP_DAYS,
    UNKEPT,
)
from gongkai.annual.models import CheckedFile, Correction, LibraryReport, Workspace
from gongkai.annual.reading_pool import POOL, Reading
from gongkai.report.errors import ReportError
from gongkai.report.reading import archive
from gongkai.report.value import Report
from gongkai.search import indexing


class StepRefused(Exception):
    """A step that cannot be taken; `str()` says why and what to do instead."""


class CorrectionRefused(StepRefused):
    """Corrections of which at least one is no number; `faults` has a sentence for each such cell."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = faults
        super().__init__(_("有%(number)s格要改，改好后再保存。") % {"number": len(faults)})


def open_workspace(visitor: str, *, now: datetime) -> Workspace:
    """A new workspace of one visitor, gone two hours after it was last used unless it is kept."""
    return Workspace.objects.create(visitor=visitor, created_at=now, expires_at=now + UNKEPT)


def take(workspace: Workspace, name: str, data: bytes, *, now: datetime) -> CheckedFile:
    """Read one file into the workspace. What cannot be read is kept as its name and the reason."""
    if len(data) > FILE_BYTES:
        return refuse(workspace, name, len(data), now=now)
    # Reading takes seconds: it must not hold the database's write lock.
    return _enter(workspace, name, len(data), POOL.read(name, data), now)


def refuse(workspace: Workspace, name: str, size: int, *, now: datetime) -> CheckedFile:
    """Enter a file that is larger than one may be, without having read it."""
    sentence = _("文件有%(size)s MB，超过%(limit)s MB的上限。请压缩图片或另存后再选。") % {
        "size": f"{size / 1_000_000:.1f}",
        "limit": FILE_BYTES // 1_000_000,
    }
    return _enter(workspace, name, size, Reading(problem=sentence), now)


def take_archive(workspace: Workspace, name: str, data: bytes, *, now: datetime) -> list[CheckedFile]:
    """Read the documents of a ZIP archive, each as a file of its own.

    What is left out, because there are too many, time ran out or the archive is damaged, is said in a last entry
    under the archive's own name.
    """
    if len(data) > FILE_BYTES:
        return [refuse(workspace, name, len(data), now=now)]
    taken: list[CheckedFile] = []
    until = time.monotonic() + ARCHIVE_SECONDS
    # One place stays free for the entry that says what was left out.
    room = min(FILES_AT_ONCE, FILES_IN_WORKSPACE - 1 - workspace.files.count())
    try:
        for member in archive.members(data):
            if len(taken) >= room or time.monotonic() > until:
                rest = Reading(problem=_left_out(taken))
                taken.append(_enter(workspace, name, len(data), rest, now))
                break
            taken.append(take(workspace, f"{name}/{member.name}", member.data, now=now))
    except ReportError as error:
        taken.append(_enter(workspace, name, len(data), Reading(problem=str(error)), now))
    if not taken:
        nothing = Reading(problem=_("压缩包里没有文件。请把年报放进去，重新压缩为ZIP。"))
        taken.append(_enter(workspace, name, len(data), nothing, now))
    return taken


def _left_out(taken: list[CheckedFile]) -> str:
    last = _("，最后一个是“%(name)s”") % {"name": taken[-1].name} if taken else ""
    return _(
        "压缩包没有读完：读了前%(taken)s个文件%(last)s，其余的没有读。"
        "一次最多读%(most)s个，用时不超过%(minutes)s分钟。请把其余的另压缩一包再选。"
    ) % {"taken": len(taken), "last": last, "most": FILES_AT_ONCE, "minutes": ARCHIVE_SECONDS // 60}


@transaction.atomic
def _enter(workspace: Workspace, name: str, size: int, reading: Reading, now: datetime) -> CheckedFile:
    last = workspace.files.aggregate(last=Max("number"))["last"] or 0
    if workspace.files.count() >= FILES_IN_WORKSPACE:
        raise StepRefused(_("一次最多检查%(most)s个文件。请另开一次检查。") % {"most": FILES_IN_WORKSPACE})
    file = CheckedFile(workspace=workspace, number=last + 1, name=name[-200:], size=size, read_at=now)
    file.problem = reading.problem
    if reading.report:
        report = stored.from_text(reading.report)
        file.data = reading.report
        file.agency, file.year, file.title = report.agency[:200], report.year, report.title[:300]
        count(file, examine(report, previous=previous_of(file)).result)
    file.save()
    _recount_year_after(file)
    _extend(workspace, now)
    return file


def _recount_year_after(file: CheckedFile) -> None:
    """The report on the following year, if it is in the workspace, has one more report to be checked against."""
    if file.agency and file.year:
        for later in file.workspace.files.filter(agency=file.agency, year=file.year + 1).exclude(data=""):
            recount(later)


def recount(file: CheckedFile) -> None:
    """Store anew what the check of a file answers."""
    count(file, examine_file(file).result)
    file.save()


def _extend(workspace: Workspace, now: datetime) -> None:
    """A workspace in use lives on; a kept one has its own day."""
    if not workspace.kept:
        workspace.expires_at = now + UNKEPT
        workspace.save()


@transaction.atomic
def correct(file: CheckedFile, typed: Mapping[str, str], *, now: datetime) -> int:
    """Correct cells by hand; answers how many changed. What is as it stands already is left out.

    Raises `CorrectionRefused`, and corrects nothing, if one of them is no number or no cell of the report.
    """
    examined = examine_file(file)
    faults: dict[str, str] = {}
    changed: dict[str, str] = {}
    for code, raw in typed.items():
        cell = examined.report.cells.get(code)
        if cell is None:
            faults[code] = _("这份报告的表里没有这一格。")
        elif raw.strip() != cell.raw.strip():
            try:
                number_typed(code, raw)
            except NotANumber as fault:
                faults[code] = str(fault)
            else:
                changed[code] = raw.strip()
    if faults:
        raise CorrectionRefused(faults)
    if changed:
        last = file.corrections.aggregate(last=Max("round"))["last"] or 0
        Correction.objects.bulk_create(
            Correction(file=file, round=last + 1, code=code, raw=raw, made_at=now)
            for code, raw in changed.items()
        )
        recount(file)
        _extend(file.workspace, now)
    return len(changed)


@transaction.atomic
def undo(file: CheckedFile, *, now: datetime) -> int:
    """Take back the latest round of corrections that stands; answers how many cells that were."""
    last = file.corrections.standing().aggregate(last=Max("round"))["last"]
    if last is None:
        raise StepRefused(_("没有可以撤销的更正。"))
    undone = file.corrections.standing().filter(round=last).update(undone_at=now)
    recount(file)
    _extend(file.workspace, now)
    return undone


def keep(workspace: Workspace, days: int, *, now: datetime) -> None:
    """Keep a workspace behind its private link for some days from now."""
    if days not in KEEP_DAYS:
        raise StepRefused(_("可以保存7天或30天。"))
    workspace.kept = True
    workspace.expires_at = now + timedelta(days=days)
    workspace.save()


def discard(workspace: Workspace) -> None:
    """Delete a workspace with everything in it, at once."""
    workspace.delete()


@transaction.atomic
def remove(file: CheckedFile, *, now: datetime) -> None:
    """Delete one file of a workspace."""
    workspace = file.workspace
    file.delete()
    _extend(workspace, now)


def remove_expired(*, now: datetime) -> int:
    """Delete every workspace whose time is over; answers how many."""
    expired = Workspace.objects.filter(expires_at__lte=now)
    number = expired.count()
    expired.delete()
    return number


@transaction.atomic
def add_to_library(report: Report, *, user: User | AnonymousUser | None, now: datetime) -> LibraryReport:
    """Put a published report into the public library. Only staff may; `user` is None at set-up alone."""
    if user is not None and not user.is_staff:
        raise StepRefused(_("只有工作人员可以把报告加入年报库。"))
    if not report.agency or report.year is None:
        raise StepRefused(
            _("没有读出机关名称或年度，不能入库。请检查报告标题，如“某某局2024年政府信息公开工作年度报告”。")
        )
    if LibraryReport.objects.filter(agency=report.agency, year=report.year).exists():
        raise StepRefused(
            _("年报库里已有%(agency)s%(year)s年的报告。要替换，先移出原来的一份。")
            % {"agency": report.agency, "year": report.year}
        )
    filed = LibraryReport(added_by=user if isinstance(user, User) else None)
    before = LibraryReport.objects.of_year_before(report.agency, report.year)
    library_entry.write(filed, report, before, now)
    return filed


@transaction.atomic
def remove_from_library(filed: LibraryReport, *, user: User | AnonymousUser) -> None:
    """Take a report out of the public library. Only staff may."""
    if not user.is_staff:
        raise StepRefused(_("只有工作人员可以把报告移出年报库。"))
    if filed.own_id:
        raise StepRefused(_("这是机关在本站发布的年报，不能移出。内容有错，由发布机关在“年度报告”里更正。"))
    indexing.remove(searched.reference(filed))
    filed.delete()
