"""一事一申请: items that are another matter become an application of their own (国办函〔2020〕109号 Art 4)."""

from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application, Item, Link, LinkKind, ProvidedAs, SentBy
from gongkai.casework.recording import record, stands, store
from gongkai.casework.step_form import RowsField, StepForm
from gongkai.casework.steps.registration import register
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.models import CaseKind, Secret, SecretKind
from gongkai.records.vault import seal, unseal
from gongkai.workflow.step import StepRefused, Taking


class SplitForm(StepForm):
    """Which items leave this application."""

    items = RowsField(
        label="拆出的事项",
        queryset=Item.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="选出的事项另立一件，收到日期不变，单独编号、单独答复、单独计入表三。",
    )

    def prepare(self) -> None:
        """The items of this application."""
        self.fields["items"].queryset = self.application.items.all()  # type: ignore[attr-defined]

    def clean_items(self) -> Any:
        """Something must stay."""
        items = self.cleaned_data["items"]
        if len(items) >= self.application.items.count():
            raise forms.ValidationError("不能全部拆出。请至少留下一项。")
        return items


def several_items(application: Application, _taking: Taking) -> str:
    """There must be something to split, and nothing decided yet."""
    if stands(application).facts.items:
        return "已经拟定处理结果，不能再拆分。"
    return "" if len(application.items.all()) > 1 else "只有一项，不必拆分。先分列申请事项。"


def split_off(application: Application, taking: Taking) -> None:
    """The new application has the same applicant, channel and day of receipt; both know of each other."""
    items = list(taking.inputs["items"])
    if application.receipt_date is None:
        raise StepRefused("还没有确认收到日期，不能拆分。先确认收到。")
    new = register(_same_applicant(application, items), taking.actor, taking.when).application
    if new.receipt_date is None:
        record(
            new,
            EventKind.RECEIPT_CONFIRMED,
            on=application.receipt_date,
            actor=taking.actor,
            when=taking.when,
            how="split",
        )
    record(
        new,
        EventKind.LINKED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        other=application.pk,
        number=application.number,
        kind=LinkKind.SPLIT_FROM,
    )
    # Whoever asked has one query code: it opens both.
    new.query_code = application.query_code
    code = Secret.objects.kept().filter(case=application.case, kind=SecretKind.QUERY_CODE).first()
    if code:
        Secret.objects.filter(case=new.case, kind=SecretKind.QUERY_CODE).delete()
        seal(new.case, "receipt", SecretKind.QUERY_CODE, unseal(code))
    store(new)
    Link.objects.create(application=new, other=application, kind=LinkKind.SPLIT_FROM)
    Item.objects.filter(pk__in=[item.pk for item in items]).delete()
    application.request = "\n".join(application.items.values_list("what", flat=True))
    record(
        application,
        EventKind.SPLIT_OFF,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        into=new.pk,
        number=new.number,
        items=len(items),
    )


def _same_applicant(application: Application, items: list[Item]) -> Intake:
    known: dict[str, dict[str, str]] = {}
    for secret in Secret.objects.kept().filter(case=application.case):
        known.setdefault(secret.whose, {})[secret.kind] = unseal(secret)
    parties = {whose: Party(**values) for whose, values in known.items() if "name" in values}
    return Intake(
        agency=application.agency,
        channel=Channel(application.channel),
        arrived=application.arrived,
        applicant_kind=ApplicantKind(application.applicant_kind),
        applicant=parties.get("applicant", Party("")),
        wanted=tuple(item.what for item in items),
        provided_as=ProvidedAs(application.provided_as),
        sent_by=SentBy(application.sent_by),
        kind=CaseKind(application.kind),
        oral=application.oral,
        help_needed=application.help_needed,
        acts_through=application.acts_through,
        agent=parties.get("agent"),
        others=tuple(p for whose, p in sorted(parties.items()) if whose.startswith("applicant-")),
        theme=application.theme,
    )
