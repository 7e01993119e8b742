"""From the decision on each item of an application to its one leaf of Table 3.

One application is one case and counts once; partial disclosure counts only as such (表三（二）). The leaf does not
decide the remedy: that follows the items (`law.remedy`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.law.errors import LawError
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.readings import PrincipalItem, Readings

_PROVIDED = (Outcome.GRANTED, Outcome.PARTIAL)


class ItemsUndecided(LawError):
    """Items from which no leaf follows."""


@dataclass(frozen=True, slots=True)
class ItemDecision:
    """What was decided on one item. Of an item disclosed in part (Art 37), `withheld` are the grounds of the rest."""

    outcome: Outcome
    withheld: tuple[Outcome, ...] = ()
    about: str = ""

    def __post_init__(self) -> None:
        if self.outcome is Outcome.PARTIAL and not self.withheld:
            raise ItemsUndecided(
                "部分公开的事项没有写明不予公开部分的依据（条例第三十七条）。请逐项补充依据。"
            )
        if any(ground in _PROVIDED for ground in self.withheld):
            raise ItemsUndecided("“予以公开”“部分公开”不能作为不予公开部分的依据。请改选依据。")

    @property
    def grounds(self) -> tuple[Outcome, ...]:
        """Every ground on which something of the item was not given."""
        return self.withheld if self.outcome in _PROVIDED else (self.outcome, *self.withheld)


def leaf(items: Sequence[ItemDecision], readings: Readings, *, principal: int | None = None) -> Outcome:
    """The leaf of an application.

    All given: 予以公开. Some given and some not: 部分公开 (docs/readings/partial-for-any-ground.md). None given: the
    ground, or of several that of the `principal` item (its index) that the officer names, else by
    docs/readings/principal-item.md. `ItemsUndecided` without items, or if the principal item is none of them.
    """
    if not items:
        raise ItemsUndecided("没有事项的处理决定，无法确定办理结果。请先对每个事项作出决定。")
    given = [item for item in items if item.outcome in _PROVIDED]
    if not given:
        return _principal(items, readings, principal)
    grounds = [ground for item in items for ground in item.grounds]
    if not grounds:
        return Outcome.GRANTED
    separated = any(item.outcome is Outcome.PARTIAL for item in given)
    refused = any(ground.group == "refused" for ground in grounds)
    return Outcome.PARTIAL if separated or refused or readings.partial_for_any_ground else Outcome.GRANTED


def _principal(items: Sequence[ItemDecision], readings: Readings, principal: int | None) -> Outcome:
    if principal is not None:
        if not 0 <= principal < len(items):
            raise ItemsUndecided(
                f"主要事项的序号 {principal + 1} 不在 {len(items)} 个事项之内。请重新选择主要事项。"
            )
        return items[principal].outcome
    if readings.principal_item is PrincipalItem.FIRST_IN_APPLICATION:
        return items[0].outcome
    in_form = list(Outcome)
    return min((item.outcome for item in items), key=in_form.index)


def item_of(matter: Matter, readings: Readings) -> ItemDecision:
    """The decision on what no row of the form names, such as an enquiry: docs/readings/matter-outcomes.md."""
    return ItemDecision(readings.matter_outcomes[matter], about=matter.label)
