import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from gongkai.portal.finding_marks import Tally, marks, numbered, part_of_rule, tally
from gongkai.report.finding import Answer, CheckResult, Consequence, Finding, Severity, Verdict

A, B, C, D = (
    f"t3.{row}@natural_person" for row in ("received_new", "carried_in", "outcome.total", "carried_out")
)


@pytest.mark.parametrize(
    ("rule", "cells", "part"),
    [
        ("T3-01", (A,), "t3"),
        ("T2-03", ("t2.rules.made",), "t2"),
        ("T4-01", (), "t4"),
        ("XY-01", (A,), "years"),
        ("NV-01", (A,), "text"),
        ("ST-02", (), "text"),
    ],
)
def test_a_finding_stands_under_the_tab_where_its_fault_is_repaired(
    rule: str, cells: tuple[str, ...], part: str
) -> None:
    assert part_of_rule(rule, cells) == part


def error(cells: tuple[str, ...], **more: object) -> Finding:
    return Finding("T3-01", Severity.ERROR, "相差1件。", cells, **more)


def test_the_cell_with_a_likely_value_is_framed_thick_and_its_equation_thin() -> None:
    found = marks(numbered(CheckResult((error((A, B, C, D), expected=((C, 1),)),))))
    assert {code: mark.tone for code, mark in found.items()} == {A: "tied", B: "tied", C: "bad", D: "tied"}
    assert found[C].expected == 1
    assert [ref.number for ref in found[C].refs] == [1]
    assert found[A].refs == ()


def test_without_a_likely_value_every_cell_of_the_sum_is_suspect() -> None:
    found = marks(numbered(CheckResult((error((A, B)),))))
    assert {mark.tone for mark in found.values()} == {"bad"}


def test_the_gravest_of_two_findings_frames_the_cell_and_both_numbers_stand_in_it() -> None:
    mild = Finding("T3-09", Severity.HINT, "请核对。", (A,))
    found = marks(numbered(CheckResult((error((A,)), mild))))
    assert found[A].tone == "bad"
    assert [ref.number for ref in found[A].refs] == [1, 2]


@pytest.mark.parametrize(("cells", "framed"), [(4, True), (6, True), (7, False), (20, False)])
def test_a_consequence_is_framed_only_while_it_says_something(cells: int, framed: bool) -> None:
    codes = tuple(f"t3.row{number}@total" for number in range(cells))
    found = marks(numbered(CheckResult((error((C,), consequences=(Consequence("T3-02", codes),)),))))
    assert (set(codes) <= set(found)) is framed
    if framed:
        assert [ref.number for ref in found[codes[0]].refs] == [1]


def test_all_three_answers_are_counted_for_every_part() -> None:
    verdicts = [
        Verdict("T3-01", Answer.PASS, (A,)),
        Verdict("T3-01", Answer.FAIL, (A,)),
        Verdict("XY-01", Answer.CANNOT_TELL, (A,), "缺上一年报告"),
    ]
    found = tally(verdicts)
    assert found["t3"] == Tally(1, 1, 0)
    assert found["t3"].answer is Answer.FAIL
    assert found["years"].answer is Answer.CANNOT_TELL
    assert found["text"].answer is None


def test_a_card_in_english_names_rule_repair_and_source_in_english_and_quotes_what_was_found() -> None:
    found = error((A,), repair="改用格式规定的名称。", source="条例第四十九条")
    (item,) = numbered(CheckResult((found,)))
    with override("en"):
        card = render_to_string("portal/finding.html", {"item": item})
    for words in (
        "Balance of Table 3",
        "相差1件。",
        "Use the names of the form.",
        "Article 49 of the Regulations",
    ):
        assert words in card
