import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.corpus.columns import CELLS
from gongkai.corpus.comparing.outliers import LEAST_PEERS, outliers, peers_words
from gongkai.corpus.metrics.catalogue import METRICS

RECEIVED, HANDLED, GRANTED = "t3.received_new@total", "t3.outcome.total@total", "t3.outcome.granted@total"
COUNT, SHARE = METRICS["received_new"], METRICS["granted_share"]


def departments(cells: list[dict[str, int | None]], level: int = 3) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "of": "unit",
                "subject": f"单位{n:03}",
                "name": f"单位{n:03}",
                "report": f"r{n}",
                "level": level,
                "type": "department",
                "year": 2023,
                **own,
            }
            for n, own in enumerate(cells)
        ],
        schema={
            **dict.fromkeys(("of", "subject", "name", "report", "type"), pl.String),
            "level": pl.Int8,
            "year": pl.Int32,
            **dict.fromkeys(CELLS, pl.Int64),
        },
    )


def counts(*numbers: int | None) -> pl.DataFrame:
    return departments([{RECEIVED: number} for number in numbers])


def shares(*pairs: tuple[int, int]) -> pl.DataFrame:
    return departments([{GRANTED: granted, HANDLED: handled} for granted, handled in pairs])


def test_a_count_far_above_its_peers_is_told_of_in_a_sentence() -> None:
    # ln 13 and its neighbours: the median deviation is below 0.5/1.4826, so the spread is 0.5; 13 × e^1.75 − 1 = 73.8.
    (row,) = outliers(counts(*([10, 12, 14] * 10), 73, 400), [COUNT]).iter_rows(named=True)
    assert (row["subject"], row["value"], row["expected"], row["peers"]) == ("单位031", 400, 12, 31)
    assert row["low"] == pytest.approx(13 / 5.7546 - 1, abs=0.001)
    assert row["high"] == pytest.approx(13 * 5.7546 - 1, abs=0.01)
    assert row["says"] == (
        "2023年新收申请400件，偏高：同类县级部门（另有31个）的中位数为12件，常见范围为1件至74件。"
    )


def test_none_where_all_others_have_many_is_far_too() -> None:
    (row,) = outliers(counts(*([50] * 30), 0), [COUNT]).iter_rows(named=True)
    assert (row["subject"], row["distance"] < 0) == ("单位030", True)
    assert "偏低" in row["says"]


def test_one_wild_number_does_not_hide_another() -> None:
    found = outliers(counts(*([20] * 30), 10**15, 2000), [COUNT])
    assert found["value"].to_list() == [1e15, 2000]


def test_a_few_more_than_none_are_not_far() -> None:
    assert outliers(counts(*([0] * 40), 19), [COUNT]).is_empty()
    assert outliers(counts(*([0] * 40), 20), [COUNT]).height == 1


@pytest.mark.parametrize(("peers", "told"), [(LEAST_PEERS - 1, 0), (LEAST_PEERS, 1)])
def test_fewer_than_twenty_peers_are_no_measure(peers: int, told: int) -> None:
    assert outliers(counts(*([10] * peers), 5000), [COUNT]).height == told


def test_peers_are_of_the_same_level() -> None:
    frame = pl.concat(
        [counts(*([10] * 15)), departments([{RECEIVED: 10}] * 15 + [{RECEIVED: 9000}], level=2)]
    )
    assert outliers(frame, [COUNT]).is_empty()


def test_a_share_is_held_against_what_the_peers_have_together() -> None:
    # Peers: 40 of 80 each. One of 200 differs by (0.5 − 0.1) / √(0.25 / 200) = 11 standard errors.
    (row,) = outliers(shares(*([(40, 80)] * 100), (20, 200)), [SHARE]).iter_rows(named=True)
    assert (row["value"], row["peers"]) == (10, 100)
    assert row["expected"] == pytest.approx(50, abs=0.01)
    assert row["distance"] == pytest.approx(-11.31, abs=0.01)
    assert row["low"] == pytest.approx(50 - 3.5 * 100 * (0.25 / 200) ** 0.5, abs=0.01)
    assert row["says"] == (
        "2023年予以公开率10.0%（20／200），偏低：其他100个县级部门合起来为50.0%，件数与它相当的，常见范围为37.6%至62.4%。"
    )


def test_a_share_of_few_cases_is_not_held_against_anybody() -> None:
    assert outliers(shares(*([(40, 80)] * 25), (0, 29)), [SHARE]).is_empty()


def test_where_all_differ_widely_nobody_is_far() -> None:
    scattered = [(share, 100) for share in range(5, 100, 3)]
    assert outliers(shares(*scattered), [SHARE]).is_empty()


def test_one_giant_does_not_decide_what_all_others_are_held_against() -> None:
    found = outliers(shares(*([(40, 80)] * 30), (0, 10**9)), [SHARE])
    assert found["numerator"].to_list() == [0]


def test_a_contradictory_report_is_nobodys_peer() -> None:
    assert outliers(shares(*([(40, 80)] * LEAST_PEERS), (500, 80)), [SHARE]).is_empty()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**9), st.integers(30, 10**6), st.floats(0, 1), st.integers(21, 40))
def test_a_group_in_which_all_are_the_same_has_no_outlier(
    number: int, handled: int, part: float, size: int
) -> None:
    same = {RECEIVED: number, HANDLED: handled, GRANTED: int(handled * part)}
    assert outliers(departments([same] * size), [COUNT, SHARE]).is_empty()


def test_it_does_not_depend_on_the_order_of_the_rows() -> None:
    frame = counts(*range(10, 40), 9000, 9000, 5000)
    assert outliers(frame, [COUNT]).equals(outliers(frame.reverse(), [COUNT]))


@pytest.mark.parametrize(
    ("of", "level", "kind", "words"),
    [
        ("unit", 3, "department", "县级部门"),
        ("unit", 1, "government", "省级政府"),
        ("unit", 4, "township", "乡镇街道"),
        ("division", 2, "division", "地级区划"),
    ],
)
def test_peers_are_called_by_their_level_and_type(of: str, level: int, kind: str, words: str) -> None:
    assert peers_words(of, level, kind) == words
