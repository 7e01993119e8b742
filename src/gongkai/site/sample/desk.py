"""One agency of the sample at work: what its people do on the day that a story has reached."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gongkai.agencies.actor import PUBLIC, Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.casework.facts import LetterState
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application, SentBy
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.law.working_days import WorkingDays
from gongkai.records.moment import Moment

Story = Iterator[int]
"""Yields on how manieth working day before today it goes on."""


@dataclass
class Desk:
    """One agency with its people, on the day that the story has reached."""

    agency: Agency
    actor: Callable[..., Actor]
    today: date
    days: WorkingDays
    when: Moment
    clerk: str = "zhou"

    def register(self, title: str, wanted: tuple[str, ...], name: str, **more: Any) -> Application:
        """A new case; by default a person's application over the internet."""
        channel = more.pop("channel", Channel.ONLINE)
        given = {
            "agency": self.agency,
            "channel": channel,
            "arrived": self.when.today,
            "applicant_kind": ApplicantKind.INDIVIDUAL,
            "applicant": Party(name, more.pop("identity", ""), more.pop("telephone", "13800000000")),
            "wanted": wanted,
            "title": title,
            "theme": more.pop("theme", "land"),
            **more,
        }
        by = PUBLIC if channel is Channel.ONLINE else self.actor(self.clerk, Role.CLERK)
        return register(Intake(**given), by, self.when).application

    def take(
        self, case: Application, code: str, inputs: dict[str, Any] | None = None, *, by: str = "", **more: Any
    ) -> Application:
        """A step by the clerk or by somebody else, today as far as the story is."""
        actor = self.actor(by) if by else self.actor(self.clerk, Role.CLERK)
        return take(code, case.pk, actor, self.when, inputs, **more)

    def confirm(self, case: Application) -> Application:
        """By telephone."""
        return self.take(case, "confirm_receipt", {"on": self.when.today, "how": "telephone"})

    def to_unit(self, case: Application, unit: str, officer: str) -> None:
        """Given to a unit and signed for by its officer."""
        self.take(case, "assign", {"unit": self.agency.units.get(name=unit).pk})
        self.take(case, "sign_for", by=officer, about=case.assignments.get().pk)

    def approve(self, case: Application, by: str, *, levels: int = 9) -> int:
        """The newest letter submitted by its drafter and approved, level by level; its id."""
        letter = case.letters.latest("pk")
        self.take(case, "submit_letter", by=by, about=letter.pk)
        for _ in range(levels):
            letter.refresh_from_db()
            if letter.state != LetterState.IN_REVIEW:
                break
            level = letter.levels.filter(verdict="").earliest("pk")
            actor = self._approver(Role(level.role), by)
            take("approve_letter", case.pk, actor, self.when, {}, about=letter.pk)
        return letter.pk

    def _approver(self, role: Role, drafter: str) -> Actor:
        head = "meng" if drafter == "tang" else "he"
        names = {Role.SECTION_HEAD: head, Role.OGI_HEAD: "han", Role.LEADER: "shen"}
        return self.actor("gu" if self.clerk == "pan" else names[role], role)

    def send(self, case: Application, letter: int, sent_by: str = SentBy.DOWNLOAD) -> Application:
        """Dispatched today."""
        return self.take(case, "dispatch_letter", {"on": self.when.today, "sent_by": sent_by}, about=letter)

    def deliver(self, case: Application, letter: int) -> Application:
        """Arrived today."""
        return self.take(case, "deliver_letter", {"on": self.when.today}, about=letter)

    def reply(self, case: Application, by: str, *items: dict[str, Any]) -> int:
        """Items decided, reply drafted and approved by all; its id."""
        self.decide(case, by, *items)
        self.take(case, "draft_reply", by=by)
        return self.approve(case, by)

    def decide(self, case: Application, by: str, *items: dict[str, Any]) -> None:
        """One result an item."""
        inputs = {f"item-{n}-{k}": v for n, item in enumerate(items, start=1) for k, v in item.items()}
        self.take(case, "decide", inputs, by=by)

    def consult(self, case: Application, officer: str, **facts: Any) -> int:
        """A third party asked by post, the applicant told; the inquiry's id."""
        self.take(case, "consult_third_party", facts, by=officer)
        for letter in case.letters.order_by("pk"):
            self.take(case, "submit_letter", by=officer, about=letter.pk)
            self.take(case, "approve_letter", by="han", about=letter.pk)
            self.send(case, letter.pk, SentBy.POST)
        return case.letters.get(code="third_party_inquiry").pk

    def working_days_ago(self, calendar_days: int) -> int:
        """The first working day of so many days up to today, as a story yields it."""
        past = [self.today - timedelta(days=n) for n in range(calendar_days + 1)]
        return sum(map(self.days.is_working_day, past)) - 1
