"""Words of a request point to the agency whose name or duties they share."""

import pytest

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.portal.apply.agency_choice import groups, how_else, receiver_of_complaint, suggestions

RESOURCES = Agency(pk=1, name="青溪县自然资源局", duties="土地征收、不动产登记、国土空间规划")
EDUCATION = Agency(pk=2, name="青溪县教育局", duties="学校招生、学区划分、民办学校管理")
HEALTH = Agency(pk=3, name="青溪县卫生健康局", duties="医疗机构管理、计划生育、疫苗接种")
FINANCE = Agency(pk=4, name="青溪县财政局", duties="预算编制、政府采购、专项资金管理")
ALL = (RESOURCES, EDUCATION, HEALTH, FINANCE)


@pytest.mark.parametrize(
    ("words", "first", "duties"),
    [
        ("石桥村2024年征收土地公告", RESOURCES, ("土地征收",)),
        ("我家房子的不动产登记档案", RESOURCES, ("不动产登记",)),
        ("2026年青溪一小学区划分方案", EDUCATION, ("学区划分",)),
        ("县财政局专项资金的使用情况", FINANCE, ("专项资金管理",)),
        ("疫苗接种点名单", HEALTH, ("疫苗接种",)),
    ],
)
def test_the_agency_with_these_duties_is_suggested_first(
    words: str, first: Agency, duties: tuple[str, ...]
) -> None:
    found = suggestions(words, ALL)
    assert (found[0].agency, found[0].duties) == (first, duties)


@pytest.mark.parametrize("words", ["", "？", "abc", "管理", "青溪县"])
def test_words_that_all_share_or_nobody_has_suggest_nothing(words: str) -> None:
    assert suggestions(words, ALL) == []


def test_agencies_stand_under_their_government_townships_apart() -> None:
    government = Agency(name="青溪县人民政府", kind=AgencyKind.GOVERNMENT, path="000001")
    bureau = Agency(name="青溪县教育局", kind=AgencyKind.DEPARTMENT, path="000001000001")
    town = Agency(name="六合镇人民政府", kind=AgencyKind.TOWNSHIP, path="000001000002")
    office = Agency(name="六合镇派出机构", kind=AgencyKind.FIELD_OFFICE, path="000001000002000001")
    alone = Agency(name="某条管机关", kind=AgencyKind.AUTHORISED, path="000002")
    found = {g.label: g.agencies for g in groups((government, bureau, town, office, alone))}
    assert found == {
        "青溪县人民政府及部门": (government, bureau, office),
        "青溪县人民政府的乡镇、街道": (town,),
        "其他机关": (alone,),
    }


def test_an_agency_without_online_channel_says_how_else() -> None:
    town = Agency(name="六合镇人民政府", address="六合镇中街1号", postcode="000000", telephone="0000-8620177")
    assert how_else(town) == (
        "六合镇人民政府不受理网上申请。可以当面提交，或者邮寄：六合镇中街1号，邮编000000。电话0000-8620177。"
    )
    assert how_else(Agency(name="六合镇人民政府")) == "六合镇人民政府不受理网上申请。可以当面提交，或者邮寄。"


def test_a_complaint_goes_to_the_supervising_department_then_to_the_superior() -> None:
    office, government = Agency(name="县政府办公室"), Agency(name="县政府")
    assert receiver_of_complaint(Agency(supervising_department=office, parent=government)) is office
    assert receiver_of_complaint(Agency(parent=government)) is government
    closed = Agency(name="已撤销", accepts_applications=False)
    assert receiver_of_complaint(Agency(supervising_department=closed, parent=government)) is government
    assert receiver_of_complaint(government) is government
