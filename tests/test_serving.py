"""A server that never says that it answers does not keep a test waiting."""

import subprocess
import sys
import time

import pytest

from tests.serving import NotReady, until_ready


def begun(program: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, start_new_session=True
    )


def test_what_is_said_up_to_the_line_is_there() -> None:
    with begun("print('密码：abc'); print('已就绪：', flush=True); input()") as server:
        assert until_ready(server, 60) == "密码：abc\n已就绪：\n"
        server.kill()


def test_a_silent_server_is_killed_and_so_is_what_it_has_started() -> None:
    child = "import subprocess, sys; print('正在启动', flush=True); subprocess.run(['sleep', '300'])"
    began = time.monotonic()
    with begun(child) as server, pytest.raises(NotReady, match="正在启动"):
        until_ready(server, 1.5)
    assert time.monotonic() - began < 60
    assert server.returncode == -9


def test_one_that_ends_by_itself_is_not_waited_for() -> None:
    with begun("print('端口被占用')") as server, pytest.raises(NotReady, match="端口被占用"):
        until_ready(server, 60)
