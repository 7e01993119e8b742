"""往年年报: what the library has of the agency and those below it; files are read, looked at, and filed as earlier years."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.annual import steps
from gongkai.annual.board.whose import government_of
from gongkai.annual.desk.read_files import KINDS, fault_of, read, workspace_of
from gongkai.annual.examination import examine
from gongkai.annual.limits import FILE_BYTES, FILES_AT_ONCE
from gongkai.annual.models import CheckedFile, LibraryReport, Workspace
from gongkai.annual.names_borne import bearers, names_of
from gongkai.annual.past.filing import Past, file_past, obstacle
from gongkai.annual.past.holdings import holdings
from gongkai.records.moment import Moment, now
from gongkai.report.comparison import repeated
from gongkai.report.finding import CheckResult, Finding, Severity
from gongkai.report.value import Report
from gongkai.report.writing import Kind, write_findings_sheet
from gongkai.report.writing.findings_sheet import CheckedFile as SheetFile

PURPOSE = "past"
LEAVE_OUT = "-"
"""Of a file that is not filed."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, with the agency chosen for it and what can be said of it beside the year before.

    `why` says why it cannot be filed as chosen; `repeated` is the share of its text that the year before has, in whole
    percent.
    """

    file: CheckedFile
    chosen: str
    why: str
    findings: tuple[Finding, ...]
    repeated: int | None

    @property
    def serious(self) -> tuple[Finding, ...]:
        """Errors and warnings."""
        return tuple(one for one in self.findings if one.severity is not Severity.HINT)


@require_http_methods(["GET", "HEAD", "POST"])
def past_reports(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What is there, and the form; a POST reads files, and the page of what was read files them."""
    when = now()
    if request.method != "POST":
        key = request.GET.get("read")
        return (
            _shown(request, actor, workspace_of(actor, PURPOSE, key, when), when)
            if key
            else _form(request, actor)
        )
    if request.POST.get("do") == "file":
        return _file(request, actor, when)
    files = request.FILES.getlist("files")
    if fault := fault_of(files):
        return _form(request, actor, fault)
    try:
        workspace = read(actor, PURPOSE, files, when)
    except steps.StepRefused as refused:
        return _form(request, actor, str(refused))
    return redirect(f"{reverse('annual-past')}?read={workspace.key}")


@require_safe
def findings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The findings on all files of what was read, as one workbook."""
    when = now()
    workspace = workspace_of(actor, PURPOSE, request.GET.get("read", ""), when)
    content = write_findings_sheet(_sheet_row(file) for file in workspace.files.all())
    response = HttpResponse(content, content_type=Kind.XLSX.media_type)
    disposition = content_disposition_header(True, f"{_('往年年报核对意见')}.xlsx")
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


def _sheet_row(file: CheckedFile) -> SheetFile:
    if file.problem:
        return SheetFile(file.name, trouble=file.problem)
    examination = examine(file.report)
    return SheetFile(file.name, examination.report, examination.result)


def _agencies(actor: Actor) -> list[Agency]:
    """Of which the actor files reports: the own agency and those below; for a government's office all of its units."""
    if actor.agency is None:
        return []
    return list(Agency.objects.within(government_of(actor.agency)).in_order())


def _form(request: HttpRequest, actor: Actor, fault: str = "") -> HttpResponse:
    context = {
        "holdings": holdings(_agencies(actor)),
        "fault": fault,
        "kinds": KINDS,
        "megabytes": FILE_BYTES // 1_000_000,
        "most": FILES_AT_ONCE,
    }
    return render(request, "annual/past/form.html", context, status=422 if fault else 200)


def _shown(
    request: HttpRequest, actor: Actor, workspace: Workspace, when: Moment, fault: str = ""
) -> HttpResponse:
    """What was read: each file with its agency, its findings, and what keeps it from being filed."""
    agencies = _agencies(actor)
    by_name, by_key = bearers(agencies), {str(agency.pk): agency for agency in agencies}
    files = list(workspace.files.all())
    rows = []
    beside = {(file.agency, file.year): file.report for file in files if file.data and file.year}
    for file in (one for one in files if one.data):
        agency = by_name.get(file.agency)
        chosen = request.POST.get(f"agency-{file.number}", str(agency.pk) if agency else LEAVE_OUT)
        rows.append(_read(file, chosen, by_key.get(chosen), beside, when))
    context = {
        "workspace": workspace,
        "read": rows,
        "fileable": sum(not one.why for one in rows),
        "unread": [file for file in files if not file.data],
        "choices": [(str(agency.pk), agency.name) for agency in agencies],
        "leave_out": LEAVE_OUT,
        "fault": fault,
    }
    return render(request, "annual/past/read.html", context, status=422 if fault else 200)


def _read(
    file: CheckedFile,
    chosen: str,
    agency: Agency | None,
    beside: dict[tuple[str, int], Report],
    when: Moment,
) -> Read:
    report = file.report
    why = obstacle(Past(agency, report), when.today) if agency else _("没有选机关，不入库。")
    before = _before(report, agency, beside)
    result: CheckResult = examine(report, previous=before).result
    share = repeated(before, report) if before else None
    return Read(file, chosen, why, result.findings, None if share is None else round(share * 100))


def _before(report: Report, agency: Agency | None, beside: dict[tuple[str, int], Report]) -> Report | None:
    """The report on the year before: out of the same files, else of the library."""
    if report.year is None:
        return None
    names = [report.agency] if agency is None else [report.agency, *names_of(agency)]
    for name in names:
        if found := beside.get((name, report.year - 1)):
            return found
    filed = LibraryReport.objects.filter(agency__in=names, year=report.year - 1).first()
    return filed.report if filed else None


def _file(request: HttpRequest, actor: Actor, when: Moment) -> HttpResponse:
    """File what was confirmed; the same page again where nothing could be."""
    workspace = workspace_of(actor, PURPOSE, request.POST.get("read", ""), when)
    by_key = {str(agency.pk): agency for agency in _agencies(actor)}
    given = [
        Past(by_key[chosen], file.report)
        for file in workspace.files.exclude(data="")
        if (chosen := request.POST.get(f"agency-{file.number}", LEAVE_OUT)) in by_key
    ]
    filed = file_past(given, actor, when)
    if not filed:
        fault = _("没有一份可以入库，原因写在各份旁边。") if given else _("还没有给任何一份选机关。")
        return _shown(request, actor, workspace, when, fault)
    steps.discard(workspace)
    left = len(given) - len(filed)
    rest = _("另有%(n)s份没有入库：已有同一年度的，或不是往年的。") % {"n": left} if left else ""
    messages.success(request, _("已入库%(n)s份往年年报。") % {"n": len(filed)} + rest)
    return redirect("annual-past")
