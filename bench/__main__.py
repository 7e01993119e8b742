"""`make bench`: CPU medians of reading, checking and writing, beside bare references, with the machine named.

Reports are random valid ones of our own; where the collection of real reports is beside the checkout, its PDF and
HTML pages are measured too. CPU time of this process, median of many runs after a warm-up.
"""

import os
import platform
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import TypeVar

import pdfplumber
from selectolax.lexbor import LexborHTMLParser
from tests.marked_copies import lay_out
from tests.random_reports import random_report
from tests.shared_reports import FOLDER

from bench.round_trip import round_trip
from gongkai import report
from gongkai.report import Kind, Report
from gongkai.report.checks import causes
from gongkai.report.checks.catalogue import CONDITIONS, QUESTIONS
from gongkai.report.checks.evaluation import evaluate
from gongkai.report.checks.rule import Case
from gongkai.report.checks.table_3 import total_left_at_zero
from gongkai.report.forms import Form

Item = TypeVar("Item")
NARRATIVE = "gongkai.report.checks.narrative"


def machine() -> str:
    """Processor, cores and versions that the figures hold for."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.processor() or platform.machine()
    libraries = ", ".join(
        f"{name} {version(name)}" for name in ("selectolax", "pdfplumber", "python-docx", "typst")
    )
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}; {libraries}"


def median(work: Callable[[], object], runs: int) -> float:
    """Median CPU milliseconds of one call, after two calls that do not count."""
    work()
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time_ns()
        work()
        taken.append((time.process_time_ns() - start) / 1e6)
    return statistics.median(taken)


def line(
    what: str, work: Callable[[], object], *, runs: int = 25, limit: float | None = None, per: float = 1
) -> None:
    """Measure and print one figure; `per` divides it, for pages of a whole."""
    taken = median(work, runs) / per
    aim = f"   aim ≤ {limit:g}" if limit else ""
    over = "   OVER" if limit and taken > limit else ""
    print(f"{what:<58}{taken:9.2f} ms{aim}{over}", flush=True)


def cell_rules(found: Report) -> None:
    """Every rule that looks at cells: linear rules, their causes, and the conditions."""
    case = Case.of(found)
    evaluation = evaluate(case)
    causes.findings(evaluation.failures, evaluation.held, evaluation.values, known=total_left_at_zero(found))
    for condition in CONDITIONS:
        list(condition.judgements(case))


def narrative_rules(found: Report) -> None:
    """Every rule that looks at the text's numbers, dates and names."""
    case = Case.of(found)
    for question in QUESTIONS:
        if question.__module__.startswith(NARRATIVE):
            list(question(case))


def each(work: Callable[[Item], object], items: Sequence[Item]) -> Callable[[], object]:
    """A call that takes another item every time, so that no cache of a library answers for the work."""
    endless = cycle(items)
    return lambda: work(next(endless))


def main() -> None:
    """Print all figures."""
    print(machine(), end="\n\n")
    found = [random_report(random.Random(seed), t2_form=Form.F2021, t3_form=Form.F2021) for seed in range(40)]
    web = [report.write(one, Kind.HTML) for one in found]
    texts = [lay_out(one, "A") for one in found]
    docx = [report.write(one, Kind.DOCX) for one in found]
    pdfs = [report.write(one, Kind.PDF) for one in found[:12]]
    pages = statistics.mean(map(_pages, pdfs))
    print(f"{len(found)} random reports in turn, of some {pages:.1f} printed pages")
    line("HTML report read", each(lambda data: report.read_bytes(data, "年报.html"), web), runs=40, limit=10)
    line("  reference: selectolax parse alone", each(LexborHTMLParser, web), runs=40)
    line("text report read", each(report.read_text, texts), runs=40, limit=10)
    line("cell rules", each(cell_rules, found), runs=40, limit=1)
    line("narrative rules", each(narrative_rules, found), runs=40, limit=5)
    line("whole check", each(report.check, found), runs=40)
    line("DOCX written", each(lambda one: report.write(one, Kind.DOCX), found), runs=38, limit=25)
    line(
        "PDF written, whole report", each(lambda one: report.write(one, Kind.PDF), found), runs=38, limit=150
    )
    line(
        "PDF written, a page",
        each(lambda one: report.write(one, Kind.PDF), found),
        runs=38,
        limit=40,
        per=pages,
    )
    line("DOCX read", each(lambda data: report.read_bytes(data, "年报.docx"), docx), runs=20)
    line(
        "PDF read",
        each(lambda data: report.read_bytes(data, "年报.pdf"), pdfs),
        runs=10,
        limit=500 * pages / 6,
    )
    line("  reference: pdfplumber table extraction alone", each(_tables_alone, pdfs), runs=3)
    _real_reports()
    print("\nRound trip, 1,000 random reports in each form and format")
    round_trip(1000)


def _pages(pdf: bytes) -> int:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _tables_alone(pdf: bytes) -> None:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.extract_tables()


def _real_reports() -> None:
    if not FOLDER.is_dir():
        print("\nNo collection of real reports beside the checkout: its figures are left out.")
        return
    print("\nReal reports")
    for slug in (
        "seed-000",
        "huaian-2024",
        "hongze-2024",
        "shuyang-fgj-2023",
        "hangzhou-2025",
        "hebei-gxt-2023",
    ):
        path = next((FOLDER / slug).glob("source.*"))
        data, found = path.read_bytes(), report.read(path)
        pages = _pages(data) if path.suffix == ".pdf" else 0
        line(
            f"{slug} read ({f'{pages} pages' if pages else path.suffix})",
            partial(report.read_bytes, data, path.name),
            runs=9,
            limit=500 * pages / 6 if pages else 10,
        )
        if pages:
            line("  reference: pdfplumber table extraction alone", partial(_tables_alone, data), runs=3)
        line(f"{slug} cell rules", partial(cell_rules, found), limit=1)
        line(f"{slug} narrative rules", partial(narrative_rules, found), limit=5)


if __name__ == "__main__":
    main()
