import json

from tests.clean_reports import AGENCY, clean, moved, with_cell

from gongkai.report.comparison import compare
from gongkai.report.value import Cell, State
from gongkai.report.writing.comparison import comparison_as_json


def test_only_cells_that_differ_are_listed_with_both_sides_and_the_change() -> None:
    data = comparison_as_json(compare(clean(2022), clean(2023)))
    licensing = data["cells"]["t2.licensing.decisions"]
    assert licensing == {
        "label": "行政许可·本年处理决定数量",
        "earlier": {"raw": "273", "value": 273, "state": "number"},
        "later": {"raw": "294", "value": 294, "state": "number"},
        "change": 21,
    }
    assert "t2.rules.in_force" not in data["cells"]
    assert data["cells"]["t2.admin_fees.amount_wan"]["change"] == -88.4766  # 650.6 - 739.0766


def test_a_blank_beside_a_number_has_no_change() -> None:
    later = with_cell(clean(2022), "t2.penalty.decisions", Cell(state=State.BLANK))
    cell = comparison_as_json(compare(clean(2022), later))["cells"]["t2.penalty.decisions"]
    assert cell["change"] is None
    assert cell["later"] == {"raw": "", "value": None, "state": "blank"}


def test_a_cell_that_one_form_lacks_is_null_there() -> None:
    cell = comparison_as_json(compare(clean(2020), clean(2022)))["cells"]["t2.procurement.projects"]
    assert cell["earlier"]["value"] == 5
    assert cell["later"] is None


def test_what_does_not_carry_over_says_fail_in_its_columns() -> None:
    data = comparison_as_json(compare(moved(clean(2022), {"carried_out": 2}), clean(2023)))
    assert [case["column"] for case in data["carried_over"] if case["agrees"] == "fail"] == [
        "natural_person",
        "total",
    ]


def test_documents_in_force_carry_the_sum_that_is_due() -> None:
    rules, documents = comparison_as_json(compare(clean(2022), clean(2023)))["in_force"]
    assert rules["subject"] == "rules"
    assert documents == {
        "subject": "normative_docs",
        "earlier": 25,
        "issued": 5,
        "repealed": 4,
        "due": 26,
        "later": 26,
        "agrees": "pass",
    }


def test_it_names_both_reports_and_every_sentence_and_is_plain_json() -> None:
    data = comparison_as_json(compare(clean(2022), clean(2023)))
    assert (data["earlier"]["agency"], data["earlier"]["year"], data["later"]["year"]) == (AGENCY, 2022, 2023)
    assert [section["number"] for section in data["sections"]] == [1, 2, 3, 4, 5, 6]
    assert {passage["edit"] for section in data["sections"] for passage in section["passages"]} <= {
        "kept",
        "removed",
        "added",
    }
    assert 0 <= data["repeated"] <= 1
    assert json.loads(json.dumps(data)) == data
