"""栏目 on the desk: who answers for each, how fresh it is, its order; adding, changing, going through it once a year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.law.statutory_content import ART_20, ART_21
from gongkai.publishing.columns.keeping import keep_column, note_revision
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import Column, Publication, Section
from gongkai.records.moment import now

_ITEMS = {item.code: item.content for item in (*ART_20, *(one for items in ART_21.values() for one in items))}


class ColumnForm(RowForm[Column]):
    """What the office decides of a column. Its code stands in addresses and stays."""

    past = ("revised_on",)
    item = forms.ChoiceField(label="法定公开内容", required=False)

    class Meta:
        model = Column
        fields = (
            "name",
            "code",
            "section",
            "type",
            "item",
            "description",
            "keywords",
            "position",
            "unit",
            "fresh_within",
            "revise_yearly",
            "revised_on",
            "in_use",
        )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["item"].choices = [("", _("不属于条例列明的项目")), *_ITEMS.items()]  # type: ignore[attr-defined]
        self.fields["code"].help_text = _("小写字母和数字，用在网址里，以后不能改。")
        self.fields["fresh_within"].help_text = _("超过这些天没有新内容就提醒责任科室。不要求更新的不填。")
        if self.instance.pk:
            del self.fields["code"]

    def clean_code(self) -> str:
        """As addresses and the search index take it; one column of a code."""
        code: str = self.cleaned_data["code"]
        if not (code.isascii() and code.isalnum() and code == code.lower()):
            raise forms.ValidationError(_("只能用小写字母和数字。"))
        if Column.objects.filter(agency=self.agency, code=code).exists():
            raise forms.ValidationError(_("已经有这个代码的栏目。换一个。"))
        return code


@dataclass(frozen=True, slots=True)
class Kept:
    """A column with what it holds; `stale` days beyond the period in which it should have had something new."""

    column: Column
    documents: int
    last: date | None
    stale: int


@require_safe
def columns(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All columns of the agency in their order, those out of use at the end."""
    assert actor.agency is not None  # noqa: S101
    today = now().today
    counted = Publication.objects.filter(agency=actor.agency).order_by().values_list("column")
    held = {pk: (many, last) for pk, many, last in counted.annotate(Count("pk"), Max("published_at"))}
    rows = Column.objects.filter(agency=actor.agency).select_related("unit")
    kept = [
        _kept(one, *held.get(one.pk, (0, None)), today) for one in rows.order_by("-in_use", "position", "pk")
    ]
    context = {"columns": kept, "keeps": actor.role in OFFICE, "stale": sum(one.stale > 0 for one in kept)}
    return render(request, "publishing/columns/list.html", context)


def _kept(column: Column, documents: int, last: Any, today: date) -> Kept:
    day = timezone.localdate(last) if last else None
    within = column.fresh_within if column.in_use else None
    stale = (today - day).days - within if within and day else 0
    return Kept(column, documents, day, max(stale, 0))


def _page(heading: str, verb: str, done: str) -> FormPage:
    return FormPage(_("栏目"), "columns", heading, verb, done)


@require_http_methods(["GET", "HEAD", "POST"])
def adding(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Add a column."""
    assert actor.agency is not None  # noqa: S101
    data = request.POST if request.method == "POST" else None
    initial = {
        "section": Section.STATUTORY,
        "position": Column.objects.filter(agency=actor.agency).count() + 1,
    }
    form = ColumnForm(data, agency=actor.agency, today=now().today, initial=initial)
    page = _page(_("增设栏目"), _("增设栏目"), _("已增设栏目。有了内容，公众就能看到。"))
    return form_page(request, form, page, lambda: keep_column(form.instance), ("columns",))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, _actor: Actor, row: Column) -> HttpResponse:
    """Change a column, or put it out of use."""
    data = request.POST if request.method == "POST" else None
    form = ColumnForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("修改栏目“%(name)s”") % {"name": row.name}, _("保存栏目"), _("已保存栏目。"))
    return form_page(request, form, page, lambda: keep_column(form.instance), ("columns",))


@require_POST
def revised(request: HttpRequest, _actor: Actor, row: Column) -> HttpResponse:
    """Say that the column was gone through today."""
    note_revision(row, now())
    messages.success(request, _("已登记今年核对过“%(name)s”。") % {"name": row.name})
    return redirect("guide-desk" if row.section == Section.GUIDE else "columns")
