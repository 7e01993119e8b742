"""Reference numbers of official documents."""

import time

import pytest

from gongkai.text.document_number import find


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("（国办公开办函〔2021〕30号）要求", "国办公开办函〔2021〕30号"),
        ("根据国办发[2016]8号文件", "国办发〔2016〕8号"),
        ("按照川府发（2020）第12号", "川府发〔2020〕12号"),
        ("(国务院令711号)", "国务院令第711号"),
        ("国务院令第七百一十一号", "国务院令第711号"),
        ("国令第 711 号", "国令第711号"),
        ("国办函﹝２０２０﹞１０９号", "国办函〔2020〕109号"),
    ],
)
def test_a_document_number_is_found_and_set_in_its_normal_form(text: str, written: str) -> None:
    [number] = find(text)
    assert str(number) == written


@pytest.mark.parametrize(
    "text", ["533室", "洪泽湖大道90号", "发布信息（2021）30条", "2021年30号", "电话：0839-8621118"]
)
def test_other_numbers_are_no_document_numbers(text: str) -> None:
    assert not list(find(text))


def test_the_place_covers_the_whole_number() -> None:
    text = "依据国办发〔2016〕8号和国办函〔2020〕109号办理3件"
    assert [text[number.start : number.end] for number in find(text)] == [
        "国办发〔2016〕8号",
        "国办函〔2020〕109号",
    ]


@pytest.mark.parametrize("piece", ["〔2021〕", "令", "和", "中", "第1", "〔2021〕1号"])
def test_a_hostile_run_is_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    list(find(piece * (100_000 // len(piece))))
    assert time.process_time() - start < 1
