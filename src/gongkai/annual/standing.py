"""Where an annual report stands: stage and who must act next, derived from its facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.role import Role
from gongkai.annual.facts import Facts, Happened
from gongkai.annual.folding import fold
from gongkai.annual.stage import Stage
from gongkai.casework.standing import Waiting


@dataclass(frozen=True, slots=True)
class Filed:
    """What is known of a report without its events: its last day, and the id of who receives it, if anybody does."""

    due: date
    superior: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is stored beside a report for queries; `above` is what waits for its superior."""

    facts: Facts
    waiting: tuple[Waiting, ...]
    above: tuple[Waiting, ...]


def standing(happened: Iterable[Happened], filed: Filed) -> Standing:
    """Where a history leads; never raises on one that `recording` let in."""
    facts = fold(happened)
    above = tuple(_above(facts)) if filed.superior is not None else ()
    return Standing(facts, tuple(_waiting(facts, filed)), above)


def _waiting(facts: Facts, filed: Filed) -> Iterator[Waiting]:
    match facts.stage:
        case Stage.COMPILING:
            yield Waiting(Role.CLERK, "submit", "年度报告编制中，待报送", facts.since, filed.due)
        case Stage.RETURNED:
            yield Waiting(Role.CLERK, "submit", "年度报告已退回，待修改后重新报送", facts.since, filed.due)
        case Stage.SUBMITTED if filed.superior is None:
            yield Waiting(Role.CLERK, "publish", "年度报告已定稿，待发布", facts.since, filed.due)
        case Stage.SUBMITTED:
            # Art 49 binds the agency to its date whether or not the superior has answered.
            says = "年度报告已报送，等上级核准后发布"
            yield Waiting(Role.CLERK, "publish", says, facts.since, filed.due, waits_for="superior")
        case Stage.CLEARED:
            yield Waiting(Role.CLERK, "publish", "年度报告已核准，待发布", facts.since, filed.due)


def _above(facts: Facts) -> Iterator[Waiting]:
    if facts.stage is Stage.SUBMITTED:
        yield Waiting(Role.CLERK, "clear", "下级年度报告已报送，待审核", facts.since)
    elif facts.stage is Stage.PUBLISHED and facts.cleared_at is None:
        yield Waiting(Role.CLERK, "clear", "下级年度报告已先行发布，待审核", facts.since)
