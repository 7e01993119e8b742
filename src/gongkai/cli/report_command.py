"""`gongkai report read|check|write|compare|alike`: annual reports from the command line, without Django."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai import report
from gongkai.cli import comparison_text, report_text
from gongkai.cli.progress import progress
from gongkai.cli.sources import Source, Unopened, expand
from gongkai.report import CheckResult, Kind, Report, Severity
from gongkai.report.errors import ReportError
from gongkai.report.likeness import alike
from gongkai.report.reading.encoding import decode
from gongkai.report.writing import write_findings_sheet
from gongkai.report.writing.comparison import comparison_as_json
from gongkai.report.writing.json import SCHEMA, as_json

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2
"""Exit status for scripts; the highest of all files counts. Hints alone leave it at 0."""


@dataclass(frozen=True)
class Reading:
    """What came of one source: a report, or the reason why there is none."""

    source: Source
    report: Report | None = None
    error: ReportError | None = None


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
    read.set_defaults(run=_read)

    check = tasks.add_parser(
        "check",
        help="按勾稽关系核对",
        description="按勾稽关系和格式要求核对年报。同一机关相邻两年的报告一起给出时，自动核对上下年衔接。",
    )
    _files(check)
    _format(check, "text", "json")
    check.add_argument("--previous", metavar="文件", help="上一年度的年报，用来核对上下年衔接")
    check.add_argument("--rollup", metavar="文件", help="政府汇总年报；其余文件作为汇总单位，逐格核对合计")
    check.add_argument("--agencies", metavar="名单", help="应报机关名单，每行一个；列出缺报和不在名单的")
    check.add_argument("--sheet", metavar="XLSX", help="另存一份问题清单（电子表格），可退回各单位")
    check.set_defaults(run=_check)

    write = tasks.add_parser(
        "write",
        help="写成各种格式",
        description="把年报写成 DOCX（GB/T 9704 版式）、PDF、HTML、XLSX、CSV 或 JSON。",
    )
    _files(write)
    _format(write, *(kind.value for kind in Kind))
    write.add_argument("-o", "--output", metavar="路径", help="输出文件；多份年报时是文件夹，默认当前文件夹")
    write.set_defaults(run=_write)

    compare = tasks.add_parser(
        "compare", help="比较同一机关的两份年报", description="比较同一机关两个年度的年报。"
    )
    compare.add_argument("earlier", metavar="前一年", help="前一年度的年报")
    compare.add_argument("later", metavar="后一年", help="后一年度的年报")
    _format(compare, "text", "json")
    compare.set_defaults(run=_compare)

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
    likeness.set_defaults(run=_alike)

    schema = tasks.add_parser(
        "schema", help="JSON 的数据格式", description="输出年报 JSON 的数据格式（JSON Schema）。"
    )
    schema.set_defaults(run=_schema)


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="文件", help="文件、文件夹、压缩包、加引号的通配符，或 -")


def _format(parser: argparse.ArgumentParser, *choices: str) -> None:
    parser.add_argument("--format", choices=choices, default=choices[0], help=f"输出格式，默认 {choices[0]}")


def _percent(text: str) -> int:
    percent = int(text)
    if not 1 <= percent <= 100:
        raise ValueError(text)
    return percent


def _readings(names: Iterable[str]) -> Iterator[Reading]:
    try:
        sources = expand(names)
    except ReportError as error:
        _complain(str(error))
        yield Reading(Source(""), error=error)
        return
    for source in progress(sources):
        try:
            yield Reading(source, source.read())
        except ReportError as error:
            yield Reading(source, error=error)


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _print_error(reading: Reading, *, as_data: bool) -> int:
    """Say why a source cannot be read, in the way that was asked for."""
    assert reading.error is not None  # noqa: S101
    if as_data:
        _print_json(
            {
                "source": reading.source.name,
                "error": {"code": reading.error.code, "message": str(reading.error)},
            }
        )
    elif reading.source.name:
        _complain(f"{reading.source.name}：{reading.error}")
    return UNREADABLE


def _read(arguments: argparse.Namespace) -> int:
    status = CLEAN
    for reading in _readings(arguments.files):
        if reading.report is None:
            status = max(status, _print_error(reading, as_data=arguments.format == "json"))
        elif arguments.format == "json":
            _print_json({"source": reading.source.name, **as_json(reading.report)})
        elif arguments.format == "csv":
            sys.stdout.write(report.write(reading.report, Kind.CSV).decode("utf-8-sig"))
        else:
            print(report_text.reading(reading.source.name, reading.report))
    return status


def _check(arguments: argparse.Namespace) -> int:
    status = CLEAN
    readings = list(_readings(arguments.files))
    earlier = _only(arguments.previous) if arguments.previous else None
    if arguments.previous and earlier is None:
        return UNREADABLE
    read = [reading.report for reading in readings if reading.report is not None]
    before = {(found.agency, found.year): found for found in read if found.agency}
    checked: list[tuple[str, Report, CheckResult]] = []
    for reading in readings:
        if reading.report is None:
            status = max(status, _print_error(reading, as_data=arguments.format == "json"))
            continue
        found = reading.report
        # A report named as the earlier one belongs to a single file; among many each finds its own.
        previous = (
            earlier if earlier and len(read) == 1 else before.get((found.agency, (found.year or 0) - 1))
        )
        result = report.check(found, previous=previous)
        checked.append((reading.source.name, found, result))
        status = max(status, _status(result))
        if arguments.format == "json":
            _print_json({"source": reading.source.name, **as_json(found, result)})
        else:
            print(report_text.findings(reading.source.name, found, result))
    found_reports = [found for _, found, _ in checked]
    due = _agencies(arguments.agencies) if arguments.agencies else []
    if due is None:
        return UNREADABLE
    if due:
        status = max(status, _check_coverage(due, found_reports, as_data=arguments.format == "json"))
    if arguments.rollup:
        status = max(status, _check_rollup(arguments, found_reports, due))
    if arguments.sheet:
        status = max(status, _save(Path(arguments.sheet), write_findings_sheet(checked)))
    return status


def _status(result: CheckResult) -> int:
    """Findings for a script are errors and warnings; a hint only asks a person to look."""
    return FINDINGS if result.of(Severity.ERROR) or result.of(Severity.WARNING) else CLEAN


def _check_rollup(arguments: argparse.Namespace, units: list[Report], due: list[str]) -> int:
    government = _only(arguments.rollup)
    if government is None:
        return UNREADABLE
    result = report.check_set(government, units, expected=due)
    if arguments.format == "json":
        _print_json({"source": arguments.rollup, **as_json(government, result)})
    else:
        print(report_text.findings(f"{arguments.rollup}，汇总", government, result))
    return _status(result)


def _agencies(name: str) -> list[str] | None:
    """The agencies of a list, one a line; None after saying why it cannot be had."""
    try:
        lines = decode(Path(name).read_bytes()).splitlines()
    except OSError as error:
        _complain(str(Unopened(name, error.strerror or str(error))))
        return None
    except ReportError as error:
        _complain(f"{name}：{error}")
        return None
    return [line.strip() for line in lines if line.strip()]


def _check_coverage(due: list[str], found: list[Report], *, as_data: bool) -> int:
    here = {one.agency for one in found}
    missing = [name for name in due if name not in here]
    strangers = sorted(here - set(due))
    if as_data:
        _print_json({"agencies": len(due), "missing": missing, "unlisted": strangers})
    else:
        print(report_text.coverage(due, missing, strangers))
    return FINDINGS if missing or strangers else CLEAN


def _write(arguments: argparse.Namespace) -> int:
    kind = Kind(arguments.format)
    status = CLEAN
    readings = list(_readings(arguments.files))
    output = Path(arguments.output) if arguments.output else Path()
    folder = len(readings) > 1 or not arguments.output or arguments.output.endswith("/") or output.is_dir()
    taken: set[Path] = set()
    for reading in readings:
        if reading.report is None:
            status = max(status, _print_error(reading, as_data=False))
            continue
        path = _unused(output / f"{reading.source.stem}.{kind.value}", taken) if folder else output
        taken.add(path)
        status = max(status, _save(path, report.write(reading.report, kind)))
    return status


def _unused(path: Path, taken: set[Path]) -> Path:
    """A path beside `path` that overwrites neither a file on disk nor one written just now."""
    candidate, number = path, 2
    while candidate in taken or candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate


def _save(path: Path, data: bytes) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        _complain(f"没有保存 {path}：{error.strerror}。请换一个位置再试。")
        return UNREADABLE
    _complain(f"已保存 {path}")
    return CLEAN


def _alike(arguments: argparse.Namespace) -> int:
    status = CLEAN
    names: dict[int, str] = {}
    found: list[Report] = []
    for reading in _readings(arguments.files):
        if reading.report is None:
            status = max(status, _print_error(reading, as_data=arguments.format == "json"))
        else:
            names[id(reading.report)] = reading.source.name
            found.append(reading.report)
    pairs = alike(found, least=arguments.least / 100)
    for pair in pairs:
        one, other = names[id(pair.one)], names[id(pair.other)]
        if arguments.format == "json":
            _print_json({"one": one, "other": other, "share": pair.share, "common": pair.common})
        else:
            print(
                f"{pair.share:.0%} {one}",
                f"    {other}",
                *(f"      {text}" for text in pair.common),
                sep="\n",
            )
    if arguments.format == "text" and not pairs:
        print(f"{len(found)}份年报中，没有两个机关的自有文字相同达到{arguments.least}%。")
    return max(status, FINDINGS if pairs else CLEAN)


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(SCHEMA.read_text(encoding="utf-8"))
    return CLEAN


def _only(name: str) -> Report | None:
    """The report in the one file `name`; None after saying why there is none."""
    for reading in _readings([name]):
        if reading.report is not None:
            return reading.report
        _print_error(reading, as_data=False)
    return None


def _compare(arguments: argparse.Namespace) -> int:
    earlier, later = _only(arguments.earlier), _only(arguments.later)
    if earlier is None or later is None:
        return UNREADABLE
    comparison = report.compare(earlier, later)
    if arguments.format == "json":
        _print_json(comparison_as_json(comparison))
    else:
        print(comparison_text.comparison(comparison))
    return CLEAN
