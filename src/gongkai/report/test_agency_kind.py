import pytest

from gongkai.report.agency_kind import AgencyKind, Level, kind, level, may_make_rules

GOVERNMENT, DEPARTMENT, TOWNSHIP = AgencyKind


@pytest.mark.parametrize(
    ("agency", "expected_kind", "expected_level", "makes_rules"),
    [
        ("眉山市经济和信息化局", DEPARTMENT, Level.CITY, False),
        ("安福县人民政府", GOVERNMENT, Level.COUNTY, False),
        ("广元市朝天区人民政府办公室", DEPARTMENT, Level.COUNTY, False),
        ("某区国有资产监督管理委员会", DEPARTMENT, Level.COUNTY, False),
        ("河北省工业和信息化厅", DEPARTMENT, Level.PROVINCE, False),
        ("河北省人民政府", GOVERNMENT, Level.PROVINCE, True),
        ("淮安市洪泽区人民政府", GOVERNMENT, Level.COUNTY, False),
        (
            "淮安市人民政府",
            GOVERNMENT,
            Level.CITY,
            None,
        ),  # 设区的市 or county-level city: the name does not say
        ("上海市科学技术委员会", DEPARTMENT, Level.PROVINCE, False),
        ("上海市人民政府", GOVERNMENT, Level.PROVINCE, True),
        ("天津市东丽区教育局", DEPARTMENT, Level.COUNTY, False),
        ("尼勒克县某镇人民政府", TOWNSHIP, Level.TOWNSHIP, False),
        ("哈密市伊州区丽园街道办事处", TOWNSHIP, Level.TOWNSHIP, False),
        ("潜江市周矶街道办事处", TOWNSHIP, Level.TOWNSHIP, False),
        ("阿巴嘎旗自然资源局", DEPARTMENT, Level.COUNTY, False),
        ("杭州市（测试）", GOVERNMENT, Level.CITY, None),
        ("广西壮族自治区人民政府", GOVERNMENT, Level.PROVINCE, True),
        ("延边朝鲜族自治州人民政府", GOVERNMENT, Level.CITY, True),
        ("国家税务总局", DEPARTMENT, Level.STATE, True),
        ("广州市人民政府国有资产监督管理委员会", DEPARTMENT, Level.CITY, None),
        ("国资委", DEPARTMENT, None, None),
        ("", None, None, None),
    ],
)
def test_kind_and_level_are_told_by_the_name_or_not_at_all(
    agency: str, expected_kind: AgencyKind | None, expected_level: Level | None, makes_rules: bool | None
) -> None:
    assert kind(agency) == expected_kind
    assert level(agency) == expected_level
    assert may_make_rules(agency) is makes_rules
