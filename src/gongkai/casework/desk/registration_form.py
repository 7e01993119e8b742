"""What staff register of an application that came by letter, by fax or at the counter: every field of Art 29.

Nothing that Art 29 asks for is demanded here: what the applicant left out is registered as it came, and is a ground for
correction (Art 30), never for leaving an application unregistered.
"""

from typing import Any

from django import forms
from django.db.models import TextChoices

from gongkai.agencies.models import Agency
from gongkai.casework.intake import Intake, Party, Upload
from gongkai.casework.models import REQUESTS, Application, ProvidedAs, SentBy, Theme
from gongkai.casework.step_form import date_field
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.law.wording import chinese_date
from gongkai.records.attachments import ACCEPTED
from gongkai.records.models import CaseKind, Purpose
from gongkai.records.moment import Moment

RECEIPT = {
    Channel.IN_PERSON: "提交之日为收到之日。",
    Channel.SIGNED_MAIL: "签收之日为收到之日。",
    Channel.PLAIN_MAIL: "收信当日与申请人确认，确认之日为收到之日。",
    Channel.ONLINE: "双方确认之日为收到之日。",
    Channel.FAX: "双方确认之日为收到之日。",
}
"""What the day of receipt depends on (条例 Art 31)."""


class ActsThrough(TextChoices):
    """Who acts for the applicant."""

    AGENT = "agent", "委托代理人"
    GUARDIAN = "guardian", "监护人"


UPLOADS = {
    "application_file": Purpose.APPLICATION,
    "identity_file": Purpose.IDENTITY,
    "authority_file": Purpose.AUTHORITY,
    "other_file": Purpose.OTHER,
}


def _line(label: str, longest: int, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, help_text=hint)


def _file(label: str, hint: str = "") -> forms.FileField:
    widget = forms.FileInput(attrs={"accept": ",".join(ACCEPTED)})
    return forms.FileField(label=label, required=False, widget=widget, help_text=hint)


class RegistrationForm(forms.Form):
    """The fields in the order of the letter before one: what came, who asks, for what, how they want it."""

    kind = forms.ChoiceField(
        label="类型", choices=[(k.value, k.label) for k in REQUESTS], widget=forms.RadioSelect
    )
    channel = forms.ChoiceField(
        label="来的渠道",
        choices=[(channel.value, f"{channel.label}：{RECEIPT[channel]}") for channel in Channel],
        widget=forms.RadioSelect,
        help_text="收到之日决定答复期限从哪天起算（条例第三十一条）。",
    )
    arrived = date_field("到达日期", "提交、签收、收信、收到传真之日。寄到别处转来的，写本机构实际拿到之日。")
    astray = forms.BooleanField(
        label="寄到或者交到本机关其他科室、人员，后来转到公开工作机构的",
        required=False,
    )
    oral = forms.BooleanField(
        label="申请人书写有困难，口头提出，由本机关代为填写（条例第二十九条）", required=False
    )
    applicant_kind = forms.ChoiceField(
        label="申请人类别", choices=[("", "请选择"), *((kind.value, kind.label) for kind in ApplicantKind)]
    )
    name = _line("姓名或者名称", 100)
    identity_number = _line("证件号码或者统一社会信用代码", 40)
    telephone = _line("电话", 40)
    email = _line("电子邮箱", 100)
    address = _line("通信地址", 200)
    contact = _line("联系人", 40, "申请人是组织的填写。")
    others = forms.CharField(
        label="其他共同申请人",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="每行一人，依次写姓名、证件号码、电话，用逗号隔开。",
    )
    acts_through = forms.ChoiceField(
        label="代为申请的人", choices=[("", "没有"), *ActsThrough.choices], required=False
    )
    agent_name = _line("代理人或者监护人姓名", 100)
    agent_identity_number = _line("代理人或者监护人证件号码", 40)
    agent_telephone = _line("代理人或者监护人电话", 40)
    wanted = forms.CharField(
        label="申请公开的政府信息",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="照原文写，每行一项。更正申请写要更正的内容，投诉写投诉的事项。",
    )
    title = _line("摘要", 200, "列表里显示的名称，不写就用第一项。不要写申请人姓名。")
    theme = forms.ChoiceField(label="主题", choices=[("", "未归类"), *Theme.choices], required=False)
    about = _line("所涉的本机关登记编号", 80, "更正申请、投诉针对本机关办过的某一件的，写那一件的编号。")
    provided_as = forms.ChoiceField(label="提供形式", choices=ProvidedAs.choices)
    sent_by = forms.ChoiceField(label="获取方式", choices=SentBy.choices)
    help_needed = _line("需要的帮助", 100, "阅读、视听有困难等（条例第四十三条）。")
    application_file = _file("申请表或者来信的扫描件")
    identity_file = _file("身份证明")
    authority_file = _file("授权委托手续、监护证明")
    other_file = _file("其他材料")

    SECTIONS = (
        ("来的是什么", ("kind", "channel", "arrived", "astray", "oral")),
        (
            "谁申请",
            (
                "applicant_kind",
                "name",
                "identity_number",
                "telephone",
                "email",
                "address",
                "contact",
                "others",
                "acts_through",
                "agent_name",
                "agent_identity_number",
                "agent_telephone",
            ),
        ),
        ("要什么", ("wanted", "title", "theme", "about")),
        ("怎样提供", ("provided_as", "sent_by", "help_needed")),
        ("材料", tuple(UPLOADS)),
    )

    def __init__(self, data: Any = None, files: Any = None, *, agency: Agency, when: Moment) -> None:
        initial = {
            "kind": CaseKind.APPLICATION,
            "arrived": when.today,
            "provided_as": ProvidedAs.PAPER,
            "sent_by": SentBy.POST,
        }
        super().__init__(data, files, initial=initial, label_suffix="")
        self.agency, self.today = agency, when.today

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Headings with their fields, for the page."""
        return [(heading, [self[name] for name in names]) for heading, names in self.SECTIONS]

    def clean_arrived(self) -> Any:
        """Not after today."""
        arrived = self.cleaned_data["arrived"]
        if arrived > self.today:
            raise forms.ValidationError(f"{chinese_date(arrived)}还没有到。请填写实际到达的日期。")
        return arrived

    def clean_about(self) -> Application | None:
        """A case of this agency."""
        number = self.cleaned_data["about"].strip()
        if not number:
            return None
        found = Application.objects.filter(agency=self.agency, number=number).first()
        if found is None:
            raise forms.ValidationError(f"本机关没有编号为“{number}”的案件。请核对编号，注意六角括号〔〕。")
        return found

    def clean(self) -> dict[str, Any]:
        """Something must be there to register; whoever acts for somebody has a name."""
        cleaned = super().clean() or {}
        if not cleaned.get("wanted", "").strip() and not self.files.get("application_file"):
            self.add_error("wanted", "还没有写，也没有扫描件。照来信写下申请的内容，或者放入来信的扫描件。")
        if cleaned.get("acts_through") and not cleaned.get("agent_name", "").strip():
            self.add_error("agent_name", "还没有写。写代理人或者监护人的姓名。")
        return cleaned

    def intake(self) -> Intake:
        """The case as it is registered; files are read."""
        value = self.cleaned_data
        through = value["acts_through"]
        agent = Party(value["agent_name"], value["agent_identity_number"], value["agent_telephone"])
        return Intake(
            agency=self.agency,
            channel=Channel(value["channel"]),
            arrived=value["arrived"],
            applicant_kind=ApplicantKind(value["applicant_kind"]),
            applicant=Party(
                value["name"],
                value["identity_number"],
                value["telephone"],
                value["email"],
                value["address"],
                value["contact"],
            ),
            wanted=tuple(line.strip()[:500] for line in value["wanted"].splitlines() if line.strip()),
            title=value["title"],
            provided_as=ProvidedAs(value["provided_as"]),
            sent_by=SentBy(value["sent_by"]),
            kind=CaseKind(value["kind"]),
            astray=value["astray"],
            oral=value["oral"],
            help_needed=value["help_needed"],
            acts_through=through,
            agent=agent if through else None,
            others=tuple(_party(line) for line in value["others"].splitlines() if line.strip()),
            theme=value["theme"],
            uploads=tuple(
                Upload(purpose, file.name, file.read())
                for name, purpose in UPLOADS.items()
                if (file := value.get(name))
            ),
        )


def _party(line: str) -> Party:
    name, number, telephone, *_rest = (
        *(part.strip() for part in line.replace(",", "，").split("，")),
        "",
        "",
    )
    return Party(name, number, telephone)
