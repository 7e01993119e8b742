"""`gongkai report read|check|write|compare|alike|schema`: the command line of annual reports, without Django."""

import argparse
from typing import Any

from gongkai.cli import report_tasks
from gongkai.report import Kind


def add_to(commands: Any) -> None:
    """Hang the command and its tasks into the argument parser."""
    parser = commands.add_parser(
        "report",
        help="年度报告：读、查、写、比",
        description="读、查、写、比政府信息公开工作年度报告。\n"
        "文件可以是 TXT、HTML、DOCX、PDF、XLSX、CSV、JSON，装有 LibreOffice 时还有 DOC、WPS 等；\n"
        "也可以写文件夹、ZIP 压缩包、加引号的通配符，或用 - 表示标准输入。\n"
        "退出状态：0 没有错误和警告（提示不算），1 有错误或警告，2 有文件读不了。",
    )
    parser.set_defaults(parser=parser)
    tasks = parser.add_subparsers(title="任务", metavar="任务")

    read = tasks.add_parser("read", help="读出各格和正文", description="读出年报的各格和正文。")
    _files(read)
    _format(read, "text", "json", "csv")
    read.set_defaults(run=report_tasks.read)

    check = tasks.add_parser(
        "check",
        help="按勾稽关系检查",
        description="按勾稽关系和格式要求检查年报。同一机关相邻两年的报告一起给出时，自动检查上下年衔接。",
    )
    _files(check)
    _format(check, "text", "json")
    check.add_argument("--previous", metavar="文件", help="上一年度的年报，用来检查上下年衔接")
    check.add_argument("--rollup", metavar="文件", help="政府汇总年报；其余文件作为汇总单位，逐格检查合计")
    check.add_argument("--agencies", metavar="名单", help="应报机关名单，每行一个；列出缺报和不在名单的")
    check.add_argument("--sheet", metavar="XLSX", help="另存一份检查意见表（电子表格），可退回各单位")
    check.set_defaults(run=report_tasks.check)

    write = tasks.add_parser(
        "write",
        help="写成各种格式",
        description="把年报写成 DOCX（GB/T 9704 版式）、PDF、HTML、XLSX、CSV 或 JSON。",
    )
    _files(write)
    _format(write, *(kind.value for kind in Kind))
    write.add_argument("-o", "--output", metavar="路径", help="输出文件；多份年报时是文件夹，默认当前文件夹")
    write.set_defaults(run=report_tasks.write)

    compare = tasks.add_parser(
        "compare", help="比较同一机关的两份年报", description="比较同一机关两个年度的年报。"
    )
    compare.add_argument("earlier", metavar="前一年", help="前一年度的年报")
    compare.add_argument("later", metavar="后一年", help="后一年度的年报")
    _format(compare, "text", "json")
    compare.set_defaults(run=report_tasks.compare)

    likeness = tasks.add_parser(
        "alike",
        help="找出不同机关内容雷同的年报",
        description="找出不同机关内容雷同的年报：先去掉套话，数字和本机关名称不计。",
    )
    _files(likeness)
    _format(likeness, "text", "json")
    likeness.add_argument(
        "--least", type=_percent, default=50, metavar="百分数", help="自有文字至少相同多少才列出，默认 50"
    )
    likeness.set_defaults(run=report_tasks.alike)

    schema = tasks.add_parser(
        "schema", help="JSON 的数据格式", description="输出年报 JSON 的数据格式（JSON Schema）。"
    )
    schema.set_defaults(run=report_tasks.schema)


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="文件", help="文件、文件夹、压缩包、加引号的通配符，或 -")


def _format(parser: argparse.ArgumentParser, *choices: str) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"输出格式，默认 {choices[0]}")


def _percent(text: str) -> int:
    percent = int(text)
    if not 1 <= percent <= 100:
        raise ValueError(text)
    return percent
