"""`gongkai corpus ingest|check|rollup|compare|export|describe`: many reports at once, without Django."""

import argparse
import os
from typing import Any

from gongkai.divisions import NATION

LABELS = ("code", "chinese")
MOST_MEANT = 5
"""Divisions that are named when a name may mean several."""


def add_to(commands: Any) -> None:
    """Hang the command and its tasks into the argument parser. What works on tables is loaded when it is called."""
    parser = commands.add_parser(
        "corpus",
        help="语料库：成千上万份年报一起读、查、汇总、比较、导出",
        description="把成千上万份年报读成一个语料库，再检查、汇总、比较、导出。\n"
        "语料库是一个文件夹，也可以在对象存储里（s3://桶/文件夹）；做过的不会再做，中断以后再运行一次就接着做。\n"
        "退出状态：0 没有错误和警告（提示不算），1 有错误或警告，2 有文件读不了，或者命令没有做成。",
    )
    parser.set_defaults(parser=parser)
    tasks = parser.add_subparsers(title="任务", metavar="任务")

    ingest = _task(
        tasks,
        "ingest",
        "读入报告",
        "读入报告。没有变的文件不再读，变了的重读，来源里没有了的不再计入。\n"
        "不写来源：程序升级以后，用留存的原件重新读一遍。",
    )
    ingest.add_argument("sources", nargs="*", metavar="来源", help="文件夹、压缩包、文件，或对象存储的地址")
    _kept_in(ingest, "--into", "语料库放在哪里")
    ingest.add_argument("--aliases", metavar="CSV", help="机关的别名文件，记在语料库里，以后一直使用")
    _workers(ingest)
    _json(ingest)

    check = _task(tasks, "check", "按规则检查", "按全部规则检查每一份采用的报告。")
    _kept_in(check)
    _workers(check)
    _json(check)

    rollup = _task(
        tasks,
        "rollup",
        "逐级汇总",
        "从乡镇到全国逐级汇总，一份报告只计一次；列出缺报单位，和汇总报告与各部分不符之处。",
    )
    _kept_in(rollup)
    _year(rollup, "看哪一年，默认最近一年")
    _division(rollup, "看哪里：代码或名称，默认全国", NATION)
    _workers(rollup)
    _json(rollup)

    compare = _task(
        tasks,
        "compare",
        "历年、同类、雷同",
        "历年数字的断点、与同类相差悬殊的数、内容雷同的报告、沿用上年文字的报告。\n"
        "写 --metric：一个指标的排名。分母太小、缺数、自相矛盾的不参与，写明有几个、为什么。",
    )
    _kept_in(compare)
    _metric(compare, "按这个指标排名：代码或名称，见 gongkai corpus describe metrics")
    _year(compare, "只看这一年；排名不写的是最近一年，其他不写的是各年")
    _division(compare, "只看这里和以下各级，默认全国", NATION)
    compare.add_argument(
        "--level", choices=("省级", "地级", "县级", "乡级"), help="给哪一级排名，默认是下一级区划"
    )
    compare.add_argument("--units", action="store_true", help="给单位排名，不给区划")
    compare.add_argument("--most", type=_count, default=20, metavar="数目", help="每张表最多列几行，默认 20")
    _workers(compare)
    _json(compare)

    export = _task(
        tasks,
        "export",
        "导出成数据文件",
        "把语料库的表导出成文件，附数据字典。\n"
        "problems 不是表：按单位各出一份核对意见，可以退回，并列出缺报单位。\n"
        "有哪些表：gongkai corpus describe tables。",
    )
    export.add_argument("tables", nargs="+", metavar="表", help="表名，或 problems")
    _kept_in(export)
    export.add_argument(
        "--to", required=True, metavar="路径", help="一张表写文件名（.parquet、.csv、.xlsx），几张表写文件夹"
    )
    export.add_argument(
        "--format",
        choices=("parquet", "csv", "xlsx"),
        default="parquet",
        help="写到文件夹时的文件格式，默认 parquet",
    )
    export.add_argument("--labels", choices=LABELS, default=LABELS[0], help="列名用代码还是中文，默认 code")
    _year(export, "只要这一年，可以写几次", action="append", default=[])
    _division(export, "只要这里和以下各级：代码或名称")
    _workers(export)

    tidy = _task(
        tasks,
        "tidy",
        "清理不再用的文件",
        "删去一天以前留下、已经没有用的文件。正在读入、检查时不要运行。",
    )
    _kept_in(tidy)

    describe = _task(
        tasks,
        "describe",
        "说明语料库、一份报告、一个单位、一个指标、一张表",
        "不写名称，说明整个语料库；写报告编号或来源、单位、区划代码、指标、规则或表名，说明这一个；\n"
        "写 tables、metrics、unread，列出全部表、全部指标、读不了的文件。",
    )
    describe.add_argument("what", nargs="?", default="", metavar="名称", help="要说明什么")
    _metric(describe, "单位或区划的这个指标历年是多少：代码或名称")
    _kept_in(describe)
    _workers(describe)
    _json(describe)


def _task(tasks: Any, name: str, says: str, description: str) -> argparse.ArgumentParser:
    def run(arguments: argparse.Namespace) -> int:
        from gongkai.cli import corpus_tasks

        return corpus_tasks.run(name, arguments)

    parser: argparse.ArgumentParser = tasks.add_parser(name, help=says, description=description)
    parser.set_defaults(run=run)
    return parser


def _kept_in(parser: argparse.ArgumentParser, option: str = "--in", says: str = "语料库在哪里") -> None:
    known = os.environ.get("GONGKAI_CORPUS", "")
    parser.add_argument(
        option,
        dest="corpus",
        required=not known,
        default=known,
        metavar="语料库",
        help=f"{says}：文件夹或对象存储的地址，默认环境变量 GONGKAI_CORPUS",
    )


def _year(parser: argparse.ArgumentParser, says: str, **more: Any) -> None:
    parser.add_argument("--year", type=_year_of, metavar="年度", help=says, **more)


def _division(parser: argparse.ArgumentParser, says: str, default: str | None = None) -> None:
    parser.add_argument("--division", type=_code_of, default=default, metavar="区划", help=says)


def _metric(parser: argparse.ArgumentParser, says: str) -> None:
    parser.add_argument("--metric", metavar="指标", help=says)


def _workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--processes", type=_count, metavar="数目", help="用几个进程，默认与处理器核数相同")
    parser.add_argument(
        "--scheduler",
        default=os.environ.get("GONGKAI_SCHEDULER", ""),
        metavar="地址",
        help="交给 Dask 集群做，例如 tcp://10.0.0.1:8786，默认环境变量 GONGKAI_SCHEDULER",
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON，给程序用")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”不是数目，请写1以上的整数")
    return int(text)


def _year_of(text: str) -> int:
    if not text.isdecimal() or not 2000 <= int(text) <= 2100:
        raise argparse.ArgumentTypeError(f"“{text}”不是年度，请写四位数字，例如 2024")
    return int(text)


def _code_of(text: str) -> str:
    """The code of a division given by its code or its name; the error says which ones a name may mean."""
    from gongkai.divisions import Level, packaged_divisions

    if text == "全国":
        return NATION
    divisions = packaged_divisions()
    if text == NATION or text in divisions:
        return text
    found = divisions.find(text)
    exact = [division for division in found if text in (division.name, divisions.full_name(division.code))]
    # 河北 is the province to everybody, although a district of 天津 is called so too.
    provinces = [division for division in found if division.level is Level.PROVINCE]
    likely = exact or provinces or found
    if len(likely) == 1:
        return likely[0].code
    if not found:
        raise argparse.ArgumentTypeError(f"区划表里没有“{text}”。请写全名或代码")
    meant = "、".join(f"{one.code} {divisions.full_name(one.code)}" for one in found[:MOST_MEANT])
    raise argparse.ArgumentTypeError(f"“{text}”可以是{len(found)}个区划：{meant}。请写代码，或者连上级一起写")
