"""导入单位年报: files of units that do not use this system are read, matched to units by name, looked at, and taken over."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.annual import steps
from gongkai.annual.board.access import overseen_by
from gongkai.annual.board.asked import AskedBoard, years_until
from gongkai.annual.board.row import rows
from gongkai.annual.board.tallying import tally_reported
from gongkai.annual.desk.read_files import KINDS, fault_of, read, workspace_of
from gongkai.annual.examination import examine_file
from gongkai.annual.limits import FILE_BYTES, FILES_AT_ONCE
from gongkai.annual.models import CheckedFile, Workspace
from gongkai.annual.roll_up.bringing import BringingRefused, Brought, bring, matched
from gongkai.annual.roll_up.reported import reported
from gongkai.annual.roll_up.units import Units, units_of
from gongkai.records.moment import Moment, now
from gongkai.report.finding import Finding, Severity

PURPOSE = "units"
LEAVE_OUT = "-"
"""Of a file that is not taken over."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: the unit chosen for it by name or by hand, and what the check found."""

    file: CheckedFile
    chosen: str
    findings: tuple[Finding, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def unit_reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The form; a POST reads files, and the page of what was read takes them over."""
    when, said = now(), request.POST if request.method == "POST" else request.GET
    years = years_until(when.today.year)
    asked = AskedBoard(said, years, years[0])
    units = units_of(overseen_by(actor), asked.year)
    if said.get("do") == "bring":
        return _bring(request, actor, asked, units, when)
    if request.method == "POST":
        return _read(request, actor, asked, units, when)
    if key := request.GET.get("read"):
        return _shown(request, asked, units, workspace_of(actor, PURPOSE, key, when))
    return _form(request, asked, units, when)


def _form(
    request: HttpRequest, asked: AskedBoard, units: Units, when: Moment, fault: str = ""
) -> HttpResponse:
    context = {
        "asked": asked,
        "outside": [row for row in rows(units, when.today) if row.report is None],
        "fault": fault,
        "kinds": KINDS,
        "megabytes": FILE_BYTES // 1_000_000,
        "most": FILES_AT_ONCE,
    }
    return render(request, "annual/board/unit_reports.html", context, status=422 if fault else 200)


def _read(request: HttpRequest, actor: Actor, asked: AskedBoard, units: Units, when: Moment) -> HttpResponse:
    """Read what came into a workspace of the office's own, gone after two hours."""
    files = request.FILES.getlist("files")
    if fault := fault_of(files):
        return _form(request, asked, units, when, fault)
    try:
        workspace = read(actor, PURPOSE, files, when)
    except steps.StepRefused as refused:
        return _form(request, asked, units, when, str(refused))
    return redirect(f"{reverse('annual-units')}?{asked.address(read=workspace.key)}")


def _shown(
    request: HttpRequest, asked: AskedBoard, units: Units, workspace: Workspace, fault: str = ""
) -> HttpResponse:
    """What was read: each file with its unit and its findings, to be confirmed."""
    files = list(workspace.files.all())
    names = {file.agency or file.name for file in files if file.data}
    means = matched(names | {file.name for file in files}, units.reporting)
    rows_read = []
    for file in files:
        by_name = means.get(file.agency) or means.get(file.name)
        usual = str(by_name.pk) if by_name and file.year in (None, asked.year) else LEAVE_OUT
        findings = examine_file(file).result.findings if file.errors or file.warnings else ()
        serious = tuple(one for one in findings if one.severity is not Severity.HINT)
        rows_read.append(Read(file, request.POST.get(f"unit-{file.number}", usual), serious))
    context = {
        "asked": asked,
        "workspace": workspace,
        "read": [one for one in rows_read if one.file.data],
        "unread": [one.file for one in rows_read if not one.file.data],
        "choices": [(str(unit.pk), unit.name) for unit in units.reporting],
        "leave_out": LEAVE_OUT,
        "fault": fault,
    }
    return render(request, "annual/board/unit_reports_read.html", context, status=422 if fault else 200)


def _bring(request: HttpRequest, actor: Actor, asked: AskedBoard, units: Units, when: Moment) -> HttpResponse:
    """Take over what was confirmed; what is refused is said on the same page, with the choices as they were."""
    workspace = workspace_of(actor, PURPOSE, request.POST.get("read", ""), when)
    by_key = {str(unit.pk): unit for unit in units.reporting}
    given = [
        Brought(by_key[chosen], file.report, file.name)
        for file in workspace.files.exclude(data="")
        if (chosen := request.POST.get(f"unit-{file.number}", LEAVE_OUT)) in by_key
    ]
    if not given:
        fault = _("还没有给任何一个文件选单位。")
        return _shown(request, asked, units, workspace, fault)
    try:
        made = bring(units.government, asked.year, given, actor, when)
    except BringingRefused as refused:
        return _shown(request, asked, units, workspace, str(refused))
    steps.discard(workspace)
    _tally([one.agency for one in given], asked.year, when)
    passed = len(given) - len(made)
    same = _("另有%(n)s份和已导入的相同，没有重复导入。") % {"n": passed} if passed else ""
    messages.success(request, _("已导入%(n)s个单位的年报，计入汇总。") % {"n": len(made)} + same)
    return redirect(f"{reverse('annual-board')}?{asked.address()}")


def _tally(agencies: list[Agency], year: int, when: Moment) -> None:
    for one in reported(agencies, year).values():
        tally_reported(one, year, when.at)
