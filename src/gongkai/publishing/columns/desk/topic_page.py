"""专题 on the desk: opening, changing, archiving."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.columns.keeping import keep_topic
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import Topic
from gongkai.records.moment import now


class TopicForm(RowForm[Topic]):
    """A topic; its code stands in addresses and stays."""

    past = ("opened_on", "archived_on")

    class Meta:
        model = Topic
        fields = ("name", "code", "lead", "opened_on", "archived_on")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["code"].help_text = _("小写字母和数字，用在网址里，以后不能改。")
        self.fields["archived_on"].help_text = _("归档后不再更新，公众仍能查阅。")
        if self.instance.pk:
            del self.fields["code"]
        else:
            del self.fields["archived_on"]

    def clean_code(self) -> str:
        """As addresses take it; one topic of a code."""
        code: str = self.cleaned_data["code"]
        if not (code.isascii() and code.isalnum() and code == code.lower()):
            raise forms.ValidationError(_("只能用小写字母和数字。"))
        if Topic.objects.filter(agency=self.agency, code=code).exists():
            raise forms.ValidationError(_("已经有这个代码的专题。换一个。"))
        return code

    def clean(self) -> dict[str, Any]:
        """It is archived after it was opened."""
        cleaned = super().clean()
        opened, archived = cleaned.get("opened_on"), cleaned.get("archived_on")
        if opened and archived and archived < opened:
            self.add_error("archived_on", _("早于开设日期。核对两个日期。"))
        return cleaned


@require_safe
def topics(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The agency's topics, those kept up first, with how many public documents each holds."""
    rows = Topic.objects.filter(agency=actor.agency).annotate(public=Count("documents__publication"))
    context = {"topics": rows.order_by("archived_on", "-opened_on", "-pk"), "keeps": actor.role in OFFICE}
    return render(request, "publishing/columns/topics.html", context)


def _page(heading: str, verb: str, done: str) -> FormPage:
    return FormPage(_("专题"), "topics-desk", heading, verb, done)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open a topic."""
    assert actor.agency is not None  # noqa: S101
    today = now().today
    data = request.POST if request.method == "POST" else None
    form = TopicForm(data, agency=actor.agency, today=today, initial={"opened_on": today})
    page = _page(_("开设专题"), _("开设专题"), _("已开设专题。文件在各自的“调整栏目”里归入专题。"))
    return form_page(request, form, page, lambda: keep_topic(form.instance), ("topics-desk",))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, _actor: Actor, row: Topic) -> HttpResponse:
    """Change a topic, or archive it."""
    data = request.POST if request.method == "POST" else None
    form = TopicForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("修改专题“%(name)s”") % {"name": row.name}, _("保存专题"), _("已保存专题。"))
    return form_page(request, form, page, lambda: keep_topic(form.instance), ("topics-desk",))
