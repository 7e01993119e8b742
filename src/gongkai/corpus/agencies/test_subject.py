"""Beginnings of real reports that say nowhere else whose they are."""

import pytest

from gongkai.corpus.agencies.identify import identify
from gongkai.corpus.agencies.subject import subject


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2023年,区投资促进局认真贯彻执行《中华人民共和国政府信息公开条例》及相关法规", "区投资促进局"),
        ("2020年，县审计局认真贯彻执行《中华人民共和国政府信息公开条例》", "县审计局"),
        (
            "2022年,在区委区政府的正确领导下,广东从化经济开发区管理委员会认真贯彻执行",
            "广东从化经济开发区管理委员会",
        ),
        ("2020年,周矶街道办事处全面贯彻落实《中华人民共和国政府信息公开条例》", "周矶街道办事处"),
        (
            "发布本年度报告。2021年，河北省科学技术厅坚持以习近平新时代中国特色社会主义思想为指导",
            "河北省科学技术厅",
        ),
        ("2022年，我局认真贯彻执行《中华人民共和国政府信息公开条例》", ""),
        ("按照国务院办公厅要求，全面贯彻落实", ""),
        ("", ""),
    ],
)
def test_whoever_the_first_sentences_speak_of_reports(text: str, name: str) -> None:
    assert subject(text) == name


def test_a_departments_province_is_told_by_the_rules_that_it_quotes() -> None:
    text = (
        "根据《条例》《河北省实施〈条例〉办法》等规定，发布本年度报告。2022年，省工业和信息化厅坚持依法公开"
    )
    found = identify("", 2022, text=text)
    assert found.unit == "130000:工业和信息化局"
    assert found.flags == ("name_elsewhere", "place_elsewhere")
