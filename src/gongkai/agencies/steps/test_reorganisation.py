"""机构改革: names of the day, successors, where open cases go, and what stands in the way."""

from datetime import date, datetime

import pytest
from django.utils import timezone
from tests.county import County, agency, county

from gongkai.agencies import handover
from gongkai.agencies.actor import actors_of
from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.handover import Open, WorkOfAgencies
from gongkai.agencies.models import Agency, Succession
from gongkai.agencies.steps.refusal import AdministrationError, NotYours
from gongkai.agencies.steps.reorganisation import Decree, abolish, merge, rename, split

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 12)
AT = datetime(2026, 3, 12, 9, 0, tzinfo=timezone.get_fixed_timezone(480))
DECREE = Decree(date(2026, 3, 1), "青委办〔2026〕2号")


@pytest.fixture
def here() -> County:
    return county(TODAY)


@pytest.fixture
def cases(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Open cases by agency, as another room would keep them."""
    found: dict[int, int] = {}

    def pass_on(_actor: object, gone: Agency, to: Agency, _at: datetime) -> int:
        count = found.pop(gone.pk, 0)
        found[to.pk] = found.get(to.pk, 0) + count
        return count

    work = WorkOfAgencies("在办申请", lambda one: found.get(one.pk, 0), pass_on)
    monkeypatch.setattr(handover, "_OF_AGENCIES", [work])
    return found


def test_an_agency_has_on_every_day_the_name_of_that_day(here: County) -> None:
    actor = here.actor("administrator")
    rename(actor, here.agency, Decree(date(2019, 3, 1), "一"), name="二名", document_word="", at=AT)
    rename(actor, here.agency, DECREE, name="三名", document_word="青三", at=AT)
    days = [date(2019, 2, 28), date(2019, 3, 1), date(2026, 2, 28), date(2026, 3, 1), TODAY]
    assert [here.agency.name_on(day) for day in days] == ["青溪县自然资源局", "二名", "二名", "三名", "三名"]
    entry = AdministrationEvent.objects.newest_first()[0]
    assert entry.after == {
        "名称": "三名",
        "机关代字": "青三",
        "自": "2026-03-01",
        "文件依据": "青委办〔2026〕2号",
    }


@pytest.mark.parametrize(
    ("on", "says"),
    [(date(2026, 3, 13), "日期还没有到"), (date(2018, 1, 1), "新名称要从其后起用")],
)
def test_a_renaming_is_neither_in_the_future_nor_before_the_last_one(
    on: date, says: str, here: County
) -> None:
    actor = here.actor("administrator")
    rename(actor, here.agency, Decree(date(2019, 3, 1), "一"), name="二名", document_word="", at=AT)
    with pytest.raises(AdministrationError, match=says) as refused:
        rename(actor, here.agency, Decree(on, "二"), name="三名", document_word="", at=AT)
    assert refused.value.field == "on"


def test_open_cases_of_a_merged_agency_go_to_its_successor(here: County, cases: dict[int, int]) -> None:
    cases[here.agency.pk] = 4
    actor = here.actor("administrator", here.government)
    assert merge(actor, here.agency, here.education, DECREE, at=AT) == [Open("在办申请", 4)]
    gone = Agency.objects.get(pk=here.agency.pk)
    assert (gone.abolished_on, gone.accepts_applications) == (DECREE.on, False)
    assert cases == {here.education.pk: 4}
    assert str(Succession.objects.get()) == "青溪县自然资源局并入青溪县教育局"
    assert gone not in Agency.objects.in_being(TODAY)
    assert gone in Agency.objects.in_being(date(2026, 2, 28))
    assert actors_of(here.person("clerk").user, TODAY) == []


def test_an_administrator_of_one_agency_does_not_merge_it_into_another(here: County) -> None:
    with pytest.raises(NotYours):
        merge(here.actor("administrator"), here.agency, here.education, DECREE, at=AT)


def test_an_agency_that_is_split_and_stays_keeps_its_cases(here: County, cases: dict[int, int]) -> None:
    cases[here.agency.pk] = 4
    forest = agency("青溪县林业局", parent=here.government)
    actor = here.actor("administrator", here.government)
    assert split(actor, here.agency, [forest], DECREE, ends=False, at=AT) == []
    assert cases == {here.agency.pk: 4}
    assert str(Succession.objects.get()) == "青溪县自然资源局职责划转青溪县林业局"


def test_an_agency_that_ends_with_its_split_gives_its_cases_to_the_first(
    here: County, cases: dict[int, int]
) -> None:
    cases[here.agency.pk] = 4
    forest, land = (agency(name, parent=here.government) for name in ("青溪县林业局", "青溪县土地局"))
    actor = here.actor("administrator", here.government)
    split(actor, here.agency, [land, forest], DECREE, ends=True, at=AT)
    assert cases == {land.pk: 4}
    assert {row.successor.name for row in Succession.objects.all()} == {"青溪县林业局", "青溪县土地局"}


def test_an_agency_with_open_cases_is_not_abolished(here: County, cases: dict[int, int]) -> None:
    cases[here.agency.pk] = 1
    actor = here.actor("administrator", here.government)
    with pytest.raises(AdministrationError, match="还有1件没有办结"):
        abolish(actor, here.agency, DECREE, at=AT)
    cases.clear()
    abolish(actor, here.agency, DECREE, at=AT)
    assert Agency.objects.get(pk=here.agency.pk).abolished_on == DECREE.on


def test_an_agency_with_others_below_it_does_not_end(here: County) -> None:
    agency("青溪县不动产登记中心", parent=here.agency)
    with pytest.raises(AdministrationError, match="下面还有机关"):
        abolish(here.actor("administrator"), here.agency, DECREE, at=AT)
