"""Five hundred spoilt files with a fixed seed: each is read or refused in words, within its limits; `make fuzz` has more."""

from bench import fuzz


def test_spoilt_files_are_read_or_refused_and_nothing_else() -> None:
    counts = {"text": 400, "package": 75, "pdf": 25}
    outcome = fuzz.run(counts, seed=20240131, say=lambda _: None)
    assert not outcome.failures
    assert outcome.ends.total() == 500
    # Spoilt now and then beyond reading, most of them not: the readers behind the door are what is tried.
    assert outcome.ends["text read"] > 200
    assert outcome.ends["package read"] > 25
    assert outcome.ends["pdf read"] > 5
