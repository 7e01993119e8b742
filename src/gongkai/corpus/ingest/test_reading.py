from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.clean_reports import AGENCY, clean, with_cell, with_section

from gongkai import report
from gongkai.corpus.ingest import reading
from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.reading import Rows, amount, rows_of
from gongkai.corpus.wide_row import cells
from gongkai.report import Kind
from gongkai.report.value import Cell, Report

TAKEN_AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
RECEIVED = "t3.received_new@total"


def file(content: bytes, source: str = "年报/青溪/经信局.html") -> Taken:
    return Taken(source, content, datetime(2024, 1, 20, tzinfo=UTC), TAKEN_AT)


def rows(found: Report, kind: Kind = Kind.JSON) -> Rows:
    made = rows_of(file(report.write(found, kind)), "test")
    assert not isinstance(made, Refused), made
    return made


def test_a_report_is_a_row_with_its_origin_its_names_and_its_cells() -> None:
    found = clean(2023)
    (row,) = rows(found)["reports"]
    assert row["source"] == "年报/青溪/经信局.html"
    assert (row["modified_at"], row["taken_at"]) == (datetime(2024, 1, 20, tzinfo=UTC), TAKEN_AT)
    assert (row["agency"], row["year"], row["completeness"]) == (AGENCY, 2023, "full")
    assert isinstance(row["signed_on"], date)
    assert row["t2.normative_docs.in_force"] == 26
    assert row["t2.admin_fees.amount_wan"] == 650_600_000  # 650.6万元 in 分


def test_the_same_file_in_two_places_is_two_reports_with_one_digest() -> None:
    content = report.write(clean(2023), Kind.JSON)
    one, other = (rows_of(file(content, source), "test") for source in ("a/1.json", "b/1.json"))
    assert not isinstance(one, Refused)
    assert not isinstance(other, Refused)
    first, second = one["reports"][0], other["reports"][0]
    assert first["report"] != second["report"]
    assert first["digest"] == second["digest"]
    assert len(first["report"]) == 24


def test_numbers_of_the_text_stand_in_a_table_of_their_own() -> None:
    found = with_section(clean(2023), 1, "全年收到政府信息公开申请12件。", "开展培训约1.5万人次。")
    counts = [row for row in rows(found)["counts"] if row["section"] == 1]
    assert [(row["topic"], row["value"], row["unit"], row["paragraph"]) for row in counts] == [
        ("received", Decimal(12), "件", 0),
        (None, Decimal(15_000), "人次", 1),
    ]
    assert counts[0]["certainty"] == "unambiguous"
    assert counts[0]["clause"] == "全年收到政府信息公开申请12件"


def test_the_sections_are_kept_apart_from_the_tables() -> None:
    found = with_section(clean(2023), 6, "未收取信息处理费。", "无其他事项。")
    last = rows(found)["sections"][-1]
    assert (last["section"], last["text"]) == (6, "未收取信息处理费。\n无其他事项。")


def test_a_sentence_has_one_hash_whatever_its_figures_and_its_agency() -> None:
    one = with_section(clean(2023), 5, f"{AGENCY}全年培训12次，业务能力仍然不足。")
    other = with_section(clean(2023), 5, f"{AGENCY}全年培训9次，业务能力仍然不足。")
    hashes = [{row["hash"] for row in rows(found)["sentences"]} for found in (one, other)]
    assert hashes[0] == hashes[1]


def test_a_contradiction_of_the_text_is_a_finding_with_its_quote() -> None:
    found = with_section(clean(2023), 1, "全年收到政府信息公开申请9999件。")
    (row,) = [row for row in rows(found)["findings"] if row["rule"] == "NV-01"]
    assert row["severity"] == "warning"
    assert row["section"] == 1
    assert row["quote"] == "全年收到政府信息公开申请9999件"
    assert "9999件" in row["message"]


@pytest.mark.parametrize("number", [10**15, 10**19, -3, -(10**19), Decimal("0.5")])
def test_absurd_and_negative_numbers_are_kept_as_they_are(number: int) -> None:
    found = with_cell(clean(2023), RECEIVED, Cell.number(RECEIVED, number))
    (row,) = rows(found)["reports"]
    whole = {name: row.get(name) for name in ("t2_states", "t3_states", "t4_states", "odd")}
    assert cells({**dict.fromkeys(found.cells), **row, **whole})[RECEIVED].value == number


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + bytes(60), "broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "unknown_kind"),
        ("今天天气很好。".encode(), "not_a_report"),
    ],
)
def test_a_file_without_a_report_says_why(content: bytes, code: str) -> None:
    found = rows_of(file(content), "test")
    assert isinstance(found, Refused)
    assert found.code == code
    assert found.message.endswith("。")


def test_a_fault_of_ours_is_told_of_the_file_and_goes_to_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_data: bytes, _name: str) -> Report:
        raise KeyError("x")

    monkeypatch.setattr(reading, "read_bytes", fails)
    found = rows_of(file(b"abc"), "test")
    assert isinstance(found, Refused)
    assert (found.code, found.source) == ("bug", "年报/青溪/经信局.html")
    assert "KeyError" in caplog.text


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (5, Decimal(5)),
        (Decimal("12.345678"), Decimal("12.345678")),
        (Decimal("0.0000001"), None),
        (10**21, Decimal(10**21)),
        (10**22, None),
        (-(10**40), None),
    ],
)
def test_a_number_of_the_text_is_held_exactly_or_not_at_all(value: int, held: Decimal | None) -> None:
    assert amount(value) == held
