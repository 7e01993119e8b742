"""Which code a division had in a year."""

import pytest

from gongkai.corpus.agencies.lineage import above, code_in, full_name_in, last_code, name_in


@pytest.mark.parametrize(
    ("code", "year", "then"),
    [
        ("360622", 2017, "360622"),  # 余江县, a district since 2018
        ("360622", 2019, "360603"),
        ("360603", 2017, "360622"),
        ("220381", 2019, "220381"),  # 公主岭市, under 长春市 since 2020
        ("220381", 2021, "220184"),
        ("371200", 2017, "371200"),  # 莱芜市, merged into 济南市
        ("371200", 2019, None),
        ("371202", 2019, "370116"),  # but 莱城区 goes on as 莱芜区
        ("330113", 2020, None),  # 临平区, set up in 2021
        ("510812105", 2020, "510812105"),
        ("441900121", 2020, "441900121"),
    ],
)
def test_a_division_has_one_code_a_year_or_none(code: str, year: int, then: str | None) -> None:
    assert code_in(code, year) == then


def test_a_division_is_known_by_the_code_that_it_has_in_the_end() -> None:
    assert last_code("360622") == last_code("360603") == "360603"
    assert last_code("330104") == "330104"  # 江干区 was split up: it has no heir
    assert last_code("510812105") == "510812105"


def test_names_are_those_of_the_year_and_years_before_the_record_count_as_its_first() -> None:
    assert full_name_in("130502", 2019) == "河北省邢台市桥东区"
    assert full_name_in("130502", 2021) == "河北省邢台市襄都区"
    assert name_in("360622", 2009) == name_in("360622", 2017) == "余江县"
    assert name_in("360622", None) is name_in("360622", 20233) is None


def test_a_code_tells_those_above_it() -> None:
    district = above("110105")
    assert (district.province, district.prefecture, district.county) == ("110000", None, "110105")
    town = above("441900121")
    assert (town.prefecture, town.county, town.township) == ("441900", None, "441900121")
    assert above("620201101").county is None  # 嘉峪关市 has townships and no county
