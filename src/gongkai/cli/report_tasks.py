"""What `gongkai report` does: one function a task, each answering the exit status."""

import argparse
import sys
from pathlib import Path

from gongkai import report
from gongkai.cli import comparison_text, report_text
from gongkai.cli.report_readings import complain, only, print_error, print_json, read_all
from gongkai.cli.sources import Unopened
from gongkai.report import CheckResult, Kind, Report, Severity, likeness
from gongkai.report.errors import ReportError
from gongkai.report.reading.encoding import decode
from gongkai.report.writing import write_findings_sheet
from gongkai.report.writing.comparison import comparison_as_json
from gongkai.report.writing.json import SCHEMA, as_json

CLEAN, FINDINGS, UNREADABLE = 0, 1, 2
"""Exit status for scripts; the highest of all files counts. Hints alone leave it at 0."""


def read(arguments: argparse.Namespace) -> int:
    """Print the cells and the text."""
    status = CLEAN
    for reading in read_all(arguments.files):
        if reading.report is None:
            print_error(reading, as_data=arguments.format == "json")
            status = UNREADABLE
        elif arguments.format == "json":
            print_json({"source": reading.source.name, **as_json(reading.report)})
        elif arguments.format == "csv":
            sys.stdout.write(report.write(reading.report, Kind.CSV).decode("utf-8-sig"))
        else:
            print(report_text.reading(reading.source.name, reading.report))
    return status


def check(arguments: argparse.Namespace) -> int:
    """Print the findings of each report, and what the set as a whole shows."""
    status = CLEAN
    readings = list(read_all(arguments.files))
    earlier = only(arguments.previous) if arguments.previous else None
    if arguments.previous and earlier is None:
        return UNREADABLE
    read = [reading.report for reading in readings if reading.report is not None]
    before = {(found.agency, found.year): found for found in read if found.agency}
    checked: list[tuple[str, Report, CheckResult]] = []
    for reading in readings:
        if reading.report is None:
            print_error(reading, as_data=arguments.format == "json")
            status = UNREADABLE
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
            print_json({"source": reading.source.name, **as_json(found, result)})
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
    government = only(arguments.rollup)
    if government is None:
        return UNREADABLE
    result = report.check_set(government, units, expected=due)
    if arguments.format == "json":
        print_json({"source": arguments.rollup, **as_json(government, result)})
    else:
        print(report_text.findings(f"{arguments.rollup}，汇总", government, result))
    return _status(result)


def _agencies(name: str) -> list[str] | None:
    """The agencies of a list, one a line; None after saying why it cannot be had."""
    try:
        lines = decode(Path(name).read_bytes()).splitlines()
    except OSError as error:
        complain(str(Unopened(name, error.strerror or str(error))))
        return None
    except ReportError as error:
        complain(f"{name}：{error}")
        return None
    return [line.strip() for line in lines if line.strip()]


def _check_coverage(due: list[str], found: list[Report], *, as_data: bool) -> int:
    here = {one.agency for one in found}
    missing = [name for name in due if name not in here]
    strangers = sorted(here - set(due))
    if as_data:
        print_json({"agencies": len(due), "missing": missing, "unlisted": strangers})
    else:
        print(report_text.coverage(due, missing, strangers))
    return FINDINGS if missing or strangers else CLEAN


def write(arguments: argparse.Namespace) -> int:
    """Save each report in another format."""
    kind = Kind(arguments.format)
    status = CLEAN
    readings = list(read_all(arguments.files))
    output = Path(arguments.output) if arguments.output else Path()
    folder = len(readings) > 1 or not arguments.output or arguments.output.endswith("/") or output.is_dir()
    taken: set[Path] = set()
    for reading in readings:
        if reading.report is None:
            print_error(reading, as_data=False)
            status = UNREADABLE
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
        complain(f"没有保存 {path}：{error.strerror}。请换一个位置再试。")
        return UNREADABLE
    complain(f"已保存 {path}")
    return CLEAN


def alike(arguments: argparse.Namespace) -> int:
    """Print the pairs of agencies whose reports say the same."""
    status = CLEAN
    names: dict[int, str] = {}
    found: list[Report] = []
    for reading in read_all(arguments.files):
        if reading.report is None:
            print_error(reading, as_data=arguments.format == "json")
            status = UNREADABLE
        else:
            names[id(reading.report)] = reading.source.name
            found.append(reading.report)
    pairs = likeness.alike(found, least=arguments.least / 100)
    for pair in pairs:
        one, other = names[id(pair.one)], names[id(pair.other)]
        if arguments.format == "json":
            print_json({"one": one, "other": other, "share": pair.share, "common": pair.common})
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


def schema(_: argparse.Namespace) -> int:
    """Print the published JSON Schema."""
    sys.stdout.write(SCHEMA.read_text(encoding="utf-8"))
    return CLEAN


def compare(arguments: argparse.Namespace) -> int:
    """Print what changed from one year to the next."""
    earlier, later = only(arguments.earlier), only(arguments.later)
    if earlier is None or later is None:
        return UNREADABLE
    comparison = report.compare(earlier, later)
    if arguments.format == "json":
        print_json(comparison_as_json(comparison))
    else:
        print(comparison_text.comparison(comparison))
    return CLEAN
