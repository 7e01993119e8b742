"""`make soak`: the site as it runs, on two cores, under readers, searches and a clerk who publishes every five seconds.

Prints what was asked and how fast it was answered, every error, and how the memory of all server processes grew after
the first third (ten minutes of thirty). Ends with 1 after any error, and where a run of twenty minutes or more grew by
5 per cent or more.
"""

import argparse
import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

READERS = 4
RATE = 30
"""Requests a second by all readers together."""
VISIT = 25
"""Requests of one visitor, who then goes; the next comes from another address, as the site counts them by address."""
WARM_UP = 600
"""Seconds after which memory should have settled, or a third of a shorter run."""
MOST_GROWTH = 5.0
"""Per cent."""
JUDGED_FROM = 1200
"""Seconds that a run has to last for its memory to be judged."""
WORDS = (
    "宅基地",
    "审批",
    "征收土地",
    "不动产登记",
    "青溪县",
    "补偿安置",
    "2026年",
    "规划许可",
    "没有这个词吗",
)


@dataclass
class Figures:
    """What readers met."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str, seconds: float, error: str) -> None:
        """One request."""
        with self.guard:
            self.taken[what].append(seconds)
            if error:
                self.errors[f"{what}: {error}"] += 1


def read(port: int, seen: dict[str, Any], figures: Figures, until: float, number: int) -> None:
    """One reader after the other, each a connection of its own, at an even pace."""
    drawn = random.Random(number)
    pause = READERS / RATE
    visits = 0
    while time.monotonic() < until:
        visits += 1
        host = f"127.{number + 1}.{visits // 250 % 250}.{visits % 250 + 1}"
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30, source_address=(host, 0))
        for _ in range(VISIT):
            if time.monotonic() >= until:
                break
            what, address, right = _drawn(drawn, seen)
            began = time.monotonic()
            figures.add(what, *_asked(connection, address, right, began))
            time.sleep(max(0.0, pause - (time.monotonic() - began)))
        connection.close()


def _asked(
    connection: http.client.HTTPConnection, address: str, right: tuple[int, ...], began: float
) -> tuple[float, str]:
    try:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
    except (OSError, http.client.HTTPException) as fault:
        connection.close()
        return time.monotonic() - began, repr(fault)
    error = "" if response.status in right else f"{response.status} {address}"
    return time.monotonic() - began, error


def _drawn(drawn: random.Random, seen: dict[str, Any]) -> tuple[str, str, tuple[int, ...]]:
    """What a reader asks next: its kind, address, and which answers are right."""
    agency = drawn.choice(seen["agencies"])
    document = drawn.randint(seen["first"], seen["last"])
    # What the clerk published of late may be taken down by now.
    newest = drawn.choice(seen["published"] or [seen["first"]])
    word = quote(drawn.choice(WORDS))
    kinds: list[tuple[int, str, str, tuple[int, ...]]] = [
        (40, "详情页", f"/info/{document}/", (200,)),
        (8, "新发布的", f"/info/{newest}/", (200, 410)),
        (14, "栏目页", f"/agencies/{agency}/columns/news/?page={drawn.randint(1, 20)}", (200,)),
        (6, "机关页", f"/agencies/{agency}/", (200,)),
        (4, "首页", "/", (200,)),
        (16, "检索", f"/search/?q={word}", (200,)),
        (4, "提示", f"/search/titles/?q={word}", (200,)),
        (3, "订阅", "/feeds/site.xml", (200,)),
        (4, "接口", f"/api/v1/public/documents?most=50&agency={agency}", (200,)),
        (1, "整批下载", f"/open-data/agencies/{agency}/documents.csv", (200,)),
    ]
    [(_, what, address, right)] = drawn.choices(kinds, [kind[0] for kind in kinds])
    return what, address, right


def memory(process: int) -> float:
    """Resident megabytes of a process and all that it has begun."""
    children = defaultdict(list)
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parent = int(re.sub(r"^.*\)", "", (folder / "stat").read_text()).split()[1])
            except (OSError, IndexError):
                continue
            children[parent].append(int(folder.name))
    found, waiting = 0.0, [process]
    while waiting:
        one = waiting.pop()
        waiting += children[one]
        try:
            status = Path(f"/proc/{one}/status").read_text()
        except OSError:
            continue
        if resident := re.search(r"VmRSS:\s+(\d+)", status):
            found += int(resident[1]) / 1024
    return found


@contextmanager
def served(home: Path, port: int) -> Iterator[int]:
    """The site as it runs; the number of its first process."""
    run = "import sys; from gongkai.cli.main import main; sys.exit(main())"
    words = [sys.executable, "-c", run, "site", "run", "--port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(words, env=_environment(home), stdout=log, stderr=log)  # noqa: S603
        try:
            _wait_for(port, process, log)
            yield process.pid
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: IO[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    log.seek(0)
    raise SystemExit(f"没有启动：{log.read().decode()}")


def _environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "GONGKAI_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "gongkai.site.settings",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def soak(home: Path, seconds: int, documents: int) -> bool:
    """One run; whether all is well."""
    words = [sys.executable, "-m", "bench.soaking_clerk", str(documents)]
    clerk = subprocess.Popen(  # noqa: S603
        words, env=_environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert clerk.stdin
    assert clerk.stdout
    try:
        filled = clerk.stdout.readline()
        if not filled:
            raise SystemExit("经办人的程序没有准备好，原因见上。")
        seen = {**json.loads(filled), "published": []}
        port = _free_port()
        with served(home, port) as server:
            told: list[dict[str, Any]] = []
            listening = threading.Thread(target=_listen, args=(clerk.stdout, seen, told), daemon=True)
            listening.start()
            print(port, file=clerk.stdin, flush=True)
            figures, samples = _load(port, seen, seconds, server)
            clerk.stdin.close()
            listening.join(60)
    finally:
        clerk.terminate()
        clerk.wait(30)
    return _judged(seconds, figures, samples, told)


def _listen(lines: IO[str], seen: dict[str, Any], told: list[dict[str, Any]]) -> None:
    """What the clerk did."""
    for line in lines:
        said = json.loads(line)
        told.append(said)
        if said.get("document"):
            seen["published"] = [*seen["published"], said["document"]][-10:]


def _load(
    port: int, seen: dict[str, Any], seconds: int, server: int
) -> tuple[Figures, list[tuple[float, float]]]:
    figures, began = Figures(), time.monotonic()
    until = began + seconds
    readers = [
        threading.Thread(target=read, args=(port, seen, figures, until, number)) for number in range(READERS)
    ]
    for reader in readers:
        reader.start()
    samples = []
    while time.monotonic() < until:
        samples.append((time.monotonic() - began, memory(server)))
        time.sleep(max(0.5, seconds / 360))
    for reader in readers:
        reader.join()
    return figures, samples


def _judged(
    seconds: int, figures: Figures, samples: list[tuple[float, float]], told: list[dict[str, Any]]
) -> bool:
    """Print everything."""
    asked = sum(map(len, figures.taken.values()))
    print(f"{seconds} 秒，{asked} 次请求（每秒 {asked / seconds:.0f}），{len(os.sched_getaffinity(0))} 核")
    for what, taken in sorted(figures.taken.items()):
        taken.sort()
        middle, high = statistics.median(taken) * 1000, taken[int(len(taken) * 0.95)] * 1000
        print(
            f"  {what:<6}{len(taken):6} 次  中位 {middle:6.1f} ms  95% 内 {high:6.1f}  最慢 {taken[-1] * 1000:7.1f}"
        )
    done = [one for one in told if not one.get("error")]
    shown = [one["seconds"] * 1000 for one in done] or [0.0]
    print(f"  经办人发布 {len(done)} 件，点发布到公众看到、检索到，中位 {statistics.median(shown):.0f} ms")
    for error, times in figures.errors.most_common(10):
        print(f"  出错 {times} 次：{error}")
    faults = [one["error"] for one in told if one.get("error")]
    for fault in faults[:10]:
        print(f"  经办人出错：{fault}")
    settled = min(WARM_UP, seconds / 3)
    part = seconds / 10
    before = statistics.median(
        [mb for at, mb in samples if settled <= at <= settled + part] or [samples[0][1]]
    )
    after = statistics.median([mb for at, mb in samples if at >= seconds - part] or [samples[-1][1]])
    growth = (after / before - 1) * 100
    print(
        f"  内存：开始 {samples[0][1]:.0f} MB，第 {settled:.0f} 秒 {before:.0f} MB，结束 {after:.0f} MB，其后增长 {growth:.1f}%"
    )
    failed = sum(figures.errors.values()) + len(faults)
    print(f"  错误 {failed}")
    return not failed and bool(done) and (seconds < JUDGED_FROM or growth < MOST_GROWTH)


def main() -> None:
    """Set up, fill, serve, load, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=1800)
    parser.add_argument("--documents", type=int, default=3_000)
    parser.add_argument("--home", type=Path, help="an installation that is set up and empty; else a new one")
    asked = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or Path(folder) / "home"
        if asked.home is None:
            run = "import sys; from gongkai.cli.main import main; sys.exit(main())"
            subprocess.run(  # noqa: S603
                [sys.executable, "-c", run, "site", "setup"], env=_environment(home), check=True
            )
        well = soak(home.resolve(), asked.seconds, asked.documents)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
