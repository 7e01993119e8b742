"""Figures by name: each counts what its rows are, together and one by one."""

import re

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.county import agency
from tests.years_of_three_reports import placed, small_2021

from gongkai.agencies.models import Agency
from gongkai.annual.narrative.counting import numbers_of
from gongkai.annual.narrative.facts import FACTS, ourselves
from gongkai.annual.narrative.figures import FIGURES, own_figures
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.of_applications import BY_WAY
from gongkai.casework.models import Theme
from gongkai.publishing.models import ChannelKind, Column
from gongkai.publishing.scope import Scope


@pytest.fixture
def bureau(db: None) -> Agency:
    return agency("青溪县自然资源局")


def test_every_code_can_be_typed_in_a_text() -> None:
    assert [code for code in (*FIGURES, *FACTS) if not re.fullmatch(r"[a-z0-9]+(\.[a-z0-9]+)*", code)] == []
    assert not set(FIGURES) & set(FACTS)


def test_counted_together_every_figure_is_the_number_of_its_rows(
    bureau: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small_2021(bureau)
    scope = Scope.of_year(bureau, 2021)
    counted = {code: one.count(scope) for code, one in {**FIGURES, **own_figures(scope)}.items()}
    with django_assert_num_queries(6):
        together = numbers_of(counted)
    assert together == {code: figure.number for code, figure in counted.items()}
    assert sum(map(bool, together.values())) > 15


def test_all_that_is_said_of_applications_received_is_one_pass_over_them(
    bureau: Agency, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small_2021(bureau)
    asked = ["received", *(f"received.{way}" for way in BY_WAY), *(f"theme.{theme}" for theme in Theme)]
    counted = {code: FIGURES[code].count(Scope.of_year(bureau, 2021)) for code in asked}
    with django_assert_num_queries(1):
        numbers = numbers_of(counted)
    ways = [numbers[f"received.{way}"] for way in BY_WAY]
    assert sum(ways) == sum(numbers[f"theme.{theme}"] for theme in Theme) == numbers["received"] == 2


def test_the_rest_of_the_columns_and_those_named_make_the_site(bureau: Agency) -> None:
    scope = Scope.of_year(bureau, 2021)
    for code, number in (("news", 5), ("notices", 3), ("plans", 2)):
        column = Column.objects.create(agency=bureau, code=code, name=code, type="documents")
        placed(bureau, 2021, ChannelKind.SITE, number, column)
    placed(bureau, 2021, ChannelKind.SITE, 4)
    numbers = Numbers(scope)
    assert [
        numbers[code] for code in ("column.news", "columnsbut.news", "columnsbut.news.plans", "channel.site")
    ] == [
        5,
        9,
        7,
        14,
    ]
    assert "columnsbut.news.nosuch" not in numbers
    assert "column.nosuch" not in numbers


def test_groups_of_the_tables_are_the_sums_of_their_cells(bureau: Agency) -> None:
    cells = {
        "t3.outcome.refused.state_secret@total": 2,
        "t3.outcome.refused.third_party@total": 3,
        "t3.outcome.refused.third_party@natural_person": 3,
        "t4.suit_direct.total": 4,
        "t4.suit_after_review.total": 1,
    }
    numbers = Numbers(Scope.of_year(bureau, 2021), cells)
    assert numbers["t3.outcome.refused@total"] == 5
    assert numbers["t4.suit.total"] == 5
    assert "t2.powers.items" not in numbers


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("青溪县自然资源局", "我局"),
        ("青溪县人民政府", "我县"),
        ("青溪县人民政府办公室", "我办"),
        ("六合镇人民政府", "我镇"),
        ("青溪县发展和改革委员会", "我委"),
        ("青溪县档案馆", "本机关"),
    ],
)
def test_an_agency_speaks_of_itself_in_a_word(name: str, word: str) -> None:
    assert ourselves(name) == word
