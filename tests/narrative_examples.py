"""For each rule on the text a report that breaks exactly it, and one on which it holds. Figures are those of the
clean report on 2023 (312 received, 12 carried in, 312 decided, 12 carried out) and on 2020."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from gongkai.report.value import Report
from tests.clean_reports import AGENCY, clean, with_section, with_values, zeroed


def said(*sentences: str, year: int = 2023) -> Report:
    """The clean report with a paragraph on its year's work."""
    report = clean(year)
    section = report.section(1)
    assert section is not None
    return with_section(report, 1, *section.paragraphs, "".join(sentences))


def _without_applications(sentence: str) -> Report:
    report = zeroed(zeroed(said(sentence), "t3."), "t4.")
    return with_values(report, {})


def _period(printed: str) -> Report:
    return replace(clean(2023), preamble=(f"本报告所列数据的统计期限自{printed}止。",))


BROKEN_AND_SOUND: dict[str, tuple[Callable[[], Report], Callable[[], Report]]] = {
    "NV-01": (
        lambda: said("全年共收到政府信息公开申请321件。"),
        lambda: said("全年共收到政府信息公开申请312件。"),
    ),
    "NV-02": (
        lambda: said("收到政府信息公开申请312件，按期办结213件。"),
        lambda: said("收到政府信息公开申请312件，按期办结312件。"),
    ),
    "NV-03": (
        lambda: said("收到政府信息公开申请312件，上年结转21件。"),
        lambda: said("收到政府信息公开申请312件，上年结转12件，结转下年度继续办理12件。"),
    ),
    "NV-04": (
        lambda: said("收到政府信息公开申请312件，其中网络申请210件，信函申请82件，当面申请30件。"),
        lambda: said("收到政府信息公开申请312件，其中网络申请210件，信函申请82件，当面申请20件。"),
    ),
    "NV-05": (
        lambda: said("收到政府信息公开申请312件，其中予以公开21件。"),
        lambda: said("收到政府信息公开申请312件，其中予以公开12件。"),
    ),
    "NV-06": (
        lambda: said("本年度未收到政府信息公开申请。"),
        lambda: _without_applications("本年度未收到政府信息公开申请。"),
    ),
    "NV-07": (
        lambda: said("因政府信息公开引发行政复议9件。"),
        lambda: said("因政府信息公开引发行政复议6件、行政诉讼6件。"),
    ),
    "NV-08": (
        lambda: said("全年制定行政规范性文件8件。"),
        lambda: said("全年制定行政规范性文件5件，废止行政规范性文件4件，现行有效行政规范性文件26件。"),
    ),
    "NV-09": (
        lambda: said("全年作出行政处罚决定64件。"),
        lambda: said("全年作出行政许可决定294件，作出行政处罚决定46件，收取行政事业性收费650.6万元。"),
    ),
    "NV-10": (
        lambda: said("将保留的108项行政权力全部纳入平台运行。", year=2020),
        lambda: said("将保留的118项行政权力全部纳入平台运行。", year=2020),
    ),
    "NV-11": (
        lambda: said("收到政府信息公开申请312件，其中自然人申请54件，法人或其他组织申请270件。"),
        lambda: said("全年主动公开信息36条，其中工作动态29条，部门文件5条，财政预决算2条。"),
    ),
    "NV-12": (
        lambda: _period("2023年1月1日起至2023年12月30日"),
        lambda: _period("2023年1月1日起至12月31日"),
    ),
    "NV-13": (
        lambda: replace(clean(2023), signed_on=date(2024, 2, 1)),
        lambda: replace(clean(2023), signed_on=date(2024, 1, 31)),
    ),
    "NV-14": (
        lambda: replace(clean(2023), title=f"{AGENCY}2022年政府信息公开工作年度报告"),
        lambda: clean(2023),
    ),
    "NV-15": (
        lambda: with_section(clean(2023), 6, "本年度组织业务培训两次。"),
        lambda: with_section(clean(2023), 6, "本年度收取信息处理费380元。"),
    ),
    "NV-16": (
        lambda: replace(clean(2023), signature="青溪县财政局"),
        lambda: replace(clean(2023), agency="青溪县经济和信息化局（县科技局）", signature="青溪县经信局"),
    ),
}
