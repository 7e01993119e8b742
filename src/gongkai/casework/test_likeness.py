"""Applications that say much the same are found among those of the agency, and of two years."""

from datetime import date

import pytest
from tests.county import County, county
from tests.desk_cases import TODAY, Office

from gongkai.casework.likeness import alike


@pytest.fixture
def here(db: None) -> County:
    return county(TODAY)


def test_like_texts_are_found_the_likest_first(here: County) -> None:
    office = Office(here)
    same = office.register("石桥村2024年征收土地补偿登记表", on=date(2026, 1, 5))
    near = office.register("石桥村2023年征收土地补偿登记表", on=date(2026, 3, 5))
    office.register("青溪镇老车站地块容积率调整批复", on=date(2026, 3, 5))
    office.register("石桥村2024年征收土地补偿登记表", on=date(2024, 2, 29))
    found = alike(here.agency, "石桥村 2024年征收土地补偿登记表。", TODAY)
    assert [one.application for one in found] == [same, near]
    assert found[0].percent == 100
    # Of 15 pairs each the two share 13: 23年 and 32 or 24年 and 42 tell them apart.
    assert 80 < found[1].percent < 95
    assert alike(here.agency, "石桥村2024年征收土地补偿登记表", TODAY, but=same.pk)[0].application == near


def test_nothing_is_like_nothing_and_other_agencies_are_not_compared(here: County) -> None:
    Office(here).register("石桥村2024年征收土地补偿登记表", on=TODAY)
    assert alike(here.agency, " ", TODAY) == []
    assert alike(here.other, "石桥村2024年征收土地补偿登记表", TODAY) == []
