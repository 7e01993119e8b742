import io
from collections.abc import Iterator

import pytest

from gongkai.cli import corpus_progress
from gongkai.cli.corpus_progress import Watched, duration, line_of
from gongkai.corpus.ingest.progress import Progress
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Input, Part, Receipt, Shard, Shards, Step


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Runner:
    def done(self, _step: Step, shards: Shards, _place: Place) -> Iterator[Receipt]:
        for shard in shards:
            yield Receipt("a", shard.inputs, {}, {}, "", "")


STEP = Step("ingest", lambda _shard, _place: Part({}), (), ())
SHARDS = [Shard((Input("甲", "1"), Input("乙", "1"))), Shard((Input("丙", "1"),))]


def watch(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(corpus_progress, "BETWEEN", 0.0)
    assert len(list(Watched(_Runner()).done(STEP, SHARDS, Place("memory://x")))) == 2
    return stream.getvalue()


def test_a_watched_step_tells_files_done_on_one_line_and_wipes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, rest = watch(monkeypatch, _Terminal()).split("\r\033[K")[1:]
    assert first.startswith("读取：2/3，每秒")
    assert second.startswith("读取：3/3，每秒")
    assert rest == ""


def test_a_pipe_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watch(monkeypatch, io.StringIO()) == ""


def test_a_line_tells_rate_and_time_left() -> None:
    assert line_of("读取", Progress(1_200, 20_000, 4.0)) == "读取：1,200/20,000，每秒300.0，还要1分3秒"
    assert line_of("读取", Progress(0, 20_000, 4.0)) == "读取：0/20,000"


@pytest.mark.parametrize(("seconds", "words"), [(8.4, "8秒"), (61, "1分1秒"), (7500, "2小时5分")])
def test_time_is_told_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words
