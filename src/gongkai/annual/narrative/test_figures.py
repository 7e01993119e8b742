"""Figures by name: each counts what its rows are, together and one by one."""

import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county
from tests.years_of_three_reports import industry_2020, office_2021, placed

from gongkai.annual.narrative.counting import numbers_of
from gongkai.annual.narrative.facts import FACTS, ourselves
from gongkai.annual.narrative.figures import FIGURES, own_figures
from gongkai.annual.narrative.numbers import Numbers
from gongkai.publishing.models import ChannelKind, Column
from gongkai.publishing.scope import Scope


@pytest.fixture
def sample() -> County:
    return county(date(2022, 1, 5))


def test_every_code_can_be_typed_in_a_text() -> None:
    assert [code for code in (*FIGURES, *FACTS) if not re.fullmatch(r"[a-z0-9]+(\.[a-z0-9]+)*", code)] == []
    assert not set(FIGURES) & set(FACTS)


@pytest.mark.django_db
def test_counted_together_every_figure_is_the_number_of_its_rows(
    sample: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office_2021(sample.agency)
    industry_2020(sample.agency)
    for year in (2020, 2021):
        scope = Scope.of_year(sample.agency, year)
        counted = {code: one.count(scope) for code, one in {**FIGURES, **own_figures(scope)}.items()}
        with django_assert_num_queries(5):
            together = numbers_of(counted)
        assert together == {code: figure.number for code, figure in counted.items()}
        assert sum(map(bool, together.values())) > 15


@pytest.mark.django_db
def test_the_rest_of_the_columns_and_those_named_make_the_site(sample: County) -> None:
    scope = Scope.of_year(sample.agency, 2021)
    for code, number in (("news", 5), ("notices", 3), ("plans", 2)):
        column = Column.objects.create(agency=sample.agency, code=code, name=code, type="documents")
        placed(sample.agency, 2021, ChannelKind.SITE, number, column)
    placed(sample.agency, 2021, ChannelKind.SITE, 4)
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


@pytest.mark.django_db
def test_groups_of_the_tables_are_the_sums_of_their_cells(sample: County) -> None:
    cells = {
        "t3.outcome.refused.state_secret@total": 2,
        "t3.outcome.refused.third_party@total": 3,
        "t3.outcome.refused.third_party@natural_person": 3,
        "t4.suit_direct.total": 4,
        "t4.suit_after_review.total": 1,
    }
    numbers = Numbers(Scope.of_year(sample.agency, 2021), cells)
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
