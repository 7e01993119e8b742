"""The years of three agencies as rows, with the activity that three real annual reports state of theirs.

What the reports say: 眉山市经信局 2020 (seed-000), 安福县 2020 (seed-001), 朝天区政府办 2021 (seed-002). The records are made
up; the agencies are those of the invented county.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.casework.models import Application
from gongkai.publishing.models import (
    ChannelKind,
    Column,
    Document,
    GuideChange,
    InterpretationForm,
    Link,
    LinkKind,
    Placement,
    PolicyQuestion,
)
from gongkai.records.models import Case, CaseKind
from gongkai.registers.models import Activity, Call, Handling, LedgerRow, Message, PowerItem
from tests.year_of_records import Applied, Disputed, Issued, applied, decided, disputed, issued

AT = datetime(2022, 1, 4, 1, tzinfo=UTC)
GRANTED, THIRD_PARTY, INTERNAL = "granted", "refused.third_party", "refused.internal_affairs"
COLUMNS = {
    "news": ("政务动态", 2121),
    "notices": ("公示公告", 308),
    "meetings": ("常务会议", 19),
    "documents": ("政策文件", 33),
    "interpretation": ("政策解读", 18),
    "other": ("其他法定信息", 1290),
}
"""The 3,789 items of 2021 on the site."""


def industry_2020(agency: Agency) -> None:
    """97 items on the site, 1,100 on WeChat, 13 messages, 14 cases of the hotline, 22 powers, 32 licences."""
    placed(agency, 2020, ChannelKind.SITE, 97)
    placed(agency, 2020, ChannelKind.WECHAT, 1100)
    rows(
        Message,
        agency,
        2020,
        13,
        lambda day: {"subject": "咨询", "answered_on": day, "satisfaction": "satisfied"},
    )
    rows(Call, agency, 2020, 14, lambda _: {"kind": "hotline", "subject": "咨询"})
    for kind, items in (("licensing", 5), ("other_services", 6), ("penalty", 9), ("coercion", 2)):
        rows(PowerItem, agency, 2020, items, lambda _, kind=kind: {"kind": kind, "name": kind}, day="")
    handled = {"kind": "licensing", "accepted": 32, "concluded": 32, "decisions": 32}
    rows(Handling, agency, 2020, 1, lambda _: handled)
    decided(agency, "other_services", date(2020, 6, 30), 42)
    issued(agency, [Issued(date(2018, 5, 4), published=date(2018, 5, 8))] * 2)
    received(agency, 2020, [("online", "", GRANTED)])


def county_2020(agency: Agency) -> None:
    """11 applications, 46 texts and 31 pictures of interpretation, 23 calls, 33 drills, 52 policy questions."""
    placed(agency, 2020, ChannelKind.SITE, 66)
    interpreted(agency, 2020, InterpretationForm.TEXT, 46)
    interpreted(agency, 2020, InterpretationForm.PICTURE, 31)
    rows(Call, agency, 2020, 23, lambda _: {"kind": "telephone", "subject": "咨询"})
    rows(Activity, agency, 2020, 3, lambda _: {"kind": "drill", "title": "应急演练", "times": 11})
    PolicyQuestion.objects.bulk_create(
        PolicyQuestion(
            agency=agency, asked_on=day, asked_by="phone", question="问", answer="答", answered_on=day
        )
        for day in days(2020, 52)
    )
    received(agency, 2020, [("online", "land", GRANTED)] * 9 + [("plain_mail", "finance", THIRD_PARTY)] * 2)
    suits = [("suit_direct", "upheld", 5), ("suit_direct", "corrected", 3), ("suit_direct", "other", 6)]
    reviews = [("review", "upheld", 5), ("review", "corrected", 1), ("review", "other", 9)]
    closed = [
        Disputed(kind, date(2020, 3, 2), date(2020, 5, 6), result)
        for kind, result, number in (*reviews, *suits)
        for _ in range(number)
    ]
    disputed(agency, [*closed, Disputed("suit_direct", date(2020, 11, 2))])
    issued(agency, [Issued(date(2020, 5, 6), published=date(2020, 5, 8))] * 2)


def office_2021(agency: Agency) -> None:
    """4,921 items: 3,789 on the site in six columns, 405 on Weibo, 540 on WeChat, 187 elsewhere; 38 guide elements."""
    for code, (name, number) in COLUMNS.items():
        column, _ = Column.objects.get_or_create(
            agency=agency, code=code, defaults={"name": name, "type": "documents"}
        )
        placed(agency, 2021, ChannelKind.SITE, number, column)
    placed(agency, 2021, ChannelKind.WEIBO, 405)
    placed(agency, 2021, ChannelKind.WECHAT, 540)
    placed(agency, 2021, ChannelKind.NOTICE_BOARD, 100)
    placed(agency, 2021, ChannelKind.OTHER, 87)
    GuideChange.objects.bulk_create(
        GuideChange(agency=agency, code="telephone", after="8620109", on=day, by="周敏秋")
        for day in days(2021, 38)
    )
    themes = ("land", "demolition", "finance")
    told = [("online", themes[place % 3], GRANTED if place < 5 else INTERNAL) for place in range(8)]
    received(agency, 2021, [*told, ("signed_mail", "documents", GRANTED)])
    issued(agency, [Issued(date(2020, 3, 2), published=date(2020, 3, 9))] * 16)
    issued(agency, [Issued(date(2021, 3, 2), published=date(2021, 3, 9))] * 5)


def small_2021(agency: Agency) -> None:
    """A little of every kind: items in two columns and on two other channels, messages, applications, documents."""
    for code, name in (("news", "工作动态"), ("notices", "公示公告")):
        column = Column.objects.create(agency=agency, code=code, name=name, type="documents")
        placed(agency, 2021, ChannelKind.SITE, 3, column)
    placed(agency, 2021, ChannelKind.WEIBO, 2)
    placed(agency, 2021, ChannelKind.OTHER, 4)
    rows(Message, agency, 2021, 13, lambda day: {"subject": "问登记时间", "answered_on": day})
    rows(Call, agency, 2021, 2, lambda _: {"kind": "telephone", "subject": "咨询", "times": 12})
    GuideChange.objects.create(
        agency=agency, code="telephone", after="8620109", on=date(2021, 5, 6), by="周敏秋"
    )
    received(agency, 2021, [("online", "land", GRANTED), ("fax", "finance", INTERNAL)])
    issued(agency, [Issued(date(2021, 3, 2), published=date(2021, 3, 9))])


def days(year: int, number: int) -> Iterable[date]:
    """Spread over the year."""
    return (date(year, 1, 1) + timedelta(days=place * 365 // number) for place in range(number))


def placed(
    agency: Agency, year: int, channel: ChannelKind, number: int, column: Column | None = None
) -> None:
    """So many items on a channel."""
    Placement.objects.bulk_create(
        Placement(
            agency=agency,
            channel=channel,
            column=column,
            title="青溪",
            on=day,
            entered_by="周敏秋",
            entered_at=AT,
        )
        for day in days(year, number)
    )


def interpreted(agency: Agency, year: int, form: InterpretationForm, number: int) -> None:
    """So many interpretations of a form, published."""
    cases = Case.objects.bulk_create(
        Case(agency=agency, kind=CaseKind.DOCUMENT, opened_at=AT) for _ in range(number)
    )
    documents = Document.objects.bulk_create(
        Document(
            case=case,
            agency=agency,
            kind="interpretation",
            drafted_on=day,
            title=f"解读第{case.pk}号",
            stage="published",
            published_at=datetime(day.year, day.month, day.day, 4, tzinfo=UTC),
        )
        for case, day in zip(cases, days(year, number), strict=True)
    )
    Link.objects.bulk_create(
        Link(document=one, kind=LinkKind.INTERPRETS, to_name="文件", form=form, on=one.drafted_on)
        for one in documents
    )


def received(agency: Agency, year: int, told: list[tuple[str, str, str]]) -> list[Application]:
    """Applications by channel, theme and outcome, each answered within a fortnight, in time."""
    entered = list(days(year, len(told) + 1))[: len(told)]
    found = applied(
        agency,
        [
            Applied(day, day + timedelta(days=14), outcome)
            for day, (_channel, _theme, outcome) in zip(entered, told, strict=True)
        ],
    )
    for application, (channel, theme, _outcome) in zip(found, told, strict=True):
        application.channel, application.theme = channel, theme
        application.due = application.arrived + timedelta(days=28)
    Application.objects.bulk_update(found, ["channel", "theme", "due"])
    return found


def rows(model: type[LedgerRow], agency: Agency, year: int, number: int, told: Any, day: str = "on") -> None:
    """So many rows of a ledger, each with what is told of its day."""
    model._default_manager.bulk_create(
        model(agency=agency, entered_by="周敏秋", entered_at=AT, **({day: one} if day else {}), **told(one))
        for one in days(year, number)
    )
