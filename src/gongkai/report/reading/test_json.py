"""What the JSON reader refuses, and how it says so."""

import json
from typing import Any

import pytest

from gongkai.report.errors import Broken, EmptyFile, ReportError, TooLarge
from gongkai.report.reading import json as reading
from gongkai.report.reading.json import read_json
from gongkai.report.value import Cell, Report, State
from gongkai.report.writing.json import as_json, write_json

REPORT = Report(title="年报", cells={"t4.review.total": Cell("3", 3, State.NUMBER)})


def altered(**changes: Any) -> bytes:
    return json.dumps(as_json(REPORT) | changes).encode()


def with_cell(**changes: Any) -> bytes:
    data = as_json(REPORT)
    data["cells"]["t4.review.total"] |= changes
    return json.dumps(data).encode()


def test_the_name_of_the_file_is_kept_where_the_data_name_none() -> None:
    assert read_json(write_json(REPORT), "a.json").source_name == "a.json"


def test_what_a_command_prints_can_be_read() -> None:
    assert read_json(altered(source="2023/民政局.docx")) == REPORT


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert read_json(b"\xef\xbb\xbf" + write_json(REPORT)) == REPORT


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyFile, "文件是空的"),
        (b"  \n", EmptyFile, "文件是空的"),
        (b"{", Broken, "第 1 行第 2 字"),
        ("{年报}".encode("gb18030"), Broken, "不是 UTF-8"),
        (b"[" * 100_000, Broken, "嵌套过深"),
        (b"[]", Broken, "不是年度报告数据"),
        (b'{"format": "other/1"}', Broken, "不是年度报告数据"),
        (b'{"format": "gongkai-report/1"}', Broken, "缺少“title”"),
        (b'{"a": 1, "a": 2}', Broken, "“a”在同一处写了两次"),
        (b'{"a": 1e5}', Broken, "指数写法"),
        (b'{"a": NaN}', Broken, "“NaN”，不是数"),
        (b'{"a": ' + b"9" * 5000 + b"}", Broken, "5000 位的数字"),
        (altered(extra=1), Broken, "不认识的“extra”"),
        (altered(year="2023"), Broken, "“year”应为整数"),
        (altered(year=True), Broken, "“year”应为整数"),
        (altered(t2_form="2020"), Broken, "“t2_form”应为"),
        (altered(title=None), Broken, "“title”应为字符串"),
        (altered(title="\ud800"), Broken, "“title”应为字符串"),
        (altered(preamble="一段"), Broken, "“preamble”应为数组"),
        (altered(preamble=[1]), Broken, "“preamble[0]”应为字符串"),
        (altered(signed_on="2024年1月"), Broken, "“signed_on”应为日期"),
        (altered(cells=[]), Broken, "“cells”应为对象"),
        (altered(cells={"t9.x": {}}), Broken, "单元格代码“t9.x”"),
        (altered(sections=[{"number": 7, "title": "", "paragraphs": [], "where": None}]), Broken, "1 至 6"),
        (
            altered(sections=[{"number": 1, "title": "", "paragraphs": [], "where": None}] * 2),
            Broken,
            "同一部分出现了两次",
        ),
        (with_cell(value="3件"), Broken, "t4.review.total.value”应为数"),
        (with_cell(value=None), Broken, "前后不一"),
        (with_cell(state="blank"), Broken, "前后不一"),
        (with_cell(state="zero"), Broken, "t4.review.total.state”应为"),
        (with_cell(where={"line": "3"}), Broken, "where.line”应为整数"),
        (with_cell(where={"sheet": 3}), Broken, "where.sheet”应为字符串"),
        (with_cell(where={"place": 3}), Broken, "不认识的“place”"),
    ],
)
def test_bad_input_is_refused_with_its_place(data: bytes, error: type[ReportError], says: str) -> None:
    with pytest.raises(error, match=r"JSON|空的") as refused:
        read_json(data)
    assert says in str(refused.value)


def test_a_huge_file_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(TooLarge, match="超过 100 字节"):
        read_json(b" " + b"x" * 100)
