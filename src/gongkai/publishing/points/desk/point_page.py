"""查阅场所: the list with this period's use, a point with its log and its figures by year, opening and changing one."""

from typing import Any

from django.db.models import Q, Sum
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.step_form import date_field
from gongkai.publishing import figures
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.ledger_access import KEEPERS, OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import PointUse, ReadingPoint
from gongkai.publishing.points.using import by_year, note_use
from gongkai.records.moment import now

USES_SHOWN = 100


class PointForm(RowForm[ReadingPoint]):
    """What people need to know to go there."""

    past = ("opened_on", "closed_on")

    class Meta:
        model = ReadingPoint
        fields = ("kind", "name", "address", "hours", "telephone", "opened_on", "closed_on")

    def clean(self) -> dict[str, Any]:
        """It is closed after it was opened."""
        cleaned = super().clean()
        opened, closed = cleaned.get("opened_on"), cleaned.get("closed_on")
        if opened and closed and closed < opened:
            self.add_error("closed_on", _("早于设立日期。核对两个日期。"))
        return cleaned


class UseForm(ModelForm[PointUse]):
    """One line of the log."""

    on = date_field("日期")

    class Meta:
        model = PointUse
        fields = ("on", "people", "note")


@require_safe
def points(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Points of the agency or its subtree with the visitors of the period."""
    asked = asked_of(AskedScope, request, actor)
    of_the_days = Q(uses__on__gte=asked.first, uses__on__lte=asked.last)
    rows = asked.scope.theirs(ReadingPoint.objects.select_related("agency"))
    rows = rows.annotate(people=Sum("uses__people", filter=of_the_days)).order_by(
        "closed_on", "kind", "name", "pk"
    )
    context = {
        "asked": asked,
        "points": list(rows),
        "in_being": figures.reading_points(asked.scope).number,
        "visitors": figures.visitors(asked.scope).number,
        "keeps": actor.role in OFFICE,
    }
    return render(request, "publishing/points/list.html", context)


def _page(heading: str, verb: str, done: str) -> FormPage:
    return FormPage(_("查阅场所"), "reading-points", heading, verb, done)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Register a point."""
    assert actor.agency is not None  # noqa: S101
    data = request.POST if request.method == "POST" else None
    form = PointForm(data, agency=actor.agency, today=now().today)
    page = _page(_("登记查阅场所"), _("登记场所"), _("已登记查阅场所。"))
    return form_page(request, form, page, form.save, ("reading-points",))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, _actor: Actor, row: ReadingPoint) -> HttpResponse:
    """Change it, or say since when it is no more."""
    data = request.POST if request.method == "POST" else None
    form = PointForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("修改查阅场所"), _("保存场所"), _("已保存查阅场所。"))
    return form_page(request, form, page, form.save, ("reading-point", row.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def point(request: HttpRequest, actor: Actor, row: ReadingPoint) -> HttpResponse:
    """The point with its log, which its keepers write on."""
    when = now()
    keeps = actor.role in KEEPERS and row.agency_id == (actor.agency and actor.agency.pk)
    data = request.POST if request.method == "POST" and keeps else None
    form = UseForm(data, label_suffix="", initial={"on": when.today})
    if form.is_valid():
        page = _page("", "", _("已登记使用记录。"))
        return form_page(
            request,
            form,
            page,
            lambda: note_use(row, form.instance, actor, when),
            ("reading-point", row.pk),
        )
    context = {
        "point": row,
        "years": by_year(row),
        "uses": list(row.uses.order_by("-on", "-pk")[:USES_SHOWN]),
        "form": form,
        "keeps": keeps,
        "changes": actor.role in OFFICE and keeps,
    }
    status = 422 if form.errors else 200
    return render(request, "publishing/points/point.html", context, status=status)
