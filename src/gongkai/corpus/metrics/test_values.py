import polars as pl
import pytest

from gongkai.corpus.columns import CELLS
from gongkai.corpus.metrics.catalogue import GROUPS, METRICS
from gongkai.corpus.metrics.metric import Kind
from gongkai.corpus.metrics.values import denominator, measured, numerator, value
from gongkai.report.codes import COLUMNS, Result, Track, t3, t4

SCHEMA = {"t3_form": pl.String, **dict.fromkeys(CELLS, pl.Int64)}


OUTCOMES = {
    "granted": 40,
    "partial": 10,
    **{
        f"refused.{leaf}": number
        for leaf, number in {
            "state_secret": 2,
            "law_prohibited": 1,
            "security_stability": 1,
            "third_party": 3,
            "internal_affairs": 1,
            "process_info": 4,
            "enforcement_file": 0,
            "admin_query": 0,
        }.items()
    },
    "unable.not_held": 5,
    "unable.needs_creation": 2,
    "unable.unclear_after_correction": 1,
    "declined.petition_complaint": 3,
    "declined.duplicate": 1,
    "declined.publication": 0,
    "declined.abusive_volume": 0,
    "declined.reconfirm": 1,
    "total": 80,
}
"""Of 80 handled: 40 granted, 10 in part, 12 refused, 8 unable, 5 declined, 5 otherwise."""

BOTH = {
    **{f"t3.outcome.{row}@total": number for row, number in OUTCOMES.items()},
    **dict(zip((t3("received_new", column) for column in COLUMNS), (72, 9, 0, 2, 5, 2, 90), strict=True)),
    "t3.carried_in@total": 10,
    "t3.carried_out@total": 20,
    **dict(
        zip(
            (t4(track, result) for track in Track for result in Result),
            (6, 3, 1, 2, 12, 2, 1, 1, 0, 4, 1, 0, 0, 1, 2),
            strict=True,
        )
    ),
    "t2.licensing.decisions": 200,
    "t2.penalty.decisions": 50,
    "t2.coercion.decisions": 0,
}
OF_2019 = {
    "t3_form": "2019",
    **BOTH,
    "t3.outcome.other@total": 5,
    "t2.rules.made": 2,
    "t2.rules.newly_disclosed": 1,
    "t2.rules.total_disclosed": 9,
    "t2.normative_docs.made": 4,
    "t2.normative_docs.newly_disclosed": 3,
    "t2.normative_docs.total_disclosed": 28,
}
OF_2021 = {
    "t3_form": "2021",
    **BOTH,
    "t3.outcome.other.no_correction@total": 2,
    "t3.outcome.other.unpaid_fee@total": 1,
    "t3.outcome.other.misc@total": 2,
    "t2.rules.issued": 1,
    "t2.rules.repealed": 0,
    "t2.rules.in_force": 3,
    "t2.normative_docs.issued": 4,
    "t2.normative_docs.repealed": 2,
    "t2.normative_docs.in_force": 30,
    "t2.admin_fees.amount_wan": 1_234_560_000,
}

WORKED = {
    # code: (2019, 2021)
    "received_new": (90, 90),
    "carried_in": (10, 10),
    "handled": (80, 80),
    "carried_out": (20, 20),
    "carried_out_share": (20, 20),
    "received_per_report": (90, 90),
    "granted_share": (50, 50),
    "disclosed_share": (62.5, 62.5),
    "refused_share": (15, 15),
    "unable_share": (10, 10),
    "declined_share": (6.25, 6.25),
    "other_share": (6.25, 6.25),
    "refused_by_state_secret": (16.667, 16.667),
    "refused_by_law_prohibited": (8.333, 8.333),
    "refused_by_security_stability": (8.333, 8.333),
    "refused_by_third_party": (25, 25),
    "refused_by_internal_affairs": (8.333, 8.333),
    "refused_by_process_info": (33.333, 33.333),
    "refused_by_enforcement_file": (0, 0),
    "refused_by_admin_query": (0, 0),
    "unable_by_not_held": (62.5, 62.5),
    "unable_by_needs_creation": (25, 25),
    "unable_by_unclear_after_correction": (12.5, 12.5),
    "declined_by_petition_complaint": (60, 60),
    "declined_by_duplicate": (20, 20),
    "declined_by_publication": (0, 0),
    "declined_by_abusive_volume": (0, 0),
    "declined_by_reconfirm": (20, 20),
    "other_by_no_correction": (None, 40),
    "other_by_unpaid_fee": (None, 20),
    "other_by_misc": (None, 40),
    "from_natural_person": (80, 80),
    "from_org_enterprise": (10, 10),
    "from_org_research": (0, 0),
    "from_org_public_welfare": (2.222, 2.222),
    "from_org_legal_service": (5.556, 5.556),
    "from_org_other": (2.222, 2.222),
    "review_cases": (12, 12),
    "review_corrected_share": (30, 30),
    "review_upheld_share": (60, 60),
    "suit_cases": (6, 6),
    "suit_corrected_share": (20, 20),
    "suit_upheld_share": (60, 60),
    "disputes_per_hundred": (22.5, 22.5),
    "pending_cases": (3, 3),
    "pending_share": (16.667, 16.667),
    "rules_issued": (None, 1),
    "rules_repealed": (None, 0),
    "rules_in_force": (None, 3),
    "rules_made": (2, None),
    "rules_newly_disclosed": (1, None),
    "rules_total_disclosed": (9, None),
    "normative_docs_issued": (None, 4),
    "normative_docs_repealed": (None, 2),
    "normative_docs_in_force": (None, 30),
    "normative_docs_made": (4, None),
    "normative_docs_newly_disclosed": (3, None),
    "normative_docs_total_disclosed": (28, None),
    "licensing_decisions": (200, 200),
    "penalty_decisions": (50, 50),
    "coercion_decisions": (0, 0),
    "admin_fees_amount": (None, 1234.56),
}


def test_every_metric_is_worked_by_hand() -> None:
    assert list(WORKED) == list(METRICS)


@pytest.mark.parametrize("code", WORKED)
def test_a_metric_of_a_report_in_either_form(code: str) -> None:
    frame = pl.DataFrame([OF_2019, OF_2021], schema=SCHEMA)
    got = measured(frame, METRICS[code])["value"].to_list()
    assert got == [None if due is None else pytest.approx(due, abs=0.001) for due in WORKED[code]]


def _one(code: str, **changed: object) -> object:
    frame = pl.DataFrame([{**OF_2021, **changed}], schema=SCHEMA)
    return frame.select(value(METRICS[code], frame.columns)).item()


def test_without_a_cell_there_is_no_value() -> None:
    assert _one("refused_share", **{"t3.outcome.refused.admin_query@total": None}) is None
    assert _one("refused_share", **{"t3.outcome.total@total": None}) is None
    assert _one("granted_share", **{"t3.outcome.refused.admin_query@total": None}) == 50


def test_a_share_of_nothing_is_none_and_not_nought() -> None:
    assert _one("granted_share", **{"t3.outcome.total@total": 0, "t3.outcome.granted@total": 0}) is None


def test_a_group_line_printed_beside_its_parts_counts_once() -> None:
    assert _one("other_share", **{"t3.outcome.other@total": 5}) == 6.25


def test_a_rolled_up_row_has_reports_in_both_forms() -> None:
    summed = {
        code: OF_2019.get(code, 0) + OF_2021.get(code, 0)
        for code in CELLS
        if code in OF_2019 or code in OF_2021
    }
    row = pl.DataFrame([{"t3_counted": 2, **summed}], schema={"t3_counted": pl.Int64, **SCHEMA})
    row = row.drop("t3_form")
    assert measured(row, METRICS["other_share"]).select("numerator", "denominator", "value").row(0) == (
        10,
        160,
        6.25,
    )
    assert measured(row, METRICS["received_per_report"])["value"].item() == 90


def test_a_rolled_up_row_of_one_form_has_no_other() -> None:
    frame = pl.DataFrame([OF_2019, OF_2021], schema=SCHEMA).drop("t3_form")
    assert measured(frame, METRICS["other_share"])["value"].to_list() == [6.25, 6.25]


@pytest.mark.parametrize(
    ("line", "parts", "handled", "counted"),
    [
        (4, 6, 85, 10),  # reports in either form
        (5, 5, 80, 5),  # one report that prints the line beside its parts
        (9, 5, 84, 9),  # some in the old form, some that print the line beside its parts
        (5, 5, 70, 5),  # contradictory: never below what the parts say
        (5, 5, None, 10),
    ],
)
def test_old_line_and_new_parts_of_a_rolled_up_row_are_no_more_than_the_total_leaves(
    line: int, parts: int, handled: int | None, counted: int
) -> None:
    row = {
        **OF_2021,
        "t3.outcome.other@total": line,
        "t3.outcome.other.no_correction@total": 0,
        "t3.outcome.other.unpaid_fee@total": 0,
        "t3.outcome.other.misc@total": parts,
        "t3.outcome.total@total": handled,
    }
    frame = pl.DataFrame([row], schema=SCHEMA).drop("t3_form")
    assert measured(frame, METRICS["other_share"])["numerator"].item() == counted


def test_a_sum_beyond_64_bits_is_none_and_not_wrapped() -> None:
    huge = 2**63 - 1
    frame = pl.DataFrame(
        [{**OF_2021, t4("suit_direct", "total"): huge, t4("suit_after_review", "total"): 1}], schema=SCHEMA
    )
    assert frame.select(numerator(METRICS["suit_cases"], frame.columns)).item() is None
    assert frame.select(denominator(METRICS["suit_cases"], frame.columns)).item() is None


def test_metrics_are_declared_once_and_over_cells_of_the_forms() -> None:
    assert sum(map(len, GROUPS.values())) == len(METRICS)
    assert len({metric.label for metric in METRICS.values()}) == len(METRICS)
    for metric in METRICS.values():
        assert set(metric.cells) <= set(CELLS), metric.code
        assert metric.says.endswith("。"), metric.code
        assert (metric.kind is Kind.SHARE) == (metric.unit == "%"), metric.code
        assert (metric.least > 0) <= bool(metric.denominator), metric.code


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("received_new", 1250.0, "1,250件"),
        ("disclosed_share", 71.26, "71.3%"),
        ("admin_fees_amount", 1234.5, "1,234.50万元"),
    ],
)
def test_a_value_is_shown_with_its_unit(code: str, number: float, shown: str) -> None:
    assert METRICS[code].shown(number) == shown
