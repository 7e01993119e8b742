"""Every rule on the text: broken by its own example and by nothing else, silent on its sound one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.clean_reports import clean, with_section, with_values, zeroed
from tests.narrative_examples import BROKEN_AND_SOUND, said

from gongkai.report.checks import RULES as CATALOGUE
from gongkai.report.checks.narrative import QUESTIONS, RULES
from gongkai.report.checks.rule import Case, Judgement
from gongkai.report.finding import Answer, Finding, Severity
from gongkai.report.value import Completeness, Report


def judgements(report: Report, previous: Report | None = None) -> list[Judgement]:
    return [judgement for question in QUESTIONS for judgement in question(Case.of(report, previous))]


def findings(report: Report, previous: Report | None = None) -> list[Finding]:
    return [j.finding for j in judgements(report, previous) if j.finding]


def grave(report: Report) -> list[str]:
    return [f.rule for f in findings(report) if f.severity is not Severity.HINT]


def test_every_rule_has_an_example_and_stands_in_the_catalogue() -> None:
    assert [rule.code for rule in RULES] == sorted(BROKEN_AND_SOUND, key=[r.code for r in RULES].index)
    assert all(CATALOGUE[rule.code] is rule for rule in RULES)
    assert len(RULES) == 16


@pytest.mark.parametrize("code", BROKEN_AND_SOUND)
def test_a_rule_is_broken_by_its_example_alone(code: str) -> None:
    broken, _ = BROKEN_AND_SOUND[code]
    assert grave(broken()) == [code], findings(broken())


@pytest.mark.parametrize("code", BROKEN_AND_SOUND)
def test_a_rule_holds_on_its_sound_example(code: str) -> None:
    _, sound = BROKEN_AND_SOUND[code]
    assert Answer.PASS in {j.verdict.answer for j in judgements(sound()) if j.verdict.rule == code}
    assert not findings(sound())


@pytest.mark.parametrize("code", BROKEN_AND_SOUND)
def test_a_finding_says_where_it_was_read_and_what_to_do(code: str) -> None:
    [found] = [f for f in findings(BROKEN_AND_SOUND[code][0]()) if f.severity is not Severity.HINT]
    assert found.message.endswith(("。", "）"))
    assert found.repair
    assert found.source
    if code < "NV-12":
        assert found.section == 1
        assert found.quote


@pytest.mark.parametrize(
    "code", sorted(set(BROKEN_AND_SOUND) & {f"NV-{n:02}" for n in range(1, 11)} - {"NV-04"})
)
def test_without_the_number_in_the_table_a_rule_cannot_tell(code: str) -> None:
    report = BROKEN_AND_SOUND[code][0]()
    empty = replace(report, cells={c: replace(cell, value=None) for c, cell in report.cells.items()})
    answers = {j.verdict.answer for j in judgements(empty) if j.verdict.rule == code}
    assert answers == {Answer.CANNOT_TELL}


AMBIGUOUS = [
    "全年通过网络收到政府信息公开申请30件。",
    "延期答复政府信息公开申请30件。",
    "收到涉及土地征收的政府信息公开申请30件。",
    "全市共收到政府信息公开申请3000件。",  # a department speaks of the whole city
    "2022年收到政府信息公开申请30件，2023年收到政府信息公开申请312件。",
    "上半年收到政府信息公开申请30件。",
    "自条例施行以来，累计收到政府信息公开申请3000件。",
    "收到政府信息公开申请300余件，同比增加30件。",
    "依申请公开30件。",
    "制发公文100件，其中主动公开70件、依申请公开20件、不予公开10件。",
    "主动公开文件70件、依申请公开20件、不予公开10件。",
    "收到建议提案30件，办结30件。",
    "受理行政许可申请30件。",
    "办结“12345”热线工单30件。",
    "全年受理行政复议申请30件，审结29件。",
    "通过政府信息公开平台公布行政复议案件30件。",
    "审查规范性文件30件，备案规范性文件20件。",
    "主动公开规范性文件30件。",
    "全年减免行政事业性收费50万元。",
    "取消行政许可事项30项，承接行政权力5项。",
    "公开行政处罚信息30条。",
    "查处案件30件，移送行政处罚案件3件。",
    "举办依申请公开培训30次，印发依申请公开答复文书样本30份。",
    "力争将政府信息公开申请控制在30件以内。",
    "未收到网络申请。",
    "未收到要求减免费用的申请，未收到补正申请。",
    "未收到信息公开投诉举报，没有因政府信息公开被行政复议机关纠错的情形。",
    "办好每一件政府信息公开申请，做到一事一申请。",
    "根据《关于政府信息公开申请30件典型案例的通知》，按国办函〔2020〕109号办理。",
    "市政府制定规范性文件30件。",
    "主动公开信息100条，其中网站发布80条，微信发布60条。",
    "办结信访事项30件，答复网友留言40条。",
    "收到政府信息公开申请312件，其中微信小程序提交12件，信函290件，传真5件。",
    "1-6月收到政府信息公开申请8件，7-12月收到政府信息公开申请11件。",
    "除网络渠道外，其他渠道未收到政府信息公开申请。",
    "局属二级单位收到政府信息公开申请3件。",
    "政府信息公开申请办理中，信访类申请不予处理3件。",
    "收到政府信息公开申请312件，其中五件已答复、一件正在办理。",
]


@pytest.mark.parametrize("sentence", AMBIGUOUS)
def test_what_can_be_meant_otherwise_is_never_more_than_a_hint(sentence: str) -> None:
    assert not grave(said(sentence))


def test_the_text_of_a_government_has_to_name_its_scope() -> None:
    county = replace(said("区政府办受理政府信息公开申请17件。"), agency="青溪县人民政府", signature="")
    assert [f.severity for f in findings(county) if f.rule == "NV-01"] == [Severity.HINT]
    whole = replace(said("全县共受理政府信息公开申请17件。"), agency="青溪县人民政府", signature="")
    assert [f.severity for f in findings(whole) if f.rule == "NV-01"] == [Severity.WARNING]


def test_a_number_that_the_text_also_gives_rightly_elsewhere_is_a_hint() -> None:
    report = said("全年收到政府信息公开申请312件。", "收到政府信息公开申请30件。")
    assert [f.severity for f in findings(report) if f.rule == "NV-01"] == [Severity.HINT]


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("政府网站公开信息2000条，其中工作动态294条、政策文件46条。", []),
        ("政府网站公开信息340条，其中工作动态284条、政策文件46条。", ["NV-11"]),
        ("公示行政许可500件、行政处罚300件。", []),
        ("全年行政处罚案件64件。", ["NV-09"]),
        ("审结行政复议申请30件，行政诉讼案件9件。", []),
        ("收到涉及土地的政府信息公开申请30件。", []),
        ("收到涉及土地的政府信息公开申请400件。", ["NV-01"]),
    ],
)
def test_a_hint_is_given_only_where_no_reading_explains_the_difference(
    sentence: str, rules: list[str]
) -> None:
    found = findings(said(sentence))
    assert [f.rule for f in found] == rules
    assert all(f.severity is Severity.HINT for f in found)


def test_numbers_of_one_topic_that_add_up_to_the_table_are_not_blamed() -> None:
    assert not findings(said("局机关收到政府信息公开申请212件，各分局收到政府信息公开申请100件。"))
    assert not findings(said("废止规范性文件3件，宣布失效1件。"))


def test_received_may_count_what_was_carried_over() -> None:
    assert not findings(said("全年受理政府信息公开申请324件，办结312件。"))


def test_a_number_of_the_year_before_left_in_the_text_is_told_from_a_comparison() -> None:
    left_over = said("2022年，制定行政规范性文件9件。")
    assert [(f.rule, f.severity) for f in findings(left_over)] == [("NV-08", Severity.WARNING)]
    assert not findings(said("2022年制定行政规范性文件9件，2023年制定行政规范性文件5件。"))
    # 5 is what the report on 2022 itself has.
    assert not findings(said("2022年，制定行政规范性文件5件。"), clean(2022))


def test_rounded_and_least_numbers_leave_room() -> None:
    assert not findings(said("收到政府信息公开申请300余件，收取行政事业性收费651万元。"))
    large = with_values(said("全年作出行政处罚决定3.1万件。"), {"t2.penalty.decisions": 31_240})
    assert not findings(large)


@pytest.mark.parametrize(
    ("agency", "day", "severity"),
    [
        ("青溪县教育局", date(2023, 12, 30), Severity.WARNING),
        ("青溪县教育局", date(2023, 12, 31), None),
        ("青溪县教育局", date(2024, 2, 1), Severity.WARNING),
        ("青溪县人民政府", date(2024, 3, 31), None),
        ("青溪县人民政府", date(2024, 4, 1), Severity.WARNING),
        ("青溪县白石镇人民政府", date(2024, 4, 1), Severity.HINT),
        ("", date(2024, 4, 1), None),
    ],
)
def test_the_date_is_judged_by_the_kind_of_agency(agency: str, day: date, severity: Severity | None) -> None:
    report = replace(clean(2023), agency=agency, signature="", signed_on=day)
    found = [f.severity for f in findings(report) if f.rule == "NV-13"]
    assert found == ([severity] if severity else [])


def test_the_page_date_counts_where_it_is_later_than_the_signature() -> None:
    report = replace(clean(2023), signed_on=date(2024, 1, 20), published_on=date(2024, 4, 16))
    [found] = [f for f in findings(report) if f.rule == "NV-13"]
    assert "2024年4月16日" in found.message


@pytest.mark.parametrize(
    ("preamble", "answer"),
    [
        ("所列数据的统计期限自202311日起至20231231日止。", Answer.CANNOT_TELL),  # 年 and 月 lost
        ("所列数据的统计期限为1月1日至12月31日。", Answer.PASS),
        ("所列数据的统计期限从2023年1月1日至12月31止。", Answer.PASS),
        ("本报告按照条例编制。", Answer.FAIL),
    ],
)
def test_the_period_is_read_as_far_as_the_copy_allows(preamble: str, answer: Answer) -> None:
    report = replace(clean(2023), preamble=(preamble,))
    assert [j.verdict.answer for j in judgements(report) if j.verdict.rule == "NV-12"] == [answer]
    assert all(f.severity is Severity.HINT for f in findings(report))


def test_a_cut_off_page_is_not_blamed_for_what_it_may_have_lost() -> None:
    cut = replace(
        clean(2023), preamble=(), sections=clean(2023).sections[:2], completeness=Completeness.FRAGMENT
    )
    assert not findings(cut)


def test_a_bare_nothing_in_section_six_is_a_hint() -> None:
    assert [f.severity for f in findings(with_section(clean(2023), 6, "无。"))] == [Severity.HINT]


def test_zero_said_of_both_tracks_is_asked_of_both() -> None:
    report = said("没有发生因政府信息公开申请行政复议、提起行政诉讼的情况。")
    assert [f.rule for f in findings(report)] == ["NV-07", "NV-07"]
    assert not findings(zeroed(report, "t4."))


@pytest.mark.parametrize("make", [make for pair in BROKEN_AND_SOUND.values() for make in pair])
def test_a_report_without_text_or_tables_raises_nothing(make: Callable[[], Report]) -> None:
    report = make()
    judgements(replace(report, cells={}, t2_form=None, t3_form=None))
    judgements(replace(report, sections=(), preamble=(), title="", year=None))
