"""Reading points and the log of their use."""

from datetime import date

import pytest
from django.urls import reverse
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.publishing import figures
from gongkai.publishing.models import PointUse, ReadingPoint
from gongkai.publishing.points.using import Year, by_year
from gongkai.publishing.scope import Scope

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 16)
LIBRARY = {
    "kind": "reading",
    "name": "县图书馆查阅点",
    "address": "青溪镇人民路2号",
    "hours": "周一至周五9:00—17:00",
    "telephone": "",
    "opened_on": "2020-05-01",
    "closed_on": "",
}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


def test_a_point_is_registered_its_use_noted_and_counted_by_year(here: County) -> None:
    clerk, officer = here.client(Role.CLERK), here.client(Role.OFFICER)
    assert clerk.post(reverse("reading-point-new"), LIBRARY).status_code == 302
    point = ReadingPoint.objects.get()
    address = reverse("reading-point", args=[point.pk])
    for day, people in (("2026-03-10", "12"), ("2026-03-11", "3"), ("2025-06-01", "40")):
        assert officer.post(address, {"on": day, "people": people, "note": "查规划"}).status_code == 302
    assert by_year(point) == [Year(2026, 2, 15), Year(2025, 1, 40)]
    assert figures.visitors(Scope.of_year(here.agency, 2026)).number == 15
    assert figures.visitors(Scope.of_year(here.government, 2025, subtree=True)).number == 40
    listed = clerk.get(reverse("reading-points")).content.decode()
    assert "2026年1月1日至2026年12月31日接待15人次" in listed
    assert "林一帆" in officer.get(address).content.decode()


@pytest.mark.parametrize(
    ("use", "says"),
    [
        ({"on": "2026-03-17", "people": "1"}, "还没有到"),
        ({"on": "2020-04-30", "people": "1"}, "早于设立日期"),
        ({"on": "2026-03-10", "people": "-1"}, "error"),
    ],
)
def test_use_that_cannot_be_is_refused(here: County, use: dict[str, str], says: str) -> None:
    clerk = here.client(Role.CLERK)
    clerk.post(reverse("reading-point-new"), LIBRARY)
    answer = clerk.post(reverse("reading-point", args=[ReadingPoint.objects.get().pk]), use)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not PointUse.objects.exists()


def test_a_point_that_is_no_more_counts_only_while_it_was(here: County) -> None:
    clerk = here.client(Role.CLERK)
    clerk.post(reverse("reading-point-new"), LIBRARY)
    point = ReadingPoint.objects.get()
    change = reverse("reading-point-change", args=[point.pk])
    assert clerk.post(change, {**LIBRARY, "closed_on": "2020-04-01"}).status_code == 422
    assert clerk.post(change, {**LIBRARY, "closed_on": "2026-01-31"}).status_code == 302
    assert figures.reading_points(Scope.of_year(here.agency, 2025)).number == 1
    assert figures.reading_points(Scope.of_year(here.agency, 2026)).number == 0
    assert figures.reading_points(Scope.of_year(here.agency, 2019)).number == 0
