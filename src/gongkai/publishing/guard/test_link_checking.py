"""The round over public pages: each address once a turn, failures told after the second, nothing noted without a network."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county
from tests.desk_cases import TODAY, at

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.content import Content
from gongkai.publishing.guard.checking import check
from gongkai.publishing.guard.link_checking import check_links
from gongkai.publishing.guard.link_trying import Tried
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import Document, LinkCheck, LinkRound, Publication
from gongkai.records.moment import Moment

pytestmark = pytest.mark.django_db

DEAD, ALIVE, INNER = "https://gone.example/a", "https://there.example/", "http://10.0.0.1/"
WHEN = at(TODAY)


class Network:
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self, *, is_up: bool = True) -> None:
        self.is_up, self.asked = is_up, list[str]()

    def __call__(self, address: str) -> Tried:
        self.asked.append(address)
        if not self.is_up:
            return Tried("没有应答", answered=False)
        return Tried("域名不存在", answered=False) if address == DEAD else Tried("", answered=True)


def later(days: int) -> Moment:
    return replace(WHEN, today=TODAY + timedelta(days=days), at=WHEN.at + timedelta(days=days))


@pytest.fixture
def here() -> County:
    made = county(TODAY)
    open_platform(made.agency, WHEN)
    return made


def publish(here: County, *bodies: str) -> list[int]:
    """Public pages with these bodies; their numbers."""
    column = column_of(here.agency, "notices")
    brought = [
        Brought(Content("公告", body, "notice"), column, WHEN.at, f"QX/2026-{n}")
        for n, body in enumerate(bodies)
    ]
    return [one.pk for one in bring_in(here.agency, brought, SYSTEM, WHEN, searched=False)]


def link(*addresses: str) -> str:
    return "".join(f'<p><a href="{address}">见</a></p>' for address in addresses)


def test_each_address_is_asked_once_a_turn_and_inner_ones_never(here: County) -> None:
    publish(here, link(DEAD, ALIVE, INNER, "/info/7/"), link(ALIVE, DEAD), "<p>没有链接</p>")
    network = Network()
    assert check_links(WHEN, network) == 2
    assert sorted(network.asked) == [DEAD, ALIVE]
    assert LinkCheck.objects.filter(address=DEAD, failures=1).count() == 2
    assert not LinkCheck.objects.dead().exists()


def test_a_failure_a_day_later_is_told_in_the_findings_and_forgotten_when_it_answers(here: County) -> None:
    (pk,) = publish(here, link(DEAD, ALIVE))
    check_links(WHEN, Network())
    check_links(WHEN, Network())
    assert LinkCheck.objects.get().failures == 1
    check_links(later(1), Network())
    [row] = LinkCheck.objects.dead().of(Agency.objects.filter(pk=here.agency.pk))
    assert (row.document_id, row.failures, row.failing_since) == (pk, 2, WHEN.at)
    document = Document.objects.select_related("agency").get(pk=pk)
    assert "GD-63" in [one.rule for one in check(document, TODAY)]
    check_links(later(2), lambda _address: Tried("", answered=True))
    assert not LinkCheck.objects.exists()


def test_without_a_network_nothing_is_noted_and_the_round_stands(here: County) -> None:
    publish(here, link(DEAD, ALIVE))
    assert check_links(WHEN, Network(is_up=False)) == 2
    assert not LinkCheck.objects.exists()
    assert not LinkRound.objects.exists()


def test_a_link_that_was_taken_out_is_forgotten(here: County) -> None:
    publish(here, link(DEAD, ALIVE))
    check_links(WHEN, Network())
    Publication.objects.update(body="<p>没有链接了</p>")
    check_links(later(1), Network())
    assert not LinkCheck.objects.exists()


def test_when_time_runs_out_the_next_turn_goes_on_and_a_long_page_does_not_stop_the_round(
    here: County,
) -> None:
    first, second, third = publish(
        here, link(ALIVE), link(*(f"{ALIVE}{n}" for n in range(9))), link(f"{ALIVE}x")
    )
    network = Network()
    seconds = iter(range(0, 1000, 3))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("gongkai.publishing.guard.link_checking.time.monotonic", lambda: next(seconds))
        check_links(WHEN, network, seconds=7)
        assert LinkRound.objects.get().after == first
        check_links(WHEN, network, seconds=7)
        assert LinkRound.objects.get().after == second
        check_links(WHEN, network, seconds=7)
        assert LinkRound.objects.get().after == third
    check_links(WHEN, network)
    assert LinkRound.objects.get().after == 0
    assert f"{ALIVE}x" in network.asked


def test_the_desk_lists_what_is_dead_of_its_own_agency_in_few_questions(
    here: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(here, *(link(f"{DEAD}{n}") for n in range(5)))

    def down(_address: str) -> Tried:
        return Tried("对方答复404", answered=True)

    check_links(WHEN, down)
    check_links(later(1), down)
    client = here.client(Role.CLERK)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("dead-links")).content.decode()
    assert page.count("对方答复404") == 5
    assert (
        "对方答复404" not in here.client(Role.CLERK, here.other).get(reverse("dead-links")).content.decode()
    )
