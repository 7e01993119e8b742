"""What pages cost over a filled database: server time, CPU, questions to the database."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

SEED = 42
PEOPLE = 60
"""Clerks whose pages are opened, of as many agencies, small and large."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Served:
    """One page: milliseconds at the median and the 95th percentile, CPU at the median, most questions asked."""

    page: str
    median: float
    p95: float
    cpu: float
    queries: int
    size: int

    def __str__(self) -> str:
        return (
            f"{self.page:<14} 服务器 {self.median:6.1f} ms（95% 内 {self.p95:6.1f}）  CPU {self.cpu:5.1f} ms"
            f"  查询 {self.queries:2}  {self.size / 1024:5.1f} KB"
        )


def measure() -> Iterator[Served]:
    """Inbox, case page and Table 3 of clerks drawn at random, each page opened several times."""
    from django.test import Client

    from bench.many_cases.country import ROLES
    from gongkai.agencies.models import Agency
    from gongkai.casework.models import Application

    drawn = random.Random(SEED)
    agencies = drawn.sample(list(Agency.objects.values_list("pk", flat=True)), PEOPLE)
    clients: dict[int, Client] = {}
    cases: dict[int, list[int]] = {}
    for agency in agencies:
        clients[agency] = _signed_in(agency * len(ROLES))
        cases[agency] = list(Application.objects.filter(agency=agency).values_list("pk", flat=True)[:400])
    has_cases = [agency for agency in agencies if cases[agency]]

    def case_page(agency: int) -> str:
        return f"/desk/applications/{drawn.choice(cases[agency])}/"

    yield _timed("收件箱", clients, has_cases, lambda _agency: "/desk/inbox/")
    yield _timed("案件登记簿", clients, has_cases, lambda _agency: "/desk/applications/")
    yield _timed("案件页", clients, has_cases, case_page)
    yield _timed("表三", clients, has_cases, lambda _agency: "/desk/table-3/?year=2025")


def _signed_in(user: int) -> "object":
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(pk=user), "gongkai.site.sign_in.backend.AccountBackend")
    return client


def _timed(
    page: str, clients: "dict[int, object]", agencies: list[int], address: Callable[[int], str]
) -> Served:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    walls, cpus, most, size = [], [], 0, 0
    for turn in range(ROUNDS):
        for agency in agencies:
            where, client = address(agency), clients[agency]
            if turn == 0:
                with CaptureQueriesContext(connection) as asked:
                    response = client.get(where)  # type: ignore[attr-defined]
                if response.status_code != 200:
                    raise RuntimeError(f"{where}: {response.status_code}")
                most, size = max(most, len(asked)), max(size, len(response.content))
                continue
            cpu, wall = time.process_time(), time.perf_counter()
            client.get(where)  # type: ignore[attr-defined]
            walls.append((time.perf_counter() - wall) * 1000)
            cpus.append((time.process_time() - cpu) * 1000)
    walls.sort()
    return Served(
        page,
        statistics.median(walls),
        walls[int(len(walls) * 0.95)],
        statistics.median(cpus),
        most,
        size,
    )
