from pathlib import Path

import pytest

from gongkai.site import environment
from gongkai.site.environment import SettingRefused
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
