import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from tests.clean_reports import clean, moved

from gongkai import report
from gongkai.cli.main import main
from gongkai.report import Kind, Report

Save = Callable[..., Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Write a report into the test's folder under a name and kind."""

    def save(name: str, found: Report, kind: Kind = Kind.HTML) -> Path:
        path = tmp_path / f"{name}.{kind.value}"
        path.write_bytes(report.write(found, kind))
        return path

    return save


GOOD = clean(2022)
BAD = moved(GOOD, {"carried_out": 90})
"""Ninety cases carried out of the year that nobody applied for: T3-01."""


def test_one_file_gives_one_json_object(save: Save, capsys: pytest.CaptureFixture[str]) -> None:
    path = save("年报", GOOD)
    assert main(["report", "read", "--format", "json", str(path)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["source"] == str(path)
    assert data["cells"]["t3.received_new@total"]["value"] == GOOD.value("t3.received_new@total")


def test_several_files_give_one_object_a_line_and_the_worst_status(
    save: Save, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = save("好", GOOD)
    bad = save("差", BAD)
    (tmp_path / "空.txt").write_bytes(b"")
    assert main(["report", "check", "--format", "json", str(tmp_path)]) == 2
    lines = {item["source"]: item for item in map(json.loads, capsys.readouterr().out.splitlines())}
    assert {f["severity"] for f in lines[str(good)]["findings"]} <= {"hint"}
    assert "T3-01" in {f["rule"] for f in lines[str(bad)]["findings"]}
    assert lines[str(tmp_path / "空.txt")]["error"]["code"] == "empty"


def test_status_is_0_when_clean_and_1_with_an_error(save: Save, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "check", str(save("好", GOOD))]) == 0
    assert main(["report", "check", str(save("差", BAD))]) == 1
    assert "错误1" in capsys.readouterr().out


def test_two_years_of_one_agency_are_laid_against_each_other(
    save: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier, later = BAD, clean(2023)
    main(["report", "check", "--format", "json", str(save("前", earlier)), str(save("后", later))])
    _, after = map(json.loads, capsys.readouterr().out.splitlines())
    assert "XY-01" in {finding["rule"] for finding in after["findings"]}


def test_reports_in_an_archive_are_read_by_their_names(
    save: Save, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save("云溪县", GOOD)
    with zipfile.ZipFile(tmp_path / "各单位.zip", "w") as archive:
        archive.write(path, "云溪县.html")
        archive.writestr("说明.docx.tmp", b"")
    assert main(["report", "read", "--format", "json", str(tmp_path / "各单位.zip")]) == 0
    assert json.loads(capsys.readouterr().out)["source"].endswith("各单位.zip/云溪县.html")


@pytest.mark.parametrize("kind", list(Kind))
def test_writing_never_overwrites_and_says_where_it_saved(
    kind: Kind, save: Save, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = save("年报", GOOD, Kind.JSON)
    folder = tmp_path / "out"
    for _ in range(2):
        assert main(["report", "write", "--format", kind.value, "-o", f"{folder}/", str(source)]) == 0
    assert {path.name for path in folder.iterdir()} == {f"年报.{kind.value}", f"年报-2.{kind.value}"}
    assert f"已保存 {folder / f'年报-2.{kind.value}'}" in capsys.readouterr().err
    assert report.read(folder / f"年报.{kind.value}").value("t3.received_new@total") == GOOD.value(
        "t3.received_new@total"
    )


def test_who_has_not_reported_is_named(
    save: Save, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = save("年报", GOOD)
    names = tmp_path / "名单.txt"
    names.write_text(f"{GOOD.agency}\n无名镇人民政府\n", encoding="gb18030")
    assert main(["report", "check", "--agencies", str(names), str(path)]) == 1
    assert "缺报：无名镇人民政府" in capsys.readouterr().out


def test_the_findings_of_all_files_go_into_one_workbook(save: Save, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    bad = save("差", BAD)
    main(["report", "check", "--sheet", str(tmp_path / "清单.xlsx"), str(bad)])
    sheets = load_workbook(tmp_path / "清单.xlsx").worksheets
    assert any("T3-01" in map(str, row) for sheet in sheets for row in sheet.values)


def test_the_published_schema_describes_what_check_prints(
    save: Save, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    main(["report", "check", "--format", "json", str(save("差", BAD))])
    data = json.loads(capsys.readouterr().out)
    del data["source"]
    jsonschema.validate(data, schema)


def test_a_missing_file_is_said_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "check", "没有这个文件.docx"]) == 2
    assert "没有这个文件、文件夹或匹配的文件：没有这个文件.docx" in capsys.readouterr().err


def test_comparing_tells_what_changed(save: Save, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = save("前", GOOD), save("后", BAD)
    assert main(["report", "compare", "--format", "json", str(one), str(other)]) == 0
    assert set(json.loads(capsys.readouterr().out)["cells"]) == {
        "t3.carried_out@natural_person",
        "t3.carried_out@total",
    }
    assert main(["report", "compare", str(one), str(other)]) == 0
    assert "四、结转下年度继续办理·总计" in capsys.readouterr().out


def test_a_copied_report_of_another_agency_is_found(save: Save, capsys: pytest.CaptureFixture[str]) -> None:
    other = replace(
        GOOD, agency="无名县民政局", title=GOOD.title.replace(GOOD.agency, "无名县民政局"), signature=""
    )
    paths = [str(save("一", GOOD)), str(save("二", other))]
    assert main(["report", "alike", "--format", "json", *paths]) == 1
    pair = json.loads(capsys.readouterr().out)
    assert (pair["one"], pair["other"], pair["share"]) == (*paths, 1.0)
    assert main(["report", "alike", paths[0]]) == 0
    assert "没有两个机关" in capsys.readouterr().out


def test_the_report_command_loads_no_django_and_no_library_before_a_file_needs_it() -> None:
    code = (
        "import sys; from gongkai.cli.main import main; main(['report', 'check', '无']);"
        "print({'django', 'docx', 'openpyxl', 'pypdfium2', 'typst', 'xlsxwriter'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["report", "check"], "缺少参数：文件"),
        (["report", "write", "--format", "xml", "a"], "不能是 'xml'"),
        (["site", "run", "--port", "http"], "--port 的值 'http' 不对"),
        (["report", "check", "a", "--fast"], "不认识的参数：--fast"),
    ],
)
def test_a_wrong_command_line_is_explained_in_chinese(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err
