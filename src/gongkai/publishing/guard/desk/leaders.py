"""领导名录: who leads the agency, with titles and order, from when until when; earlier ones stay as its history."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.steps.log import values_of
from gongkai.publishing.guard import keeping
from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.models import Leader
from gongkai.records.moment import now

LEADER = row_policy("leader", "本机关的公开办经办人、公开工作机构负责人", Leader, OFFICE)


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Those in office in their order, then those who have left, the last first."""
    today = now().today
    everybody = list(Leader.objects.filter(agency=actor.agency).order_by("position", "pk"))
    former = [one for one in everybody if one.until is not None and one.until < today]
    context = {
        "present": [one for one in everybody if one not in former],
        "former": sorted(former, key=lambda one: str(one.until), reverse=True),
        "keeps": actor.role in OFFICE,
        "today": today,
    }
    return render(request, "publishing/guard/leaders.html", context)


class LeaderForm(RowForm[Leader]):
    """One of the roster."""

    class Meta:
        model = Leader
        fields = keeping.LEADER_FIELDS
        help_texts = {  # noqa: RUF012
            "title": "全部职务，用顿号隔开，例如：县委副书记、县长。",
            "position": "数字小的在前。检查并列的姓名时照这个次序。",
            "since": "不知道可以不填。",
            "until": "离任后填。以后的文件再写其现职，检查时会提醒。",
        }

    def clean(self) -> dict[str, object]:
        """Nobody leaves before they come."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("离任日期早于任职日期。核对两个日期。"))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, actor: Actor) -> HttpResponse:
    """登记领导."""
    return _form(request, actor, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, row: Leader) -> HttpResponse:
    """修改登记; whoever changes office is entered anew, and the old office ended."""
    return _form(request, actor, row)


def _form(request: HttpRequest, actor: Actor, row: Leader | None) -> HttpResponse:
    when = now()
    assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
    before = values_of(row, keeping.LEADER_FIELDS) if row else {}
    form = LeaderForm(request.POST or None, agency=actor.agency, today=when.today, instance=row)
    about = FormPage(
        _("领导名录"),
        "leaders",
        _("修改登记") if row else _("登记领导"),
        _("保存登记"),
        _("已保存，以后的检查照此办理。"),
        _("换了职务的，把原来的写上离任日期，另登记一条。") if row else "",
    )
    return form_page(
        request, form, about, lambda: keeping.keep_leader(form.instance, before, actor, when), ("leaders",)
    )
