from importlib.resources import files

import pytest

from gongkai.corpus.agencies import departments
from gongkai.corpus.agencies.central import branch, central_agency
from gongkai.corpus.agencies.slips import alike, department_nearly
from gongkai.divisions import packaged_divisions


def lines(name: str) -> list[list[str]]:
    text = files("gongkai.corpus.agencies").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


@pytest.mark.parametrize("name", ["departments.tsv", "central.tsv"])
def test_a_form_stands_in_a_list_once(name: str) -> None:
    forms = [form for *_, full, short in lines(name) for form in (full, *short.split())]
    assert sorted(set(forms)) == sorted(forms)


def test_a_canonical_name_is_the_full_name_of_one_of_its_rows() -> None:
    rows = lines("departments.tsv")
    assert {canonical for canonical, *_ in rows} <= {full for _, full, _ in rows}


@pytest.mark.parametrize("name", ["site_hosts.tsv", "zones.tsv"])
def test_every_code_of_a_list_is_of_a_division(name: str) -> None:
    assert all(code in packaged_divisions() for _, code in lines(name))


@pytest.mark.parametrize(
    ("rest", "canonical"),
    [
        ("发改委", "发展和改革委员会"),
        ("发展改革局", "发展和改革委员会"),
        ("人民政府国有资产监督管理委员会", "国有资产监督管理委员会"),
        ("政府办", "人民政府办公室"),
        ("人民政府办公厅", "人民政府办公室"),
        ("", "人民政府"),
        ("行署", "人民政府"),
        ("房屋征收中心", "房屋征收中心"),
    ],
)
def test_names_of_one_agency_have_one_canonical_name(rest: str, canonical: str) -> None:
    assert departments.department(rest).canonical == canonical


def test_central_agencies_are_known_by_their_whole_name_alone() -> None:
    assert central_agency("证监会") == "中国证券监督管理委员会"
    assert central_agency("中华人民共和国教育部") == "教育部"
    assert central_agency("教育部门") is None
    assert branch("国家税务总局安福县税务局") == ("国家税务总局", "安福县税务局")
    assert branch("安福县税务局") is None


def test_a_short_name_with_a_wrong_character_is_known_only_by_a_pair_that_looks_alike() -> None:
    assert department_nearly("教肓局") == "教育局"
    assert department_nearly("教导局") is None
    assert department_nearly("人力资源和社会保险局") == "人力资源和社会保障局"
    assert department_nearly("教育局") is None
    assert alike("沭阳县", "沐阳县")
    assert not alike("沭阳县", "泗阳县")
