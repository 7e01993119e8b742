from pathlib import Path
from typing import Any

import pytest

from gongkai.site.database import database
from gongkai.site.environment import SettingRefused


def chosen(monkeypatch: pytest.MonkeyPatch, address: str) -> dict[str, Any]:
    monkeypatch.setenv("GONGKAI_DATABASE", address)
    return database(Path("/home-of-it"))


def test_nothing_said_is_a_file_in_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for nothing in ("", "  "):
        found = chosen(monkeypatch, nothing)
        assert found["ENGINE"] == "django.db.backends.sqlite3"
        assert found["NAME"] == Path("/home-of-it/gongkai.sqlite3")
        assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("address", "user", "password", "host", "port", "name"),
    [
        (
            "postgresql://gongkai:secret@127.0.0.1:5433/gongkai",
            "gongkai",
            "secret",
            "127.0.0.1",
            5433,
            "gongkai",
        ),
        (
            "postgresql://gongkai:secret@db.example/gongkai",
            "gongkai",
            "secret",
            "db.example",
            5432,
            "gongkai",
        ),
        ("postgresql://u:p%40s%3As%2F%25@h/n", "u", "p@s:s/%", "h", 5432, "n"),
        ("postgresql://u:a@b@h/n", "u", "a@b", "h", 5432, "n"),
        ("postgresql://u:a:b@h/n", "u", "a:b", "h", 5432, "n"),
        ("postgresql://%E5%85%AC%E5%BC%80:p@h/%E5%BA%93", "公开", "p", "h", 5432, "库"),
        ("postgresql://u:p@[::1]:5433/n", "u", "p", "::1", 5433, "n"),
        ("postgresql://u:p@[::1]/n", "u", "p", "::1", 5432, "n"),
        # A socket: the system's own account is who one is, so there is no password.
        ("postgresql://u@%2Fvar%2Frun%2FPostgreSQL/n", "u", "", "/var/run/PostgreSQL", 5432, "n"),
    ],
)
def test_an_address_is_taken_apart_and_decoded(
    monkeypatch: pytest.MonkeyPatch, address: str, user: str, password: str, host: str, port: int, name: str
) -> None:
    found = chosen(monkeypatch, address)
    assert found["ENGINE"] == "gongkai.site.postgresql"
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        user,
        password,
        host,
        port,
        name,
    ]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("mysql://u:hidden@h/n", "应为 postgresql://"),
        ("postgres://u:hidden@h/n", "应为 postgresql://"),
        ("gongkai", "应为 postgresql://"),
        ("u:hidden@h/n", "应为 postgresql://"),
        ("postgresql://h/n", "应为 postgresql://"),
        ("postgresql://:hidden@h/n", "应为 postgresql://"),
        ("postgresql://u:hidden@/n", "应为 postgresql://"),
        ("postgresql://u:hidden@h", "应为 postgresql://"),
        ("postgresql://u:hidden@h/", "应为 postgresql://"),
        ("postgresql://u:hidden@h/%ff", "应为 postgresql://"),
        ("postgresql://u:hidden@h/n/more", "不能再写别的"),
        ("postgresql://u:hidden@h/n?sslmode=require", "不能再写别的"),
        ("postgresql://u:hidden@h:0/n", "端口“0”"),
        ("postgresql://u:hidden@h:65536/n", "端口“65536”"),
        ("postgresql://u:hidden@h:五/n", "端口“五”"),
    ],
)
def test_another_address_is_refused_without_its_password(
    monkeypatch: pytest.MonkeyPatch, address: str, says: str
) -> None:
    with pytest.raises(SettingRefused, match="GONGKAI_DATABASE") as refused:
        chosen(monkeypatch, address)
    assert says in str(refused.value)
    assert "hidden" not in str(refused.value)
