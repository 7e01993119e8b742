"""Ending a redaction (区分处理, 条例 Art 37): checked by a second person, released with its proof, or abandoned."""

from collections import Counter
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import (
    Application,
    Build,
    Redaction,
    RedactionRule,
    RedactionStage,
)
from gongkai.casework.recording import record, stands
from gongkai.casework.redaction_facts import RedactionFacts
from gongkai.casework.step_form import StepForm, text_field
from gongkai.records.attachments import erase_files
from gongkai.records.models import Attachment, Purpose
from gongkai.workflow.step import StepRefused, Taking

MOST_ACCEPTED = 100
"""Pages on which words may be let stand; who has more covers them."""


def redaction_of(application: Application, taking: Taking) -> Redaction:
    """The redaction that a step is about; refused where the case has none of that number."""
    # All of them, so that a page that has read them asks nothing.
    found = next((one for one in application.redactions.all() if one.pk == taking.pk), None)
    if found is None:
        raise StepRefused(_("没有找到这一份区分处理。请回到本件页面，从按钮进入。"))
    return found


def _locked(application: Application, taking: Taking) -> Redaction:
    """The same with its row locked: whoever changes marks does not hold the case."""
    rows = Redaction.objects.select_for_update(of=("self",)).select_related("released", "working", "source")
    return rows.get(application=application, pk=taking.pk)


def _record(application: Application, kind: EventKind, taking: Taking, **data: Any) -> None:
    record(application, kind, on=taking.when.today, actor=taking.actor, when=taking.when, **data)


def _under_way(application: Application, taking: Taking) -> str:
    """Of the present run, and neither released nor abandoned."""
    facts = _facts(application, taking)
    if facts.run != stands(application).facts.run:
        return _("这是重新办理以前的区分处理，不再改动。")
    if not facts.is_under_way:
        return _("这份文件%(stage)s，不再改动。") % {"stage": facts.stage.label}
    return ""


def _facts(application: Application, taking: Taking) -> RedactionFacts:
    facts = stands(application).facts.redactions.get(taking.pk)
    if facts is None:
        raise StepRefused(_("没有找到这一份区分处理。请回到本件页面，从按钮进入。"))
    return facts


def _unproved(redaction: Redaction) -> str:
    """Why the file is not one that may go out, by its proof; empty if it is."""
    match redaction.build:
        case Build.PREPARING:
            return _("正在准备页面，稍后再来。")
        case Build.REFUSED:
            return _("这个文件不能处理：%(problem)s") % {"problem": redaction.problem}
        case Build.READY:
            return _("还没有生成遮盖后的文件。标好遮盖处，生成并核验后可用。")
        case Build.BUILDING:
            return _("正在生成和核验，完成后可用。")
        case Build.FAILED if redaction.problem:
            return _("没有生成成功：%(problem)s") % {"problem": redaction.problem}
        case Build.FAILED:
            return _("核验没有通过，不能放行。按核验结果修改遮盖处，重新生成。")
    if redaction.built != redaction.revision:
        return _("生成以后遮盖处又有改动。重新生成并核验后可用。")
    if not redaction.is_proved:
        return _("核验结果不是这个文件的，不能放行。重新生成并核验。")
    return ""


def may_check(application: Application, taking: Taking) -> str:
    """By another person than who began it or changed a box, on the file as it would go out."""
    if says := _under_way(application, taking):
        return says
    redaction = redaction_of(application, taking)
    if says := _unproved(redaction):
        return says
    facts, person = _facts(application, taking), taking.actor.person_id
    if facts.stage is RedactionStage.CHECKED:
        return _("已经复核过。")
    if person is not None and person in (facts.drafted_by, *redaction.hands):
        return _("不能复核自己遮盖的文件。请由他人复核。")
    return ""


class CheckForm(StepForm):
    """How many pages were looked at."""

    pages = forms.IntegerField(label=gettext_lazy("看过的页数"), min_value=1)

    def prepare(self) -> None:
        """The number of pages stands in the hint, not in the field: it is for the person to say."""
        self.redaction = redaction_of(self.application, self.taking)
        self.fields["pages"].help_text = _("这份文件共%(pages)s页。逐页看过遮盖后的文件，再填写。") % {
            "pages": self.redaction.pages
        }

    def clean_pages(self) -> int:
        """Every one."""
        seen: int = self.cleaned_data["pages"]
        if seen != self.redaction.pages:
            raise forms.ValidationError(
                _("这份文件共%(pages)s页，看完全部页面才算复核。") % {"pages": self.redaction.pages}
            )
        return seen


def check_redaction(application: Application, taking: Taking) -> None:
    """复核: a second person has seen every page of exactly this file."""
    redaction = _locked(application, taking)
    if says := _unproved(redaction):
        raise StepRefused(says)
    released = _released(redaction)
    _record(
        application,
        EventKind.REDACTION_CHECKED,
        taking,
        redaction=redaction.pk,
        attachment=released.pk,
        digest=released.digest,
        revision=redaction.revision,
        pages=taking.inputs["pages"],
    )


def may_return(application: Application, taking: Taking) -> str:
    """What was checked, or by somebody else what its drafter still works on."""
    if says := _under_way(application, taking):
        return says
    facts = _facts(application, taking)
    own = taking.actor.person_id is not None and taking.actor.person_id == facts.drafted_by
    if facts.stage is RedactionStage.OPEN and own:
        return _("还没有复核，可以直接修改。")
    return ""


def return_redaction(application: Application, taking: Taking) -> None:
    """退回: the marks may change again, and what was checked has to be checked anew."""
    _record(
        application,
        EventKind.REDACTION_RETURNED,
        taking,
        redaction=taking.pk,
        reason=taking.inputs["reason"],
    )


def may_release(application: Application, taking: Taking) -> str:
    """Only with a passed proof of exactly these bytes and these marks, and checked where the agency wants that."""
    if says := _under_way(application, taking):
        return says
    redaction = redaction_of(application, taking)
    if says := _unproved(redaction):
        return says
    if len(remaining_pages(redaction)) > MOST_ACCEPTED:
        return _("还有%(most)s多页能读到已遮盖的文字。先把它们也遮盖，重新生成并核验。") % {
            "most": MOST_ACCEPTED
        }
    checked = _facts(application, taking).checked == redaction.revision
    if not checked and RedactionRule.objects.want_second_person(application.agency_id):
        return _("本机关要求由第二人复核后放行。请他人复核。")
    return ""


def remaining_pages(redaction: Redaction) -> dict[int, list[int]]:
    """Pages on which words can be read that are covered elsewhere, with the pages on which they are covered."""
    found: dict[int, list[int]] = {}
    for page, covered_on in redaction.proof.get("remaining", ()):
        others = found.setdefault(page, [])
        if covered_on not in others:
            others.append(covered_on)
    return dict(sorted(found.items()))


class ReleaseForm(StepForm):
    """For every page with words that are covered elsewhere, why they are let stand."""

    def prepare(self) -> None:
        """A field a page."""
        self.redaction = redaction_of(self.application, self.taking)
        for page, covered_on in remaining_pages(self.redaction).items():
            others = "、".join(map(str, covered_on))
            self.fields[f"page-{page}"] = text_field(
                _("第%(page)s页不遮盖的理由") % {"page": page},
                _(
                    "第%(others)s页遮盖的文字，在第%(page)s页还能读到。页面上看不见的不能保留，回去遮盖。不写被遮盖的文字本身。"
                )
                % {"page": page, "others": others},
                longest=200,
            )


def release_redaction(application: Application, taking: Taking) -> None:
    """放行: from now on the file goes out with the reply of this run."""
    redaction = _locked(application, taking)
    if says := _unproved(redaction):
        raise StepRefused(says)
    released, remaining = _released(redaction), remaining_pages(redaction)
    redaction.accepted = [
        [page, covered_on, taking.inputs[f"page-{page}"]]
        for page, others in remaining.items()
        for covered_on in others
    ]
    redaction.save(update_fields=["accepted"])
    grounds = Counter(redaction.marks.values_list("ground", flat=True))
    _record(
        application,
        EventKind.REDACTION_RELEASED,
        taking,
        redaction=redaction.pk,
        source=redaction.source.digest,
        attachment=released.pk,
        digest=released.digest,
        revision=redaction.revision,
        pages=redaction.pages,
        grounds=dict(sorted(grounds.items())),
        proof={code: passed for code, _label, passed, *_says in redaction.proof["checks"]},
        accepted=sorted(remaining),
    )


def _released(redaction: Redaction) -> Attachment:
    if redaction.released is None:
        raise StepRefused(_("还没有生成遮盖后的文件。标好遮盖处，生成并核验后可用。"))
    return redaction.released


def may_abandon(application: Application, taking: Taking) -> str:
    """Until its reply is under approval, even what was released: the stage of the case sees to that."""
    facts = _facts(application, taking)
    if facts.run != stands(application).facts.run:
        return _("这是重新办理以前的区分处理，不再改动。")
    return _("已经放弃。") if facts.stage is RedactionStage.ABANDONED else ""


def abandon_redaction(application: Application, taking: Taking) -> None:
    """放弃: what was made of the file goes; the original stays in the case and is not given."""
    redaction = _locked(application, taking)
    made = [one for one in (redaction.working, redaction.released) if one is not None]
    _record(
        application,
        EventKind.REDACTION_ABANDONED,
        taking,
        redaction=redaction.pk,
        reason=taking.inputs["reason"],
        erased=erase_files(made, taking.when),
    )


def erase_working_copies(application: Application, taking: Taking) -> list[int]:
    """Let go of the pages on which was marked, once the case is archived: original and released file stay as a pair."""
    working = Attachment.objects.kept().filter(case=application.pk, purpose=Purpose.WORKING)
    return erase_files(working, taking.when)
