"""Writing a passage: the text with its references, how it reads beside it, and the figures that it can state."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.desk.figure_list import figure_list
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.desk.told_text import told_text
from gongkai.annual.models import AnnualReport, Passage
from gongkai.annual.narrative.history import history
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.passages import Standing, standing
from gongkai.annual.narrative.printed import printed_numbers
from gongkai.annual.narrative.references import WrongReference
from gongkai.annual.narrative.saving import LONGEST, Overtaken, draft_again, obstacle, save, tidy
from gongkai.publishing.desk.changed_text import ShownRow, changed_text
from gongkai.records.moment import now
from gongkai.workflow.desk.sent_number import number_in
from gongkai.workflow.desk.step_page import SEEN
from gongkai.workflow.step import StepRefused

BASE = "base"
"""Name of the field with the text that the page showed: what was changed is told from it."""
PREVIEW = "preview"
"""Name of the button that shows how the typed text reads, where no script does."""


class PassageForm(forms.Form):
    """The text of a passage."""

    text = forms.CharField(
        label="正文",
        required=False,
        max_length=LONGEST,
        help_text=(
            "一行一段。花括号里是数据的代码，显示和发布时换成数字：{channel}。"
            "写成{channel|余}的取约数，只舍不入：不足10的照写；不足1000的保留最高位，366写作300余；"
            "1000以上的取到百位，12537写作12500余。正好是整数的不加“余”。"
        ),
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, data: Any = None, *, text: str = "") -> None:
        super().__init__(data, label_suffix="", initial={"text": text})


@require_http_methods(["GET", "HEAD", "POST"])
def passage_page(request: HttpRequest, actor: Actor, report: AnnualReport, passage: int) -> HttpResponse:
    """The form. Saved, one is back on the page of all words; what is refused stands beside the field with what was typed."""
    stands, numbers = _stands(report, passage)
    if says := obstacle(report, actor):
        return _refused(request, report, stands, says)
    if request.method != "POST" or PREVIEW in request.POST:
        return _form(request, stands, numbers)
    form = PassageForm(request.POST)
    if not form.is_valid():
        return _form(request, stands, numbers, form)
    try:
        save(
            stands.passage,
            form.cleaned_data["text"],
            number_in(request.POST.get(SEEN, "")) or 0,
            actor,
            now(),
            base=request.POST.get(BASE, ""),
        )
    except Overtaken as overtaken:
        return _both(request, report, overtaken)
    except WrongReference as wrong:
        form.add_error("text", str(wrong))
        return _form(request, stands, numbers, form)
    except StepRefused as refused:
        return _refused(request, report, stands, str(refused))
    messages.success(request, _("已保存“%(what)s”。") % {"what": stands.passage})
    return redirect("annual-narrative", report.pk)


@require_POST
def preview(request: HttpRequest, actor: Actor, report: AnnualReport, passage: int) -> HttpResponse:
    """How the typed text reads, for the place beside the form; 404 for who cannot write in it."""
    get_object_or_404(Passage, report=report, pk=passage)
    if obstacle(report, actor):
        raise Http404
    numbers = printed_numbers(report)
    told = told_text(tidy(request.POST.get("text", "")[:LONGEST]), numbers, report.pk)
    return render(request, "annual/passage_preview.html", {"told": told})


@require_http_methods(["GET", "HEAD", "POST"])
def draft_again_page(request: HttpRequest, actor: Actor, report: AnnualReport, passage: int) -> HttpResponse:
    """What would be lost by drafting anew, and the button that does it."""
    stands, _numbers = _stands(report, passage)
    if says := obstacle(report, actor):
        return _refused(request, report, stands, says)
    overtaken = ""
    if request.method == "POST":
        try:
            draft_again(stands.passage, number_in(request.POST.get(SEEN, "")) or 0, actor, now())
        except Overtaken:
            stands, _numbers = _stands(report, passage)
            overtaken = _("打开这一页以后，别人改过这一段。核对现在的文字，再决定。")
        except StepRefused as refused:
            return _refused(request, report, stands, str(refused))
        else:
            messages.success(request, _("已重新草拟“%(what)s”。") % {"what": stands.passage})
            return redirect("annual-narrative", report.pk)
    context = {
        **_frame(report, stands),
        "overtaken": overtaken,
        "rows": _compared(stands.text, stands.draft),
    }
    return render(request, "annual/passage_draft.html", context, status=409 if overtaken else 200)


@require_safe
def history_page(request: HttpRequest, actor: Actor, report: AnnualReport, passage: int) -> HttpResponse:
    """Who wrote what when, the newest first, each beside the text before it."""
    del actor
    stands, _numbers = _stands(report, passage)
    savings = [(one, _compared(one.before, one.text)) for one in history(stands.passage)]
    return render(request, "annual/passage_history.html", {**_frame(report, stands), "savings": savings})


def _stands(report: AnnualReport, passage: int) -> tuple[Standing, Numbers]:
    """The passage as it reads now, and the numbers that were asked for it."""
    found = get_object_or_404(Passage, report=report, pk=passage)
    numbers = printed_numbers(report)
    return next(one for one in standing(report, numbers) if one.passage.pk == found.pk), numbers


def _frame(report: AnnualReport, stands: Standing) -> dict[str, Any]:
    return {
        "report": report,
        "tabs": tabs(report, "annual-narrative"),
        "passage": stands.passage,
        "stands": stands,
    }


def _form(
    request: HttpRequest, stands: Standing, numbers: Numbers, refused: PassageForm | None = None
) -> HttpResponse:
    """The page; typed text comes again after a refusal and with a preview, and has still seen what it saw first."""
    typed = request.method == "POST"
    asked: Mapping[str, str] = request.POST if typed else {}
    base = asked.get(BASE, stands.text)
    text = asked.get("text", stands.text)
    form = refused or PassageForm(text=text)
    context = {
        **_editor(stands, numbers, form, text),
        "seen": asked.get(SEEN, stands.passage.edits),
        "base": base,
    }
    return render(request, "annual/passage.html", context, status=422 if form.errors else 200)


def _both(request: HttpRequest, report: AnnualReport, overtaken: Overtaken) -> HttpResponse:
    """What another saved beside what was typed; the next press saves what then stands in the field."""
    stands, numbers = _stands(report, overtaken.passage.pk)
    form = PassageForm(text=overtaken.typed)
    context = {
        **_editor(stands, numbers, form, overtaken.typed),
        "seen": stands.passage.edits,
        "base": stands.text,
        "overtaken": str(overtaken),
        "rows": _compared(stands.text, overtaken.typed),
    }
    return render(request, "annual/passage.html", context, status=409)


def _editor(stands: Standing, numbers: Numbers, form: PassageForm, text: str) -> dict[str, Any]:
    report = stands.passage.report
    return {
        **_frame(report, stands),
        "form": form,
        "told": told_text(tidy(text), numbers, report.pk),
        "groups": figure_list(numbers, report.pk),
    }


def _compared(before: str, after: str) -> list[ShownRow]:
    old, new = (
        format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines())) for text in (before, after)
    )
    return changed_text(old, new)


def _refused(request: HttpRequest, report: AnnualReport, stands: Standing, says: str) -> HttpResponse:
    """Why it cannot be written now; what was typed is printed, so that nothing is lost."""
    context = {**_frame(report, stands), "says": says, "typed": request.POST.get("text", "")}
    return render(request, "annual/passage_refused.html", context, status=409)
