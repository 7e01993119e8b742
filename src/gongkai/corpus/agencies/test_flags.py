from gongkai.corpus.agencies.flags import CANDIDATE, Flag, label


def test_every_flag_has_words_of_its_own() -> None:
    assert len({flag.label for flag in Flag}) == len(Flag)
    assert all(label(flag) == flag.label for flag in Flag)


def test_a_division_that_may_be_meant_is_named() -> None:
    assert label(f"{CANDIDATE}110105") == "可能是区划110105"
