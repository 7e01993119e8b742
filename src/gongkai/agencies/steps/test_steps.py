"""Setting up and moving agencies, units, posts, stand-ins, handing over: what is done, refused and logged."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from tests.county import County, agency, county, person, post

from gongkai.agencies import handover
from gongkai.agencies.administration_event import AdministrationEvent, AppendOnly
from gongkai.agencies.handover import Open, WorkOfPosts
from gongkai.agencies.models import Agency, AgencyKind, Person, Post, StandIn
from gongkai.agencies.role import Role
from gongkai.agencies.steps.agency import add_unit, edit_unit, move_agency, set_up_agency
from gongkai.agencies.steps.hand_over import hand_over
from gongkai.agencies.steps.person import holder_of, invite, reset_password
from gongkai.agencies.steps.post import Appointment, appoint, end_post
from gongkai.agencies.steps.refusal import AdministrationError, NotYours
from gongkai.agencies.steps.stand_in import appoint_stand_in, end_stand_in
from gongkai.law.review_organ import AgencyStanding

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 12, 9, 0, tzinfo=timezone.get_fixed_timezone(480))
TODAY = date(2026, 3, 12)
PARTICULARS = {
    "name": "青溪县林业局",
    "kind": AgencyKind.DEPARTMENT,
    "region_code": "900121",
    "standing": AgencyStanding.LOCAL_DEPARTMENT,
}


@pytest.fixture
def here() -> County:
    return county(TODAY)


def last() -> AdministrationEvent:
    found = AdministrationEvent.objects.newest_first().first()
    assert found
    return found


def test_an_agency_is_set_up_under_its_superior_and_the_log_tells(here: County) -> None:
    actor = here.actor("administrator", here.government)
    made = set_up_agency(actor, here.government, PARTICULARS, at=AT)
    assert made.path.startswith(here.government.path)
    assert len(made.path) == len(here.government.path) + 6
    assert (last().agency, last().actor_name) == (made, "方正（系统管理员）")
    assert last().after["名称"] == "青溪县林业局"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_only_administrators_set_up_agencies(role: Role, here: County) -> None:
    with pytest.raises(NotYours, match="不在您管理的机关范围内"):
        set_up_agency(here.actor(role, here.government), here.government, PARTICULARS, at=AT)


def test_an_administrator_of_an_agency_sets_up_nothing_beside_or_above_it(here: County) -> None:
    actor = here.actor("administrator")
    for parent in (here.government, here.education, here.other):
        with pytest.raises(NotYours):
            set_up_agency(actor, parent, PARTICULARS, at=AT)
    assert not AdministrationEvent.objects.exists()


def test_two_agencies_of_one_superior_do_not_bear_one_name(here: County) -> None:
    actor = here.actor("administrator", here.government)
    with pytest.raises(AdministrationError, match="已经有“青溪县教育局”") as refused:
        set_up_agency(actor, here.government, {**PARTICULARS, "name": "青溪县教育局"}, at=AT)
    assert refused.value.field == "name"


def test_an_agency_moves_with_all_below_it(here: County) -> None:
    centre = agency("青溪县不动产登记中心", parent=here.agency)
    desk = agency("登记中心六合分中心", parent=centre)
    move_agency(here.actor("administrator", here.government), here.agency, here.town, at=AT)
    rows = {row.name: row.path for row in Agency.objects.within(here.town)}
    assert set(rows) == {"六合镇人民政府", "青溪县自然资源局", "青溪县不动产登记中心", "登记中心六合分中心"}
    assert rows[desk.name].startswith(rows[centre.name])
    assert rows[centre.name].startswith(rows[here.agency.name])
    assert (last().before, last().after) == ({"上级机关": "青溪县人民政府"}, {"上级机关": "六合镇人民政府"})


def test_an_agency_does_not_move_below_itself(here: County) -> None:
    centre = agency("青溪县不动产登记中心", parent=here.agency)
    with pytest.raises(AdministrationError, match="不能移到自己"):
        move_agency(here.actor("administrator", here.government), here.agency, centre, at=AT)


def test_an_administrator_does_not_move_their_own_agency_away(here: County) -> None:
    with pytest.raises(NotYours):
        move_agency(here.actor("administrator"), here.agency, here.town, at=AT)


def test_a_unit_with_people_stays_in_use(here: County) -> None:
    actor = here.actor("administrator")
    unit = add_unit(actor, here.agency, "法规科", at=AT)
    edit_unit(actor, unit, name="政策法规科", in_use=False, at=AT)
    assert (last().before, last().after) == (
        {"名称": "法规科", "使用中": "是"},
        {"名称": "政策法规科", "使用中": "否"},
    )
    with pytest.raises(AdministrationError, match="还有2人"):
        edit_unit(actor, here.units["不动产登记科"], name="不动产登记科", in_use=False, at=AT)


@pytest.mark.parametrize(
    ("appointment", "says"),
    [
        (Appointment(Role.CLERK, TODAY, TODAY - timedelta(days=1)), "最后一天早于第一天"),
        (Appointment(Role.OFFICER, TODAY), "须写明内设机构"),
        (Appointment(Role.CLERK, TODAY), "已经在青溪县自然资源局任公开办经办人"),
    ],
)
def test_a_post_that_makes_no_sense_is_refused(appointment: Appointment, says: str, here: County) -> None:
    with pytest.raises(AdministrationError, match=says):
        appoint(here.actor("administrator"), here.person("clerk"), here.agency, appointment, at=AT)


def test_a_unit_of_another_agency_is_refused(here: County) -> None:
    unit = add_unit(here.actor("administrator", here.government), here.education, "基教科", at=AT)
    with pytest.raises(AdministrationError, match="不是本机关的"):
        appoint(
            here.actor("administrator"),
            here.person("clerk"),
            here.agency,
            Appointment(Role.OFFICER, TODAY, unit=unit),
            at=AT,
        )


def test_whoever_leaves_holds_the_post_to_the_last_day(here: County) -> None:
    end_post(here.actor("administrator"), here.post("clerk"), last_day=TODAY, at=AT)
    held = Post.objects.filter(person=here.person("clerk"))
    assert held.in_effect(TODAY).exists()
    assert not held.in_effect(TODAY + timedelta(days=1)).exists()


def stand_in(here: County, actor_role: str, for_role: str, by_role: str, **days: date) -> StandIn:
    return appoint_stand_in(
        here.actor(actor_role),
        here.post(for_role),
        here.person(by_role),
        since=days.get("since", TODAY),
        until=days.get("until", TODAY + timedelta(days=4)),
        reason="出差",
        at=AT,
    )


@pytest.mark.parametrize("role", ["leader", "ogi_head", "administrator"])
def test_holder_head_and_administrator_appoint_a_stand_in(role: str, here: County) -> None:
    row = stand_in(here, role, "leader", "section_head")
    assert row.appointed_by == here.person(role)
    assert last().subject == "何青代沈明远（副局长）"


@pytest.mark.parametrize("role", ["clerk", "officer", "section_head", "auditor"])
def test_nobody_else_appoints_a_stand_in(role: str, here: County) -> None:
    with pytest.raises(NotYours):
        stand_in(here, role, "leader", "section_head")


def test_a_head_of_another_agency_appoints_no_stand_in_here(here: County) -> None:
    with pytest.raises(NotYours):
        appoint_stand_in(
            here.actor("leader", here.other),
            here.post("clerk"),
            here.person("officer"),
            since=TODAY,
            until=TODAY,
            reason="",
            at=AT,
        )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.SUPERIOR_READER])
@pytest.mark.parametrize("head", [Role.OGI_HEAD, Role.LEADER])
def test_a_head_puts_nobody_into_a_post_that_reaches_further_than_the_work(
    head: Role, role: Role, here: County
) -> None:
    since, until = TODAY, TODAY + timedelta(days=3)
    with pytest.raises(NotYours):
        appoint_stand_in(
            here.actor(head), here.post(role), here.person(head), since=since, until=until, reason="", at=AT
        )
    assert not StandIn.objects.exists()


def test_an_account_whose_post_begins_tomorrow_is_not_taken_over_today(here: County) -> None:
    newcomer = person("newcomer", "孙晓")
    post(newcomer, here.agency, Role.CLERK, "科员", TODAY + timedelta(days=1))
    stranger = here.actor("administrator", here.other)
    appoint(stranger, newcomer, here.other, Appointment(Role.CLERK, TODAY), at=AT)
    with pytest.raises(AdministrationError, match="由共同上级的管理员办理"):
        reset_password(stranger, newcomer, at=AT)


def test_nobody_stands_in_for_themselves(here: County) -> None:
    with pytest.raises(AdministrationError, match="不能由本人代理本人"):
        stand_in(here, "leader", "leader", "leader")


def test_a_stand_in_works_in_the_agency(here: County) -> None:
    with pytest.raises(AdministrationError, match="到时不在青溪县自然资源局任岗"):
        appoint_stand_in(
            here.actor("leader"),
            here.post("leader"),
            here.person("leader", here.other),
            since=TODAY,
            until=TODAY,
            reason="",
            at=AT,
        )


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        (TODAY, TODAY - timedelta(days=1), "早于第一天"),
        (TODAY - timedelta(days=9), TODAY - timedelta(days=1), "已经过去"),
    ],
)
def test_days_of_a_stand_in_that_make_no_sense_are_refused(
    since: date, until: date, says: str, here: County
) -> None:
    with pytest.raises(AdministrationError, match=says):
        stand_in(here, "leader", "leader", "section_head", since=since, until=until)


def test_a_stand_in_that_is_ended_cannot_act_any_more(here: County) -> None:
    row = stand_in(here, "leader", "leader", "section_head")
    assert StandIn.objects.in_effect(TODAY).exists()
    end_stand_in(here.actor("ogi_head"), row, at=AT)
    assert not StandIn.objects.in_effect(TODAY).exists()


def test_who_stands_in_for_a_holder_hands_none_of_the_holder_s_powers_on(here: County) -> None:
    stand_in(here, "leader", "clerk", "officer")
    from gongkai.agencies.actor import actors_of

    standing = next(one for one in actors_of(here.person("officer").user, TODAY) if one.instead_of)
    with pytest.raises(NotYours):
        appoint_stand_in(
            standing, here.post("officer"), here.person("leader"), since=TODAY, until=TODAY, reason="", at=AT
        )


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Pieces of work by post, as another room would keep them."""
    pieces: dict[int, int] = {}

    def give(_actor: object, held: Post, to: Post, _at: datetime) -> int:
        count = pieces.pop(held.pk, 0)
        pieces[to.pk] = pieces.get(to.pk, 0) + count
        return count

    work = WorkOfPosts("在办申请", lambda held: pieces.get(held.pk, 0), give)
    monkeypatch.setattr(handover, "_OF_POSTS", [work])
    return pieces


def test_open_work_goes_to_a_colleague_of_the_same_role(here: County, desk: dict[int, int]) -> None:
    mine = here.post("clerk")
    colleague = post(person("second", "第二位"), here.agency, Role.CLERK, "经办", TODAY)
    desk[mine.pk] = 3
    with pytest.raises(AdministrationError, match="还有3件在办工作"):
        end_post(here.actor("administrator"), mine, last_day=TODAY - timedelta(days=1), at=AT)
    assert hand_over(here.actor("ogi_head"), mine, colleague, at=AT) == [Open("在办申请", 3)]
    assert desk == {colleague.pk: 3}
    assert last().after == {"移交给": "第二位（经办）", "在办申请": "3件"}


def test_work_is_not_handed_to_another_role_or_agency(here: County, desk: dict[int, int]) -> None:
    for to in (here.post("leader"), here.post("clerk", here.other), here.post("clerk")):
        with pytest.raises(AdministrationError, match="本机关同一岗位"):
            hand_over(here.actor("administrator"), here.post("clerk"), to, at=AT)


def test_the_log_is_not_changed_or_cut(here: County) -> None:
    stand_in(here, "leader", "leader", "section_head")
    for change in (
        last().delete,
        last().save,
        AdministrationEvent.objects.all().delete,
        lambda: AdministrationEvent.objects.update(subject=""),
    ):
        with pytest.raises(AppendOnly):
            change()


def test_people_are_in_reach_by_their_posts(here: County) -> None:
    def names(at: Agency, role: str) -> int:
        return Person.objects.in_reach_of(here.actor(role, at)).count()

    # Ten people in each of the two agencies of 青溪县 that have any.
    assert names(here.government, "administrator") == 20
    assert names(here.agency, "administrator") == 10
    assert names(here.other, "auditor") == 10


@pytest.mark.parametrize(
    "uid",
    ["", "////", "AA", "wrI", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "OTk5OTk5OTk5OTk5OTk5OTk5OQ"],
)
def test_a_one_time_link_that_was_made_up_belongs_to_nobody(uid: str, here: County) -> None:
    assert holder_of(uid, "x") is None


def test_two_invitations_at_once_under_one_name_give_one_account_and_one_refusal(
    here: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = here.person("clerk").user.get_username()
    # As it was when both asked: nobody of that name yet.
    monkeypatch.setattr(QuerySet, "exists", lambda _self: False)
    with pytest.raises(AdministrationError, match="已经有人用") as refused:
        invite(
            here.actor("administrator"),
            here.agency,
            username=taken,
            name="新来",
            telephone="",
            appointment=Appointment(Role.CLERK, TODAY),
            at=AT,
        )
    assert refused.value.field == "username"
    assert not Person.objects.filter(name="新来")
