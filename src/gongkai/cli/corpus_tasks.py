"""What `gongkai corpus` does: one function a task, each answering the exit status."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from gongkai.cli import corpus_metric, corpus_summary, corpus_text
from gongkai.cli.corpus_describe import describe
from gongkai.cli.corpus_progress import Watched
from gongkai.cli.report_readings import complain, print_json
from gongkai.cli.report_tasks import CLEAN, FINDINGS, UNREADABLE
from gongkai.corpus.corpus import Corpus
from gongkai.corpus.damage import damage_told
from gongkai.corpus.errors import CorpusError
from gongkai.corpus.exporting.file_kind import FileKind
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.chosen import chosen
from gongkai.corpus.system_words import reason
from gongkai.divisions import NATION
from gongkai.report.finding import Severity

PROBLEMS = "problems"


def run(task: str, arguments: argparse.Namespace) -> int:
    """Do a task on the corpus that the command line names; what cannot be done is said in a sentence."""
    try:
        corpus = Corpus(Place(arguments.corpus), None if task == "tidy" else _runner(arguments))
        with damage_told(corpus.place):
            return _TASKS[task](corpus, arguments)
    except CorpusError as error:
        complain(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        where = str(error.filename or arguments.corpus)
        look = "网络、密钥和权限" if "://" in where else "路径、权限和剩余空间"
        complain(f"{where}：{reason(error)}。请检查{look}，再运行一次；做完的不会再做。")
    return UNREADABLE


def _runner(arguments: argparse.Namespace) -> Watched:
    return Watched(chosen(arguments.processes, arguments.scheduler))


def _ingest(corpus: Corpus, arguments: argparse.Namespace) -> int:
    corpus.ingest(*arguments.sources, aliases=Path(arguments.aliases) if arguments.aliases else None)
    read = corpus_summary.read(corpus)
    unread = corpus_summary.unread(corpus)
    if arguments.json:
        print_json({**read, "unread": unread.to_dicts()})
    else:
        years = f"，{read['first_year']}至{read['last_year']}年度" if read["first_year"] else ""
        print(f"语料库 {corpus.place.address} 里有报告{read['reports']:,}份{years}。")
        print(f"读不了的文件{unread['files'].sum():,}个{'：' if len(unread) else '。'}")
        if len(unread):
            print(corpus_summary.unread_text(unread))
            print(f"全部列出：gongkai corpus export unread --in {corpus.place.address} --to 读不了.xlsx")
    return UNREADABLE if len(unread) else CLEAN


def _check(corpus: Corpus, arguments: argparse.Namespace) -> int:
    corpus.check()
    reports = corpus_summary.standing(corpus)
    found = corpus_summary.findings(corpus)
    grave = found.filter(pl.col("severity") != Severity.HINT.value)
    if arguments.json:
        print_json({**reports, "rules": found.to_dicts()})
        return FINDINGS if len(grave) else CLEAN
    print(f"检查了采用的报告{reports['standing']:,}份，不采用的{reports['set_aside']:,}份。")
    heads = ("规则", "名称", "级别", "报告", "意见")
    print(corpus_text.table(heads, corpus_summary.rule_rows(found), "没有发现问题。"))
    if len(found):
        print(f"退回各单位：gongkai corpus export problems --in {corpus.place.address} --to 核对意见/")
    return FINDINGS if len(grave) else CLEAN


def _rollup(corpus: Corpus, arguments: argparse.Namespace) -> int:
    corpus.roll_up()
    year = arguments.year or corpus_summary.last_year(corpus)
    if year is None:
        complain("没有一份采用的报告有年度，不能汇总。用 gongkai corpus describe 看看读出了什么。")
        return UNREADABLE
    years, division = (year,), arguments.division
    figures = corpus_summary.figures(corpus, year, division)
    missing = corpus.table("missing", years=years, division=division).collect()
    differences = corpus.table("differences", years=years, division=division).collect()
    if arguments.json:
        print_json(
            {
                "year": year,
                "figures": figures.to_dicts(),
                "missing": missing.height,
                "differences": differences.to_dicts(),
            }
        )
        return FINDINGS if len(differences) else CLEAN
    print(f"{year}年度{corpus_summary.division_name(division)}，以及下一级：")
    print(corpus_text.table(corpus_summary.FIGURE_HEADS, corpus_summary.in_words(figures), "没有报告。"))
    print(f"缺报单位{missing.height:,}个；汇总报告与各部分不符{differences.height:,}处。")
    print(
        f"全部列出：gongkai corpus export divisions missing differences --in {corpus.place.address} --to 汇总/"
    )
    return FINDINGS if len(differences) else CLEAN


def _compare(corpus: Corpus, arguments: argparse.Namespace) -> int:
    if arguments.metric:
        return corpus_metric.ranking(corpus, arguments)
    if arguments.level or arguments.units:
        complain("--level 和 --units 说的是给谁排名，要和 --metric 一起写。")
        return UNREADABLE
    corpus.compare()
    years = (arguments.year,) if arguments.year else ()
    division = "" if arguments.division == NATION else arguments.division
    tables = {
        name: corpus_summary.compared(corpus, name, years, division) for name in corpus_summary.COMPARED
    }
    if arguments.json:
        print_json({name: frame.head(arguments.most).to_dicts() for name, frame in tables.items()})
    else:
        for name, frame in tables.items():
            shown = corpus_summary.COMPARED[name]
            print(f"{shown.title}（{frame.height:,}）：")
            rows = corpus_summary.compared_rows(name, frame)
            print(corpus_text.table(shown.heads, rows, "没有。", arguments.most))
    return FINDINGS if len(tables["alike"]) else CLEAN


def _export(corpus: Corpus, arguments: argparse.Namespace) -> int:
    chosen_part = {"years": arguments.year, "division": arguments.division or ""}
    if PROBLEMS in arguments.tables:
        if len(arguments.tables) > 1:
            complain("problems 要单独导出到一个文件夹，不能和表一起导出。")
            return UNREADABLE
        folder = arguments.to.rstrip("/")
        units = corpus.export_problems(folder, **chosen_part)
        complain(f"已保存 {folder}：{units:,}个单位的核对意见，以及目录和缺报单位名单。")
        return CLEAN
    for name, address in _addresses(arguments).items():
        corpus.export(name, address, labels=arguments.labels == "chinese", **chosen_part)
        complain(f"已保存 {address}")
    return CLEAN


def _describe(corpus: Corpus, arguments: argparse.Namespace) -> int:
    return (corpus_metric.years if arguments.metric else describe)(corpus, arguments)


def _tidy(corpus: Corpus, _: argparse.Namespace) -> int:
    print(f"删去{corpus.tidy():,}个不再用的文件。")
    return CLEAN


def _addresses(arguments: argparse.Namespace) -> dict[str, str]:
    """Where each table goes: the one table to a file, several into a folder; raises UnknownEnding."""
    to = arguments.to
    named = to.rpartition("/")[2]
    if len(arguments.tables) == 1 and "." in named:
        FileKind.of(named)
        return {arguments.tables[0]: to}
    return {name: f"{to.rstrip('/')}/{name}.{arguments.format}" for name in arguments.tables}


_TASKS: Mapping[str, Callable[[Corpus, argparse.Namespace], int]] = {
    "ingest": _ingest,
    "check": _check,
    "rollup": _rollup,
    "compare": _compare,
    "export": _export,
    "tidy": _tidy,
    "describe": _describe,
}
