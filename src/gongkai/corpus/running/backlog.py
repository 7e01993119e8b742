"""What is still to do of a step's shards, and what becomes of a shard whose worker died over it.

A worker may die through no fault of its shard: killed by a person, or by a machine without memory. So a shard is done
again. Dies its worker once more, the shard is taken apart and its inputs are done one by one, and when an input has
had its last try the step itself says what stands in the tables in its place. The pieces are then put together under
the name of their shard: the result is that of a run in which nothing died.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from gongkai.corpus.errors import CorpusError
from gongkai.corpus.places.place import Place
from gongkai.corpus.running.shard import Part, Receipt, Shard, Step
from gongkai.corpus.running.storing import name_of, part_name, receipt_name, receipts_there, remove, store

TRIES_WHOLE = 2
TRIES_ALONE = 3


class ShardsFailed(CorpusError):
    """Shards of a step that cannot leave an input out; all others are done and have their receipts."""


@dataclass(eq=False)
class Task:
    """A shard to be done, how many workers died over it, and the shard that it is a piece of."""

    step: Step
    shard: Shard
    losses: int = 0
    whole: "Whole | None" = None


@dataclass(eq=False)
class Whole:
    """A shard that was taken apart, and the pieces that are not done yet."""

    shard: Shard
    open: int
    pieces: Sequence[Shard]


class Backlog:
    """The tasks of one run of a step: the shards in their order, then those whose workers died."""

    def __init__(self, step: Step, shards: Iterable[Shard], place: Place) -> None:
        self.step = step
        self.place = place
        self.failed: list[Shard] = []
        # There may be more shards than memory holds.
        self._fresh = iter(shards)
        self._put_back: list[Task] = []
        self._again: deque[Task] = deque()
        # Pieces are kept as a step of their own, so that nobody takes one for a shard.
        self._pieces = replace(step, name=f"{step.name}.pieces")

    def take(self) -> Task | None:
        """The next task; None if there is none at present, though some under way may come back."""
        if self._put_back:
            return self._put_back.pop()
        if shard := next(self._fresh, None):
            return Task(self.step, shard)
        return self._again.popleft() if self._again else None

    def put_back(self, task: Task) -> None:
        """Not begun, or not to be blamed."""
        self._put_back.append(task)

    def done(self, task: Task, receipt: Receipt) -> Iterator[Receipt]:
        """A task is done: the receipt of a shard of this step, if that makes one complete."""
        if task.whole is None:
            yield receipt
        else:
            yield from self._piece_done(task.whole)

    def lost(self, task: Task, workers: int = 1) -> Iterator[Receipt]:
        """So many workers died over a task: it is done again, or in pieces, or said to be unfit."""
        task.losses += workers
        unfit = self.step.unfit
        alone = len(task.shard.inputs) == 1
        if task.losses < (TRIES_WHOLE if unfit and not alone else TRIES_ALONE):
            self._again.append(task)
        elif unfit is None or not task.shard.inputs:
            self.failed.append(task.shard)
        elif alone:
            part = unfit(task.shard.inputs[0], f"处理它的进程连续中断{task.losses}次")
            yield from self.done(task, store(task.step, task.shard, part, self.place))
        else:
            yield from self._apart(task.shard)

    def end(self) -> None:
        """Raises `ShardsFailed` if a shard could not be done."""
        if self.failed:
            first = self.failed[0].inputs[0].name if self.failed[0].inputs else self.failed[0].options
            raise ShardsFailed(
                f"有{len(self.failed)}组数据没有做成：处理它们的进程一再中断，多半是内存不足（第一组从“{first}”开始）。"
                "其余的已经做完并保存。请减少同时运行的进程数或放宽内存限制，再运行一次同样的命令，只做没有做成的。"
            )

    def _apart(self, shard: Shard) -> Iterator[Receipt]:
        pieces = [replace(shard, inputs=(each,)) for each in shard.inputs]
        names = {name_of(self._pieces, each): each for each in pieces}
        done = {receipt.shard for receipt in receipts_there(self._pieces, self.place, names)}
        missing = [each for name, each in names.items() if name not in done]
        whole = Whole(shard, len(missing) + 1, pieces)
        self._again.extend(Task(self._pieces, each, whole=whole) for each in missing)
        yield from self._piece_done(whole)

    def _piece_done(self, whole: Whole) -> Iterator[Receipt]:
        whole.open -= 1
        if whole.open == 0:
            yield self._together(whole)

    def _together(self, whole: Whole) -> Receipt:
        names = [name_of(self._pieces, piece) for piece in whole.pieces]
        tally: dict[str, int] = {}
        for name in names:
            receipt = Receipt.of(self.place.read(receipt_name(self._pieces.name, name)))
            for key, number in receipt.tally.items():
                tally[key] = tally.get(key, 0) + number
        tables: dict[str, pl.DataFrame] = {}
        for table in self.step.tables:
            parts = [part_name(self._pieces.name, table.name, name) for name in names]
            tables[table.name] = self.place.scan(parts).collect()
        receipt = store(self.step, whole.shard, Part(tables, tally), self.place)
        for piece in whole.pieces:
            remove(self._pieces, name_of(self._pieces, piece), self.place)
        return receipt
