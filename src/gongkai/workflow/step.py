"""A step: one thing that somebody may do in a case. All of a desk's steps stand in one table, checked when loaded.

Buttons, forms, the API, tests and the documentation page are read off the table; nothing else says who may do what.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.forms import Form

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.law.letter import LetterCode
from gongkai.records.moment import Moment

Case = TypeVar("Case")


class Subject(StrEnum):
    """What a step is about: the case as a whole, or one thing in it, named by its id."""

    CASE = "case"
    LETTER = "letter"
    ASSIGNMENT = "assignment"
    ITEM = "item"
    REDACTION = "redaction"


class StepRefused(Exception):
    """A step that may not be taken now; `str()` says why, under which article, and what to do instead.

    `field` names the input at fault, if it is one.
    """

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field


@dataclass(frozen=True, slots=True)
class Taking:
    """A step being taken: by whom, when, with which cleaned inputs, about which thing of the case."""

    actor: Actor
    when: Moment
    inputs: Mapping[str, Any] = field(default_factory=dict)
    about: int | None = None

    @property
    def pk(self) -> int:
        """The id of the thing that the step is about; 0, which nothing has, where none is named."""
        return self.about or 0


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose people take a step: `words` stand before their roles where it is said who does."""

    words: str
    includes: Callable[[Any, Actor], bool]


def _is_of_its_agency(case: Any, actor: Actor) -> bool:
    return actor.agency is not None and actor.agency.pk == case.agency_id


ITS_AGENCY = Whose("", _is_of_its_agency)
"""People of the agency that the case belongs to."""


@dataclass(frozen=True, slots=True)
class Step(Generic[Case]):
    """One row of the table.

    `label` is verb and object, as the button says it. `stages` are those in which it may be taken, `leads_to` all
    in which the case may stand afterwards. `obstacle` answers why it cannot be taken although stage and role fit
    (empty if it can); for a step about a thing of the case it gets that thing's id. `confirms` asks once more before
    what cannot be undone, with these words. `shared` ones are taken by whoever has a part in the case, the others by
    who answers for it. `whose` people take it; those of the agency, unless another is said.
    """

    code: str
    label: str
    stages: frozenset[str]
    roles: frozenset[Role]
    inputs: Callable[..., Form]
    events: frozenset[str]
    leads_to: frozenset[str]
    article: str
    take: Callable[[Case, Taking], None]
    subject: Subject = Subject.CASE
    letters: tuple[LetterCode, ...] = ()
    obstacle: Callable[[Case, Taking], str] = lambda _case, _taking: ""
    confirms: str = ""
    public: bool = False
    shared: bool = False
    whose: Whose = ITS_AGENCY


class TableInvalid(Exception):
    """The table contradicts itself; every fault on a line of its own. Ours to mend, never a clerk's."""


class StepTable(Generic[Case]):
    """All steps of a desk, by code, in the order in which a case goes through them."""

    def __init__(
        self,
        steps: Iterable[Step[Case]],
        *,
        stages: Iterable[str],
        first: str,
        ends: Iterable[str],
        events: Iterable[str],
    ) -> None:
        """Raises `TableInvalid` where a stage cannot be reached or left, or a row names what does not exist."""
        self._steps: dict[str, Step[Case]] = {}
        faults = []
        for step in steps:
            if step.code in self._steps:
                faults.append(f"{step.code}: twice")
            self._steps[step.code] = step
        faults += self._faults(set(stages), first, set(ends), set(events))
        if faults:
            raise TableInvalid("\n".join(faults))

    def __iter__(self) -> Iterator[Step[Case]]:
        return iter(self._steps.values())

    def __getitem__(self, code: str) -> Step[Case]:
        """The step of this code; KeyError where there is none."""
        return self._steps[code]

    def __contains__(self, code: object) -> bool:
        return code in self._steps

    def _faults(self, stages: set[str], first: str, ends: set[str], events: set[str]) -> Iterator[str]:
        for step in self:
            if not step.label or not step.article:
                yield f"{step.code}: no label or article"
            if not step.roles and not step.public:
                yield f"{step.code}: nobody may take it"
            if not step.stages:
                yield f"{step.code}: in no stage"
            if not step.events:
                yield f"{step.code}: leaves no event"
            yield from (f"{step.code}: unknown stage {stage}" for stage in step.stages - stages)
            yield from (f"{step.code}: leads to unknown stage {stage}" for stage in step.leads_to - stages)
            yield from (f"{step.code}: unknown event {event}" for event in step.events - events)
        yield from (f"stage {stage}: cannot be reached" for stage in stages - self._reached(first))
        yield from (
            f"stage {stage}: no end can be reached from it"
            for stage in stages - ends
            if not self._reached(stage) & ends
        )
        unused = events - {event for step in self for event in step.events}
        yield from (f"event {event}: no step leaves it" for event in unused)

    def _reached(self, stage: str) -> set[str]:
        found, new = set(), {stage}
        while new:
            found |= new
            new = {to for step in self if step.stages & new for to in step.leads_to} - found
        return found
