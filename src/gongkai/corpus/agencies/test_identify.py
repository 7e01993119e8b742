"""Names as reports print them, and whose they are."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.corpus.agencies.alias_file import read_aliases
from gongkai.corpus.agencies.flags import label
from gongkai.corpus.agencies.identify import identify
from gongkai.corpus.agencies.identity import Match
from gongkai.corpus.agencies.lineage import code_in
from gongkai.divisions import packaged_divisions
from gongkai.divisions.names import spellings

CHINA = packaged_divisions()


@pytest.mark.parametrize(
    ("agency", "year", "unit", "level", "kind", "scope", "flags"),
    [
        # As the real reports of the collection name themselves.
        ("眉山市经济和信息化局", 2020, "511400:经济和信息化局", 2, "department", "own", ""),
        ("安福县", 2020, "360829:人民政府", 3, "government", "whole", ""),
        ("广元市朝天区人民政府办公室", 2021, "510812:人民政府办公室", 3, "department", "own", ""),
        ("雷州市科工贸和信息化局", 2020, "440882:科工贸和信息化局", 3, "department", "own", ""),
        ("河北省工业和信息化厅", 2019, "130000:工业和信息化局", 1, "department", "own", ""),
        ("河北省人力资源和社会保障厅", 2023, "130000:人力资源和社会保障局", 1, "department", "own", ""),
        ("淮安市洪泽区人民政府", 2024, "320813:人民政府", 3, "government", "whole", ""),
        ("淮安市人民政府", 2024, "320800:人民政府", 2, "government", "whole", ""),
        ("上海市科委", 2024, "310000:科学技术局", 1, "department", "own", ""),
        ("沐阳县人民政府", 2025, "321322:人民政府", 3, "government", "whole", "slip"),
        ("沭阳县发展和改革局", 2023, "321322:发展和改革委员会", 3, "department", "own", ""),
        ("阿巴嘎旗自然资源局", 2023, "152522:自然资源局", 3, "department", "own", ""),
        (
            "广东从化经济开发区管理委员会",
            2022,
            "440117:经济开发区管理委员会",
            3,
            None,
            None,
            "zone scope_open",
        ),
        ("廣州市國資委", 2020, "440100:国有资产监督管理委员会", 2, "department", "own", "written_otherwise"),
        (
            "广州市人民政府国有资产监督管理委员会",
            2020,
            "440100:国有资产监督管理委员会",
            2,
            "department",
            "own",
            "",
        ),
        ("西柳镇人民政府", 2023, "210381112:人民政府", 4, "township", "own", ""),
        ("广州市荔湾区人民政府南源街道办事处", 2020, "440103010:人民政府", 4, "township", "own", ""),
        ("伊州区丽园街道办事处", 2020, "650502004:人民政府", 4, "township", "own", ""),
        ("潜江市周矶街道办事处", 2020, "429005003:人民政府", 4, "township", "own", ""),
        ("攀枝花市西区审计局", 2020, "510403:审计局", 3, "department", "own", ""),
        ("杨凌示范区教育局", 2019, "610403:杨凌示范区教育局", 3, "department", "own", "zone"),
        (
            "武汉市黄陂区某街道办事处",
            2020,
            "420116:某街道办事处",
            4,
            "township",
            "own",
            "hidden unknown_township",
        ),
        # Places of every level, in full or short.
        ("四川省", 2022, "510000:人民政府", 1, "government", "whole", ""),
        ("神农架林区", 2022, "429021:人民政府", 3, "government", "whole", ""),
        ("喀什地区行政公署", 2021, "653100:人民政府", 2, "government", "whole", ""),
        ("东莞市虎门镇人民政府", 2020, "441900121:人民政府", 4, "township", "own", ""),
        ("虎门镇党政办公室", 2020, "441900121:人民政府", 4, "township", "own", ""),
        ("济南市市中区民政局", 2021, "370103:民政局", 3, "department", "own", ""),
        ("朝天市场监管局", 2021, "510812:市场监督管理局", 3, "department", "own", ""),
        ("秦皇岛市山海关区教育局", 2022, "130303:教育局", 3, "department", "own", ""),
        ("石家庄高新区管委会", 2022, "130171:人民政府", 3, None, None, "zone scope_open"),
        # Governments, their offices, and what they say of their scope.
        ("沭阳县府办", 2023, "321322:人民政府办公室", 3, "department", "own", ""),
        ("安福县人民政府（本级）", 2020, "360829:人民政府办公室", 3, "department", "own", "trimmed"),
        ("朝天区人民政府办公室（汇总）", 2021, "510812:人民政府", 3, "government", "whole", "trimmed"),
        ("全州县人民政府办公室", 2022, "450324:人民政府办公室", 3, "department", "own", ""),
        # Names with something wrong about them.
        ("广元市潮天区教肓局", 2020, "510812:教育局", 3, "department", "own", "slip"),
        ("〈金湖县人民政府〉", 2023, "320831:人民政府", 3, "government", "whole", "written_otherwise"),
        (
            "沭阳县教育局2023年政府信息公开工作年度报告",
            2023,
            "321322:教育局",
            3,
            "department",
            "own",
            "trimmed",
        ),
        ("沭阳县云台镇人民政府", 2023, "321322:云台镇人民政府", 4, "township", "own", "unknown_township"),
        # Agencies of the State Council, and of systems of their own.
        ("国家税务总局", 2020, "000000:国家税务总局", 0, "department", "own", ""),
        ("人社部", 2020, "000000:人力资源和社会保障部", 0, "department", "own", ""),
        ("国家税务总局安福县税务局", 2020, "360829:税务局", 3, "department", "own", "vertical"),
        ("中国人民银行成都分行", 2020, "510100:中国人民银行分行", 2, "department", "own", "vertical"),
    ],
)
def test_a_name_leads_to_its_unit(
    agency: str, year: int, unit: str, level: int, kind: str | None, scope: str | None, flags: str
) -> None:
    found = identify(agency, year)
    assert (found.unit, found.level, found.kind, found.scope) == (unit, level, kind, scope)
    assert sorted(found.flags) == sorted(flags.split())
    assert found.match == "exact"


@pytest.mark.parametrize(
    ("agency", "year", "division", "match", "flags", "unit"),
    [
        ("江干区教育局", 2020, "330104", "exact", (), "330104:教育局"),
        ("江干区教育局", 2022, "330104", "former", (), "330104:教育局"),
        ("余江县教育局", 2017, "360622", "exact", (), "360603:教育局"),  # a county until 2018
        ("余江县教育局", 2020, "360603", "former", (), "360603:教育局"),
        ("余江区教育局", 2017, "360622", "exact", ("later_name",), "360603:教育局"),
        ("余江区教育局", 2020, "360603", "exact", (), "360603:教育局"),
        ("莱芜市教育局", 2017, "371200", "exact", (), "371200:教育局"),
        ("莱芜市教育局", 2019, "371200", "former", (), "371200:教育局"),  # merged into 济南市
        ("邢台市桥东区教育局", 2019, "130502", "exact", (), "130502:教育局"),
        ("邢台市桥东区教育局", 2021, "130502", "former", (), "130502:教育局"),  # 襄都区, the same code
        ("襄都区教育局", 2019, "130502", "exact", ("later_name",), "130502:教育局"),
    ],
)
def test_a_unit_keeps_its_number_while_its_division_is_of_the_year(
    agency: str, year: int, division: str, match: str, flags: tuple[str, ...], unit: str
) -> None:
    found = identify(agency, year)
    assert (found.division, found.match, found.flags, found.unit) == (division, match, flags, unit)


def test_codes_of_all_levels_are_told() -> None:
    found = identify("广州市荔湾区人民政府南源街道办事处", 2020)
    assert (found.province, found.prefecture, found.county, found.township) == (
        "440000",
        "440100",
        "440103",
        "440103010",
    )
    assert found.unit_name == "广东省广州市荔湾区南源街道办事处"
    assert identify("北京市朝阳区教育局", 2020).prefecture is None
    assert identify("虎门镇", 2020).county is None


@pytest.mark.parametrize(
    ("title", "signature", "source", "division"),
    [
        ("", "", "", None),
        ("", "北京市朝阳区教育局", "", "110105"),
        ("长春市朝阳区教育局2022年政府信息公开工作年度报告", "", "", "220104"),
        ("", "", "吉林省/长春市/朝阳区教育局.html", "220104"),
        ("", "", "https://www.bjchy.beijing.gov.cn/zfxxgk/2022.html", "110105"),
        ("", "", "各单位年报/朝阳区教育局.html", None),
    ],
)
def test_of_two_places_of_one_name_something_else_must_decide(
    title: str, signature: str, source: str, division: str | None
) -> None:
    found = identify("朝阳区教育局", 2022, title, signature, source)
    assert found.division == division
    if division is None:
        assert found.match == "ambiguous"
        assert found.flags == ("candidate:110105", "candidate:220104")
    else:
        assert found.flags == ("place_elsewhere",)


@pytest.mark.parametrize(
    ("agency", "title", "signature", "source", "unit", "flags"),
    [
        ("教育局", "", "沭阳县教育局", "", "321322:教育局", ("place_elsewhere",)),
        ("教育局", "", "", "江苏省/沭阳县/教育局.html", "321322:教育局", ("place_elsewhere",)),
        (
            "",
            "2023年沭阳县教育局政府信息公开工作年度报告",
            "",
            "",
            "321322:教育局",
            ("name_elsewhere",),
        ),
        ("", "", "", "年报/沭阳县教育局2023.docx", "321322:教育局", ("name_elsewhere",)),
        ("教育局", "", "", "a.html", "教育局", ("no_place",)),
        ("教育局", "", "", "江苏省/教育局.html", "教育局", ("no_place",)),
        ("区教育局", "", "", "四川省/广元市/a.html", "区教育局", ("no_place",)),
        ("区教育局", "", "", "四川省/广元市/朝天区/a.html", "510812:教育局", ("place_elsewhere",)),
        ("教育厅", "", "", "https://jyt.hebei.gov.cn/a.html", "130000:教育局", ("place_elsewhere",)),
        ("", "", "", "a.html", "", ("no_name", "scope_open")),
        ("青溪县发改局", "", "", "", "青溪县发展和改革委员会", ("unknown_place",)),
    ],
)
def test_what_the_name_leaves_out_is_taken_from_elsewhere_and_said(
    agency: str, title: str, signature: str, source: str, unit: str, flags: tuple[str, ...]
) -> None:
    found = identify(agency, 2023, title, signature, source)
    assert (found.unit, found.flags) == (unit, flags)


@pytest.mark.parametrize(
    ("signature", "source", "wrong"),
    [
        ("沭阳县教育局", "https://www.shuyang.gov.cn/a.html", False),
        ("教育局", "", False),
        ("沭阳县人民政府办公室", "", False),
        ("泗阳县教育局", "", True),
        ("沭阳县财政局", "", True),
        ("教育部", "四川省/广元市/教育局.html", True),
        ("教育部", "", False),
        ("", "https://jyj.sc.gov.cn/a.html", True),
        ("", "https://zw.jiangsu.gov.cn/a.html", False),
        ("", "四川省/广元市/教育局.html", True),
    ],
)
def test_a_name_that_something_contradicts_is_flagged(signature: str, source: str, wrong: bool) -> None:
    found = identify("沭阳县教育局", 2023, "", signature, source)
    assert found.unit == "321322:教育局"
    assert ("wrong_name" in found.flags) is wrong


def test_a_site_that_is_no_governments_is_said() -> None:
    assert identify("沭阳县教育局", 2023, source="http://www.021jzzz.com/gongkai/doc_1.html").flags == (
        "foreign_site",
    )
    assert identify("沭阳县教育局", 2023, source="http://www.shuyang.gov.cn/doc_1.html").flags == ()


def test_an_operators_alias_goes_before_everything_else() -> None:
    aliases = read_aliases(
        "名称,区划代码,规范名称,起始年度,截止年度\n"
        "朝阳教育,220104,教育局,,\n"
        "沭阳县教育局,321300,教育局,2020,2021\n"
        "示范区政府,610403,人民政府,,".encode()
    )
    assert identify("朝阳教育", 2022, aliases=aliases).unit == "220104:教育局"
    assert identify("朝阳教育", 2022, aliases=aliases).match == "alias"
    assert identify("沭阳县 教育局", 2020, aliases=aliases).unit == "321300:教育局"
    assert identify("沭阳县教育局", 2022, aliases=aliases).unit == "321322:教育局"
    assert identify("示范区政府", 2022, aliases=aliases).scope == "whole"


@given(
    st.lists(
        st.sampled_from(
            ["四川省", "朝天区", "人民政府", "教育局", "街道", "某", "（", "2023年", "国家税务总局", "市"]
        )
        | st.text(max_size=6),
        max_size=6,
    ).map("".join),
    st.none() | st.integers(-(2**31), 2**31 - 1),
)
@settings(max_examples=80)
def test_whatever_is_printed_gives_an_answer(words: str, year: int | None) -> None:
    for found in (identify(words, year), identify("", year, words, words, f"{words}/{words}.html", words)):
        assert found.match in set(Match)
        assert (found.division is None) == (found.level is None) == (found.match in {"none", "ambiguous"})
        assert all(label(flag) for flag in found.flags)


def test_a_text_that_is_no_name_costs_nothing() -> None:
    assert identify("四川省" + "局" * 1_000_000, 2023).province == "510000"


def test_any_spelling_of_any_division_leads_to_it_or_says_that_it_may_be_meant() -> None:
    chance = random.Random(11)
    # 350527000 is 金门县 once more, as a township of the statistics.
    codes = [code for code in CHINA.table.names if CHINA.division(code).statutory and code != "350527000"]
    for code in chance.sample(codes, 500):
        division = CHINA.division(code)
        above = [
            chance.choice(sorted(spellings(a.name))) for a in CHINA.ancestors(code) if chance.random() < 0.6
        ]
        name = "".join(above) + chance.choice(sorted(spellings(division.name)))
        for words in (CHINA.full_name(code), name):
            found = identify(words, 2023)
            assert found.division in {code, code_in(code, 2023)} or f"candidate:{code}" in found.flags, words
