"""A report as an official document."""

from datetime import date

import pytest

from gongkai.paper.document import Body, Heading, Signature, Title
from gongkai.paper.table import Table
from gongkai.report.codes import Track, t4
from gongkai.report.value import Cell, Report, Section
from gongkai.report.writing.layout import as_document


def blocks(**parts) -> list:
    return list(as_document(Report(**parts)).blocks)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("青溪县2023年政府信息公开工作年度报告", ("青溪县2023年政府信息公开工作年度报告",)),
        (
            "青溪县自然资源局2023年政府信息公开工作年度报告",
            ("青溪县自然资源局", "2023年政府信息公开工作年度报告"),
        ),
        ("关于落实有关要求做好政府信息公开年度报告的情况汇报材料", None),  # no joint known: it fills the line
    ],
)
def test_a_long_title_breaks_before_its_year(title: str, lines: tuple[str, ...] | None) -> None:
    assert blocks(title=title) == [Title(lines or (title,))]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("全年公开信息12条。", Body("全年公开信息12条。")),
        ("（一）主动公开", Heading("（一）主动公开", 2)),
        ("（一）主动公开。全年12条。", Body("（一）主动公开。全年12条。", 8)),
        ("（一）主动公开情况：全年12条", Heading("（一）主动公开情况：全年12条", 2)),
        (
            "（十二）这一段虽有序号却没有小标题，一口气说了很长的一句话直到最后才停下来。",
            Body("（十二）这一段虽有序号却没有小标题，一口气说了很长的一句话直到最后才停下来。"),
        ),
    ],
)
def test_headings_of_the_second_level_stand_alone_or_run_in(text: str, block: object) -> None:
    assert blocks(preamble=(text,)) == [block]


def test_sections_tables_and_signature_come_in_the_order_of_the_form() -> None:
    code = t4(Track.REVIEW, "total")
    found = blocks(
        sections=(Section(4, "复议诉讼情况", ("说明。",)), Section(6, "其他", ("无。",))),
        cells={code: Cell.number(code, 0)},
        signature="青溪县民政局",
        signed_on=date(2024, 1, 9),
    )
    assert [type(block) for block in found] == [Heading, Body, Table, Heading, Body, Signature]
    assert found[0] == Heading("四、复议诉讼情况")
    assert found[-1] == Signature("青溪县民政局", "2024年1月9日")


def test_a_table_whose_section_is_missing_is_printed_all_the_same() -> None:
    code = t4(Track.REVIEW, "total")
    (found,) = blocks(cells={code: Cell.number(code, 0)})
    assert isinstance(found, Table)
