"""After the answer: the applicant's rating, a case re-opened, put in the archive, kept as an example."""

from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, Item, TypicalCase
from gongkai.casework.precedents.personal_data import names_a_party, number_of_somebody
from gongkai.casework.recording import record, stands
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.casework.steps.redaction import erase_working_copies
from gongkai.law.wording import chinese_date
from gongkai.workflow.step import StepRefused, Taking


class RatingForm(StepForm):
    """How satisfied the applicant is."""

    score = forms.TypedChoiceField(
        label="您对答复满意吗",
        coerce=int,
        choices=[(5, "很满意"), (4, "满意"), (3, "一般"), (2, "不满意"), (1, "很不满意")],
        widget=forms.RadioSelect,
    )
    words = text_field("您的意见", "可不填。请不要写身份证号码等个人信息。", required=False, longest=1000)


def unrated(application: Application, _taking: Taking) -> str:
    """Once."""
    return "您已经评价过了，谢谢。" if application.satisfaction else ""


def rate(application: Application, taking: Taking) -> None:
    """满意度 after the answer (feature 91)."""
    application.satisfaction = taking.inputs["score"]
    record(
        application,
        EventKind.RATED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        score=taking.inputs["score"],
        words=taking.inputs["words"],
    )


class ReopenForm(StepForm):
    """Which decision or judgment orders a new reply, and within which period."""

    future_allowed = ("until",)
    on = date_field("收到决定或者判决之日")
    document = forms.CharField(label="决定书或者判决书的文号", max_length=100)
    until = date_field("指定的答复日期", "决定书写明日期的填写。", required=False)
    within = forms.IntegerField(
        label="指定的期限（工作日）",
        required=False,
        min_value=1,
        max_value=250,
        help_text="都没有写明的，按20个工作日。",
    )

    def clean_on(self) -> Any:
        """After the case was closed."""
        on, closed = self.cleaned_data["on"], self.application.closed_on
        if closed and on <= closed:
            raise forms.ValidationError(f"须在办结日期（{chinese_date(closed)}）之后。请核对日期。")
        return on

    def clean(self) -> dict[str, Any]:
        """The period that is set begins with the decision."""
        cleaned = super().clean()
        on, until = cleaned.get("on"), cleaned.get("until")
        if on and until and until <= on:
            self.add_error("until", f"须在收到之日（{chinese_date(on)}）之后。请核对日期。")
        return cleaned


def reopen(application: Application, taking: Taking) -> None:
    """重新办理 after review or judgment: a new run of the clock on the same case; Table 3 does not count it again."""
    until = taking.inputs.get("until")
    record(
        application,
        EventKind.REOPENED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        document=taking.inputs["document"],
        until=until.isoformat() if until else None,
        within=taking.inputs.get("within"),
    )
    application.items.update(outcome="", withheld=[], reason="", particulars={}, reassess_on=None)


def may_archive(application: Application, _taking: Taking) -> str:
    """Everything that went out has arrived."""
    facts = stands(application).facts
    waiting = [x for x in facts.letters.values() if x.is_under_way]
    return "还有没有发出的文书。先发出或者作废。" if waiting else ""


def archive(application: Application, taking: Taking) -> None:
    """归档 (Art 45): the whole file can be taken out as one package; working copies are no part of it."""
    record(
        application,
        EventKind.ARCHIVED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        erased=erase_working_copies(application, taking),
    )


class TypicalForm(StepForm):
    """Why it is an example, and what agencies below may see of it: only what is written here for them."""

    lesson = text_field("要点", "写给以后办理类似申请的人，本机关都会看到。不写个人信息。", longest=1000)
    shared = forms.BooleanField(
        label="可供下级机关参考",
        required=False,
        help_text="下级机关只看到依据、下面两栏概述和复议诉讼的结果，看不到案件。",
    )
    asked = forms.CharField(
        label="申请内容概述",
        required=False,
        max_length=200,
        help_text="供下级机关参考的填写，例如“某村征地补偿方案的讨论记录”。",
    )
    reason = text_field("处理理由概述", "供下级机关参考的填写。", required=False, longest=2000)

    def prepare(self) -> None:
        """What was written before."""
        if before := TypicalCase.objects.filter(pk=self.application.pk).first():
            for name in ("lesson", "shared", "asked", "reason"):
                self.fields[name].initial = getattr(before, name)

    def clean(self) -> dict[str, Any]:
        """What is shared is written, and nothing says who somebody is."""
        cleaned = super().clean()
        for name in ("asked", "reason"):
            if cleaned.get("shared") and not cleaned.get(name):
                self.add_error(name, "还没有写。供下级机关参考的，须写明；或者取消“可供下级机关参考”。")
        for name in ("lesson", "asked", "reason"):
            words = cleaned.get(name) or ""
            if found := number_of_somebody(words):
                self.add_error(name, f"写有{found}。别人会看到，请删去。")
            elif names_a_party(self.application.case, words):
                self.add_error(
                    name,
                    "写有申请人、代理人或者第三方的姓名、名称、证件号码或者联系方式。别人会看到，请改用“申请人”“第三方”。",
                )
        return cleaned


def mark_typical(application: Application, taking: Taking) -> None:
    """列为典型案例, or its words put better."""
    words = {name: taking.inputs[name] for name in ("lesson", "shared", "asked", "reason")}
    TypicalCase.objects.update_or_create(application=application, defaults=words)
    application.typical = True
    record(
        application,
        EventKind.MARKED_TYPICAL,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        lesson=words["lesson"],
        shared=words["shared"],
    )


class ReassessForm(StepForm):
    """Whether the ground still stands (Art 18)."""

    future_allowed = ("next_on",)
    holds = forms.ChoiceField(
        label="评估结果",
        choices=[("yes", "仍不予公开"), ("no", "情形已变化，可以公开")],
        widget=forms.RadioSelect,
    )
    reason = text_field("理由")
    next_on = date_field("下次评估日期", "仍不予公开的填写。", required=False)


def withheld_item(application: Application, taking: Taking) -> str:
    """Only an item of which something is withheld."""
    item = next((item for item in application.items.all() if item.pk == taking.pk), None)
    if item is None or not (item.outcome.startswith("refused.") or item.withheld):
        return "这一项没有不予公开的内容。"
    return ""


def reassess(application: Application, taking: Taking) -> None:
    """定期评估: what no longer has to be withheld is disclosed: Art 18."""
    item = Item.objects.filter(application=application, pk=taking.pk).first()
    if item is None:
        raise StepRefused("没有找到这一事项。请回到本件页面，从按钮进入。")
    still = taking.inputs["holds"] == "yes"
    item.reassess_on = taking.inputs.get("next_on") if still else None
    item.save(update_fields=["reassess_on"])
    record(
        application,
        EventKind.REASSESSED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        item=item.pk,
        still_withheld=still,
        reason=taking.inputs["reason"],
    )
