"""What happens to one application, as a list of moves drawn at random; steps and the bulk writer both follow it."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from gongkai.law.applicant import ApplicantKind
from gongkai.law.letter import LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.working_days import WorkingDays

FIRST_DAY, LAST_DAY = date(2021, 1, 4), date(2026, 11, 20)

CHANNELS = {
    Channel.ONLINE: 70,
    Channel.IN_PERSON: 10,
    Channel.SIGNED_MAIL: 10,
    Channel.PLAIN_MAIL: 8,
    Channel.FAX: 2,
}
KINDS = {
    ApplicantKind.INDIVIDUAL: 88,
    ApplicantKind.COMPANY: 7,
    ApplicantKind.UNIVERSITY: 1,
    ApplicantKind.ASSOCIATION: 1,
    ApplicantKind.LAW_FIRM: 2,
    ApplicantKind.VILLAGE_OR_RESIDENTS: 1,
}
OUTCOMES = {
    Outcome.GRANTED: 52,
    Outcome.PARTIAL: 9,
    Outcome.THIRD_PARTY: 3,
    Outcome.INTERNAL_AFFAIRS: 2,
    Outcome.PROCESS_INFO: 4,
    Outcome.ENFORCEMENT_FILE: 2,
    Outcome.ADMIN_QUERY: 3,
    Outcome.NOT_HELD: 17,
    Outcome.NEEDS_CREATION: 2,
    Outcome.PETITION_COMPLAINT: 4,
    Outcome.DUPLICATE: 2,
}
WORDS = (
    "征收土地公告",
    "补偿登记表",
    "规划许可证",
    "会议纪要",
    "财政专项资金使用情况",
    "招生方案",
    "验收报告",
    "批复文件",
)
PLACES = ("石桥村", "北坪社区", "柳渡镇", "石门乡", "东山村", "老车站地块")
CONFIRMED_BY = {Channel.ONLINE, Channel.PLAIN_MAIL, Channel.FAX}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing done on a day; `says` are its inputs."""

    what: str
    on: date
    says: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """An application and what is done with it, in order."""

    channel: Channel
    kind: ApplicantKind
    arrived: date
    name: str
    wanted: tuple[str, ...]
    moves: tuple[Move, ...]


def scenario(random: random.Random, days: WorkingDays) -> Scenario:
    """One at random: most are answered in time, some wait, some have just come in."""
    arrived = FIRST_DAY + timedelta(days=random.randrange((LAST_DAY - FIRST_DAY).days + 1))
    channel = _draw(random, CHANNELS)
    wanted = tuple(
        f"{random.choice(PLACES)}{arrived.year}年{random.choice(WORDS)}"
        for _ in range(1 if random.random() < 0.8 else 2)
    )
    moves = [move for move in _moves(random, days, arrived, channel) if move.on <= LAST_DAY]
    name = f"申请人{random.randrange(400_000)}"
    return Scenario(channel, _draw(random, KINDS), arrived, name, wanted, tuple(moves))


def _moves(random: random.Random, days: WorkingDays, arrived: date, channel: Channel) -> list[Move]:
    found: list[Move] = []
    day = days.on_or_after(arrived)
    if channel in CONFIRMED_BY:
        if random.random() < 0.003:
            return found
        found.append(Move("confirm", day))
    day = days.after(day, 1)
    found.append(Move("assign", day))
    if random.random() < 0.08:
        sent = days.after(day, 2)
        answer_by = days.after(sent, 15)
        found.append(Move("letter", sent, {"code": LetterCode.CORRECTION_NOTICE, "answer_by": answer_by}))
        if random.random() < 0.2:
            closed = days.after(answer_by, 2)
            found.append(Move("lapse", closed))
            return [*found, *_end(random, days, closed)]
        day = days.after(sent, random.randrange(2, 12))
        found.append(Move("corrected", day))
    if random.random() < 0.05:
        sent = days.after(day, 2)
        answered = days.after(sent, random.randrange(3, 12))
        found.append(Move("letter", sent, {"code": LetterCode.THIRD_PARTY_INQUIRY}))
        found.append(Move("answered", answered, {"answer": random.choice(["agrees", "objects", "partly"])}))
        day = answered
    outcome = _draw(random, OUTCOMES)
    if outcome is Outcome.THIRD_PARTY and not any(move.what == "answered" for move in found):
        outcome = Outcome.GRANTED
    if random.random() < 0.06:
        day = days.after(day, 3)
        found.append(
            Move("letter", day, {"code": LetterCode.EXTENSION_NOTICE, "by": random.randrange(5, 21)})
        )
    decided = days.after(day, random.randrange(1, 12))
    found.append(Move("decide", decided, {"outcome": outcome}))
    replied = days.after(decided, random.randrange(0, 4))
    found.append(Move("reply", replied, {"outcome": outcome}))
    return [*found, *_end(random, days, replied)]


def _end(random: random.Random, days: WorkingDays, replied: date) -> list[Move]:
    delivered = replied + timedelta(days=random.randrange(0, 6))
    ends = [Move("delivered", delivered)]
    if random.random() < 0.97:
        ends.append(Move("archive", days.after(delivered, 10)))
    return ends


def _draw(random: random.Random, weights: dict[Any, int]) -> Any:
    return random.choices(list(weights), list(weights.values()))[0]
