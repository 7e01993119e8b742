"""Look-up, walking and finding in the packaged divisions, and private ones beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.divisions import (
    Division,
    Level,
    PrivateDivisionRefused,
    UnknownDivision,
    packaged_divisions,
)
from gongkai.divisions.names import spellings

CHINA = packaged_divisions()
CODES = st.sampled_from(sorted(CHINA.table.names))
QINGXI = Division("510899", "青溪县", Level.COUNTY, "510800")  # invented


@pytest.mark.parametrize(
    ("code", "full_name"),
    [
        ("510812", "四川省广元市朝天区"),
        ("510812105", "四川省广元市朝天区沙河镇"),
        ("110101", "北京市东城区"),
        ("500101", "重庆市万州区"),
        ("360829", "江西省吉安市安福县"),
        ("440882", "广东省湛江市雷州市"),
        ("441900121", "广东省东莞市虎门镇"),
        ("429021", "湖北省神农架林区"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("152522", "内蒙古自治区锡林郭勒盟阿巴嘎旗"),
        ("540481", "西藏自治区林芝市米林市"),
        ("653229", "新疆维吾尔自治区和田地区和安县"),  # set up after the day of the file
        ("460303", "海南省三沙市南沙区"),  # not in the statistics
        ("710000", "台湾省"),
    ],
)
def test_a_full_name_runs_from_the_province_down(code: str, full_name: str) -> None:
    assert CHINA.full_name(code) == full_name


def test_a_division_knows_its_level_and_superior() -> None:
    assert CHINA.division("510812") == Division("510812", "朝天区", Level.COUNTY, "510800")
    assert CHINA.level_of("510812105") is Level.TOWNSHIP
    assert [above.code for above in CHINA.ancestors("510812105")] == ["510000", "510800", "510812"]
    assert CHINA.ancestors("510000") == ()


def test_the_subordinates_of_guangyuan_are_three_districts_and_four_counties() -> None:
    names = [child.name for child in CHINA.children("510800")]
    assert names == ["利州区", "昭化区", "朝天区", "旺苍县", "青川县", "剑阁县", "苍溪县"]


def test_the_top_level_has_34_units() -> None:
    assert len(CHINA.provinces()) == 34
    assert {province.parent for province in CHINA.provinces()} == {None}


@pytest.mark.parametrize("code", ["999999", "", "51", "110100", "51081210", "五一〇八一二"])
def test_a_code_that_nobody_bears_is_unknown(code: str) -> None:
    assert code not in CHINA
    for question in (CHINA.division, CHINA.children, CHINA.ancestors, CHINA.full_name, CHINA.level_of):
        with pytest.raises(UnknownDivision, match="没有行政区划代码"):
            question(code)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("朝天区", ["510812"]),
        ("广元朝天区", ["510812"]),
        ("四川朝天区", ["510812"]),
        ("四川省广元市朝天区", ["510812"]),
        (" 四川省 广元市 朝天区 ", ["510812"]),
        ("朝天", ["510812", "510812100"]),  # the district and the town
        ("凉山州", ["513400"]),
        ("凉山彝族自治州", ["513400"]),
        ("恩施", ["422800", "422801"]),  # prefecture and city
        ("恩施州", ["422800"]),
        ("恩施市", ["422801"]),
        ("吉林省", ["220000"]),
        ("鼓楼区", ["320106", "320302", "350102", "410204"]),  # 南京, 徐州, 福州, 开封
        ("南京鼓楼", ["320106"]),
        ("东莞虎门", ["441900121"]),
        ("东乡自治县", ["622926"]),
        ("神农架", ["429021"]),
        ("廣東省東莞市", ["441900"]),
        ("江干区", []),  # abolished in 2021
        ("阿巴嘎旗自然资源局", []),
        ("朝天县", []),
        ("广元", ["510800"]),
        ("成都朝天区", []),
        ("区", []),
        ("", []),
    ],
)
def test_a_name_finds_all_that_may_be_meant_and_nothing_else(name: str, codes: list[str]) -> None:
    assert [division.code for division in CHINA.find(name)] == codes


def test_an_ambiguous_name_is_not_decided() -> None:
    found = CHINA.find("吉林")
    assert [division.code for division in found[:2]] == ["220000", "220200"]
    assert len(CHINA.find("城关镇")) > 50


def test_within_narrows_a_name_to_a_subtree() -> None:
    assert [division.code for division in CHINA.find("鼓楼区", within="350000")] == ["350102"]
    assert [division.code for division in CHINA.find("朝天", within="510812")] == ["510812", "510812100"]
    assert CHINA.find("朝天", within="110000") == ()
    with pytest.raises(UnknownDivision):
        CHINA.find("朝天", within="999999")


@given(code=CODES)
def test_whoever_has_a_superior_is_among_its_subordinates(code: str) -> None:
    division = CHINA.division(code)
    siblings = CHINA.provinces() if division.parent is None else CHINA.children(division.parent)
    assert division in siblings
    assert [above.level.rank for above in CHINA.ancestors(code)] == sorted(
        {above.level.rank for above in CHINA.ancestors(code)}
    )


@given(code=CODES, data=st.data())
def test_any_spelling_behind_any_of_its_superiors_finds_it(code: str, data: st.DataObject) -> None:
    def spelt(division: Division) -> str:
        return data.draw(st.sampled_from(sorted(spellings(division.name))))

    named = [above for above in CHINA.ancestors(code) if data.draw(st.booleans())]
    division = CHINA.division(code)
    query = "".join(spelt(above) for above in named) + spelt(division)
    assert division in CHINA.find(query)
    for above in named:
        assert division in CHINA.find(query, within=above.code)


def test_a_county_of_ones_own_stands_beside_the_others() -> None:
    town = Division("510899101", "云台镇", Level.TOWNSHIP, "510899")
    own = CHINA.with_private(QINGXI, town)
    assert own.full_name("510899101") == "四川省广元市青溪县云台镇"
    assert QINGXI in own.children("510800")
    assert own.children("510899") == (town,)
    assert own.find("广元青溪县") == (QINGXI,)
    assert own.find("青溪县云台") == (town,)
    assert len(own) == len(CHINA) + 2
    assert list(own)[-2:] == [QINGXI, town]


def test_the_packaged_divisions_know_nothing_of_private_ones() -> None:
    CHINA.with_private(QINGXI)
    assert QINGXI.code not in CHINA
    assert QINGXI not in CHINA.children("510800")


@pytest.mark.parametrize(
    ("division", "why"),
    [
        (Division("510812", "青溪县", Level.COUNTY, "510800"), "已有区划使用"),
        (Division("371202", "青溪县", Level.COUNTY, "370100"), "已有区划使用"),  # 莱城区 until 2018
        (Division("5108", "青溪县", Level.COUNTY, "510800"), "六位或九位"),
        (Division("51089９", "青溪县", Level.COUNTY, "510800"), "六位或九位"),
        (Division("510899", "青溪县", Level.TOWNSHIP, "510800"), "不是这样编排"),
        (Division("510899", "青溪县", Level.COUNTY, "519900"), "没有上级区划"),
        (Division("510899", "青溪县", Level.COUNTY, "510812"), "级别不高于它"),
        (Division("510899", "青溪县", Level.COUNTY, None), "应指明上级区划"),
    ],
)
def test_a_private_division_must_fit_in(division: Division, why: str) -> None:
    with pytest.raises(PrivateDivisionRefused, match=why):
        CHINA.with_private(division)
