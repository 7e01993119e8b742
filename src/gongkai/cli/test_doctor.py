import shutil

import pytest

from gongkai.cli import doctor
from gongkai.cli.main import main
from gongkai.paper import fonts
from gongkai.site import health, start


@pytest.fixture(autouse=True)
def _complete(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that lacks nothing; each test takes one thing away."""
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(fonts, "lacks", lambda: ())
    monkeypatch.setattr(start, "lacks", list)
    monkeypatch.setattr(health, "ailments", list)


def test_a_complete_installation_is_told_so_and_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines() == ["PDF 字体：齐全", "LibreOffice：齐全", "网站：齐全"]


def test_what_only_some_documents_need_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "可补　没有 LibreOffice。" in said
    assert "apt install libreoffice-writer-nogui" in said
    assert "影响：不能读 .doc、.wps" in said


def test_a_typeface_that_is_replaced_names_its_stand_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lack = fonts.Lack("字体“黑体”", "PDF 中的黑体改用“Noto Sans CJK SC”", "单位已购字体的，放进字体文件夹")
    monkeypatch.setattr(fonts, "lacks", lambda: (lack,))
    assert main(["doctor"]) == 0
    assert "可补　没有字体“黑体”。单位已购字体的，放进字体文件夹。" in capsys.readouterr().out


def test_a_site_that_cannot_start_fails_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "lacks", lambda: ["还没有密钥。运行 gongkai site setup。"])
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "缺少　还没有密钥。运行 gongkai site setup。\n" in said
    assert "影响：网站不能启动；gongkai report 不受影响。" in said


def test_a_site_that_runs_but_is_not_looked_after_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(health, "ailments", lambda: [("还没有备份过", "数据找不回来")])
    assert main(["doctor"]) == 0
    assert "网站：\n  可补　还没有备份过。\n  　　　影响：数据找不回来。" in capsys.readouterr().out


def test_without_django_the_rest_is_still_looked_at(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "缺少　没有 Django。" in said
    assert "LibreOffice：齐全" in said
