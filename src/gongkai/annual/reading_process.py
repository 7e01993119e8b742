"""The process that opens strangers' files: no database, no network use, a ceiling on memory.

Run as `python -m gongkai.annual.reading_process`. It takes one file after another on standard input and answers
each on standard output; what crosses the pipe is length-prefixed bytes and JSON, never pickled objects.

The first check is made here too: what takes long to check is refused here, so that the server, which checks again
whenever a page is shown, never meets it.
"""

import json
import time
from typing import Any

from gongkai.annual import stored
from gongkai.annual.limits import CHECK_FINDINGS, CHECK_SECONDS, READING_MEMORY
from gongkai.report.checks import check
from gongkai.report.errors import ReportError, TooLarge
from gongkai.report.value import Report
from gongkai.workflow.child_process import begin, receive, send


def answer(name: str, data: bytes) -> dict[str, Any]:
    """`{"report": JSON text}`, or `{"problem": sentence}` for a source that no reader takes."""
    from gongkai.report.reading import read_bytes

    try:
        report = read_bytes(data, name)
        refuse_excess(report)
        return {"report": stored.to_text(report)}
    except ReportError as error:
        return {"problem": str(error)}
    except (MemoryError, RecursionError):
        return {"problem": str(TooLarge("读这个文件要用的内存超过上限。请拆分或另存后再选。"))}


def refuse_excess(report: Report) -> None:
    """Check the report. Raises `TooLarge` where that takes too long, or finds more than any report has."""
    start = time.process_time()
    found = len(check(report).findings)
    if found > CHECK_FINDINGS:
        raise TooLarge(
            f"检查意见有{found}处，超过{CHECK_FINDINGS}处的上限，不像一份年报，没有检查。请只留一份年报的内容后再选。"
        )
    if time.process_time() - start > CHECK_SECONDS:
        raise TooLarge("文字太多，检查用时超过上限，不像一份年报，没有检查。请只留一份年报的内容后再选。")


def main() -> None:
    """Answer until the server closes the pipe, or ends a reading that takes too long."""
    inward, outward = begin(READING_MEMORY)
    while (name := receive(inward)) is not None and (data := receive(inward)) is not None:
        send(outward, json.dumps(answer(name.decode(), data)).encode())


if __name__ == "__main__":
    main()
