"""The commands of `gongkai`. A command's modules are loaded only when it is called."""

import argparse
import os
from collections.abc import Sequence
from importlib.metadata import version

from gongkai.cli import backup_command, corpus_command, report_command
from gongkai.cli.parser import Parser, parse


def _run_site(arguments: argparse.Namespace) -> int:
    from gongkai.site import start

    start.run(arguments.host, arguments.port, sample=arguments.sample)
    return 0


def _set_up_site(arguments: argparse.Namespace) -> int:
    from gongkai.site import start

    start.prepare(sample=arguments.sample)
    return 0


def _work_site(_: argparse.Namespace) -> int:
    from gongkai.site import start

    start.work()
    return 0


def _manage_site(arguments: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["gongkai site manage", *arguments.words])
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    from gongkai.cli import doctor

    return doctor.run(arguments)


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise ValueError(text)
    return port


def all_commands() -> Parser:
    """The parser of the command line."""
    parser = Parser(prog="gongkai", description="政府信息公开工作平台：年度报告的读、查、写、比，以及网站。")
    parser.set_defaults(parser=parser)
    parser.add_argument(
        "--version", action="version", version=f"gongkai {version('gongkai')}", help="显示版本"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令")

    report_command.add_to(commands)
    corpus_command.add_to(commands)

    site = commands.add_parser(
        "site", help="网站：启动、初始化、管理", description="网站：启动、初始化、管理。"
    )
    site.set_defaults(parser=site)
    tasks = site.add_subparsers(title="任务", metavar="任务")
    run = tasks.add_parser("run", help="启动网站", description="启动网站；第一次启动时先完成初始化。")
    run.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="监听地址，默认 127.0.0.1（只供本机访问）"
    )
    run.add_argument("--port", default=8000, type=_port, metavar="端口", help="端口，默认 8000")
    run.add_argument("--sample", action="store_true", help="同时装入示例年报")
    run.set_defaults(run=_run_site)
    setup = tasks.add_parser(
        "setup", help="初始化，不启动", description="建立数据目录、密钥、数据库和管理员，不装示例数据。"
    )
    setup.add_argument("--sample", action="store_true", help="同时装入示例年报")
    setup.set_defaults(run=_set_up_site)
    work = tasks.add_parser(
        "work",
        help="只办后台任务",
        description="只办后台任务（摘要、提醒、定时核对），不提供网页。site run 自带一个；多台机器时才另外启动。",
    )
    work.set_defaults(run=_work_site)
    manage = tasks.add_parser("manage", help="运行 Django 管理命令", description="运行 Django 管理命令。")
    manage.add_argument("words", nargs=argparse.REMAINDER, metavar="命令及参数", help="例如 createsuperuser")
    manage.set_defaults(run=_manage_site)

    backup_command.add_to(commands)

    doctor = commands.add_parser(
        "doctor", help="检查安装缺什么、怎么补", description="检查本机安装：字体、LibreOffice、密钥、数据库。"
    )
    doctor.set_defaults(run=_doctor)
    return parser


def run(arguments: Sequence[str] | None) -> int:
    """Do what the arguments, those of the process if None, ask for; the exit status."""
    parsed = parse(all_commands(), arguments)
    status: int = parsed.run(parsed)
    return status
