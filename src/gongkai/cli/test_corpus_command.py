import csv
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import fsspec
import polars as pl
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from openpyxl import load_workbook
from tests.clean_reports import AGENCY, clean, moved

from gongkai import corpus, report
from gongkai.cli.commands import all_commands
from gongkai.cli.corpus_progress import STEPS
from gongkai.cli.main import main
from gongkai.cli.parser import parse
from gongkai.corpus import catalogue
from gongkai.report import Kind, Report

UNIT = "江苏省淮安市盱眙县水利局"

Run = Callable[..., tuple[int, str, str]]


def of_unit(found: Report) -> Report:
    """The report as one of a unit that exists."""
    return replace(
        found,
        agency="盱眙县水利局",
        title=found.title.replace(AGENCY, "盱眙县水利局"),
        signature="盱眙县水利局",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports on two years, the later one with ninety cases carried out that nobody applied for; a file that is none."""
    folder = tmp_path_factory.mktemp("corpus")
    source = folder / "各单位"
    source.mkdir()
    with zipfile.ZipFile(source / "水利局.zip", "w") as archive:
        archive.writestr("2022.html", report.write(of_unit(clean(2022)), Kind.HTML))
    bad = moved(of_unit(clean(2023)), {"carried_out": 90})
    (source / "2023.html").write_bytes(report.write(bad, Kind.HTML))
    (source / "空.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module", autouse=True)
def read(folder: Path) -> None:
    corpus.open(str(folder / "语料库"), processes=1).ingest(str(folder / "各单位"))


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a task on the corpus: exit status, output, and what is said beside it."""
    monkeypatch.setenv("GONGKAI_CORPUS", str(folder / "语料库"))

    def run(task: str, *words: str) -> tuple[int, str, str]:
        alone = () if task == "tidy" else ("--processes", "1")
        status = main(["corpus", task, *words, *alone])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def data(run: Run, task: str, *words: str) -> Any:
    return json.loads(run(task, *words, "--json")[1])


def test_reading_tells_how_many_and_what_could_not_be_read(run: Run, folder: Path) -> None:
    status, out, _ = run("ingest", str(folder / "各单位"))
    assert status == 2
    assert "有报告2份，2022至2023年度" in out
    assert "empty：1个。例如 各单位/空.txt：文件是空的" in out
    told = data(run, "ingest", str(folder / "各单位"))
    assert (told["reports"], told["unread"][0]["code"]) == (2, "empty")


def test_checking_counts_findings_by_rule(run: Run) -> None:
    status, out, _ = run("check")
    assert status == 1
    assert "检查了采用的报告2份，不采用的0份。" in out
    [balance] = [rule for rule in data(run, "check")["rules"] if rule["rule"] == "T3-01"]
    # Neither the column of natural persons balances nor the total.
    assert balance == {"rule": "T3-01", "severity": "error", "reports": 1, "findings": 2}


def test_rolling_up_shows_a_division_and_those_right_below(run: Run) -> None:
    status, out, _ = run("rollup", "--year", "2022", "--division", "盱眙县")
    assert status == 0
    assert "2022年度江苏省淮安市盱眙县，以及下一级：" in out
    assert "缺报单位" in out
    county, *townships = data(run, "rollup", "--year", "2022", "--division", "盱眙县")["figures"]
    received = clean(2022).value("t3.received_new@total")
    assert (county["basis"], county["units_counted"], county["t3.received_new@total"]) == (
        "units",
        1,
        received,
    )
    assert {row["basis"] for row in townships} == {"none"}


def test_comparing_lists_what_there_is_and_says_where_there_is_nothing(run: Run) -> None:
    status, out, _ = run("compare")
    assert status == 0
    assert "不同单位内容雷同（0）：\n  没有。" in out
    assert [row["unit_name"] for row in data(run, "compare")["repeated"]] == [UNIT]


def test_a_ranking_by_metric_tells_whom_it_leaves_out(run: Run) -> None:
    received = clean(2022).value("t3.received_new@total")
    words = ("--units", "--year", "2022", "--division", "盱眙县")
    status, out, _ = run("compare", "--metric", "新收申请", *words)
    assert status == 0
    assert f"{UNIT}  {received}件" in out
    [ranked] = data(run, "compare", "--metric", "received_new", *words)["ranking"]
    assert (ranked["rank"], ranked["ranked"], ranked["value"]) == (1, 1, received)
    # Four reviews that were decided.
    _, out, _ = run("compare", "--metric", "行政复议纠错率", *words)
    assert "参与排名0个，未参与1个：分母不足30的1个" in out
    _, out, _ = run("compare", "--metric", "公开率", "--year", "2022", "--division", "淮安市")
    assert "320830  盱眙县" in out


@pytest.mark.parametrize("what", ["盱眙县水利局", "320830"])
def test_a_metric_of_a_unit_or_a_place_is_told_through_the_years(run: Run, what: str) -> None:
    status, out, _ = run("describe", what, "--metric", "新收申请")
    assert (status, "  2022  " in out) == (0, True)
    before, after = data(run, "describe", what, "--metric", "received_new")["series"]
    assert (before["year"], after["year"]) == (2022, 2023)
    assert before["value"] == clean(2022).value("t3.received_new@total")


def test_one_table_goes_to_a_file_and_several_into_a_folder(run: Run, tmp_path: Path) -> None:
    status, _, err = run("export", "reports", "--to", str(tmp_path / "a.csv"), "--year", "2022")
    assert (status, err) == (0, f"已保存 {tmp_path / 'a.csv'}\n")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    [row] = csv.DictReader(StringIO(text, newline=""))
    assert row["unit_name"] == UNIT
    assert row["t2.admin_fees.amount_wan"] == "739076600"  # 739.0766万元
    run("export", "findings", "divisions", "--to", str(tmp_path / "b"), "--division", "320830")
    assert {path.name for path in (tmp_path / "b").iterdir()} == {
        "findings.parquet",
        "findings.dictionary.csv",
        "divisions.parquet",
        "divisions.dictionary.csv",
    }
    findings = pl.read_parquet(tmp_path / "b" / "findings.parquet")
    assert findings["message"].str.len_chars().min() > 0


def test_a_file_that_cannot_be_written_is_told_of_by_the_name_that_was_asked_for(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(b"")
    status, _, err = run("export", "units", "--to", str(tmp_path / "a" / "b.csv"))
    assert status == 2
    assert err.startswith(f"{tmp_path / 'a' / 'b.csv'}：已经有一个同名的文件，建不了文件夹。")
    (tmp_path / "c.csv").mkdir()
    assert (
        f"{tmp_path / 'c.csv'}：这是文件夹，不是文件。"
        in run("export", "units", "--to", str(tmp_path / "c.csv"))[2]
    )
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_each_unit_gets_its_findings_and_the_list_says_who_is_missing(run: Run, tmp_path: Path) -> None:
    status, _, err = run(
        "export", "problems", "--to", str(tmp_path), "--year", "2023", "--division", "盱眙县"
    )
    assert (status, "1个单位的核对意见" in err) == (0, True)
    sheet = load_workbook(tmp_path / "320830" / f"{UNIT}.xlsx").active
    assert any("T3-01" in row for row in sheet.values)
    missing = load_workbook(tmp_path / "缺报单位.xlsx")["缺报单位"]
    assert "江苏省淮安市盱眙县人民政府" in {row[3] for row in missing.values}


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ((), "采用的报告2份，不采用的0份"),
        (("tables",), "finding_counts"),
        (("metrics",), "received_new"),
        (("unread",), "empty：1个"),
        (("divisions",), "各级区划汇总"),
        (("refused_share",), "不予公开率"),
        (("T3-01",), "2023             1"),
        (("320830",), "各部分之和"),
        (("盱眙县水利局",), f"{UNIT}（"),
        (("各单位/2023.html",), "第1个表"),
    ],
)
def test_whatever_is_asked_for_by_name_is_described(run: Run, what: tuple[str, ...], says: str) -> None:
    status, out, _ = run("describe", *what)
    assert status == 0
    assert says in out
    assert data(run, "describe", *what)


def test_a_report_is_described_with_the_place_of_each_cell_in_its_file(run: Run) -> None:
    told = data(run, "describe", "各单位/水利局.zip!/2022.html")
    cell = told["report_as_read"]["cells"]["t3.received_new@total"]
    assert cell["value"] == clean(2022).value("t3.received_new@total")
    assert cell["where"]
    assert told["unit_name"] == UNIT


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("describe", "没有这个"), "没有叫“没有这个”的报告、单位、区划、指标、规则或表"),
        (("describe", "盱眙县", "--metric", "没有"), "没有叫“没有”的指标"),
        (("describe", "没有这个", "--metric", "公开率"), "“没有这个”不是一个单位"),
        (("compare", "--level", "县级"), "要和 --metric 一起写"),
        (("export", "nothing", "--to", "a.csv"), "没有叫 nothing 的表"),
        (("export", "reports", "--to", "a.doc"), "不知道 a.doc 要写成哪种文件"),
        (("export", "problems", "reports", "--to", "a"), "problems 要单独导出"),
        (("export", "unread", "--year", "2023", "--to", "a.csv"), "没有年度"),
        (("check", "--in", "没有"), "没有 里还没有语料库"),
        (("ingest", "没有这个文件夹"), "没有这个文件或文件夹"),
        (("ingest", "--aliases", "没有.csv"), "没有.csv：没有这个文件或文件夹"),
        (("ingest", "没有的驱动://桶/年报"), "读不了“没有的驱动://”开头的地址"),
        (("check", "--in", "没有的驱动://桶/语料"), "读不了“没有的驱动://”开头的地址"),
        (("ingest", "--into", "没有"), "没有 里还没有语料库"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese_with_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, err = run(*words)
    assert (status, says in err) == (2, True), err
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_read_by_another_version_ends_in_what_to_run(run: Run, folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧"
    shutil.copytree(folder / "语料库", old)
    for part in (old / "parts" / "ingest" / "reports").iterdir():
        pl.read_parquet(part).drop("odd").write_parquet(part)
    for words in (("check",), ("export", "unread", "--to", str(tmp_path / "a.csv"))):
        status, _, err = run(*words, "--in", str(old))
        assert status == 2
        assert f"{old} 里的“读出的报告”是另一版程序读出的，列与这一版不同。" in err
        assert f"gongkai corpus ingest --into {old}（不用写来源" in err


def test_a_damaged_part_is_made_anew_or_named_with_what_to_do(run: Run, folder: Path, tmp_path: Path) -> None:
    run("check")
    corpus_folder = tmp_path / "语料库"
    shutil.copytree(folder / "语料库", corpus_folder)
    here = ("--in", str(corpus_folder))
    [findings] = (corpus_folder / "parts" / "check" / "findings").iterdir()
    sound = findings.read_bytes()
    findings.write_bytes(sound[:-9])
    assert run("check", *here)[0] == 1
    assert findings.read_bytes() == sound
    [bucket] = (corpus_folder / "parts" / "agencies" / "reports").iterdir()
    bucket.write_bytes(bytes(bucket.stat().st_size))
    status, out, err = run("check", *here)
    assert (status, out) == (2, "")
    assert err == (
        f"“{corpus_folder}”里有1个数据文件坏了或不见了，多半是磁盘或存储出过错：\n"
        f"  parts/agencies/reports/{bucket.name}\n"
        "请删去坏的文件，再运行一次同样的命令，缺的会重做。\n"
    )
    bucket.unlink()
    assert run("check", *here)[0] == 1


class _Unauthorized(Exception):
    """As the library of a store calls it."""


class _Locked(MemoryFileSystem):
    protocol = "locked"

    def cat_file(self, *_: Any, **__: Any) -> Any:
        raise _Unauthorized("Access key is expired")


def test_what_a_store_refuses_in_its_own_words_is_a_sentence(run: Run) -> None:
    fsspec.register_implementation("locked", _Locked, clobber=True)
    status, _, err = run("check", "--in", "locked://桶/语料")
    assert status == 2
    assert err.startswith(
        "locked://桶/语料：_Unauthorized：Access key is expired。请检查网络、密钥和权限，再运行一次"
    )


def test_a_fault_of_ours_is_not_hidden(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("gongkai.cli.corpus_summary.standing", wrong)
    with pytest.raises(RuntimeError):
        run("describe")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["rollup", "--division", "朝阳区"], "“朝阳区”可以是"),
        (["rollup", "--division", "青溪县"], "区划表里没有“青溪县”"),
        (["rollup", "--division", "999999"], "区划表里没有“999999”"),
        (["rollup", "--year", "23"], "--year：“23”不是年度，请写四位数字"),
        (["check", "--processes", "0"], "--processes：“0”不是数目"),
        (["export", "reports"], "缺少参数：--in, --to"),
    ],
)
def test_a_wrong_command_line_is_explained_in_chinese(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["corpus", *words])
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("320830", "320830"),
        ("河北", "130000"),
        ("吉林市", "220200"),
        ("北京市朝阳区", "110105"),
        ("全国", "000000"),
    ],
)
def test_a_division_is_named_by_its_code_or_its_name(words: str, code: str) -> None:
    arguments = ["corpus", "rollup", "--in", "a", "--division", words]
    assert parse(all_commands(), arguments).division == code


def test_progress_has_a_word_for_every_step(run: Run, folder: Path) -> None:
    run("compare")
    run("check")
    done = {path.name for path in (folder / "语料库" / "receipts").iterdir()}
    assert done == set(STEPS) == catalogue.STEPS


def test_tidying_says_how_much_it_took_away(run: Run) -> None:
    assert run("tidy") == (0, "删去0个不再用的文件。\n", "")


def test_the_command_loads_no_django_and_no_tables_before_a_task_is_done() -> None:
    code = (
        "import sys\nfrom gongkai.cli.main import main\n"
        "try: main(['corpus', 'export', '--help'])\nexcept SystemExit: pass\n"
        "print({'django', 'polars', 'fsspec', 'distributed', 'xlsxwriter'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
