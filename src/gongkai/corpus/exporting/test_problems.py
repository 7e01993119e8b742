from pathlib import Path

import polars as pl
from openpyxl import load_workbook

from gongkai.corpus.exporting.problems import write_problems
from gongkai.corpus.listing.tables import LISTED
from gongkai.corpus.rolling_up import MISSING

EDUCATION = {
    "unit": "320830:教育局",
    "unit_name": "江苏省淮安市盱眙县教育局",
    "division": "320830",
    "province": "320000",
}
STRANGER = {"unit": "某局", "unit_name": "某局"}


def finding(rule: str, severity: str, year: int, of: dict[str, str], **more: object) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(LISTED.schema)
    return {
        **empty,
        "report": "r",
        "rule": rule,
        "severity": severity,
        "year": year,
        "place": "",
        "source": "a.html",
        **of,
        **more,
    }


FINDINGS = pl.DataFrame(
    [
        finding("ST-01", "warning", 2023, STRANGER, message="缺一部分。"),
        finding(
            "T3-01",
            "error",
            2023,
            EDUCATION,
            cells=["t3.received_new@total", "t3.carried_in@total"],
            message="左3右2",
        ),
        finding("T3-01", "error", 2022, EDUCATION, message="左5右4"),
        finding("NV-01", "hint", 2022, EDUCATION, message="=请核对正文。"),
    ],
    schema=LISTED.schema,
).lazy()
OWED = pl.DataFrame(
    [("320830", 2023, "320830:水利局", "江苏省淮安市盱眙县水利局", "seen")],
    schema=MISSING.schema,
    orient="row",
).lazy()


def test_each_unit_gets_a_workbook_and_the_list_names_units_files_and_who_is_missing(tmp_path: Path) -> None:
    count = write_problems(FINDINGS, OWED, str(tmp_path))
    assert count == 2
    unit = load_workbook(tmp_path / "320830" / "江苏省淮安市盱眙县教育局.xlsx")["核对意见"]
    heads, *rows = unit.iter_rows(values_only=True)
    told = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(row["年度"], row["级别"], row["规则"], row["意见"]) for row in told] == [
        (2022, "提示", "NV-01", "=请核对正文。"),
        (2022, "错误", "T3-01", "左5右4"),
        (2023, "错误", "T3-01", "左3右2"),
    ]
    assert (
        told[2]["涉及的格"] == "一、本年新收政府信息公开申请数量·总计\n二、上年结转政府信息公开申请数量·总计"
    )
    assert all(told[2][head] for head in ("建议", "依据"))
    book = load_workbook(tmp_path / "目录.xlsx")
    assert [row[:6] for row in book["单位"].iter_rows(min_row=2, values_only=True)] == [
        ("江苏省淮安市盱眙县教育局", "320830", "2022、2023", 2, 0, 1),
        ("某局", None, "2023", 0, 1, 0),
    ]
    assert all((tmp_path / row[6]).is_file() for row in book["单位"].iter_rows(min_row=2, values_only=True))
    missing = load_workbook(tmp_path / "缺报单位.xlsx")["缺报单位"]
    assert list(missing.iter_rows(values_only=True)) == [
        ("区划代码", "报告年度", "单位", "单位名称", "为什么应报"),
        ("320830", 2023, "320830:水利局", "江苏省淮安市盱眙县水利局", "seen"),
    ]


def test_without_a_finding_there_are_still_the_lists(tmp_path: Path) -> None:
    empty = pl.DataFrame(schema=LISTED.schema).lazy()
    assert write_problems(empty, OWED, str(tmp_path)) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"目录.xlsx", "缺报单位.xlsx"}
