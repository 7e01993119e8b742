"""查一查年报: where files and texts come in."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.annual import steps
from gongkai.annual.limits import FILE_BYTES, FILES_AT_ONCE, TEXT_CHARACTERS
from gongkai.annual.models import CheckedFile, Workspace
from gongkai.portal.visitor import remember

KINDS = ".docx,.doc,.wps,.pdf,.html,.htm,.xlsx,.csv,.txt,.json,.zip"
"""What the file chooser offers; what a file is, the reader tells by its content."""


@require_http_methods(["GET", "HEAD", "POST"])
def checker(request: HttpRequest) -> HttpResponse:
    """The form; a POST reads what it brings into a new workspace and goes there."""
    if request.method != "POST":
        return form(request)
    now = timezone.now()
    steps.remove_expired(now=now)
    if fault := what_is_wrong(request):
        return form(request, fault, beside="text" if _too_long(request) else "files")
    workspace = steps.open_workspace(remember(request), now=now)
    taken = take_all(request, workspace)
    if len(taken) == 1 and taken[0].problem and not wants_json(request):
        # Nothing came of it: what was wrong stands beside the field, with the text still in it.
        steps.discard(workspace)
        return form(request, taken[0].problem, beside="files" if request.FILES else "text")
    return go_on(request, workspace, taken)


def form(request: HttpRequest, fault: str = "", *, beside: str = "files") -> HttpResponse:
    """The page with its form, and beside the field (`files` or `text`) what was wrong with the last try."""
    if wants_json(request):
        return JsonResponse({"problem": fault}, status=422)
    context = {
        "fault": fault if beside == "files" else "",
        "text_fault": fault if beside == "text" else "",
        "text": request.POST.get("text", ""),
        **bounds(),
    }
    return render(request, "portal/checker.html", context, status=422 if fault else 200)


def bounds() -> dict[str, object]:
    """What the form says about kinds and sizes."""
    return {"kinds": KINDS, "megabytes": FILE_BYTES // 1_000_000, "most": FILES_AT_ONCE}


def what_is_wrong(request: HttpRequest) -> str:
    """Why there is nothing to read, or too much; empty if all is well."""
    files, text = request.FILES.getlist("files"), request.POST.get("text", "")
    if not files and not text.strip():
        return _("还没有选文件，也没有贴文字。请选择文件，或把年报全文贴在下面。")
    if len(files) > FILES_AT_ONCE:
        return _("一次最多%(most)s个文件，现在选了%(chosen)s个。请分几次选。") % {
            "most": FILES_AT_ONCE,
            "chosen": len(files),
        }
    if _too_long(request):
        return _("文字太长：一次最多%(most)s万字。请只贴一份年报。") % {"most": TEXT_CHARACTERS // 10_000}
    return ""


def _too_long(request: HttpRequest) -> bool:
    return len(request.POST.get("text", "")) > TEXT_CHARACTERS


def take_all(request: HttpRequest, workspace: Workspace) -> list[CheckedFile]:
    """Read every file of the request, those in archives too, and the pasted text as one more."""
    taken = [entry for file in _files(request) for entry in _take(workspace, file)]
    if text := request.POST.get("text", "").strip():
        name = _("粘贴的文字") + ".txt"
        taken.append(steps.take(workspace, name, text.encode(), now=timezone.now()))
    return taken


def _files(request: HttpRequest) -> "Iterable[UploadedFile[bytes]]":
    return request.FILES.getlist("files")


def _take(workspace: Workspace, file: "UploadedFile[bytes]") -> list[CheckedFile]:
    name, size, now = file.name or _("未命名文件"), file.size or 0, timezone.now()
    if size > FILE_BYTES:
        return [steps.refuse(workspace, name, size, now=now)]
    if name.lower().endswith(".zip"):
        return steps.take_archive(workspace, name, file.read(), now=now)
    return [steps.take(workspace, name, file.read(), now=now)]


def go_on(request: HttpRequest, workspace: Workspace, taken: list[CheckedFile]) -> HttpResponse:
    """To the one report that was brought, or to the table of several; as JSON for the script that sends one by one."""
    if wants_json(request):
        to = f"/check/{workspace.key}/"
        if len(taken) > 1:
            # The documents of an archive: the table of files says what is wrong with which.
            return JsonResponse({"workspace": to, "file": to, "problem": ""})
        return JsonResponse({"workspace": to, "file": f"{to}{taken[0].number}/", "problem": taken[0].problem})
    if len(taken) == 1 and not taken[0].problem and workspace.files.count() == 1:
        return redirect("checked-file", key=workspace.key, number=taken[0].number)
    unread = sum(bool(file.problem) for file in taken)
    if unread:
        messages.warning(
            request,
            _("%(unread)s个文件没有读成，原因写在文件旁边。其余%(read)s个已检查。")
            % {"unread": unread, "read": len(taken) - unread},
        )
    return redirect("workspace", key=workspace.key)


def wants_json(request: HttpRequest) -> bool:
    """Whether our own script asks, which shows the progress file by file."""
    return request.headers.get("Accept") == "application/json"
