"""What is entered of one item: what, when, and a line for each channel and account."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from gongkai.agencies.models import Agency, Unit
from gongkai.casework.step_form import date_field
from gongkai.publishing.channels.entering import Entry, Item
from gongkai.publishing.models import ChannelKind, Column, Document, MediaAccount

_OF_ACCOUNTS = (ChannelKind.WECHAT, ChannelKind.WEIBO, ChannelKind.APP)


@dataclass(frozen=True, slots=True)
class Line:
    """A channel to tick; `key` begins the names of its inputs."""

    key: str
    channel: ChannelKind
    account: MediaAccount | None
    ticked: forms.BoundField
    on: forms.BoundField
    address: forms.BoundField
    reads: forms.BoundField

    @property
    def label(self) -> str:
        """政务微信：青溪发布."""
        return f"{self.channel.label}：{self.account.name}" if self.account else str(self.channel.label)


class EntryForm(forms.Form):
    """A line counts that is ticked or in which anything is written."""

    title = forms.CharField(label="标题", max_length=200)
    on = date_field("发布日期", "各渠道不是同一天的，在下面各写各的。")
    column = forms.ModelChoiceField(
        label="网站栏目", queryset=Column.objects.none(), required=False, empty_label="不写"
    )
    unit = forms.ModelChoiceField(
        label="供稿科室", queryset=Unit.objects.none(), required=False, empty_label="不写"
    )

    def __init__(
        self, data: Any = None, *, agency: Agency, today: date, document: Document | None = None
    ) -> None:
        super().__init__(data, label_suffix="", initial={"on": today})
        self.document = document
        if document:
            del self.fields["title"], self.fields["column"]
            self.initial["unit"] = document.unit_id
        else:
            columns = Column.objects.filter(agency=agency, in_use=True).order_by("position", "pk")
            self.fields["column"].queryset = columns  # type: ignore[attr-defined]
        self.fields["unit"].queryset = agency.units.filter(in_use=True).order_by("pk")  # type: ignore[attr-defined]
        accounts = MediaAccount.objects.filter(agency=agency, closed_on=None).order_by("pk")
        self._places = list(_places(list(accounts), without_site=document is not None))
        for key, _channel, _account in self._places:
            self.fields[f"{key}-ticked"] = forms.BooleanField(required=False)
            self.fields[f"{key}-on"] = date_field("", required=False)
            self.fields[f"{key}-address"] = forms.CharField(
                required=False, max_length=300, widget=forms.TextInput(attrs={"size": 40})
            )
            self.fields[f"{key}-reads"] = forms.IntegerField(
                required=False, min_value=0, max_value=2_147_483_647
            )
        for line in self.lines:
            for bound, what in (
                (line.on, "发布日期"),
                (line.address, "链接或者位置"),
                (line.reads, "阅读量"),
            ):
                bound.field.label = f"{line.label}，{what}"
                bound.field.widget.attrs["aria-label"] = bound.field.label
            line.ticked.field.label = line.label

    @property
    def head(self) -> list[forms.BoundField]:
        """What holds for all channels."""
        return [self[name] for name in ("title", "on", "column", "unit") if name in self.fields]

    @property
    def lines(self) -> list[Line]:
        """One for each channel and account."""
        return [
            Line(
                key,
                channel,
                account,
                *(self[f"{key}-{name}"] for name in ("ticked", "on", "address", "reads")),
            )
            for key, channel, account in self._places
        ]

    def item(self) -> Item:
        """What the cleaned form says was published."""
        value = self.cleaned_data
        title = self.document.title if self.document else " ".join(value["title"].split())
        return Item(title, self.document, value["unit"])

    def entries(self) -> list[Entry]:
        """Where, in the order of the page."""
        return [
            Entry(
                channel,
                value["on"] or self.cleaned_data["on"],
                account,
                self.cleaned_data.get("column") if channel == ChannelKind.SITE else None,
                value["address"],
                value["reads"],
            )
            for key, channel, account in self._places
            if any((value := self._said(key)).values())
        ]

    def _said(self, key: str) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"{key}-{name}") for name in ("ticked", "on", "address", "reads")}


def _places(
    accounts: list[MediaAccount], *, without_site: bool
) -> Iterator[tuple[str, ChannelKind, MediaAccount | None]]:
    """A document's page on the site enters itself."""
    for channel in ChannelKind:
        if channel == ChannelKind.SITE and without_site:
            continue
        its = [account for account in accounts if account.channel == channel]
        for account in its:
            yield f"account-{account.pk}", channel, account
        if not its or channel not in _OF_ACCOUNTS:
            yield channel.value, channel, None
