"""Pages of the steps on an agency: setting up, editing, moving, units, reorganisation."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk.agency_forms import (
    DecreeForm,
    KnownUnitForm,
    MergeForm,
    MoveForm,
    NewAgencyForm,
    ParticularsForm,
    RenameForm,
    SplitForm,
    UnitForm,
)
from gongkai.agencies.desk.asking import Question, ask
from gongkai.agencies.handover import Open, open_cases
from gongkai.agencies.models import Agency, Unit
from gongkai.agencies.steps import agency as steps
from gongkai.agencies.steps import reorganisation
from gongkai.agencies.steps.reorganisation import Decree


def set_up(request: HttpRequest, actor: Actor, parent: Agency) -> HttpResponse:
    """设立机关 below `parent`."""
    form = NewAgencyForm(request.POST or None, initial={"region_code": parent.region_code})
    question = Question(_("在%(parent)s之下设立机关") % {"parent": parent}, _("设立机关"), _tree(parent))

    def step(filled: dict[str, Any]) -> str:
        made = steps.set_up_agency(actor, parent, filled, at=timezone.now())
        return _("已设立%(agency)s。下一步：邀请人员。") % {"agency": made}

    return ask(request, question, form, step)


def edit(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """修改机关信息."""
    # The form writes what was typed into the row it is given: the step compares with the one that is there.
    form = ParticularsForm(request.POST or None, instance=Agency.objects.get(pk=agency.pk))
    question = Question(
        _("修改%(agency)s的信息") % {"agency": agency},
        _("保存机关信息"),
        _page(agency),
        lead=_("名称和机关代字用“更名”改，写明日期和文件。"),
    )

    def step(filled: dict[str, Any]) -> str:
        steps.edit_agency(actor, agency, filled, at=timezone.now())
        return _("已保存机关信息。")

    return ask(request, question, form, step)


def move(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """调整隶属关系."""
    question = Question(
        _("调整%(agency)s的隶属关系") % {"agency": agency},
        _("调整隶属关系"),
        _page(agency),
        lead=_("下级机关跟着走。现在的上级：%(parent)s。") % {"parent": agency.parent or _("无")},
    )

    def step(filled: dict[str, Any]) -> str:
        steps.move_agency(actor, agency, filled["parent"], at=timezone.now())
        return _("已调到%(parent)s之下。") % {"parent": filled["parent"]}

    return ask(request, question, MoveForm(actor, request.POST or None), step)


def add_unit(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """增设内设机构."""
    question = Question(_("增设内设机构"), _("增设内设机构"), _page(agency), lead=str(agency))

    def step(filled: dict[str, Any]) -> str:
        unit = steps.add_unit(actor, agency, filled["name"], at=timezone.now())
        return _("已增设%(unit)s。") % {"unit": unit}

    return ask(request, question, UnitForm(request.POST or None), step)


def edit_unit(request: HttpRequest, actor: Actor, unit: Unit) -> HttpResponse:
    """修改内设机构."""
    question = Question(
        _("修改内设机构"), _("保存内设机构"), _page(unit.agency), lead=f"{unit.agency}，{unit}"
    )
    form = KnownUnitForm(request.POST or None, initial={"name": unit.name, "in_use": unit.in_use})

    def step(filled: dict[str, Any]) -> str:
        steps.edit_unit(actor, unit, name=filled["name"], in_use=filled["in_use"], at=timezone.now())
        return _("已保存%(unit)s。") % {"unit": unit}

    return ask(request, question, form, step)


def rename(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """更名."""
    question = Question(
        _("%(agency)s更名") % {"agency": agency},
        _("更名"),
        _page(agency),
        lead=_("以前的案件和文书仍用当天的名称。"),
    )
    form = RenameForm(
        request.POST or None, initial={"name": agency.name, "document_word": agency.document_word}
    )

    def step(filled: dict[str, Any]) -> str:
        reorganisation.rename(
            actor,
            agency,
            _decree(filled),
            name=filled["name"],
            document_word=filled["document_word"],
            at=timezone.now(),
        )
        return _("已更名为%(name)s。") % {"name": filled["name"]}

    return ask(request, question, form, step)


def merge(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """并入另一个机关."""
    question = Question(
        _("%(agency)s并入另一个机关") % {"agency": agency},
        _("并入"),
        _page(agency),
        consequences=(
            _("并入以后不能撤回。"),
            _("%(agency)s自那一天起不再受理申请，任岗全部结束。") % {"agency": agency},
            *_waiting(agency, _("移交承接的机关：")),
            _("已办结的案件留在原机关名下，统计不变。"),
        ),
    )

    def step(filled: dict[str, Any]) -> str:
        gone = reorganisation.merge(actor, agency, filled["successor"], _decree(filled), at=timezone.now())
        return _("已并入%(successor)s。%(gone)s") % {"successor": filled["successor"], "gone": _told(gone)}

    return ask(request, question, MergeForm(actor, request.POST or None), step)


def split(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """分设."""
    question = Question(
        _("%(agency)s分设") % {"agency": agency},
        _("分设"),
        _page(agency),
        consequences=(_("分设以后不能撤回。"), *_waiting(agency, _("原机关撤销的，移交第一个新机关："))),
    )

    def step(filled: dict[str, Any]) -> str:
        gone = reorganisation.split(
            actor, agency, filled["successors"], _decree(filled), ends=filled["ends"], at=timezone.now()
        )
        return _("已登记分设。%(gone)s") % {"gone": _told(gone)}

    return ask(request, question, SplitForm(actor, request.POST or None), step)


def abolish(request: HttpRequest, actor: Actor, agency: Agency) -> HttpResponse:
    """撤销机关."""
    question = Question(
        _("撤销%(agency)s") % {"agency": agency},
        _("撤销机关"),
        _page(agency),
        consequences=(
            _("撤销以后不能恢复。"),
            _("有承接机关的，用“并入”，在办的案件才有人接着办。"),
            *_waiting(agency, _("还没有办结：")),
        ),
    )

    def step(filled: dict[str, Any]) -> str:
        reorganisation.abolish(actor, agency, _decree(filled), at=timezone.now())
        return _("已撤销%(agency)s。") % {"agency": agency}

    return ask(request, question, DecreeForm(request.POST or None), step)


def _decree(filled: dict[str, Any]) -> Decree:
    return Decree(filled["on"], filled["basis"])


def _waiting(agency: Agency, before: str) -> list[str]:
    """What is open, counted before the button is pressed."""
    waiting = open_cases(agency)
    return [before + "、".join(f"{kind.label}{kind.count}件" for kind in waiting)] if waiting else []


def _told(gone: list[Open]) -> str:
    told = "、".join(f"{kind.label}{kind.count}件" for kind in gone)
    return _("已移交：%(told)s。") % {"told": told} if told else ""


def _page(agency: Agency) -> str:
    return reverse("agency", args=[agency.pk])


def _tree(agency: Agency) -> str:
    return f"{reverse('agencies')}?under={agency.pk}"
