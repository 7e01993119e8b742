"""A step on small made-up inputs, for what kills, hangs or fills a runner; some inputs end whoever does them."""

import errno
import os
import re
import signal
import time
from functools import partial
from pathlib import Path

import polars as pl

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Input, Part, Shard, Step
from gongkai.corpus.running.within import within

NUMBERS = Table("numbers", "数", (Field("name", pl.String, "名称"), Field("square", pl.Int64, "平方")))
UNDONE = Table("undone", "没有做成的", (Field("name", pl.String, "名称"), Field("why", pl.String, "原因")))

FULL = "GONGKAI_TEST_FULL"
"""Names a file; while it is there, no process that does these shards has space left to write."""


def step(name: str = "squares", *, pause: float = 0.0) -> Step:
    """Squares of the numbers in the names, after a pause for each input in seconds."""
    return Step(name, partial(squares, pause=pause), (NUMBERS, UNDONE), (__name__,), unfit)


def shards(inputs: int, together: int, deadly: dict[int, str] | None = None) -> list[Shard]:
    """Inputs 0, 1, 2 … so many together; `deadly` says what the input of a number does: kill, hang, swell or crash."""
    names = [Input(f"{(deadly or {}).get(number, 'input')}-{number}", "1") for number in range(inputs)]
    return [Shard(tuple(names[first : first + together])) for first in range(0, inputs, together)]


def squares(shard: Shard, _place: Place, *, pause: float) -> Part:
    """The frames of a shard; what is deadly never comes back."""
    rows = []
    for given in shard.inputs:
        with within(0.5):
            what, number = given.name.split("-")
            if what == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if what == "hang":
                _hang()
            if what == "swell":
                _swell()
            if what == "crash":
                raise ZeroDivisionError(given.name)
            time.sleep(pause)
            rows.append((given.name, int(number) ** 2))
    return Part(
        {"numbers": pl.DataFrame(rows, schema=NUMBERS.schema, orient="row"), "undone": UNDONE.empty()},
        {"done": len(rows)},
    )


def unfit(given: Input, why: str) -> Part:
    """An input that nobody could do."""
    undone = pl.DataFrame([(given.name, why)], schema=UNDONE.schema, orient="row")
    return Part({"numbers": NUMBERS.empty(), "undone": undone}, {"undone": 1})


def _full_while_marked(mark: Path) -> None:
    write = Place._write

    def no_space(self: Place, name: str, content: bytes) -> None:
        if mark.exists():
            mark.with_suffix(".refused").touch()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(self, name, content)

    Place._write = no_space  # type: ignore[method-assign]


def _hang() -> None:
    # Matched in C, which holds the interpreter: no signal handler and no other thread would ever run.
    re.match(r"(a+)+$", "a" * 60 + "b")


def _swell() -> None:
    # Only asked for, never touched: what counts is address space.
    _ = bytearray(3 << 30)


if os.environ.get(FULL):
    _full_while_marked(Path(os.environ[FULL]))
