"""词库: the agency's own entries over the shipped ones; added, changed, switched off, taken away as a table."""

import csv
from io import BytesIO, StringIO

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.guard import keeping
from gongkai.publishing.guard.dictionary import shipped
from gongkai.publishing.guard.finding import Severity
from gongkai.publishing.guard.wording_table import HEADS, WordingLine, printed
from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import Wording
from gongkai.records.moment import now
from gongkai.report.writing.formula import disarmed
from gongkai.report.writing.workbook import workbook, write_list

WORDING = row_policy("wording", "本机关的公开办经办人、公开工作机构负责人", Wording, OFFICE)
ON_A_PAGE = 50
_WIDTHS = (30, 30, 12, 40, 40)


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Own entries, and the shipped ones that are met by the words asked for."""
    asked = request.GET.get("q", "").strip()[:60]
    own = list(Wording.objects.filter(agency=actor.agency).order_by("wrong", "pk"))
    replaced = {row.wrong for row in own}
    if asked:
        own = [row for row in own if asked in row.wrong or asked in row.right]
    found = [one for one in shipped() if not asked or asked in one.wrong or asked in one.right]
    context = {
        "own": own,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "replaced": replaced,
        "asked": asked,
        "shipped": len(shipped()),
        "keeps": actor.role in OFFICE,
    }
    return render(request, "publishing/guard/wordings.html", context)


class WordingForm(RowForm[Wording]):
    """An entry."""

    class Meta:
        model = Wording
        fields = keeping.WORDING_FIELDS
        help_texts = {  # noqa: RUF012
            "wrong": "正文里出现就查出，例如：截止到。",
            "right": "能确定改成什么的才填，检查时可以一次改好。",
            "except_in": "含有它而正确的词，用顿号隔开，例如：截止到期日。",
            "source": "文件、标准或者词典，例如：县政府办2026年第3号通知。",
        }

    def line(self) -> WordingLine:
        """What is typed."""
        return WordingLine(**{name: self.cleaned_data[name] for name in keeping.WORDING_FIELDS})

    def validate_unique(self) -> None:
        """Left to `keeping`, which says it in its own words."""


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """增加词条."""
    return _form(request, actor, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, row: Wording) -> HttpResponse:
    """修改词条."""
    return _form(request, actor, row)


def _form(request: HttpRequest, actor: Actor, row: Wording | None) -> HttpResponse:
    agency, when = _agency(actor), now()
    wrong = request.GET.get("wrong", "")[:60]
    first = next((one for one in shipped() if one.wrong == wrong), None)
    initial = {"wrong": wrong, "severity": Severity.WARNS.value}
    if first is not None:
        initial |= {"right": first.right, "source": first.source, "except_in": "、".join(first.except_in)}
    form = WordingForm(
        request.POST or None,
        agency=agency,
        today=when.today,
        instance=row,
        initial={} if row else initial,
    )
    number = row.pk if row else None
    about = FormPage(
        _("词库"),
        "wordings",
        _("修改词条") if row else _("增加词条"),
        _("保存词条"),
        _("已保存词条，以后的检查照此办理。"),
    )
    return form_page(
        request,
        form,
        about,
        lambda: keeping.keep_wording(agency, form.line(), actor, when, number),
        ("wordings",),
    )


@require_POST
def remove(request: HttpRequest, actor: Actor, row: Wording) -> HttpResponse:
    """删除词条; it can be entered again from the agency's log."""
    keeping.remove_wording(row, actor, now())
    messages.success(request, _("已删除“%(wrong)s”，原内容留在机关的管理日志里。") % {"wrong": row.wrong})
    return redirect("wordings")


class _SwitchForm(forms.Form):
    wrong = forms.CharField(max_length=60, strip=False)


@require_POST
def switch(request: HttpRequest, actor: Actor) -> HttpResponse:
    """不检查 a shipped entry."""
    form = _SwitchForm(request.POST)
    if not form.is_valid() or form.cleaned_data["wrong"] not in {one.wrong for one in shipped()}:
        raise Http404
    keeping.switch_off(_agency(actor), form.cleaned_data["wrong"], actor, now())
    words = {"wrong": form.cleaned_data["wrong"]}
    messages.success(request, _("以后不检查“%(wrong)s”。要恢复，在本机关词条里删除这一条。") % words)
    return redirect("wordings")


@require_safe
def export(_request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    """本机关词条 as a table that can be brought again."""
    rows = Wording.objects.filter(agency=actor.agency).order_by("wrong", "pk")
    lines = list(
        printed(WordingLine(**{name: getattr(row, name) for name in keeping.WORDING_FIELDS}) for row in rows)
    )
    if kind == "xlsx":
        stream = BytesIO()
        with workbook(stream) as book:
            write_list(book, "词库", HEADS, _WIDTHS, lines)
        media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        response = HttpResponse(stream.getvalue(), content_type=media)
    elif kind == "csv":
        text = StringIO()
        csv.writer(text).writerows([HEADS, *(map(disarmed, line) for line in lines)])
        response = HttpResponse(f"\ufeff{text.getvalue()}", content_type="text/csv; charset=utf-8")
    else:
        raise Http404
    name = f"本机关词库.{kind}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _agency(actor: Actor) -> Agency:
    assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
    return actor.agency
