from gongkai.corpus.ingest.progress import Progress


def test_the_rest_takes_as_long_as_the_rate_says() -> None:
    progress = Progress(done=300, total=1200, seconds=60)
    assert progress.per_second == 5
    assert progress.left == 180


def test_before_the_first_is_done_nobody_can_tell() -> None:
    assert Progress(0, 10, 5).left is None
    assert Progress(0, 10, 0).per_second is None


def test_nothing_is_left_at_the_end() -> None:
    assert Progress(10, 10, 0).left == 0
