import io

import pytest

from gongkai.cli.progress import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_watched_run_counts_on_one_line_and_wipes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := _Terminal())
    assert list(progress(["甲", "乙"])) == ["甲", "乙"]
    assert terminal.getvalue() == "\r第1份，共2份\r第2份，共2份\r\033[K"


def test_one_file_or_a_pipe_is_read_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := _Terminal())
    assert list(progress(["甲"])) == ["甲"]
    assert terminal.getvalue() == ""
    monkeypatch.setattr("sys.stderr", pipe := io.StringIO())
    assert list(progress(["甲", "乙"])) == ["甲", "乙"]
    assert pipe.getvalue() == ""
