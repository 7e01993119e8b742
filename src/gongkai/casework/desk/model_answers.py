"""参考答复: the wordings that an agency keeps for its own use and for the agencies below it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.agencies.actor import Actor
from gongkai.agencies.route import Admission, Policy, desk
from gongkai.casework.models import ModelAnswer
from gongkai.casework.precedents import model_answer
from gongkai.casework.precedents.personal_data import number_of_somebody
from gongkai.law.outcome import Outcome
from gongkai.records.moment import now

WRITERS = desk(*model_answer.WRITERS)
GROUNDS = [(one.value, one.law.label) for one in Outcome if one.group not in ("granted", "partial", "other")]
"""Results of an item that a reason is written for; of what is given in part each ground has its own."""


def _admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    admission = WRITERS.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    answer = ModelAnswer.objects.select_related("agency").filter(agency=actor.agency, pk=arguments.pop("pk"))
    if not (found := answer.first()):
        raise Http404
    return actor, found


MODEL_ANSWER = Policy("model_answer", "本机关的公开办经办人、公开工作机构负责人", _admit, private=True)
"""A page of one model answer. The view gets actor and answer after the request."""


class ModelAnswerForm(forms.ModelForm):  # type: ignore[type-arg]
    """Its ground, when it fits, and its words."""

    class Meta:
        model = ModelAnswer
        fields = model_answer.FIELDS
        widgets = {  # noqa: RUF012
            "text": forms.Textarea(attrs={"rows": 6}),
            "harm": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {  # noqa: RUF012
            "about": gettext_lazy("一句话，例如“会议讨论记录”。承办人凭它挑选。"),
            "text": gettext_lazy(
                "填入拟定处理结果的“事实和理由”，可以再改。写明条款；不写具体案件和任何人的信息，下级机关也会看到。"
            ),
            "harm": gettext_lazy("不予公开的，写公开会怎样损害公共利益或者他人权益。"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["ground"] = forms.ChoiceField(
            label=gettext_lazy("依据"), choices=[("", gettext_lazy("请选择")), *GROUNDS]
        )

    def clean(self) -> dict[str, Any]:
        """What others read says who nobody is."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("about", "text", "harm"):
            if found := number_of_somebody(cleaned.get(name) or ""):
                self.add_error(name, _("写有%(what)s。参考答复各机关都会看到，请删去。") % {"what": found})
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """写参考答复."""
    asked = request.GET.get("ground", "")
    first = {"ground": asked} if asked in dict(GROUNDS) else {}
    return _edit(request, actor, ModelAnswerForm(request.POST or None, initial=first), None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, answer: ModelAnswer) -> HttpResponse:
    """修改参考答复."""
    return _edit(request, actor, ModelAnswerForm(request.POST or None, instance=answer), answer)


def _edit(
    request: HttpRequest, actor: Actor, form: ModelAnswerForm, answer: ModelAnswer | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
        model_answer.write(actor.agency, form.cleaned_data, actor, now(), answer.pk if answer else None)
        messages.success(request, _("已保存参考答复。"))
        return redirect("precedents")
    status = 422 if form.is_bound else 200
    return render(request, "casework/model_answer.html", {"form": form, "answer": answer}, status=status)


@require_POST
def remove(request: HttpRequest, actor: Actor, answer: ModelAnswer) -> HttpResponse:
    """删除参考答复. It can be written again from the agency's log."""
    model_answer.remove(answer, actor, now())
    messages.success(request, _("已删除参考答复，原文留在机关的管理日志里。"))
    return redirect("precedents")
