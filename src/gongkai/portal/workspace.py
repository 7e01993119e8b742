"""A workspace: the table of files brought together, one spreadsheet to send back, its life and its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.annual import steps
from gongkai.annual.examination import examine_file
from gongkai.annual.limits import KEEP_DAYS
from gongkai.annual.models import CheckedFile, Workspace
from gongkai.portal import checker
from gongkai.report.writing import Kind, write_findings_sheet
from gongkai.report.writing.findings_sheet import CheckedFile as SheetFile


@require_safe
def page(request: HttpRequest, workspace: Workspace) -> HttpResponse:
    """The files with the counts of their checks."""
    return show(request, workspace)


def show(request: HttpRequest, workspace: Workspace, fault: str = "") -> HttpResponse:
    """The page, with what was wrong with the last files beside the field."""
    files = list(workspace.files.defer("data"))
    context = {
        "workspace": workspace,
        "files": files,
        "read": [file for file in files if not file.problem],
        "unread": [file for file in files if file.problem],
        "fault": fault,
        "link": request.build_absolute_uri(f"/check/{workspace.key}/"),
        "days": KEEP_DAYS,
        **checker.bounds(),
    }
    return render(request, "portal/workspace.html", context, status=422 if fault else 200)


@require_POST
def add(request: HttpRequest, workspace: Workspace) -> HttpResponse:
    """More files into the same workspace."""
    if fault := checker.what_is_wrong(request):
        return (
            checker.form(request, fault) if checker.wants_json(request) else show(request, workspace, fault)
        )
    try:
        taken = checker.take_all(request, workspace)
    except steps.StepRefused as refused:
        fault = str(refused)
        return (
            checker.form(request, fault) if checker.wants_json(request) else show(request, workspace, fault)
        )
    return checker.go_on(request, workspace, taken)


@require_safe
def sheet(_request: HttpRequest, workspace: Workspace) -> HttpResponse:
    """All findings on all files as one workbook."""
    content = write_findings_sheet([sheet_row(file) for file in workspace.files.all()])
    response = HttpResponse(content, content_type=Kind.XLSX.media_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, _("年报检查意见") + ".xlsx") or "attachment"
    )
    return response


def sheet_row(file: CheckedFile) -> SheetFile:
    """A file as the workbook prints it, with its corrections."""
    if file.problem:
        return SheetFile(file.name, trouble=file.problem)
    examination = examine_file(file)
    return SheetFile(file.name, examination.report, examination.result)


@require_POST
def keep(request: HttpRequest, workspace: Workspace) -> HttpResponse:
    """保存到私密链接."""
    days = request.POST.get("days", "")
    try:
        steps.keep(workspace, int(days) if days.isdecimal() and len(days) < 5 else 0, now=timezone.now())
    except steps.StepRefused as refused:
        return show(request, workspace, str(refused))
    messages.success(
        request, _("已保存%(days)s天。请记下私密链接：知道链接的人都能查看、更正和删除。") % {"days": days}
    )
    return redirect("workspace", key=workspace.key)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, workspace: Workspace) -> HttpResponse:
    """A page that asks once; then everything of the workspace is gone."""
    if request.method == "GET":
        return render(
            request, "portal/discard.html", {"workspace": workspace, "files": workspace.files.count()}
        )
    steps.discard(workspace)
    messages.success(request, _("已删除。服务器上没有留下您的文件和检查结果。"))
    return redirect("checker")
