"""What the events of a document come to: values from which stage, tasks, deadlines and the public page follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gongkai.agencies.role import Role
from gongkai.law.validity import Validity
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.review.level import Level
from gongkai.publishing.stage import Stage
from gongkai.publishing.undoing import Undoing


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as the fold sees it: kind, the day it took effect, what it says, and the person who recorded it."""

    kind: EventKind
    on: date
    data: dict[str, Any] = field(default_factory=dict)
    by: int | None = None


@dataclass(frozen=True, slots=True)
class UnderReview:
    """A submitted revision on its way through the levels.

    `editors` are the people who worked on the text. `passed` are the roles of the level at hand that have passed it,
    with the person; `passers` everybody who has passed it on any level. `since` is the day the level began.
    """

    revision: int
    levels: tuple[Level, ...]
    editors: frozenset[int]
    since: date
    at: int = 0
    passed: Mapping[Role, int | None] = field(default_factory=dict)
    passers: frozenset[int] = frozenset()

    @property
    def level(self) -> Level:
        """The one at hand."""
        return self.levels[self.at]

    @property
    def outstanding(self) -> tuple[Role, ...]:
        """Roles of the level at hand that have not passed it yet; never none."""
        return tuple(role for role in self.level.roles if role not in self.passed)

    @property
    def to_sign(self) -> bool:
        """Whether the next to pass it signs it: the last of the last level."""
        return self.at == len(self.levels) - 1 and len(self.outstanding) == 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was given at signing because the text had none of its own."""

    index_number: str = ""
    document_number: str = ""
    date_of_document: date | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed revision: its disclosure attribute, with ground and reason, the day from which Art 26 counts, and what
    of its numbers was given at signing, then or before."""

    revision: int
    attribute: str
    ground: str = ""
    reason: str = ""
    formed: date | None = None
    numbers: Numbers = Numbers()


@dataclass(frozen=True, slots=True)
class TakenDown:
    """When and with which words for the public a page was taken down, and which document stands in its place."""

    on: date
    says: str
    instead: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What was last said of the validity: by which document of this system, or by one outside it (`by_name`)."""

    validity: Validity
    on: date
    by: int | None = None
    by_name: str = ""
    articles: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """How and when a published penalty decision came to stand no longer: its page has to go (行政处罚法 Art 48)."""

    how: Undoing
    on: date


@dataclass(slots=True)
class Facts:
    """A document so far.

    `work` is where a text in the making stands, none while there is none; `shelf` what became of the last text that
    was finished, none before there was one. `unit`, `person` and `role` are who works on it. `signed` is what was
    signed last, `shelved` what of it is on the shelf, and `dated` its date (成文日期). `renewed_on` is the day on which a
    text was taken up again that the public does not see. `undone` is what became of the decision that its page shows. `page` is the version at which the public page was last taken
    down. `brought` is the validity that a document of before had when it came in, `said` all that has been said of its
    validity since, with the day from which it holds, in the order in which it was recorded.
    """

    kind: str
    drafted_on: date
    unit: int | None = None
    person: int | None = None
    role: Role = Role.CLERK
    since: date = date.min
    work: Stage | None = Stage.DRAFT
    shelf: Stage | None = None
    revision: int = 0
    review: UnderReview | None = None
    returned: bool = False
    signed: Signed | None = None
    shelved: Signed | None = None
    dated: date | None = None
    renewed_on: date | None = None
    publish_at: datetime | None = None
    published_revision: int | None = None
    published_at: datetime | None = None
    revised_on: date | None = None
    taken_down: TakenDown | None = None
    page: int = 0
    undone: Undone | None = None
    validity: Validity | None = None
    changed: Changed | None = None
    brought: Validity | None = None
    said: tuple[tuple[Validity, date], ...] = ()
    reassess_due: date | None = None
    reviewed_by: tuple[Role, ...] = ()
    imported: bool = False

    @property
    def stage(self) -> Stage:
        """Where it stands on its way."""
        return self.work or self.shelf or Stage.DRAFT

    @property
    def is_public(self) -> bool:
        """Whether the public sees a text of it, be it that a newer one is in the making."""
        return self.shelf is Stage.PUBLISHED
