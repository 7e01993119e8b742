"""`make fuzz`: spoilt files read under a 1 GB address limit and 10 s each. A reader may refuse, in words; no more.

    python -m bench.fuzz [--texts 80000] [--packages 15000] [--pdfs 5000] [--seed N] [--workers 2]
    python -m bench.fuzz --seed N --again text:1234     the one input again, with its traceback

Every input follows from the seed, its kind and its number alone. A worker that dies or hangs is replaced, and the run
goes on. The exit status is 1 if any input did worse than a refusal.
"""

import argparse
import os
import resource
import selectors
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import IO

from tests import printed_form, producers
from tests.marked_copies import LAYOUTS, lay_out
from tests.random_reports import random_report

from bench.mutation import mutated_package, mutated_pdf, mutated_text
from gongkai.report.errors import ReportError
from gongkai.report.forms import Form
from gongkai.report.reading import office, read_bytes
from gongkai.report.writing.docx import write_docx
from gongkai.report.writing.html import write_html
from gongkai.report.writing.pdf import write_pdf
from gongkai.report.writing.xlsx import write_xlsx

ADDRESS_LIMIT = 1 << 30
SECONDS = 10.0
DEFAULTS = {"text": 80_000, "package": 15_000, "pdf": 5_000}
_BATCH = 50
_FORMS = [(Form.F2021, Form.F2021), (Form.F2019, Form.F2019), (Form.F2021, Form.F2019)]
_MUTATE: dict[str, Callable[[bytes, bytes, Random], bytes]] = {
    "text": mutated_text,
    "package": mutated_package,
    "pdf": mutated_pdf,
}


@dataclass
class Outcome:
    """How many inputs ended how, and what failed: `kind:number` and why."""

    ends: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)


@cache
def originals(kind: str) -> tuple[bytes, ...]:
    """Whole files of a kind, from our writers and as other programs write them."""
    sources = [printed_form.source(*forms) for forms in _FORMS]
    reports = [random_report(Random(seed)) for seed in range(4)]
    if kind == "text":
        texts = [lay_out(report, layout) for report in reports[:2] for layout in LAYOUTS]
        pages = [producers.wps_html(source) for source in sources]
        pages += [producers.cms_page(source) for source in sources]
        return (
            *(text.encode() for text in (*texts, *pages, producers.form_csv(sources[0]))),
            *(producers.word_html(source) for source in sources),
            *(write_html(report) for report in reports),
        )
    if kind == "package":
        return (
            *(producers.word_docx(source) for source in sources),
            *(producers.wps_docx(source) for source in sources),
            *(producers.openpyxl_xlsx(source) for source in sources),
            *(write_docx(report) for report in reports),
            *(write_xlsx(report) for report in reports),
        )
    return tuple(write_pdf(report) for report in reports)


def spoilt(kind: str, number: int, seed: int) -> bytes:
    """The input of this kind and number."""
    random = Random(f"{seed}:{kind}:{number}")
    files = originals(kind)
    return _MUTATE[kind](random.choice(files), random.choice(files), random)


def read_one(data: bytes) -> str:
    """`read`, or the code of the refusal. Anything else is raised."""
    try:
        read_bytes(data)
    except ReportError as refusal:
        if not str(refusal):
            raise AssertionError("a refusal without words") from refusal
        return refusal.code
    return "read"


def work() -> None:
    """A worker: takes `kind first count seed` a line and answers one line an input."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_LIMIT, ADDRESS_LIMIT))
    # Each input that looks like an old office file would start LibreOffice, which is not what is tried here.
    office.PROGRAMS = ()
    for line in sys.stdin:
        kind, first, count, seed = line.split()
        for number in range(int(first), int(first) + int(count)):
            data = spoilt(kind, number, int(seed))
            print(f"start {kind}:{number}", flush=True)
            try:
                end = read_one(data)
            except Exception:
                end = "failed " + repr(traceback.format_exc(limit=-4))
            print(f"end {end}", flush=True)
        print("done", flush=True)


class _Worker:
    """A worker process, started again whenever it is lost."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""

    def batch(self, kind: str, first: int, count: int, seed: int) -> Iterator[tuple[str, str]]:
        """Name and end of each input."""
        at = first
        while at < first + count:
            process = self._process or self._started()
            assert process.stdin is not None
            process.stdin.write(f"{kind} {at} {first + count - at} {seed}\n".encode())
            process.stdin.flush()
            name = f"{kind}:{at}"
            while True:
                # The first line waits for the files to be written that inputs are made of.
                line = self._line(SECONDS if self._warm else 60)
                self._warm = True
                if line is None:
                    why = "hung" if process.poll() is None else f"died with {process.returncode}"
                    self._ended()
                    yield name, f"failed {why}"
                    at += 1
                    break
                word, _, rest = line.partition(" ")
                if word == "done":
                    return
                if word == "start":
                    name = rest
                else:
                    at += 1
                    yield name, rest

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self._warm = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.fuzz", "--worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[1],
            env=environment,
        )
        return self._process

    def _line(self, seconds: float) -> str | None:
        process = self._process
        assert process is not None
        assert process.stdout is not None
        until = time.monotonic() + seconds
        while b"\n" not in self._rest:
            if not _readable(process.stdout, until - time.monotonic()):
                return None
            piece = os.read(process.stdout.fileno(), 1 << 16)
            if not piece:
                process.wait()
                return None
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode(errors="replace")

    def _ended(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    pipe.close()
        self._process = None
        self._rest = b""

    def close(self) -> None:
        """End the process."""
        self._ended()


def _readable(pipe: IO[bytes], seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        return bool(selector.select(max(seconds, 0.0)))


def run(counts: dict[str, int], seed: int, workers: int = 2, say: Callable[[str], None] = print) -> Outcome:
    """Read that many spoilt files of each kind; `say` gets a line of progress now and then."""
    batches = [
        (kind, first, min(_BATCH, count - first))
        for kind, count in counts.items()
        for first in range(0, count, _BATCH)
    ]
    batches.reverse()
    whole = sum(counts.values())
    outcome = Outcome()
    lock = threading.Lock()

    def serve() -> None:
        worker = _Worker()
        try:
            while True:
                with lock:
                    if not batches:
                        return
                    kind, first, count = batches.pop()
                for name, end in worker.batch(kind, first, count, seed):
                    with lock:
                        outcome.ends[f"{kind} {end.split()[0]}"] += 1
                        if end.startswith("failed"):
                            outcome.failures.append((name, end.removeprefix("failed ")))
                            say(f"{name}: {end}")
                with lock:
                    done = outcome.ends.total()
                    if done % 2000 < _BATCH:
                        say(f"{done} of {whole}, {len(outcome.failures)} failed")
        finally:
            worker.close()

    threads = [threading.Thread(target=serve) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=DEFAULTS["text"], help="texts and HTML pages")
    parser.add_argument("--packages", type=int, default=DEFAULTS["package"], help="DOCX and XLSX")
    parser.add_argument("--pdfs", type=int, default=DEFAULTS["pdf"])
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--again", help="kind:number of one input")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.worker:
        work()
        return 0
    if chosen.again:
        kind, _, number = chosen.again.partition(":")
        print(read_one(spoilt(kind, int(number), chosen.seed)))
        return 0
    print(f"seed {chosen.seed}")
    started = time.monotonic()
    counts = {"text": chosen.texts, "package": chosen.packages, "pdf": chosen.pdfs}
    outcome = run(counts, chosen.seed, chosen.workers)
    for end, count in sorted(outcome.ends.items()):
        print(f"{end:28} {count:7}")
    print(f"{len(outcome.failures)} failures in {time.monotonic() - started:.0f} s; seed {chosen.seed}")
    return 1 if outcome.failures else 0


if __name__ == "__main__":
    sys.exit(main())
