"""What a command line names, read: each source gives a report or the reason why there is none."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.cli.progress import progress
from gongkai.cli.sources import Source, expand
from gongkai.report import Report
from gongkai.report.errors import ReportError


@dataclass(frozen=True)
class Reading:
    """What came of one source: a report, or the reason why there is none."""

    source: Source
    report: Report | None = None
    error: ReportError | None = None


def read_all(names: Iterable[str]) -> Iterator[Reading]:
    """Read what the names stand for, one after the other; a name without files is one reading with its error."""
    try:
        sources = expand(names)
    except ReportError as error:
        complain(str(error))
        yield Reading(Source(""), error=error)
        return
    for source in progress(sources):
        try:
            yield Reading(source, source.read())
        except ReportError as error:
            yield Reading(source, error=error)


def only(name: str) -> Report | None:
    """The report in the one file `name`; None after saying why there is none."""
    for reading in read_all([name]):
        if reading.report is not None:
            return reading.report
        print_error(reading, as_data=False)
    return None


def print_error(reading: Reading, *, as_data: bool) -> None:
    """Say why a source cannot be read, in the way that was asked for."""
    assert reading.error is not None  # noqa: S101
    if as_data:
        print_json(
            {
                "source": reading.source.name,
                "error": {"code": reading.error.code, "message": str(reading.error)},
            }
        )
    elif reading.source.name:
        complain(f"{reading.source.name}：{reading.error}")


def complain(sentence: str) -> None:
    """A sentence for the person, beside the output."""
    print(sentence, file=sys.stderr)


def print_json(value: object) -> None:
    """One JSON value on one line."""
    print(json.dumps(value, ensure_ascii=False))
