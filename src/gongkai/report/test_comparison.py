from dataclasses import replace

import pytest
from tests.clean_reports import clean, moved, with_cell, with_section, with_values
from tests.truth_reports import truth_report

from gongkai.report.codes import Column, t3
from gongkai.report.comparison import Edit, Passage, compare, passages
from gongkai.report.finding import Answer
from gongkai.report.value import Cell, Report, State


def test_cells_stand_side_by_side_with_their_change() -> None:
    result = compare(clean(2022), clean(2023))
    pair = next(p for p in result.cells if p.code == "t2.licensing.decisions")
    assert (
        pair.label,
        pair.earlier and pair.earlier.value,
        pair.later and pair.later.value,
        pair.change,
    ) == (
        "行政许可·本年处理决定数量",
        273,
        294,
        21,
    )
    assert pair in result.changed
    assert all(p.code != "t2.rules.in_force" for p in result.changed)


def test_a_cell_of_one_form_only_has_no_change_and_a_blank_is_not_zero() -> None:
    later = with_cell(clean(2022), "t2.penalty.decisions", Cell(state=State.BLANK))
    result = compare(clean(2020), later)
    by_code = {pair.code: pair for pair in result.cells}
    assert by_code["t2.procurement.projects"].later is None
    assert by_code["t2.normative_docs.in_force"].earlier is None
    assert by_code["t2.penalty.decisions"].change is None
    assert by_code["t2.penalty.decisions"] in result.changed
    assert len(by_code) == len(result.cells) == len({*clean(2020).cells, *later.cells})


def test_the_cells_come_table_by_table() -> None:
    tables = [pair.code[:2] for pair in compare(clean(2020), clean(2023)).cells]
    assert tables == sorted(tables)


def test_carried_over_cases_agree_by_column() -> None:
    assert {c.agrees for c in compare(clean(2022), clean(2023)).carried_over} == {Answer.PASS}
    result = compare(moved(clean(2022), {"carried_out": 2}), clean(2023))
    assert [c.column for c in result.carried_over if c.agrees is Answer.FAIL] == [
        Column.NATURAL_PERSON,
        Column.TOTAL,
    ]
    unknown = with_cell(clean(2023), t3("carried_in", Column.TOTAL), Cell(state=State.UNDECIDED))
    assert compare(clean(2022), unknown).carried_over[-1].agrees is Answer.CANNOT_TELL


def test_documents_in_force_continue_as_issued_and_repealed_say() -> None:
    rules, documents = compare(clean(2022), clean(2023)).in_force
    assert (rules.due, rules.agrees) == (0, Answer.PASS)
    assert (documents.earlier, documents.issued, documents.repealed, documents.due, documents.later) == (
        25,
        5,
        4,
        26,
        26,
    )
    (_, documents) = compare(
        clean(2022), with_values(clean(2023), {"t2.normative_docs.in_force": 20})
    ).in_force
    assert documents.agrees is Answer.FAIL
    assert compare(clean(2020), clean(2023)).in_force == ()


def test_two_real_years_of_one_city_continue_in_cases_and_documents() -> None:
    result = compare(truth_report("derived-suqian-2023"), truth_report("derived-suqian-2024"))
    assert {c.agrees for c in result.carried_over if c.column is Column.TOTAL} == {Answer.PASS}
    # 11 + 2 − 1 = 12 规章; 597 + 50 − 227 = 420 行政规范性文件
    assert [(f.due, f.later) for f in result.in_force] == [(12, 12), (420, 420)]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("收到2件。都已答复。", "收到2件。都已答复。", [(Edit.KEPT, ("收到2件。", "都已答复。"))]),
        (
            "收到2件。都已答复。",
            "收到5件。都已答复。",
            [(Edit.REMOVED, ("收到2件。",)), (Edit.ADDED, ("收到5件。",)), (Edit.KEPT, ("都已答复。",))],
        ),
        ("", "没有。", [(Edit.ADDED, ("没有。",))]),
        ("", "", []),
    ],
)
def test_text_is_compared_sentence_by_sentence(
    earlier: str, later: str, expected: list[tuple[Edit, tuple[str, ...]]]
) -> None:
    assert passages(earlier, later) == tuple(Passage(edit, texts) for edit, texts in expected)


def test_the_share_of_repeated_text_is_told_by_section_and_for_the_whole() -> None:
    same = compare(replace(clean(2023), year=2022), clean(2023))
    assert same.repeated == 1.0
    other = compare(with_section(clean(2023), 1, "另外的话，一句也不相同。"), clean(2023))
    shares = {section.number: section.repeated for section in other.sections}
    assert shares[1] is not None
    assert shares[1] < 0.1
    assert shares[5] == 1.0
    assert shares[2] is None


def test_a_report_without_text_has_no_share_and_a_missing_section_is_said_so() -> None:
    assert compare(Report(), clean(2023)).repeated is None
    result = compare(replace(clean(2022), sections=clean(2022).sections[:5]), clean(2023))
    assert result.sections[5].earlier_title is None
    assert result.sections[5].later_title == "其他需要报告的事项"
