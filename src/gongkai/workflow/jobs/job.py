"""What a job is: a function, how often it is tried again, and after how long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ParamSpec

from django.utils.module_loading import import_string
from django_tasks import task
from django_tasks.base import Task

Arguments = ParamSpec("Arguments")

LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Policy:
    """`retries`: attempts after the first; `wait`: before the first of them, doubled before each further one."""

    title: str = ""
    retries: int = 0
    wait: timedelta = timedelta(minutes=1)

    def wait_after(self, attempts: int) -> timedelta | None:
        """How long to wait after so many attempts; None where there is no further one."""
        if attempts > self.retries:
            return None
        # Doubled at most ten times: what is longer than the longest wait is not worth a larger number.
        return min(self.wait * (1 << min(attempts - 1, 10)), LONGEST_WAIT)


_policies: dict[str, Policy] = {}


def job(
    *, title: str, retries: int, wait: timedelta = timedelta(minutes=1)
) -> Callable[[Callable[Arguments, None]], Task[Arguments, None]]:
    """Declare a function of a module as a job. Its arguments are what JSON holds: numbers, text, lists."""

    def declare(function: Callable[Arguments, None]) -> Task[Arguments, None]:
        declared: Task[Arguments, None] = task()(function)
        _policies[declared.module_path] = Policy(title, retries, wait)
        return declared

    return declare


def enqueue(job: Task[Arguments, None], *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
    """Have the job done by a worker once the caller's transaction is committed; rolled back, there is no job."""
    job.enqueue(*args, **kwargs)


def policy_of(path: str) -> Policy:
    """The policy declared for the job at `path`; that of no retry where the program has it no more."""
    try:
        found: Any = import_string(path)
    except ImportError:
        return Policy()
    return _policies.get(path, Policy()) if isinstance(found, Task) else Policy()
