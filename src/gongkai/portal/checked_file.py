"""One checked report: as the form prints it, findings beside the cells, corrections by hand with undo."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gongkai.annual import steps
from gongkai.annual.examination import examine_file
from gongkai.annual.limits import KEEP_DAYS
from gongkai.annual.models import CheckedFile, Workspace
from gongkai.portal import title
from gongkai.portal.correction_panel import Panel, cells_typed, panel
from gongkai.portal.report_file import as_file
from gongkai.portal.report_page import FINDINGS_SHOWN, parts, report_page
from gongkai.portal.workspace import sheet_row
from gongkai.report.writing import Kind, write, write_findings_sheet


def _file(workspace: Workspace, number: int) -> CheckedFile:
    """A file that was read; one that was not has no page of its own."""
    return get_object_or_404(workspace.files.filter(problem=""), number=number)


@require_safe
def page(request: HttpRequest, workspace: Workspace, number: int) -> HttpResponse:
    """`?part=` is the tab, `?row=` and `?cell=` what is opened for correction."""
    file = _file(workspace, number)
    return show(request, file, request.GET.get("part", ""), request.GET.get("row", ""))


def show(
    request: HttpRequest,
    file: CheckedFile,
    part: str,
    row: str,
    *,
    typed: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The page of a checked file; `typed` and `faults` are those of corrections that were refused."""
    shown = report_page(examine_file(file))
    part = part if part in parts() else shown.part_to_show
    opened: Panel | None = panel(shown, row, request.GET.get("cell", ""), typed or {}, faults or {})
    context = {
        "file": file,
        "workspace": file.workspace,
        "siblings": file.workspace.files.count(),
        "title_parts": title.parts(file.title),
        "paged": True,
        "correctable": True,
        "opened_cell": request.GET.get("cell", ""),
        "shown": shown,
        "report": shown.examination.report,
        "part": part,
        "tabs": shown.tabs(),
        "table": shown.table_of_part(part),
        "section": shown.section_of_part(part),
        "sections": shown.sections(with_tables=False) if part == "text" else [],
        "tables_read": [number for number in (2, 3, 4) if shown.examination.report.has_table(number)],
        "findings": shown.findings_of(part),
        "elsewhere": [item for item in shown.findings if item.part != part],
        "reasons": shown.reasons(part),
        "panel": opened,
        "rounds": file.corrections.standing().values("round").distinct().count(),
        "most": f":{FINDINGS_SHOWN}",
        "unshown": max(0, len(shown.findings_of(part)) - FINDINGS_SHOWN),
        "kinds": list(Kind),
        "days": KEEP_DAYS,
        "link": request.build_absolute_uri(reverse("workspace", args=[file.workspace.key])),
    }
    return render(request, "portal/checked_file.html", context, status=422 if faults else 200)


@require_POST
def correct(request: HttpRequest, workspace: Workspace, number: int) -> HttpResponse:
    """Save the corrections of one row; what is no number comes back beside its field."""
    file = _file(workspace, number)
    part, row = request.POST.get("part", ""), request.POST.get("row", "")
    typed = cells_typed(request.POST)
    before = file.failed
    try:
        changed = steps.correct(file, typed, now=timezone.now())
    except steps.CorrectionRefused as refused:
        return show(request, file, part, row, typed=typed, faults=refused.faults)
    if changed:
        messages.success(request, _after(changed, before, file.failed))
    else:
        messages.info(request, _("没有改动：填的与现在的一样。"))
    return redirect(_address(file, part, row))


def _after(changed: int, before: int, now: int) -> str:
    """What a correction did, in one sentence."""
    done = ngettext("已更正%(cells)s格。", "已更正%(cells)s格。", changed) % {"cells": changed}
    return done + _("重新检查：不符由%(before)s项变为%(now)s项。") % {"before": before, "now": now}


@require_POST
def undo(request: HttpRequest, workspace: Workspace, number: int) -> HttpResponse:
    """Take back the latest corrections."""
    file = _file(workspace, number)
    try:
        cells = steps.undo(file, now=timezone.now())
    except steps.StepRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(
            request,
            _("已撤销上一次更正，%(cells)s格恢复。重新检查：不符%(now)s项。")
            % {"cells": cells, "now": file.failed},
        )
    return redirect(_address(file, request.POST.get("part", ""), request.POST.get("row", "")))


def _address(file: CheckedFile, part: str, row: str = "") -> str:
    pairs = {name: value for name, value in (("part", part), ("row", row)) if value}
    address = reverse("checked-file", args=[file.workspace.key, file.number])
    return f"{address}?{urlencode(pairs)}" if pairs else address


@require_POST
def remove(request: HttpRequest, workspace: Workspace, number: int) -> HttpResponse:
    """Delete one file of the workspace, read or not."""
    file = get_object_or_404(workspace.files, number=number)
    steps.remove(file, now=timezone.now())
    messages.success(request, _("已移除：%(name)s。") % {"name": file.name})
    return redirect("workspace", key=workspace.key)


@require_POST
def add_to_library(request: HttpRequest, workspace: Workspace, number: int) -> HttpResponse:
    """Staff: the checked report, as its source prints it, into the public library."""
    file = _file(workspace, number)
    try:
        filed = steps.add_to_library(file.report, user=request.user, now=timezone.now())
    except steps.StepRefused as refused:
        messages.warning(request, str(refused))
        return redirect(_address(file, ""))
    messages.success(request, _("已加入年报库，公众可以查看。"))
    return redirect("report", pk=filed.pk)


@require_safe
def download(_request: HttpRequest, workspace: Workspace, number: int, kind: str) -> HttpResponse:
    """The report with its corrections as a file, or its findings: `findings-xlsx`, `findings-json`."""
    file = _file(workspace, number)
    examination = examine_file(file)
    report, suffix = examination.report, ""
    if kind == "findings-xlsx":
        content, suffix, made = write_findings_sheet([sheet_row(file)]), _("检查意见"), Kind.XLSX
    elif kind == "findings-json":
        made, suffix = Kind.JSON, _("检查意见")
        content = write(report, made, result=examination.result)
    elif kind in tuple(Kind):
        made = Kind(kind)
        content = write(report, made, result=examination.result if made is Kind.XLSX else None)
    else:
        raise Http404
    return as_file(content, report, made, f"（{suffix}）" if suffix else "")
