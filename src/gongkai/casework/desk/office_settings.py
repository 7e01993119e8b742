"""办件设置: approval chains, numbers and wordings of an agency, each change on the agency's log."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.agencies.route import Admission, Policy, desk
from gongkai.casework import office_settings as settings
from gongkai.casework.approval import APPROVERS, GROUPS
from gongkai.casework.letters.default_templates import default_template
from gongkai.casework.letters.merge import TemplateUnusable, compose
from gongkai.casework.letters.samples import sample_facts
from gongkai.casework.letters.template_check import check_template, field_labels
from gongkai.casework.models import LetterTemplate, RedactionRule
from gongkai.casework.precedents import model_answer
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.records.moment import now
from gongkai.workflow.calendar import readings
from gongkai.workflow.step import StepRefused

SETTERS = desk(Role.ADMINISTRATOR, Role.OGI_HEAD)


def _admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    admission = SETTERS.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    agency = Agency.objects.in_reach_of(admission[0]).filter(pk=arguments.pop("pk")).first()
    if agency is None or not settings.may_set(admission[0], agency):
        raise Http404
    return (*admission, agency)


SETTINGS = Policy(
    "office_settings", "本机关及上级机关的管理员、本机关公开工作机构负责人", _admit, private=True
)


@require_safe
def own(_request: HttpRequest, actor: Actor) -> HttpResponseRedirect:
    """The settings of the agency in whose post one acts."""
    assert actor.agency is not None  # noqa: S101
    return HttpResponseRedirect(reverse("office-settings", args=[actor.agency.pk]))


@require_safe
def overview(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """All that may be chosen, and what is chosen."""
    today = now().today
    own = set(LetterTemplate.objects.filter(agency=agency).values_list("code", flat=True))
    shown = {
        "agency": agency,
        "chains": settings.chains(agency, today),
        "patterns": settings.patterns(agency, today.year),
        "second_person": RedactionRule.objects.want_second_person(agency.pk),
        "writes_answers": actor.role in model_answer.WRITERS,
        "further": settings.FURTHER,
        "letters": [(code.value, LETTERS[code].name, code.value in own) for code in LetterCode],
    }
    return render(request, "casework/settings.html", shown)


class ChainForm(forms.Form):
    """The roles that approve; their order is fixed."""

    levels = forms.MultipleChoiceField(
        label=gettext_lazy("依次审批的岗位"),
        choices=[(role.value, role.label) for role in APPROVERS],
        widget=forms.CheckboxSelectMultiple,
    )


@require_http_methods(["GET", "POST"])
def chain(request: HttpRequest, actor: Actor, agency: Agency, group: str) -> HttpResponse:
    """调整审批链 of a group of letters."""
    if group not in GROUPS:
        raise Http404
    when = now()
    if request.method == "POST":
        form = ChainForm(request.POST)
        if form.is_valid():
            try:
                settings.set_chain(
                    agency, group, [Role(role) for role in form.cleaned_data["levels"]], actor, when
                )
            except StepRefused as refused:
                form.add_error("levels", str(refused))
            else:
                return _saved(
                    request,
                    agency,
                    _("已调整%(name)s的审批链，以后送审的文书照此审批。") % {"name": GROUPS[group]},
                )
    else:
        present = next(one for one in settings.chains(agency, when.today) if one.group == group)
        form = ChainForm(initial={"levels": [role.value for role in present.levels]})
    shown = {"agency": agency, "form": form, "name": GROUPS[group]}
    return render(request, "casework/settings_chain.html", shown, status=422 if form.errors else 200)


class SecondPersonForm(forms.Form):
    """Whether a second person checks."""

    second_person = forms.TypedChoiceField(
        label=gettext_lazy("区分处理后的文件"),
        choices=[("no", gettext_lazy("核验通过即可放行")), ("yes", gettext_lazy("由第二人复核后放行"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        help_text=gettext_lazy("复核的人不能是遮盖的人。答复书另外还要经过审批。"),
    )


@require_http_methods(["GET", "POST"])
def redaction(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """调整复核要求: whether a second person must have checked a redacted file before it is released."""
    now_needed = "yes" if RedactionRule.objects.want_second_person(agency.pk) else "no"
    form = SecondPersonForm(request.POST or None, initial={"second_person": now_needed})
    if request.method == "POST" and form.is_valid():
        settings.set_second_person(agency, form.cleaned_data["second_person"], actor, now())
        return _saved(request, agency, _("已保存。以后放行的文件照此办理。"))
    shown = {"agency": agency, "form": form}
    return render(request, "casework/settings_redaction.html", shown, status=422 if form.errors else 200)


class PatternForm(forms.Form):
    """How a number is written."""

    pattern = forms.CharField(
        label=gettext_lazy("编号样式"),
        max_length=80,
        help_text=gettext_lazy("{word}是机关代字，{year}是年份，{n}是序号，例如{word}申〔{year}〕{n}号。"),
    )


@require_http_methods(["GET", "POST"])
def pattern(request: HttpRequest, actor: Actor, agency: Agency, series: str) -> HttpResponse:
    """修改编号样式: `preview` the next number, or `save`."""
    if series not in settings.SERIES:
        raise Http404
    when = now()
    present = next(one for one in settings.patterns(agency, when.today.year) if one.series == series)
    form = PatternForm(request.POST or None, initial={"pattern": present.pattern})
    example = ""
    if request.method == "POST" and form.is_valid():
        written = form.cleaned_data["pattern"]
        try:
            settings.check_number_pattern(agency, series, written, when.today.year)
            if request.POST.get("do") == "save":
                settings.set_pattern(agency, series, written, actor, when)
                return _saved(
                    request,
                    agency,
                    _("已修改%(name)s的编号样式。已给出的编号不变。") % {"name": present.name},
                )
            example = settings.number(agency, written, when.today.year, 1)
        except StepRefused as refused:
            form.add_error("pattern", str(refused))
    shown = {"agency": agency, "form": form, "present": present, "example": example}
    return render(request, "casework/settings_pattern.html", shown, status=422 if form.errors else 200)


class TemplateForm(forms.Form):
    """A wording with merge fields."""

    text = forms.CharField(
        label=gettext_lazy("正文"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
    )


@require_http_methods(["GET", "POST"])
def template(request: HttpRequest, actor: Actor, agency: Agency, wording: str) -> HttpResponse:
    """修改文书模板: `preview` it with the facts of an invented case, or `save`; `default` brings the shipped text back."""
    if wording not in tuple(LetterCode):
        raise Http404
    letter, when = LetterCode(wording), now()
    wanted = request.POST.get("do", "")
    text = request.POST.get("text", "") if request.method == "POST" else settings.template_of(agency, letter)
    if wanted == "default":
        text = default_template(letter)
    form = TemplateForm({"text": text})
    if form.is_valid() and wanted == "save":
        try:
            settings.set_template(agency, letter, text, actor, when)
        except StepRefused:
            # Each problem is listed over the text.
            pass
        else:
            return _saved(
                request, agency, _("已保存%(name)s的模板，以后起草的用它。") % {"name": LETTERS[letter].name}
            )
    problems = check_template(letter, text)
    try:
        preview = compose(letter, sample_facts(letter), readings(), text)
    except TemplateUnusable:
        preview = None
    shown = {
        "agency": agency,
        "form": form,
        "name": LETTERS[letter].name,
        "problems": problems,
        "preview": preview,
        "fields": field_labels(letter).items(),
        "is_default": text.replace("\r\n", "\n").strip() == default_template(letter).strip(),
    }
    return render(
        request,
        "casework/settings_template.html",
        shown,
        status=422 if problems and wanted == "save" else 200,
    )


def _saved(request: HttpRequest, agency: Agency, says: str) -> HttpResponseRedirect:
    messages.success(request, says)
    return HttpResponseRedirect(reverse("office-settings", args=[agency.pk]))
