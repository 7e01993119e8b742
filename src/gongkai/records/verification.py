"""Whether the record is as it was written: every chain made again, and compared with the roots outside the database.

Cases are read by their numbers, some thousand at a time, so that memory does not grow with the register.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from django.conf import settings
from django.db import transaction

from gongkai.records.chain import BEGINNING, Entry, digest
from gongkai.records.finding import Fault, Finding
from gongkai.records.models import Case, Event
from gongkai.records.replay import Replay
from gongkai.records.vault.keys import keyring

BATCH = 2_000
"""Cases at a time."""
_COLUMNS = ("case_id", "seq", "kind", "on", "at", "actor_id", "actor_name", "data", "digest")


@dataclass(frozen=True, slots=True)
class Link:
    """An event as it lies in the database."""

    entry: Entry
    digest: str

    @property
    def case(self) -> int:
        """The case it says it belongs to."""
        return self.entry.case


Rooted = tuple[int, str] | None
"""Length and head of a case in the last root that names it."""


def verify(folder: Path | None = None) -> Iterator[Finding]:
    """Everything that is wrong with the record, roots first, then case by case.

    `folder`: the roots, if not those of the installation (a copy of them). Cases that change meanwhile are looked
    at a second time, locked, before anything is said of them.
    """
    keys = {key.id: key.root for key in keyring().checking()}
    with closing(Replay(folder or settings.ROOTS, keys)) as replay:
        yield from replay.read()
        reached = 0
        while cases := _cases(reached):
            # After the last case come the events and roots of cases that are gone.
            until = cases[-1][0] if len(cases) == BATCH else None
            yield from _verify_batch(cases, reached, until, replay)
            if until is None:
                return
            reached = until
        yield from _verify_batch([], reached, None, replay)


def examine(case: int, length: int, head: str, links: Iterable[Link], rooted: Rooted) -> Finding | None:
    """The first thing that is wrong with one case; `links` in the order of their numbers."""
    before, seq, at_root = BEGINNING, 0, BEGINNING
    for link in links:
        seq += 1
        if link.entry.seq != seq:
            return Finding(
                Fault.EVENT_MISSING, f"案卷{case}：缺第{seq}号记录，记录被删除或者改了编号。", case, seq
            )
        if link.digest != digest(before, link.entry):
            return Finding(Fault.EVENT_ALTERED, f"案卷{case}：第{seq}号记录的内容或者次序被改动。", case, seq)
        before = link.digest
        if rooted and seq == rooted[0]:
            at_root = before
    known = max(length, rooted[0] if rooted else 0)
    if seq < known:
        return Finding(
            Fault.END_CUT,
            f"案卷{case}：末尾的记录被删除，应有{known}条，只有{seq}条，缺第{seq + 1}号。",
            case,
            seq + 1,
        )
    if rooted and at_root != rooted[1]:
        return Finding(
            Fault.CHAIN_REMADE,
            f"案卷{case}：前{rooted[0]}号记录与封存时不同，有人改动后重新计算了摘要值。",
            case,
            rooted[0],
        )
    if (seq, before) != (length, head):
        return Finding(
            Fault.END_ADDED,
            f"案卷{case}：末尾的记录（第{seq}号）与案卷登记的不符，不是由系统加入的。",
            case,
            seq,
        )
    return None


def _verify_batch(
    cases: list[tuple[int, int, str]], after: int, until: int | None, replay: Replay
) -> Iterator[Finding]:
    rooted = replay.between(after, until)
    chains = {case: list(links) for case, links in groupby(_links(after, until), key=attrgetter("case"))}
    for case, length, head in cases:
        suspect = examine(case, length, head, chains.pop(case, ()), rooted.get(case))
        if suspect and (finding := _again(case, rooted.pop(case, None))):
            yield finding
        rooted.pop(case, None)
    for case in sorted({*chains, *rooted}):
        if not Case.objects.filter(pk=case).exists():
            yield Finding(Fault.CASE_GONE, f"案卷{case}：整个案卷被删除{_left(case, chains, rooted)}。", case)


def _left(case: int, chains: dict[int, list[Link]], rooted: dict[int, tuple[int, str]]) -> str:
    parts = []
    if case in rooted:
        parts.append(f"封存时有{rooted[case][0]}条记录")
    if case in chains:
        parts.append(f"还剩{len(chains[case])}条记录")
    return f"，{'，'.join(parts)}"


def _again(case: int, rooted: Rooted) -> Finding | None:
    """Look at one case while nobody can add to it."""
    with transaction.atomic():
        row = Case.objects.select_for_update().filter(pk=case).values_list("length", "head").first()
        if row is None:
            return Finding(Fault.CASE_GONE, f"案卷{case}：整个案卷被删除。", case)
        return examine(case, *row, list(_links(case - 1, case)), rooted)


def _cases(after: int) -> list[tuple[int, int, str]]:
    rows = Case.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "length", "head")
    return list(rows[:BATCH])


def _links(after: int, until: int | None) -> Iterator[Link]:
    """The events of the cases above `after` up to `until`, in order."""
    events = Event.objects.filter(case_id__gt=after)
    if until is not None:
        events = events.filter(case_id__lte=until)
    for *covered, made in events.in_order().values_list(*_COLUMNS).iterator(chunk_size=BATCH):
        yield Link(Entry(*covered), made)
