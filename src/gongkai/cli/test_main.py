import sys

import pytest

from gongkai import cli
from gongkai.cli.main import main


def test_an_interruption_is_a_sentence_even_while_the_command_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted:
        def find_spec(self, *_: object) -> None:
            raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "gongkai.cli.commands", raising=False)
    monkeypatch.delattr(cli, "commands", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupted()])
    assert main(["corpus", "check"]) == 130
    assert capsys.readouterr().err == "已中断。\n"
