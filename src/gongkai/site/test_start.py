"""Set-up and start as an operator meets them, in a process of their own.

In a copy of the one home that a run of the tests sets up from nothing; from nothing to the first page in one go is what
`tests/browser/test_whole_story.py` begins with.
"""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from tests.installation import PATH, Installation, copied
from tests.serving import until_ready

READY_WITHIN = 240
"""Seconds; an installation and its sample are made in about 12."""
PATIENCE = 4
"""Seconds that a stop may take; a worker that has to be killed takes longer."""


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI", "DJANGO"))}
    return {**kept, "GONGKAI_HOME": str(home), "PYTHONPATH": PATH, **more}


def call(home: Path, program: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from gongkai.site import start; {program}"],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=READY_WITHIN,
        check=False,
    )


@pytest.fixture
def home(model_on_sqlite: Installation, tmp_path: Path) -> Path:
    """Set up."""
    with copied(model_on_sqlite, tmp_path / "home") as found:
        return found.home


def test_set_up_makes_what_was_lacking_and_nothing_twice(home: Path, tmp_path: Path) -> None:
    assert "还没有建立" in call(tmp_path / "nothing", "print(start.lacks())").stdout
    assert call(home, "print(start.lacks())").stdout.strip() == "[]"
    key = (home / "secret-key").read_bytes()
    assert len(key) >= 50
    assert (home / "secret-key").stat().st_mode & 0o077 == 0
    done = call(home, "start.prepare(sample=False)")
    assert done.returncode == 0, done.stderr
    assert "createsuperuser" in done.stdout
    assert "first_agency" in done.stdout
    assert "密码：" not in done.stdout
    assert (home / "secret-key").read_bytes() == key
    with sqlite3.connect(home / "gongkai.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert database.execute("SELECT count(*) FROM annual_libraryreport").fetchone() == (0,)
    database.close()


def test_a_wrong_setting_stops_the_set_up_with_its_name(tmp_path: Path) -> None:
    refused = call(tmp_path / "home", "start.prepare(sample=False)", GONGKAI_HTTPS="maybe")
    assert refused.returncode == 1
    assert "GONGKAI_HTTPS" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_that_does_not_answer_is_said_without_its_password(home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"postgresql://gongkai:hidden@127.0.0.1:{free.getsockname()[1]}/gongkai"
    doctor = call(home, "print(start.lacks())", GONGKAI_DATABASE=address)
    assert "数据库连不上" in doctor.stdout
    set_up = call(home, "start.prepare(sample=False)", GONGKAI_DATABASE=address)
    assert set_up.returncode == 1
    assert "数据库连不上" in set_up.stderr
    assert "Traceback" not in set_up.stderr
    assert "hidden" not in doctor.stdout + set_up.stderr


def test_a_lost_vault_key_is_said_and_never_replaced(home: Path) -> None:
    (key,) = (home / "keys").iterdir()
    fingerprint = key.name.rpartition("-")[2]
    with sqlite3.connect(home / "gongkai.sqlite3") as database:
        database.execute(
            "INSERT INTO records_secret (case_id, whose, kind, sealed, key, blind, masked)"
            " VALUES (1, 'applicant', 'name', x'00', ?, '', '')",
            (fingerprint,),
        )
    database.close()
    assert call(home, "print(start.lacks())").stdout.strip() == "[]"
    key.unlink()
    says = f"缺少编号{fingerprint}的个人信息密钥"
    assert says in call(home, "print(start.lacks())").stdout
    set_up = call(home, "start.prepare(sample=False)")
    assert set_up.returncode == 1
    assert says in set_up.stderr
    assert "Traceback" not in set_up.stderr
    assert list((home / "keys").iterdir()) == []


def test_a_port_in_use_is_said_at_once(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = call(tmp_path / "home", f"start.run('127.0.0.1', {port}, sample=False)")
    assert refused.returncode == 1
    assert f"--port {port + 1}" in refused.stderr
    assert not (tmp_path / "home").exists()


def test_the_site_starts_says_its_address_and_its_password_once_and_stops_cleanly(home: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from gongkai.site import start; start.run('127.0.0.1', {port}, sample=True)",
        ],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said = until_ready(server, READY_WITHIN).splitlines()
    try:
        assert f"http://127.0.0.1:{port}/" in said[-1]
        assert any("密码：" in line for line in said)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            content = page.read().decode()
        assert "青溪县政府信息公开" in content
        style = content.partition('rel="stylesheet" href="')[2].partition('"')[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{style}") as sheet:
            assert "immutable" in sheet.headers["Cache-Control"]
    finally:
        # As a terminal does on Ctrl+C: to the whole process group, not to the server alone.
        os.killpg(server.pid, signal.SIGINT)
        pressed = time.monotonic()
        rest, errors = server.communicate(timeout=30)
    assert time.monotonic() - pressed < PATIENCE
    assert "已停止" in rest
    assert errors == ""
    assert server.returncode == 0
    assert "密码：" not in call(home, "start.prepare(sample=True)").stdout
