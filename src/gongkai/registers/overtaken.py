"""A change that somebody else's overtook."""

from collections.abc import Mapping, Sequence

from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.models import Event


class Overtaken(LedgerRefused):
    """`events` happened to the row meanwhile; `now` is what it says since, by field, as events keep it."""

    def __init__(self, events: Sequence[Event], now: Mapping[str, str]) -> None:
        names = "、".join(dict.fromkeys(event.actor_name for event in events))
        super().__init__(f"打开以后，{names}改过这一条。核对下面的不同，再保存一次。")
        self.events = tuple(events)
        self.now = dict(now)

    @property
    def was(self) -> dict[str, str]:
        """What the fields that were changed meanwhile said before."""
        before: dict[str, str] = {}
        for event in self.events:
            for name, text in event.values.get("was", {}).items():
                before.setdefault(name, text)
        return before
