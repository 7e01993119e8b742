from pathlib import Path

import pytest

from gongkai.site import environment
from gongkai.site.environment import MailServer, SettingRefused
from gongkai.site.identity import identity


@pytest.mark.parametrize(
    ("written", "meant"),
    [("yes", True), ("1", True), ("是", True), ("no", False), ("", False), ("OFF", False)],
)
def test_yes_and_no_are_understood_in_the_usual_words(
    monkeypatch: pytest.MonkeyPatch, written: str, meant: bool
) -> None:
    monkeypatch.setenv("GONGKAI_HTTPS", written)
    assert environment.yes("GONGKAI_HTTPS", default=not meant) is meant


@pytest.mark.parametrize("written", ["maybe", "2", "真的"])
def test_anything_else_stops_the_start(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("GONGKAI_HTTPS", written)
    with pytest.raises(SettingRefused, match=f"GONGKAI_HTTPS 的值“{written}”不能用：应为 yes 或 no"):
        environment.yes("GONGKAI_HTTPS")


def test_a_list_is_split_at_commas_and_empty_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_HOSTS", "a.example, b.example,")
    assert environment.words("GONGKAI_HOSTS", ("localhost",)) == ["a.example", "b.example"]
    monkeypatch.setenv("GONGKAI_HOSTS", " ")
    assert environment.words("GONGKAI_HOSTS", ("localhost",)) == ["localhost"]


def test_a_home_that_is_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "file"))
    with pytest.raises(SettingRefused, match="同名文件"):
        environment.folder("GONGKAI_HOME", "var")
    monkeypatch.setenv("GONGKAI_HOME", str(tmp_path / "new"))
    assert environment.folder("GONGKAI_HOME", "var") == tmp_path / "new"


@pytest.mark.parametrize("code", ["123", "12345678901", "一二三四五六七八九十"])
def test_a_site_code_has_ten_characters(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setenv("GONGKAI_SITE_ID_CODE", code)
    with pytest.raises(SettingRefused, match="10位"):
        identity()
    monkeypatch.setenv("GONGKAI_SITE_ID_CODE", "bm01000001")
    assert identity().site_id_code == "bm01000001"


@pytest.mark.parametrize("written", ["0", "101", "ten", "-5", "5.5", "１０"])
def test_a_number_out_of_bounds_stops_the_start(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("GONGKAI_RETENTION_YEARS", written)
    with pytest.raises(SettingRefused, match="应为1到100的整数"):
        environment.number("GONGKAI_RETENTION_YEARS", 10, 1, 100)
    monkeypatch.setenv("GONGKAI_RETENTION_YEARS", "")
    assert environment.number("GONGKAI_RETENTION_YEARS", 10, 1, 100) == 10


@pytest.mark.parametrize("written", ["c2hvcnQ=", "no base64 at all", f"{'A' * 43}=,c2hvcnQ="])
def test_a_key_that_cannot_be_one_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("GONGKAI_VAULT_KEY", written)
    with pytest.raises(SettingRefused, match="应为 base64 写成的32字节") as refused:
        environment.keys("GONGKAI_VAULT_KEY")
    assert written.split(",")[0] not in str(refused.value)
    monkeypatch.setenv("GONGKAI_VAULT_KEY", f"{'A' * 43}=,{'A' * 42}E=")
    assert environment.keys("GONGKAI_VAULT_KEY") == [bytes(32), bytes(31) + b"\x01"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", MailServer()),
        ("smtp://mail.example", MailServer("mail.example", 25)),
        ("smtps://ogi:p%40ss@mail.example:465", MailServer("mail.example", 465, "ogi", "p@ss", tls=True)),
    ],
)
def test_a_mail_server_is_an_address(
    monkeypatch: pytest.MonkeyPatch, written: str, expected: MailServer
) -> None:
    monkeypatch.setenv("GONGKAI_SMTP", written)
    assert environment.mail_server("GONGKAI_SMTP") == expected


@pytest.mark.parametrize("written", ["mail.example", "http://mail.example", "smtp://", "smtp://a:secret@b:x"])
def test_a_wrong_mail_server_stops_the_start_and_shows_no_password(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("GONGKAI_SMTP", written)
    with pytest.raises(SettingRefused, match="GONGKAI_SMTP") as refused:
        environment.mail_server("GONGKAI_SMTP")
    assert "secret" not in str(refused.value)
