"""What stands on the board, since when, and which rule says so."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.county import County, county
from tests.desk_cases import at
from tests.newsroom import Newsroom

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.publishing.clocks.board import Line, by_agency, lines
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.models import (
    ChannelKind,
    Column,
    Document,
    Duty,
    DutyDone,
    Link,
    LinkCheck,
    LinkKind,
    MediaAccount,
    Publication,
)
from gongkai.workflow.calendar import working_days

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 12)
"""A Thursday."""


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


@pytest.fixture
def room(qingxi: County) -> Newsroom:
    return Newsroom(qingxi)


def board(qingxi: County, today: date, role: str = Role.CLERK, kind: str = "") -> list[Line]:
    found = lines(Agency.objects.filter(pk=qingxi.agency.pk), qingxi.actor(role), today, working_days())
    return [one for one in found if not kind or one.clock.kind == kind]


def said(qingxi: County, today: date, kind: str, role: str = Role.CLERK) -> list[tuple[str, str, str]]:
    """What, by when, and how it stands."""
    return [
        (one.clock.says, str(one.clock.due), one.signal.words) for one in board(qingxi, today, role, kind)
    ]


def test_a_document_is_to_be_public_within_twenty_working_days_of_its_date(
    qingxi: County, room: Newsroom
) -> None:
    room.begin(DAY, "办法", date_of_document="2026-03-10")
    # Twenty working days after Tuesday 10 March; 6 April is a holiday.
    [line] = board(qingxi, DAY, kind="publish")
    assert (line.clock.due, line.urgency) == (date(2026, 4, 8), "running")
    assert line.clock.why == "自2026年3月10日形成起20个工作日内公开，条例第二十六条"
    assert (line.clock.unit, line.clock.person) == (
        qingxi.units["不动产登记科"].pk,
        qingxi.person(Role.OFFICER).pk,
    )
    assert board(qingxi, date(2026, 4, 3), kind="publish")[0].urgency == "soon"
    assert said(qingxi, date(2026, 4, 9), "publish") == [("公开《办法》", "2026-04-08", "已逾期1个工作日")]


def test_what_is_kept_inside_is_assessed_and_only_near_its_day(qingxi: County, room: Newsroom) -> None:
    room.signed(room.begin(DAY, "内部", attribute="on_application", attribute_reason="内部"), DAY)
    assert said(qingxi, DAY, "reassess") == []
    assert said(qingxi, date(2027, 3, 13), "reassess")[0][:2] == ("评估《内部》是否仍不公开", "2027-03-12")


def test_comments_on_a_draft_are_answered_or_its_final_text_is_linked(qingxi: County, room: Newsroom) -> None:
    draft = room.published(
        DAY,
        "某办法（征求意见稿）",
        kind="draftforcomment",
        notice_from="2026-03-12",
        notice_until="2026-03-31",
    )
    [line] = board(qingxi, DAY, kind="comments")
    assert line.clock.says == "《某办法（征求意见稿）》征求意见进行中"
    assert "共20日；规章草案一般不少于30日（规章制定程序条例）" in line.clock.why
    later = date(2026, 4, 1)
    assert said(qingxi, later, "comments") == [
        ("公布《某办法（征求意见稿）》的意见采纳情况", "2026-03-31", "已逾期1个工作日")
    ]
    final = room.published(later, "某办法")
    inputs = {"kind": "comments_adopted", "to": f"/info/{draft.pk}/"}
    room.take(final, "link", later, inputs, Role.OFFICER)
    assert said(qingxi, later, "comments") == []


def test_a_public_notice_runs_and_then_it_is_over(qingxi: County, room: Newsroom) -> None:
    room.published(DAY, "公示", kind="notice", notice_from="2026-03-12", notice_until="2026-03-18")
    assert [one[0] for one in said(qingxi, DAY, "comments")] == ["《公示》公示进行中"]
    assert said(qingxi, date(2026, 3, 19), "comments") == []


def test_an_interpretation_comes_within_three_working_days(
    qingxi: County, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DAY).at)
    policy = room.published(DAY, "某办法")
    room.published(DAY, "动态", kind="news")
    assert said(qingxi, DAY, "interpretation") == [("发布《某办法》的解读", "2026-03-17", "还剩3个工作日")]
    explained = room.begin(DAY, "解读", kind="interpretation")
    inputs = {"kind": "interprets", "to": f"/info/{policy.pk}/", "form": "text"}
    explained = room.take(explained, "link", DAY, inputs, Role.OFFICER)
    # Drafted is not published.
    assert len(board(qingxi, DAY, kind="interpretation")) == 1
    room.take(room.signed(explained, DAY), "publish", DAY)
    assert said(qingxi, DAY, "interpretation") == []


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ("2026-09-13", None),
        ("2026-09-12", "评估《某办法》是否延续"),
        ("2026-03-12", "评估《某办法》是否延续"),
        ("2026-03-11", "《某办法》有效期已过，登记失效、延续或者废止"),
    ],
)
def test_a_validity_that_ends_is_assessed_six_months_ahead_and_confirmed_by_somebody(
    qingxi: County, room: Newsroom, until: str, says: str | None
) -> None:
    document = room.published(DAY, "某办法", valid_until=until)
    assert [one[0] for one in said(qingxi, DAY, "validity")] == ([says] if says else [])
    room.take(document, "change_validity", DAY, {"validity": "expired", "on": DAY})
    assert said(qingxi, DAY, "validity") == []


def test_a_column_is_fed_within_its_period_and_an_empty_one_since_the_platform_opened(
    qingxi: County, room: Newsroom
) -> None:
    Column.objects.filter(agency=qingxi.agency).exclude(code="news").update(
        fresh_within=None, revise_yearly=False
    )
    news = column_of(qingxi.agency, "news")
    assert news.fresh_within == 14
    # The platform opened on the day of the county.
    assert said(qingxi, date(2026, 3, 18), "column") == []
    [line] = board(qingxi, date(2026, 3, 19), kind="column")
    assert (line.clock.says, line.clock.due) == ("更新栏目“工作动态”", date(2026, 3, 26))
    assert "空白栏目" in line.clock.why
    room.published(date(2026, 3, 20), "动态", kind="news")
    assert said(qingxi, date(2026, 3, 26), "column") == []
    assert said(qingxi, date(2026, 4, 7), "column") == [
        ("更新栏目“工作动态”", "2026-04-03", "已逾期1个工作日")
    ]
    # What appears in a column below it counts.
    below = Column.objects.create(
        agency=qingxi.agency, parent=news, code="towns", name="乡镇动态", type=news.type, section=news.section
    )
    Publication.objects.update(column=below)
    Document.objects.update(column=below)
    assert said(qingxi, date(2026, 4, 7), "column") == [
        ("更新栏目“工作动态”", "2026-04-03", "已逾期1个工作日")
    ]


def test_guide_and_columns_about_the_organisation_are_gone_through_every_year(
    qingxi: County, room: Newsroom
) -> None:
    assert said(qingxi, DAY, "revision") == []
    due = {one.clock.says for one in board(qingxi, date(2027, 3, 13), kind="revision")}
    assert {"核对“政府信息公开指南”", "核对“机构职能”"} <= due
    Column.objects.filter(agency=qingxi.agency).update(revised_on=date(2027, 3, 1))
    assert said(qingxi, date(2027, 3, 13), "revision") == []


def test_a_duty_is_owed_for_each_period_until_a_document_fulfils_it(qingxi: County, room: Newsroom) -> None:
    duty = Duty.objects.create(
        agency=qingxi.agency, title="地下水水质", kind="statistics", period="quarter", since=date(2025, 10, 1)
    )
    assert said(qingxi, DAY, "duty") == [("公开2025年第4季度地下水水质", "2026-01-30", "已逾期25个工作日")]
    document = room.published(DAY, "水质", kind="statistics")
    DutyDone.objects.create(duty=duty, period_end=date(2025, 12, 31), document=document)
    assert said(qingxi, DAY, "duty") == []
    assert [one[:2] for one in said(qingxi, date(2026, 4, 1), "duty")] == [
        ("公开2026年第1季度地下水水质", "2026-04-30")
    ]


def test_accounts_and_dead_links_stand_on_it_too(qingxi: County, room: Newsroom) -> None:
    MediaAccount.objects.create(
        agency=qingxi.agency,
        channel=ChannelKind.WECHAT,
        name="青溪自然资源",
        fresh_within=7,
        opened_on=date(2026, 3, 2),
    )
    assert said(qingxi, DAY, "account") == [("更新政务微信“青溪自然资源”", "2026-03-09", "已逾期3个工作日")]
    document = room.published(DAY, "动态", kind="news")
    for place in range(2):
        LinkCheck.objects.create(
            document=document,
            address=f"https://example.com/{place}",
            says="404",
            failures=2,
            failing_since=at(date(2026, 3, 10)).at,
            checked_at=timezone.now(),
        )
    assert [one[0] for one in said(qingxi, DAY, "link")] == ["2个链接打不开"]


def test_who_works_in_a_section_sees_its_documents_and_the_superior_sees_no_title(
    qingxi: County, room: Newsroom
) -> None:
    room.begin(DAY, "甲办法", date_of_document="2026-02-02")
    room.begin(DAY, "乙办法", date_of_document="2026-02-02", role=Role.CLERK)
    assert len(said(qingxi, DAY, "publish")) == 2
    assert [one[0] for one in said(qingxi, DAY, "publish", Role.OFFICER)] == ["公开《甲办法》"]
    above = qingxi.actor(Role.SUPERIOR_READER, qingxi.government)
    agencies = Agency.objects.within(qingxi.government)
    found = lines(agencies, above, DAY, working_days())
    told = [one.clock for one in found if one.clock.kind == "publish"]
    assert [(one.says, one.address) for one in told] == [("一份没有公开的信息", "")] * 2
    [first, *_others] = by_agency(found, agencies)
    assert (first.agency, first.late) == (qingxi.agency, 2)


def test_the_board_is_asked_with_few_questions_however_much_stands_on_it(
    qingxi: County, room: Newsroom, django_assert_max_num_queries: object
) -> None:
    for title in ("甲", "乙", "丙"):
        room.begin(DAY, title, date_of_document="2026-02-02")
        policy = room.published(DAY, f"{title}办法", valid_until="2026-05-01")
        Link.objects.create(document=policy, kind=LinkKind.RELATED, to_name="别的", on=DAY)
        Duty.objects.create(
            agency=qingxi.agency, title=title, kind="statistics", period="month", since=DAY - timedelta(60)
        )
    actor = qingxi.actor(Role.CLERK)
    days = working_days()
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        found = lines(Agency.objects.filter(pk=qingxi.agency.pk), actor, DAY, days)
    assert len(found) > 12
