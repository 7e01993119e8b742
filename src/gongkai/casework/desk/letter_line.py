"""A letter as the case page lists it: how far it is, who has approved and with which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.agencies.role import Role
from gongkai.casework.desk.listed import case_address
from gongkai.casework.desk.next_steps import Button
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import LetterState
from gongkai.casework.models import Letter
from gongkai.casework.standing import Standing
from gongkai.records.models import Event


@dataclass(frozen=True, slots=True)
class Approval:
    """What one level said: `verdict` 同意 or 退回."""

    by: str
    verdict: str
    comment: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter, its present state in words and since which day, the approvals of all its rounds, what may be done."""

    letter: Letter
    name: str
    number: str
    address: str
    state: str
    day: str
    waits_for: str
    approvals: tuple[Approval, ...]
    buttons: tuple[Button, ...]


_VERDICTS: dict[str, str] = {EventKind.LETTER_APPROVED: "同意", EventKind.LETTER_RETURNED: "退回"}


def letter_lines(
    letters: Iterable[Letter],
    stands: Standing,
    events: Iterable[Event],
    buttons: Mapping[int, tuple[Button, ...]],
) -> list[LetterLine]:
    """Every letter, newest first, from what the record says of it."""
    approvals: dict[int, list[Approval]] = {}
    for event in events:
        if verdict := _VERDICTS.get(event.kind):
            values = event.values
            said = Approval(event.actor_name, verdict, values.get("comment", ""))
            approvals.setdefault(values["letter"], []).append(said)
    found = []
    for letter in letters:
        facts = stands.facts.letters[letter.pk]
        role: Role | None = facts.waits_for_role
        day = letter.delivered_on or letter.dispatched_on
        found.append(
            LetterLine(
                letter,
                letter.name,
                letter.number,
                f"{case_address(letter.application_id)}letters/{letter.pk}/",
                LetterState(facts.state).label,
                f"{day.month}月{day.day}日" if day else "",
                role.label if role else "",
                tuple(approvals.get(letter.pk, ())),
                buttons.get(letter.pk, ()),
            )
        )
    return found[::-1]
