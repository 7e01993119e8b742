"""CPU of one request through the whole site, as a server would call it, beside the least that a server can do."""

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

SEED = 43
PAGES = 2_000
"""Requests of each kind, at random over all documents."""
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU milliseconds of a request: median, mean and 95th percentile; what was sent, in bytes."""

    what: str
    median: float
    mean: float
    p95: float
    size: int
    aim: float | None

    def __str__(self) -> str:
        aim = f"  目标 {self.aim:g}{'' if self.median <= self.aim else '  超出'}" if self.aim else ""
        figures = f"中位 {self.median:6.3f} ms  平均 {self.mean:6.3f}  95% 内 {self.p95:6.3f}"
        return f"{self.what:<22}{figures}  {self.size / 1024:5.1f} KB{aim}"


def measure() -> Iterator[Measured]:
    """Detail and column pages, made and kept, packed and not; then a bare application and a file of this site."""
    from django.core.handlers.wsgi import WSGIHandler

    from gongkai.portal import cached_pages
    from gongkai.publishing.models import Column, Publication

    site = WSGIHandler()
    drawn = random.Random(SEED)
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True)[0]
    details = [f"/info/{pk}/" for pk in drawn.sample(range(1, last + 1), min(PAGES, last))]
    having = list(Column.objects.filter(publications__isnull=False).distinct().values_list("agency", "code"))
    columns = [f"/agencies/{agency}/columns/{code}/" for agency, code in drawn.choices(having, k=PAGES)]
    further = [f"{column}?page={drawn.randint(2, 20)}" for column in columns]
    narrowed = [f"{column}?year={drawn.randint(2010, 2025)}" for column in columns[:200]]

    _all(site, [*columns, *details])
    cached_pages.PAGES.clear()
    yield _timed("详情页，现做", site, details, aim=1.0)
    yield _timed("详情页，留存", site, details, aim=0.3)
    yield _timed("详情页，现做，压缩", site, details, packed=True)
    yield _timed("详情页，留存，压缩", site, details, packed=True)
    cached_pages.PAGES.clear()
    yield _timed("栏目页，现做", site, list(dict.fromkeys(columns)), aim=2.5)
    yield _timed("栏目页，留存", site, columns)
    yield _timed("栏目页第2至20页，现做", site, further, aim=2.5)
    yield _timed("栏目页按年份，现做", site, narrowed)
    yield _timed("最小的应用", _hello, details)
    if static := _static_file():
        yield _timed("静态文件", site, [static] * PAGES)


def _timed(
    what: str, site: Application, addresses: list[str], *, aim: float | None = None, packed: bool = False
) -> Measured:
    size, taken = 0, []
    for address in addresses:
        environment = _request(address, packed=packed)
        started = time.process_time_ns()
        size = _answered(site, environment)
        taken.append((time.process_time_ns() - started) / 1e6)
    taken.sort()
    return Measured(
        what, statistics.median(taken), statistics.fmean(taken), taken[int(len(taken) * 0.95)], size, aim
    )


def _all(site: Application, addresses: list[str]) -> None:
    """Ask for all once, so that templates, statements and what the database reads are in memory."""
    for address in addresses:
        _answered(site, _request(address))


def _answered(site: Application, environment: dict[str, Any]) -> int:
    said: list[str] = []
    response = site(environment, lambda status, _headers: said.append(status))
    size = sum(map(len, response))
    if close := getattr(response, "close", None):
        close()
    if not said[0].startswith("200"):
        raise RuntimeError(f"{environment['PATH_INFO']}: {said[0]}")
    return size


def _request(address: str, *, packed: bool = False) -> dict[str, Any]:
    path, _, query = address.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "text/html",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": None,
        **({"HTTP_ACCEPT_ENCODING": "gzip"} if packed else {}),
    }


def _hello(_environment: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"hello world"]


def _static_file() -> str | None:
    """The style sheet as WhiteNoise serves it; none where the files were not collected."""
    from django.contrib.staticfiles.storage import staticfiles_storage

    try:
        return str(staticfiles_storage.url("gongkai/gongkai.css"))
    except ValueError:
        return None
