"""Entries of the ledger: one item on several channels, once each; a document's own entry; slips struck out."""

from datetime import date

import pytest
from tests.brought_documents import morning, published
from tests.county import County, county

from gongkai.agencies.actor import SYSTEM
from gongkai.publishing.channels import figures
from gongkai.publishing.channels.entering import Entry, Item, enter
from gongkai.publishing.channels.placing import place
from gongkai.publishing.channels.striking import strike
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import ChannelKind, MediaAccount, Placement
from gongkai.publishing.scope import Scope

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)
WHEN = morning(TODAY)
YESTERDAY = date(2026, 3, 11)


@pytest.fixture
def here() -> County:
    return county(TODAY)


@pytest.fixture
def wechat(here: County) -> MediaAccount:
    return MediaAccount.objects.create(
        agency=here.agency, channel=ChannelKind.WECHAT, name="青溪自然资源", opened_on=date(2020, 1, 1)
    )


def test_a_document_on_three_channels_is_three_items_and_one_document(
    here: County, wechat: MediaAccount
) -> None:
    document = published(here.agency, "青溪县征收土地公告", YESTERDAY, kind="notice")
    entries = [
        Entry(ChannelKind.WECHAT, TODAY, wechat, address="https://example.com/a"),
        Entry(ChannelKind.NOTICE_BOARD, TODAY, address="石桥村村务公开栏"),
    ]
    enter(here.agency, Item(document.title, document), entries, SYSTEM, WHEN)
    enter(here.agency, Item("世界地球日宣传"), [Entry(ChannelKind.ON_SPOT, TODAY)], SYSTEM, WHEN)

    rows = figures.counted(Scope.of_year(here.agency, 2026))
    whole = figures.whole(rows)
    assert (whole.items, whole.documents) == (4, 2)
    assert {one.code: (one.items, one.documents) for one in figures.by_channel(rows)} == {
        "site": (1, 1),
        "wechat": (1, 1),
        "noticeboard": (1, 1),
        "onspot": (1, 1),
    }
    assert [(one.label, one.items) for one in figures.by_account(rows)] == [("青溪自然资源", 1)]


def test_the_page_of_a_document_counts_once_however_often_it_is_printed_anew(here: County) -> None:
    document = published(here.agency, "青溪县征收土地公告", YESTERDAY, kind="notice")
    printed = Placement.objects.get()
    again = place(document, ChannelKind.SITE, TODAY, SYSTEM, WHEN, column=column_of(here.agency, "notices"))
    assert again == printed

    # Moved to another column it counts there, as of the day it first appeared.
    place(document, ChannelKind.SITE, TODAY, SYSTEM, WHEN, column=column_of(here.agency, "news"))
    rows = figures.counted(Scope.of_year(here.agency, 2026))
    assert [(one.code, one.items) for one in figures.by_column(rows)] == [("news", 1)]
    assert rows.get().on == YESTERDAY


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([], "还没有选渠道"),
        ([Entry(ChannelKind.WEIBO, date(2026, 3, 13))], "2026年3月13日还没有到"),
        ([Entry(ChannelKind.SITE, TODAY)], "已经登记过"),
    ],
)
def test_what_cannot_be_entered_is_refused_in_words(here: County, entries: list[Entry], says: str) -> None:
    document = published(here.agency, "青溪县征收土地公告", YESTERDAY, kind="notice")
    with pytest.raises(LedgerRefused, match=says):
        enter(here.agency, Item(document.title, document), entries, SYSTEM, WHEN)
    assert Placement.objects.count() == 1


def test_an_account_of_another_agency_or_a_closed_one_takes_nothing(
    here: County, wechat: MediaAccount
) -> None:
    other = MediaAccount.objects.create(
        agency=here.other, channel=ChannelKind.WECHAT, name="清和发布", opened_on=date(2020, 1, 1)
    )
    with pytest.raises(LedgerRefused, match="不是本机关"):
        enter(here.agency, Item("公告"), [Entry(ChannelKind.WECHAT, TODAY, other)], SYSTEM, WHEN)
    wechat.closed_on = YESTERDAY
    wechat.save()
    with pytest.raises(LedgerRefused, match="已于2026年3月11日注销"):
        enter(here.agency, Item("公告"), [Entry(ChannelKind.WECHAT, TODAY, wechat)], SYSTEM, WHEN)


def test_entering_the_same_twice_enters_it_once_and_another_day_counts_again(here: County) -> None:
    entry = Entry(ChannelKind.WEIBO, TODAY, address="https://example.com/1")
    enter(here.agency, Item("世界地球日宣传"), [entry], SYSTEM, WHEN)
    with pytest.raises(LedgerRefused, match="已经登记过"):
        enter(here.agency, Item("世界地球日宣传"), [entry], SYSTEM, WHEN)
    enter(here.agency, Item("世界地球日宣传"), [Entry(ChannelKind.WEIBO, YESTERDAY)], SYSTEM, WHEN)
    assert Placement.objects.count() == 2


def test_a_slip_is_struck_out_with_its_reason_and_counts_no_more(here: County) -> None:
    (slip,) = enter(here.agency, Item("误登"), [Entry(ChannelKind.WEIBO, TODAY)], SYSTEM, WHEN)
    with pytest.raises(LedgerRefused, match="还没有写原因"):
        strike(slip, " ", SYSTEM, WHEN)
    struck = strike(slip, "重复登记", here.actor("clerk"), WHEN)
    assert (struck.struck_reason, struck.struck_by) == ("重复登记", "周敏秋（公开办经办）")
    assert figures.whole(figures.counted(Scope.of_year(here.agency, 2026))).items == 0
    with pytest.raises(LedgerRefused, match="已经划销"):
        strike(slip, "再划", SYSTEM, WHEN)
    # Struck out, it may be entered anew.
    enter(here.agency, Item("误登"), [Entry(ChannelKind.WEIBO, TODAY)], SYSTEM, WHEN)


def test_the_entry_of_a_public_page_is_not_struck_out(here: County) -> None:
    published(here.agency, "青溪县征收土地公告", YESTERDAY)
    with pytest.raises(LedgerRefused, match="先撤下文件"):
        strike(Placement.objects.get(), "重复", SYSTEM, WHEN)


def test_a_subtree_is_counted_with_columns_of_one_code_as_one(here: County) -> None:
    for agency in (here.agency, here.education, here.town):
        published(agency, f"{agency.name}动态", YESTERDAY)
    published(here.other, "清和动态", YESTERDAY)
    rows = figures.counted(Scope.of_year(here.government, 2026, subtree=True))
    assert [(one.label, one.items, one.documents) for one in figures.by_column(rows)] == [("工作动态", 3, 3)]
    assert figures.whole(figures.counted(Scope.of_year(here.government, 2026))).items == 0


def test_the_ledger_knows_the_title_that_the_public_knows(here: County) -> None:
    document = published(here.agency, "青溪县征收土地公告", YESTERDAY, kind="notice")
    document.title = "正在重写的公告"
    document.save()
    place(document, ChannelKind.WECHAT, TODAY, SYSTEM, WHEN)
    enter(here.agency, Item("", document), [Entry(ChannelKind.NOTICE_BOARD, TODAY)], SYSTEM, WHEN)
    assert set(Placement.objects.values_list("title", flat=True)) == {"青溪县征收土地公告"}
