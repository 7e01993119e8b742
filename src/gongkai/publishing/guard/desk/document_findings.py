"""检查结果: what the guard says of a working text, beside the editor or on a page of its own, and the one-press repair."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.desk.inside import only_inside
from gongkai.publishing.editing import obstacle_to_editing
from gongkai.publishing.guard.checking import examination
from gongkai.publishing.guard.finding import Finding, Place, Severity
from gongkai.publishing.guard.repairing import gone, repair
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused

MOST_LISTED = 100
"""Of one severity; who has repaired these examines again."""
_AROUND = 16
"""Characters of the line that are shown on either side of a place."""
_FIELDS = {
    "title": "标题",
    "abstract": "内容概述",
    "keywords": "主题词",
    "content_source": "来源",
    "issuers": "发文机关",
    "subtheme": "二级主题",
    "pictures": "图片的替代文字",
    "source_address": "来源网址",
    "document_number": "发文字号",
    "date_of_document": "成文日期",
    "effective_date": "实施日期",
    "valid_until": "有效期至",
    "notice_from": "公示开始",
    "notice_until": "公示截止",
}


def findings_context(document: Document, actor: Actor) -> dict[str, Any]:
    """What `publishing/guard_findings.html` shows of the working text; a page of the editor adds it to its own."""
    texts, found = examination(document, now().today)
    names = _names(document)
    return {
        "guard": [_group(severity, found, texts, names) for severity in Severity],
        "guard_total": len(found),
        "guard_repairs": not obstacle_to_editing(document, actor),
    }


@dataclass(frozen=True, slots=True)
class _Line:
    """A finding with the name of its field, and the words before and after its place in the same line."""

    finding: Finding
    where: str
    before: str
    after: str


def _group(
    severity: Severity, found: tuple[Finding, ...], texts: dict[str, str], names: dict[str, str]
) -> dict[str, Any]:
    of_group = [one for one in found if one.severity is severity]
    return {
        "code": severity.value,
        "label": severity.label,
        "count": len(of_group),
        "more": max(0, len(of_group) - MOST_LISTED),
        "lines": [_line(one, texts, names) for one in of_group[:MOST_LISTED]],
    }


def _line(one: Finding, texts: dict[str, str], names: dict[str, str]) -> _Line:
    text, place = texts[one.place.field], one.place
    before = text[max(0, place.start - _AROUND) : place.start].rpartition("\n")[2]
    after = text[place.end : place.end + _AROUND].partition("\n")[0]
    return _Line(one, names.get(place.field, ""), before, after)


def _names(document: Document) -> dict[str, str]:
    """What each field that findings may point into is called; the body goes without saying."""
    particulars = DocumentKind(document.kind).about.particulars
    files = document.files.filter(removed=False).values_list("pk", "title")
    return {
        **_FIELDS,
        **{f"particulars.{code}": label for code, label in particulars},
        **{f"name:{pk}": _("文件名称") for pk, _title in files},
        **{f"file:{pk}": _("附件“%(title)s”") % {"title": title} for pk, title in files},
    }


@require_safe
def findings(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """A page; asked for by htmx or with `?part=1`, the list alone."""
    only_inside(document, actor)
    is_part = bool(request.htmx or request.GET.get("part"))  # type: ignore[attr-defined]
    template = "publishing/guard_findings.html" if is_part else "publishing/guard_page.html"
    context = {"document": document, **findings_context(document, actor)}
    return render(request, template, {**context, "guard_back": request.GET.get("back", "")})


@require_POST
def repair_one(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """改为…: the place is replaced, or the page says that the text has changed; 409 then."""
    only_inside(document, actor)
    said = request.POST
    is_part = bool(request.htmx)  # type: ignore[attr-defined]
    refusal, done = "", None
    try:
        done = repair(document, actor, now(), said.get("rule", ""), _place(said))
    except StepRefused as refused:
        refusal = str(refused)
    except ValidationError as refused:
        refusal = refused.messages[0]
    if done is not None and not is_part:
        words = {"quote": done.place.quote, "repair": done.repair}
        # What was covered is not printed once more.
        said_of_it = (
            _("已遮盖为“%(repair)s”。")
            if "*" in (done.repair or "")
            else _("已把“%(quote)s”改为“%(repair)s”。")
        )
        messages.success(request, said_of_it % words)
        return redirect("edit-document" if said.get("back") == "edit" else "guard-findings", document.pk)
    document.refresh_from_db()
    context = {
        "document": document,
        "guard_refusal": refusal,
        "guard_back": said.get("back", ""),
        **findings_context(document, actor),
    }
    template = "publishing/guard_findings.html" if is_part else "publishing/guard_page.html"
    # htmx puts nothing in the page that comes with another status.
    return render(request, template, context, status=409 if refusal and not is_part else 200)


def _place(said: Any) -> Place:
    try:
        return Place(
            said.get("field", ""), int(said.get("start", "")), int(said.get("end", "")), said.get("quote", "")
        )
    except ValueError:
        raise gone() from None
