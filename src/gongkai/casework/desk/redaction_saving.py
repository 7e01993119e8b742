"""Saving changes of the marks: one by one from the page's script, or from its forms where there is none."""

from django.contrib import messages
from django.http import HttpRequest, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.redaction_marks import (
    Change,
    ChangedMeanwhile,
    MarksRefused,
    Placed,
    counted,
    ground,
    note,
    read_boxes,
    read_change,
    save,
)
from gongkai.casework.desk.redaction_seen import Seen, seen
from gongkai.casework.models import Application, Mark
from gongkai.records.moment import now


@require_POST
def marks(request: HttpRequest, actor: Actor, application: Application, number: int) -> JsonResponse:
    """A change as JSON. 200 with the new revision and ids; 409 where others went on; 403 and 422 say why not."""
    found = seen(application, actor, number, now())
    if found.barred:
        return JsonResponse({"says": found.barred}, status=403)
    try:
        change = read_change(request.body, found.redaction.pages)
        ids = save(found.redaction, change, actor)
    except MarksRefused as refused:
        return JsonResponse({"says": str(refused)}, status=422)
    except ChangedMeanwhile:
        return JsonResponse({"says": _meanwhile()}, status=409)
    return JsonResponse({"revision": found.redaction.revision, "ids": ids, "pages": counted(found.redaction)})


def _meanwhile() -> str:
    return _("同事刚改过这份文件的遮盖，这次没有保存。下面已是最新的，看过再改。")


def save_form(request: HttpRequest, actor: Actor, found: Seen, page: int) -> str:
    """What a form of the page asks for without script; empty if saved, else what is wrong, in Chinese."""
    if found.barred:
        return found.barred
    try:
        change = _change(request.POST, found, page)
        save(found.redaction, change, actor)
    except MarksRefused as refused:
        return str(refused)
    except ChangedMeanwhile:
        return _meanwhile()
    messages.success(request, _said(change))
    return ""


def _said(change: Change) -> str:
    if change.removed:
        return _("已删去%(count)s处遮盖。") % {"count": len(change.removed)}
    new = sum(placed.id is None for placed in change.put)
    return _("已遮盖%(count)s处。") % {"count": new} if new else _("已保存遮盖的依据和说明。")


def _change(sent: QueryDict, found: Seen, page: int) -> Change:
    revision = _number(_told(sent, "revision"))
    if sent.get("remove"):
        return Change(revision, removed=(_number(_told(sent, "remove")),))
    match sent.get("do"):
        case "cover":
            put = _ticked(sent, found)
        case "whole":
            put = [Placed(page, (0.0, 0.0, 1.0, 1.0), ground(_told(sent, "ground")), "整页")]
        case "save":
            put = _edited(sent, found, page)
        case _:
            raise MarksRefused(_("送来的内容读不懂，没有保存。刷新本页再试。"))
    return Change(revision, tuple(put))


def _told(sent: QueryDict, name: str, otherwise: str = "") -> str:
    return str(sent.get(name, otherwise))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise MarksRefused(_("这一页已经过期，没有保存。刷新后再试。"))
    return int(text)


def _ticked(sent: QueryDict, found: Seen) -> list[Placed]:
    ticked = sent.getlist("boxes")
    if not ticked:
        raise MarksRefused(_("没有勾选要遮盖的内容。先勾选，再遮盖。"))
    return [placed for text in ticked for placed in read_boxes(str(text), found.redaction.pages)]


def _edited(sent: QueryDict, found: Seen, page: int) -> list[Placed]:
    """The marks of the page whose ground or note the form gives otherwise."""
    rows = Mark.objects.filter(redaction=found.redaction, page=page)
    told = [
        (
            mark,
            ground(_told(sent, f"ground-{mark.pk}", mark.ground)),
            note(_told(sent, f"note-{mark.pk}", mark.note)),
        )
        for mark in rows
    ]
    return [
        Placed(mark.page, (mark.left, mark.top, mark.right, mark.bottom), why, words, mark.pk)
        for mark, why, words in told
        if (why, words) != (mark.ground, mark.note)
    ]
