"""遮盖编辑: the pages of a file with what is covered on them, suggestions, and the released file with its proof."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.next_steps import button
from gongkai.casework.desk.redaction_document import read_page
from gongkai.casework.desk.redaction_marks import counted
from gongkai.casework.desk.redaction_proof import proof_seen
from gongkai.casework.desk.redaction_saving import save_form
from gongkai.casework.desk.redaction_seen import Seen, seen
from gongkai.casework.desk.redaction_suggestions import FindForm, Found, find, find_remaining
from gongkai.casework.models import Application, Build, Mark, Redaction
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction_jobs import is_given_up, request_build
from gongkai.casework.taking import offers_about
from gongkai.law.redaction import RedactionGround
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused, Subject

LISTED = 400
"""Marks of a page that can be edited without script: each has two fields, and a form may have a thousand."""
LETTERS = 8
"""Points of the ground's letters on the page."""
BUSY = (Build.PREPARING, Build.BUILDING)


@require_http_methods(["GET", "HEAD", "POST"])
def redaction_page(request: HttpRequest, actor: Actor, application: Application, number: int) -> HttpResponse:
    """One page of the file (`?page=3`) with its marks. Without script its forms do what the script does at once."""
    found = seen(application, actor, number, now())
    page = _page_number(request, found.redaction)
    if request.method != "POST":
        return _shown(request, actor, application, found, page)
    if request.POST.get("do") in ("find", "find-remaining"):
        return _searched(request, actor, application, found, page)
    if says := save_form(request, actor, found, page):
        return _shown(request, actor, application, found, page, 422, says=says)
    return redirect(f"{reverse('redaction', args=(application.pk, number))}?page={page}")


def _page_number(request: HttpRequest, redaction: Redaction) -> int:
    """The page asked for, or the nearest that there is."""
    asked = request.GET.get("page") or request.POST.get("page") or "1"
    whole = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    return max(1, min(whole, redaction.pages or 1))


def _searched(
    request: HttpRequest, actor: Actor, application: Application, found: Seen, page: int
) -> HttpResponse:
    if found.barred:
        return _shown(request, actor, application, found, page, 422, says=found.barred)
    form = FindForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _shown(request, actor, application, found, page, 422, form=form)
    try:
        if request.POST["do"] == "find":
            suggested = find(found.redaction, form.cleaned_data["names"])
        else:
            suggested = find_remaining(found.redaction)
    except CannotRedact as refused:
        return _shown(request, actor, application, found, page, 422, says=str(refused))
    return _shown(request, actor, application, found, page, form=form, suggested=suggested)


def _shown(
    request: HttpRequest,
    actor: Actor,
    application: Application,
    found: Seen,
    page: int,
    status: int = 200,
    *,
    says: str = "",
    form: FindForm | None = None,
    suggested: Found | None = None,
) -> HttpResponse:
    redaction = found.redaction
    marks_by_page = counted(redaction)
    drawn, trouble = _drawn(found, page)
    marks = [Placing.of(mark, drawn) for mark in Mark.objects.filter(redaction=redaction, page=page)]
    context: dict[str, Any] = {
        "application": application,
        "redaction": redaction,
        "found": found,
        "says": says,
        "trouble": trouble,
        "page": page,
        "drawn": drawn,
        "marks": marks,
        "listed": marks[:LISTED],
        "unlisted": len(marks[LISTED:]),
        "page_list": [(one, marks_by_page.get(one, 0)) for one in range(1, redaction.pages + 1)],
        "marks_in_all": sum(marks_by_page.values()),
        "grounds": list(RedactionGround),
        "preset": RedactionGround.PERSONAL_PRIVACY,
        "others": Redaction.objects.filter(application=application).select_related("source"),
        "form": form or FindForm(label_suffix=""),
        "suggested": suggested,
        "proof": proof_seen(redaction),
        "doing": doing(redaction),
        "given_up": is_given_up(redaction),
        "buttons": [
            button(application, offer.step, redaction.pk)
            for offer in offers_about(application, Subject.REDACTION, redaction.pk, actor, now())
        ],
    }
    return render(request, "casework/redaction.html", context, status=status)


def _drawn(found: Seen, page: int) -> tuple[Page | None, str]:
    """Size and text of the page, or why it cannot be shown."""
    file = found.redaction.working
    if file is None or not found.has_pages:
        return None, ""
    if file.erased_at is not None:
        return None, _("可以遮盖的页面已经清除：放弃以后，或者归档以后，只留原件和提供的文件。")
    if not found.looks:
        return None, _("原件的页面只给办理和审批本件的人看。下面列出遮盖了什么、凭什么。")
    try:
        return read_page(file, page), ""
    except CannotRedact as refused:
        return None, str(refused)


@dataclass(frozen=True, slots=True)
class Placing:
    """A mark with its place on the page in points, as the picture over the page draws it."""

    mark: Mark
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0

    @classmethod
    def of(cls, mark: Mark, drawn: Page | None) -> "Placing":
        """`mark` on the page as drawn; without place where it is not."""
        if drawn is None:
            return cls(mark)
        across, down = drawn.width, drawn.height
        return cls(
            mark,
            round(mark.left * across, 2),
            round(mark.top * down, 2),
            round((mark.right - mark.left) * across, 2),
            round((mark.bottom - mark.top) * down, 2),
        )

    @property
    def label_at(self) -> float:
        """Where the ground is written: in a box of some height, else above it, so that the line can be read."""
        return self.y + LETTERS if self.height > 3 * LETTERS else max(self.y - 2, LETTERS)

    @property
    def law(self) -> RedactionGround:
        """Its ground."""
        return RedactionGround(self.mark.ground)


@require_POST
def build(request: HttpRequest, actor: Actor, application: Application, number: int) -> HttpResponse:
    """生成并核验: asks for it; the page shows how far it is, and may be left. Pages given up are asked for again."""
    found = seen(application, actor, number, now())
    page = _page_number(request, found.redaction)
    preparing = found.acts and found.redaction.build == Build.PREPARING
    try:
        if found.barred and not preparing:
            raise StepRefused(found.barred)
        request_build(found.redaction)
    except StepRefused as refused:
        return _shown(request, actor, application, found, page, 409, says=str(refused))
    return redirect(f"{reverse('redaction', args=(application.pk, number))}?page={page}#h-proof")


@require_safe
def progress(_request: HttpRequest, actor: Actor, application: Application, number: int) -> JsonResponse:
    """How far pages or the released file are: for the page, which asks while it is open."""
    redaction = seen(application, actor, number, now()).redaction
    return JsonResponse(
        {"build": redaction.build, "done": redaction.done, "pages": redaction.pages, "says": doing(redaction)}
    )


def doing(redaction: Redaction) -> str:
    """What the machine is doing, with the pages done of all."""
    said = redaction.get_build_display()
    if is_given_up(redaction):
        return _("没有做完：试了几次都中断了。再做一次；还不行的，告诉管理员，或者放弃区分处理。")
    if redaction.build not in BUSY or not redaction.pages:
        return said
    return _("%(doing)s：已做%(done)s页，共%(pages)s页。") % {
        "doing": said,
        "done": redaction.done,
        "pages": redaction.pages,
    }


@require_safe
def schedule(request: HttpRequest, actor: Actor, application: Application, number: int) -> HttpResponse:
    """遮盖清单: every mark with page, ground and article, to be printed; and how many by ground."""
    found = seen(application, actor, number, now())
    marks = [Placing(mark) for mark in Mark.objects.filter(redaction=found.redaction)]
    by_ground: dict[RedactionGround, int] = {}
    for one in marks:
        by_ground[one.law] = by_ground.get(one.law, 0) + 1
    context = {
        "application": application,
        "redaction": found.redaction,
        "marks": marks,
        "by_ground": by_ground.items(),
    }
    return render(request, "casework/redaction_schedule.html", context)


@require_safe
def released(request: HttpRequest, actor: Actor, application: Application, number: int) -> HttpResponse:
    """The file as the applicant gets it, page by page."""
    found = seen(application, actor, number, now())
    redaction = found.redaction
    if not found.shows_built or redaction.released is None or redaction.released.erased_at is not None:
        raise Http404
    page = _page_number(request, redaction)
    context = {
        "application": application,
        "redaction": redaction,
        "page": page,
        "proof": proof_seen(redaction),
    }
    return render(request, "casework/redaction_released.html", context)
