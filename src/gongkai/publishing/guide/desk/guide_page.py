"""公开指南 on the desk: every element with where its words come from, correcting one, and the corrections by year."""

from django import forms
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.guide.changing import correct
from gongkai.publishing.guide.element import Guide
from gongkai.publishing.guide.element import element as element_of
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_form import FormPage, form_page
from gongkai.publishing.models import Column, GuideChange, Section
from gongkai.records.moment import now

CHANGES_SHOWN = 100


class CorrectionForm(forms.Form):
    """New words for an element, and why."""

    value = forms.CharField(
        label=gettext_lazy("内容"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    reason = forms.CharField(label=gettext_lazy("更正原因"), max_length=200, required=False)


@require_safe
def guide(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The guide as the public reads it, what it still lacks, and its corrections."""
    assert actor.agency is not None  # noqa: S101
    changes = GuideChange.objects.filter(agency=actor.agency)
    context = {
        "guide": Guide.of(actor.agency),
        "changes": [(one, element_of(one.code)) for one in changes.order_by("-on", "-pk")[:CHANGES_SHOWN]],
        "years": changes.values("on__year").annotate(corrections=Count("pk")).order_by("-on__year"),
        "column": Column.objects.filter(agency=actor.agency, section=Section.GUIDE).first(),
        "keeps": actor.role in OFFICE,
        "agency": actor.agency,
    }
    return render(request, "publishing/guide/guide.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, actor: Actor, element: str) -> HttpResponse:
    """Correct one element."""
    assert actor.agency is not None  # noqa: S101
    agency, found = actor.agency, element_of(element)
    if found is None:
        raise Http404
    said = next(one for one in Guide.of(agency).elements if one.element is found)
    data = request.POST if request.method == "POST" else None
    form = CorrectionForm(data, label_suffix="", initial={"value": said.entry.value if said.entry else ""})
    lead = " ".join(filter(None, (_of_the_register(said.value) if found.field else "", found.hint)))
    page = FormPage(
        _("公开指南"),
        "guide-desk",
        _("更正“%(label)s”") % {"label": found.label},
        _("更正指南"),
        _("已更正公开指南，公众现在看到的是新的内容。"),
        lead,
    )

    def save() -> None:
        said = form.cleaned_data
        correct(agency, found, said["value"], said["reason"], actor, now())

    return form_page(request, form, page, save, ("guide-desk",))


def _of_the_register(value: str) -> str:
    if not value:
        return _("不写时用机关资料里的内容，那里现在也没有。")
    return _("不写时用机关资料里的内容。现在公布的是“%(value)s”。") % {"value": value}
