"""Numbers are seen where they lie, whatever a frame is made of."""

import gc

import polars as pl

from gongkai.corpus.stored_numbers import StoredNumbers


def test_numbers_of_several_pieces_and_of_a_part_of_a_frame_with_nulls_are_those_of_the_frame() -> None:
    whole = pl.DataFrame({"a": [1, None, -3, 2**62, 5], "b": [0, 7, 8, 9, None], "name": list("vwxyz")})
    for frame in (
        whole,
        pl.concat([whole, whole], rechunk=False),
        whole.slice(1, 3),
        whole.filter(pl.col("a") > 1),
    ):
        stored = StoredNumbers(frame, ["b", "a"])
        assert list(stored.columns) == ["b", "a"]
        for name, numbers in stored.columns.items():
            known = frame[name].is_not_null().to_numpy()
            assert numbers[known].tolist() == frame[name].drop_nulls().to_list()


def test_numbers_stay_when_the_frame_goes() -> None:
    stored = StoredNumbers(pl.DataFrame({"a": range(10_000)}).reverse(), ["a"])
    gc.collect()
    assert stored.columns["a"][:3].tolist() == [9999, 9998, 9997]


def test_no_rows_have_no_numbers() -> None:
    assert StoredNumbers(pl.DataFrame(schema={"a": pl.Int64}), ["a"]).columns["a"].tolist() == []
