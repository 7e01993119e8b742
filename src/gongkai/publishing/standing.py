"""Where a document stands: stage, the time limit of Art 26, who must act next; all derived from its facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from gongkai.agencies.role import Role
from gongkai.casework.standing import Waiting
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.statutory_content import publish_by, withdraw_penalty_by
from gongkai.law.wording import chinese_date
from gongkai.law.working_days import WorkingDays
from gongkai.publishing.facts import Facts, Happened, UnderReview
from gongkai.publishing.folding import fold
from gongkai.publishing.stage import Stage

BEIJING = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the working text itself says of its disclosure: the attribute, and its date (成文日期)."""

    attribute: str = ""
    formed: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that is stored beside a document for queries."""

    facts: Facts
    stage: Stage
    publish_due: date | None
    withdraw_due: date | None
    waiting: tuple[Waiting, ...]


def standing(happened: Iterable[Happened], draft: Draft, days: WorkingDays) -> Standing:
    """Where a history leads; never raises on one that `recording` let in."""
    facts = fold(happened)
    due = _publish_due(facts, draft, days)
    down_by = withdraw_penalty_by(facts.undone.on, days) if facts.undone else None
    waiting = (*_to_take_down(facts, down_by), *_waiting(facts, due, days))
    return Standing(facts, facts.stage, due, down_by, waiting)


def _publish_due(facts: Facts, draft: Draft, days: WorkingDays) -> date | None:
    """Last day under 条例 Art 26: of the public text, else of the text in the making, where it is to be published.

    A text counts from its date; one that is taken up again after its page was taken down, or assessed anew (Art 18),
    from that day. What an old site brought had its time before.
    """
    if facts.is_public:
        formed = facts.shelved.formed if facts.shelved else None
        return publish_by(formed, days) if formed else None
    if facts.work is None:
        return None
    signed = facts.signed if facts.work is Stage.SIGNED else None
    attribute = signed.attribute if signed else draft.attribute
    formed = facts.renewed_on or (signed.formed if signed else draft.formed)
    if attribute != DisclosureAttribute.PROACTIVE or formed is None:
        return None
    return publish_by(formed, days)


def _to_take_down(facts: Facts, due: date | None) -> Iterator[Waiting]:
    if facts.undone:
        says = f"处罚决定已被{facts.undone.how.label}，待撤下并说明理由"
        yield Waiting(Role.CLERK, "withdraw", says, facts.undone.on, due)


def _waiting(facts: Facts, due: date | None, days: WorkingDays) -> Iterator[Waiting]:
    match facts.stage:
        case Stage.DRAFT:
            says = "已退回，待修改后送审" if facts.returned else "起草中，待送审"
            open_until = None if facts.is_public else due
            yield Waiting(facts.role, "submit", says, facts.since, open_until, _unit(facts), facts.person)
        case Stage.IN_REVIEW:
            assert facts.review is not None  # noqa: S101
            yield from _reviewers(facts, facts.review, days)
        case Stage.SIGNED if facts.publish_at:
            day = facts.publish_at.astimezone(BEIJING).date()
            says = f"将于{chinese_date(day)}定时发布"
            yield Waiting(Role.CLERK, "publish", says, facts.since, day, waits_for="schedule")
        case Stage.SIGNED:
            open_until = None if facts.is_public else due
            yield Waiting(Role.CLERK, "publish", "已签发，待发布", facts.since, open_until)
        case Stage.KEPT:
            says = "待评估是否仍不公开（条例第十八条）"
            since = facts.reassess_due or facts.since
            yield Waiting(Role.CLERK, "reassess", says, since, facts.reassess_due, waits_for="assessment")


def _unit(facts: Facts) -> int | None:
    return facts.unit if facts.role.belongs_to_unit else None


def _reviewers(facts: Facts, review: UnderReview, days: WorkingDays) -> Iterator[Waiting]:
    """Every role that has not passed the level yet; of section heads only that of the unit in charge."""
    step, verb = ("sign", "签发") if review.to_sign else ("pass", "审核")
    due = days.after(review.since, review.level.days)
    for role in review.outstanding:
        unit = facts.unit if role is Role.SECTION_HEAD else None
        says = f"{review.level.name}，待{verb}第{review.revision}稿"
        yield Waiting(role, step, says, review.since, due, unit)
