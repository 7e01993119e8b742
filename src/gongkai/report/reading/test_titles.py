"""Titles as sites print them, and who reports on which year."""

import pytest

from gongkai.report.reading.titles import agency_name, find_title, mentioned, period_year, read_title


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        ("安福县2020年政府信息公开工作年度报告", "安福县", 2020),
        ("雷州市科工贸和信息化局2020年度政府信息公开工作年度报告", "雷州市科工贸和信息化局", 2020),
        ("# 某县人民政府 2025 年 政府信息公开工作年度报告", "某县人民政府", 2025),
        ("2024 年上海市科委政府信息公开工作年度报告", "上海市科委", 2024),
        ("Page 8 - 某市信访局2022年政府信息公开工作年度报告", "某市信访局", 2022),
        ("关于2022年度政府信息公开情况的报告", "", 2022),
        ("廣州市國資委2020年政府信息公開工作年度報告", "廣州市國資委", 2020),
        ("某局二〇二三年政府信息公开工作年度报告", "某局", 2023),
        ("河北省工业和信息化厅2021年度政府信息公开工作报告", "河北省工业和信息化厅", 2021),
        ("某区财政局2016年政府信息公开年度报告", "某区财政局", 2016),
    ],
)
def test_a_title_names_agency_and_year(text: str, agency: str, year: int) -> None:
    title = read_title(text)
    assert title
    assert (title.agency, title.year) == (agency, year)


@pytest.mark.parametrize(
    "text",
    [
        "2020年，我局认真做好政府信息公开工作，现报告如下",
        "某县召开2020年政府信息公开工作年度报告培训会",
        "政府信息公开工作年度报告",
        "关于印发2020年政务公开工作要点的通知",
        "",
    ],
)
def test_other_lines_are_no_titles(text: str) -> None:
    assert read_title(text) is None


def test_a_title_torn_over_lines_is_joined_and_the_frame_above_it_is_not() -> None:
    title = find_title(["某县卫生健康局", "2020年度政府信息公开工作报告", "正文开始。"])
    assert title
    assert (title.text, title.paragraphs) == ("某县卫生健康局2020年度政府信息公开工作报告", (0, 1))
    framed = find_title(
        ["伊州区人民政府", "政府信息公开", "伊州区某街道办事处2020年政府信息公开工作年度报告"]
    )
    assert framed
    assert (framed.agency, framed.paragraphs) == ("伊州区某街道办事处", (2,))
    named = find_title(["福建省三明市将乐县教育局2022年政府信息公开工作年度报告"])
    assert named
    assert named.agency == "福建省三明市将乐县教育局"
    long = find_title(["某自治区某自治州某县乌兰再格森乡人", "民政府2023年政府信息公开工作年度报告"])
    assert long
    assert long.agency == "某自治区某自治州某县乌兰再格森乡人民政府"
    social = find_title(["某自治区某自治州某县人力资源和社会", "保障局", "2023年政府信息公开工作年度报告"])
    assert social
    assert social.agency == "某自治区某自治州某县人力资源和社会保障局"
    park = find_title(["某市某区（工业园区）城南街道办事处2022年政府信息公开工作年度报告"])
    assert park
    assert park.agency == "某市某区（工业园区）城南街道办事处"


def test_a_sentence_may_name_the_report() -> None:
    found = mentioned("根据《条例》要求，特发布眉山市经济和信息化局2020年政府信息公开工作年度报告。")
    assert found
    assert (found.agency, found.year) == ("眉山市经济和信息化局", 2020)


def test_the_data_period_names_the_year() -> None:
    assert period_year("所列数据的统计期限自2021年1月1日起至2021年12月31日止") == 2021
    assert period_year("统计期限为1月1日至12月31日") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("现发布某市教育局", "某市教育局"),
        ("《某区人民政府办公室", "某区人民政府办公室"),
        ("关于", ""),
        ("好的", ""),
    ],
)
def test_only_a_name_of_an_agency_is_one(text: str, name: str) -> None:
    assert agency_name(text) == name
