"""What is registered of a review or suit, in the order of the papers that came."""

from typing import Any

from django import forms

from gongkai.agencies.models import Agency
from gongkai.casework.disputes.registration import Filing, disputable, proposed_organ, reviews_before
from gongkai.casework.intake import Party, Upload
from gongkai.casework.models import Application, Dispute
from gongkai.casework.step_form import date_field
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.records.attachments import ACCEPTED
from gongkai.records.models import Purpose
from gongkai.records.moment import Moment

CHOICES_SHOWN = 200
"""Applications and reviews that one can choose from, the latest; an older one is registered without."""


class RegistrationForm(forms.Form):
    """Kind and claim, who, before whom, when, and the application that it is about."""

    kind = forms.ChoiceField(
        label="类型", choices=[(kind.value, kind.label) for kind in DisputeKind], widget=forms.RadioSelect
    )
    cause = forms.ChoiceField(
        label="事由", choices=[(cause.value, cause.label) for cause in Cause], widget=forms.RadioSelect
    )
    procedure = forms.ChoiceField(
        label="程序",
        choices=[(one.value, one.label) for one in Procedure],
        widget=forms.RadioSelect,
        initial=Procedure.ORDINARY,
        help_text="以通知书为准。政府信息公开案件可以适用简易程序，答复期限较短（行政复议法第五十三条、第五十四条）。",
    )
    application = forms.ModelChoiceField(
        label="针对的申请",
        queryset=Application.objects.none(),
        required=False,
        empty_label="不关联（本系统启用以前的，或者与申请无关的）",
        help_text="关联以后，证据和答复书从这一件生成。",
    )
    after = forms.ModelChoiceField(
        label="此前的行政复议",
        queryset=Dispute.objects.none(),
        required=False,
        empty_label="没有登记",
        help_text="只有复议后起诉的才选。",
    )
    title = forms.CharField(
        label="争议的事项", max_length=200, help_text="一句话，例如：不服部分公开石桥村征地补偿合同。"
    )
    claims = forms.CharField(
        label="对方的请求", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    claimant = forms.CharField(
        label="申请人或者原告",
        required=False,
        max_length=100,
        help_text="与所关联申请的申请人相同的，可以不填。",
    )
    is_person = forms.BooleanField(label="是自然人", required=False, initial=True)
    telephone = forms.CharField(label="电话", required=False, max_length=40)
    address = forms.CharField(label="地址", required=False, max_length=200)
    organ = forms.CharField(label="复议机关或者法院", max_length=200)
    docket = forms.CharField(label="案号", required=False, max_length=80)
    filed_on = date_field("受理或者立案日期", "通知书上写明的日期；表四按它计入年度。")
    received_on = date_field(
        "收到副本日期", "答复、举证的期限从这一天起算。还没有收到的，以后再登记。", required=False
    )
    file = forms.FileField(
        label="通知书和申请书、起诉状副本",
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, agency: Agency, when: Moment, about: int | None = None
    ) -> None:
        super().__init__(data, files, label_suffix="")
        self.agency, self.today = agency, when.today
        applications = disputable(agency)
        self.fields["application"].queryset = applications  # type: ignore[attr-defined]
        self.fields["application"].initial = about
        self.fields["after"].queryset = reviews_before(agency)  # type: ignore[attr-defined]
        self._shorten("application", [about])
        self._shorten("after", [])
        self.fields["organ"].help_text = "；".join(
            f"{kind}：{organ}"
            for kind, organ in (
                ("复议", proposed_organ(agency, DisputeKind.REVIEW)),
                ("诉讼", proposed_organ(agency, DisputeKind.SUIT_DIRECT)),
            )
            if organ
        )

    def _shorten(self, name: str, also: list[int | None]) -> None:
        """Print the latest only; whichever is sent is looked for among all."""
        field: Any = self.fields[name]
        shown = list(field.queryset[:CHOICES_SHOWN])
        chosen = {pk for pk in (*also, self._sent(name)) if pk}
        more = field.queryset.filter(pk__in=chosen - {row.pk for row in shown})
        rows = [(row.pk, f"{row.number}　{row.title}") for row in (*more, *shown)]
        field.widget.choices = [("", field.empty_label), *rows]

    def _sent(self, name: str) -> int | None:
        sent = str(self.data.get(name, "")) if self.is_bound else ""
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else None

    @property
    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [
            ("什么案件", [self[name] for name in ("kind", "cause", "procedure", "title", "claims")]),
            ("和哪件申请有关", [self[name] for name in ("application", "after")]),
            ("谁提起的", [self[name] for name in ("claimant", "is_person", "telephone", "address")]),
            ("谁审理、何时", [self[name] for name in ("organ", "docket", "filed_on", "received_on", "file")]),
        ]

    def filing(self) -> Filing:
        """What the cleaned form says."""
        value = self.cleaned_data
        claimant = (
            Party(value["claimant"], telephone=value["telephone"], address=value["address"])
            if value["claimant"].strip()
            else None
        )
        file = value.get("file")
        uploads = (Upload(Purpose.DISPUTE, file.name, file.read()),) if file else ()
        return Filing(
            agency=self.agency,
            kind=DisputeKind(value["kind"]),
            cause=Cause(value["cause"]),
            procedure=Procedure(value["procedure"]),
            organ=value["organ"],
            title=value["title"],
            filed_on=value["filed_on"],
            received_on=value["received_on"],
            docket=value["docket"],
            claims=value["claims"],
            claimant=claimant,
            natural_person=value["is_person"],
            application=value["application"],
            after=value["after"],
            uploads=uploads,
        )
