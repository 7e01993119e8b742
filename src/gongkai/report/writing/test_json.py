"""JSON after its published schema, with nothing lost on the way."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from random import Random
from typing import Any

import jsonschema
import pytest
from tests.random_reports import random_report

from gongkai.report.finding import Answer, CheckResult, Consequence, Finding, Severity, Verdict
from gongkai.report.reading.json import known_codes, read_json
from gongkai.report.value import (
    Cell,
    Completeness,
    PrintedLabel,
    Remark,
    Report,
    Section,
    State,
    Where,
)
from gongkai.report.writing.json import as_json, write_json

SCHEMA = json.loads(files("gongkai.report.writing").joinpath("report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

FULL = Report(
    title="青溪县民政局2023年政府信息公开工作年度报告",
    agency="青溪县民政局",
    year=2023,
    sections=(Section(1, "总体情况", ("全年公开信息12条。",), Where(line=3)),),
    cells={
        "t2.admin_fees.amount_wan": Cell(
            "670.376375", Decimal("670.376375"), State.NUMBER, "万元", Where(page=2)
        ),
        "t3.received_new@total": Cell("", None, State.BLANK, "件", Where(sheet="表三", reference="J4")),
        "t3.carried_in@total": Cell("81153", None, State.UNDECIDED, "件", None),
        "t4.review.total": Cell("3", 3, State.NUMBER, "件", Where(table=4, row=4, cell=5), "T4-01"),
    },
    signature="青溪县民政局",
    signed_on=date(2024, 1, 17),
    published_on=date(2024, 1, 19),
    metadata={"site": "青溪县人民政府"},
    labels=(PrintedLabel("t2.*.issued", "本年制发数", "本年制发件数", Where(line=40)),),
    completeness=Completeness.FRAGMENT,
    remarks=(Remark("cut", "网页只到表二为止。"),),
    source_name="民政局.html",
)
RESULT = CheckResult(
    findings=(
        Finding(
            rule="T3-07",
            severity=Severity.ERROR,
            message="“（七）总计”没有填。",
            cells=("t3.outcome.total@total",),
            left=Decimal("0.5"),
            right=1,
            gap=Decimal("-0.5"),
            expected=(("t3.outcome.total@total", 1),),
            consequences=(Consequence("T3-01", ("t3.outcome.total@total",)),),
        ),
    ),
    verdicts=(
        Verdict("T3-07", Answer.FAIL),
        Verdict("T3-01", Answer.FAIL),
        Verdict("XY-01", Answer.CANNOT_TELL),
    ),
)


def test_the_schema_is_itself_valid_and_lists_every_code_once() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    listed = SCHEMA["$defs"]["code"]["enum"]
    assert len(listed) == len(set(listed))
    assert set(listed) == known_codes()


@pytest.mark.parametrize("seed", range(20))
def test_random_reports_fit_the_schema_and_come_back_unchanged(seed: int) -> None:
    report = random_report(Random(seed))
    written = write_json(report)
    VALIDATOR.validate(json.loads(written))
    assert read_json(written) == report


def test_every_part_of_a_report_comes_back_and_findings_are_left_aside() -> None:
    written = write_json(FULL, RESULT)
    VALIDATOR.validate(json.loads(written))
    assert read_json(written) == FULL
    assert read_json(write_json(FULL, RESULT, indent=None)) == FULL


def test_findings_and_the_three_answers_are_counted() -> None:
    data = as_json(FULL, RESULT)
    assert data["answers"] == {"pass": 0, "fail": 2, "cannot_tell": 1}
    (finding,) = data["findings"]
    assert (finding["rule"], finding["severity"]) == ("T3-07", "error")
    assert finding["consequences"] == ["T3-01"]
    assert finding["consequence_cells"] == {"T3-01": ["t3.outcome.total@total"]}
    assert (finding["left"], finding["right"], finding["gap"]) == (0.5, 1, -0.5)
    assert "findings" not in as_json(FULL)


def test_money_and_counts_are_numbers_with_all_their_digits() -> None:
    cells = json.loads(write_json(FULL))["cells"]
    assert cells["t2.admin_fees.amount_wan"]["value"] == 670.376375
    assert cells["t4.review.total"]["value"] == 3
    assert cells["t3.received_new@total"]["value"] is None


def test_one_line_a_report_on_request() -> None:
    assert write_json(FULL, indent=None).count(b"\n") == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("year"),
        lambda data: data.update(year="2023"),
        lambda data: data["cells"].update({"t5.other": data["cells"]["t4.review.total"]}),
        lambda data: data["cells"]["t4.review.total"].update(value=None),
        lambda data: data["cells"]["t3.received_new@total"].update(value=0),
        lambda data: data.update(remark="多出的一项"),
    ],
)
def test_schema_and_reader_refuse_the_same_faults(change: Any) -> None:
    data = as_json(FULL)
    data = json.loads(json.dumps(data))
    change(data)
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(Exception, match="JSON 文件"):
        read_json(json.dumps(data).encode())
