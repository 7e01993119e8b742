"""argparse that speaks Chinese: heads, usage and the few errors a person meets."""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

ERRORS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument ([^:]+): expected one argument", r"\1 后面要写一个值"),
    (r"argument ([^:]+): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument ([^:]+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 不能是 \2，可以是：\3"),
    (r"argument ([^:]+): invalid (?:\w+) value: (.+)", r"\1 的值 \2 不对"),
    (r"argument ([^:]+): (.+)", r"\1：\2"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are Chinese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, **kwargs, "add_help": False})
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and end with status 2."""
        for pattern, words in ERRORS:
            message = re.sub(f"^{pattern}$", words, message)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}：{message}。用 {self.prog} --help 查看说明。\n")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Usage and heads as Chinese prints them; descriptions keep their line breaks."""

    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def format_help(self) -> str:
        """The help with full-width colons after its heads, as in the rest of it."""
        return re.sub(r"(?m)^(\S+):$", r"\1：", super().format_help())


def parse(parser: Parser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse, and print the help of whatever (sub)command was called without a task."""
    parsed = parser.parse_args(arguments)
    if not hasattr(parsed, "run"):
        parsed.parser.print_help()
        parser.exit(2)
    return parsed
