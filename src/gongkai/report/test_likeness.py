import pytest

from gongkai.report.likeness import alike
from gongkai.report.value import Report, Section

COPIED = "全年主动公开各类信息{}条，其中通过门户网站公开{}条，比上年明显增加。"
OWN = (
    "组织干部职工到村组宣讲惠农补贴的申领办法，现场解答群众提问。",
    "对照目录逐项清理过期的办事指南，重新核对了窗口电话和办公时间。",
    "邀请企业代表座谈，听取对惠企政策文件解读方式的意见和建议。",
    "在便民服务大厅设置公开专区，方便不会上网的老年人查阅文件。",
    "请律师逐件审核依申请公开的答复，改正援引条款不准确的问题。",
    "把财政预决算同往年的数字排在一起，附上增减原因一并公布。",
)
BOILERPLATE = "坚持以公开为常态、不公开为例外，扎实推进政府信息公开各项工作。"


def told(agency: str, *paragraphs: str) -> Report:
    return Report(agency=agency, year=2024, sections=(Section(1, "总体情况", paragraphs),))


def test_a_copy_with_other_figures_and_names_is_found() -> None:
    one = told("青溪县教育局", "青溪县教育局" + COPIED.format(120, 80), "我局" + OWN[0])
    other = told("青溪县民政局", "青溪县民政局" + COPIED.format(97, 41), "我局" + OWN[0])
    (found,) = alike([one, other])
    assert found.share == pytest.approx(1)
    assert found.common == ("青溪县教育局" + COPIED.format(120, 80), "我局" + OWN[0])


def test_the_share_is_of_the_shorter_text() -> None:
    one, other = told("甲局", OWN[0]), told("乙局", OWN[0], OWN[1], OWN[2])
    assert [found.share for found in alike([one, other])] == [pytest.approx(1)]
    assert alike([told("甲局", OWN[0], OWN[3], OWN[4]), other], least=0.5) == ()


def test_what_many_agencies_say_is_boilerplate() -> None:
    reports = [told(f"{name}局", BOILERPLATE, own) for name, own in zip("甲乙丙丁戊己", OWN, strict=True)]
    assert alike(reports, least=0.01) == ()
    assert alike(reports[:2], least=0.01) != ()


def test_the_years_of_one_agency_are_not_a_pair() -> None:
    assert alike([told("甲局", OWN[0]), told("甲局", OWN[0])]) == ()
    assert len(alike([told("", OWN[0]), told("", OWN[0])])) == 1


def test_reports_without_text_have_nothing_in_common() -> None:
    assert alike([Report(agency="甲局"), Report(agency="乙局"), told("丙局", "无。")]) == ()
