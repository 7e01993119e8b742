from datetime import date

import pytest

from gongkai.law.statutory_content import ART_20, ART_21, Level, publish_by
from gongkai.law.working_days import working_days


def test_article_20_has_fifteen_items_in_its_own_order() -> None:
    numbers = [
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
        "十三",
        "十四",
        "十五",
    ]
    assert [item.number for item in ART_20] == numbers
    assert len({item.code for item in ART_20}) == 15


@pytest.mark.parametrize(("level", "count"), [(Level.CITY_AND_COUNTY, 7), (Level.TOWNSHIP, 8)])
def test_article_21_adds_items_by_level(level: Level, count: int) -> None:
    assert len({item.code for item in ART_21[level]}) == count


def test_information_is_published_within_twenty_working_days() -> None:
    assert publish_by(date(2025, 1, 20), working_days()) == date(2025, 2, 21)
