"""A scenario written straight as rows: the same events, folded by the same functions, without taking the steps.

Ids are given out from a range of their own for each case, so that several processes may write at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from bench.many_cases.playing import decision, moment
from bench.many_cases.scenario import Move, Scenario
from gongkai.agencies.actor import Actor
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING, Happened
from gongkai.casework.giving import FIXED, GIVING
from gongkai.casework.models import Application, Assignment, Item, Letter, LetterLevel, ProvidedAs, SentBy
from gongkai.casework.recording import counted, derived, tasks
from gongkai.casework.standing import Standing, standing
from gongkai.law.applicant_column import column
from gongkai.law.letter import LetterCode, letters_for
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT
from gongkai.law.working_days import WorkingDays
from gongkai.records.canonical import canonical
from gongkai.records.chain import BEGINNING, Entry, digest
from gongkai.records.models import Case, CaseKind, Event, SecretKind
from gongkai.records.vault import mask, sealed

MOST_OF_A_CASE = 32
"""Rows of a case in all tables together: none has more, so that ranges of ids do not meet."""


@dataclass
class Rows:
    """What one case adds to each table."""

    case: Case
    application: Application
    stands: Standing
    others: list[Any] = field(default_factory=list)


class Writing:
    """Writes cases of one agency; `actors` by role, `levels` of a decision and of other letters."""

    def __init__(self, actors: dict[str, Actor], days: WorkingDays, *, keys: bool) -> None:
        self.actors, self.days, self.keys = actors, days, keys
        self.clerk = actors["clerk"]

    def rows(self, told: Scenario, pk: int, nth: int) -> Rows:
        """Everything of the case with id `pk`, the nth of its agency and year."""
        agency = self.clerk.agency
        assert agency is not None
        ids = count(pk * MOST_OF_A_CASE)
        others: list[Any] = []
        application = Application(
            case_id=pk,
            agency_id=agency.pk,
            agency_name=agency.name,
            kind=CaseKind.APPLICATION,
            number=f"{agency.document_word}申〔{told.arrived.year}〕{nth}号",
            title=told.wanted[0] if len(told.wanted) == 1 else f"{told.wanted[0]}等{len(told.wanted)}项",
            request="\n".join(told.wanted),
            provided_as=ProvidedAs.ELECTRONIC,
            sent_by=SentBy.DOWNLOAD,
            channel=told.channel.value,
            applicant_kind=told.kind.value,
            column=column(told.kind, DEFAULT).value,
            applicant_masked=mask("name", told.name, natural_person=told.kind.value == "individual"),
            arrived=told.arrived,
            registered_at=moment(told.arrived).at,
        )
        items = [
            Item(pk=next(ids), application=application, position=position, what=what)
            for position, what in enumerate(told.wanted, start=1)
        ]
        events: list[tuple[EventKind, date, Actor, date, dict[str, Any]]] = []
        for kind, on, actor, day, data in self._events(told, application, items, others, ids):
            if actor.person_id is not None:
                data = {**data, "recorded_by": actor.person_id}
            events.append((kind, on, actor, day, data))
        seen = [Happened(kind, on, data, data.get("recorded_by")) for kind, on, _actor, _day, data in events]
        stands = standing(seen, self.days, DEFAULT)
        for name, value in derived(stands).items():
            setattr(application, name, value)
        chain, head = self._chained(pk, events)
        opened = moment(told.arrived).at
        case = Case(pk=pk, agency_id=agency.pk, kind=CaseKind.APPLICATION, opened_at=opened)
        case.length, case.head = len(chain), head
        self._store_parts(stands, others)
        if self.keys:
            secret = sealed(pk, "applicant", SecretKind.NAME, told.name)
            secret.pk = next(ids)
            others.append(secret)
        for spell in counted(application, stands):
            spell.pk = next(ids)
            others.append(spell)
        for task in tasks(application, stands):
            task.pk = next(ids)
            others.append(task)
        others += items + chain
        return Rows(case, application, stands, others)

    def _chained(
        self, pk: int, events: list[tuple[EventKind, date, Actor, date, dict[str, Any]]]
    ) -> tuple[list[Event], str]:
        found, before = [], BEGINNING
        for seq, (kind, on, actor, day, data) in enumerate(events, start=1):
            at = moment(day).at
            entry = Entry(pk, seq, kind.value, on, at, actor.user_id, str(actor), canonical(data))
            before = digest(before, entry)
            found.append(
                Event(
                    pk=pk * MOST_OF_A_CASE + seq,
                    case_id=pk,
                    seq=seq,
                    kind=entry.kind,
                    on=on,
                    at=at,
                    actor_id=entry.actor,
                    actor_name=entry.actor_name,
                    data=entry.data,
                    digest=before,
                )
            )
        return found, before

    def _events(
        self,
        told: Scenario,
        application: Application,
        items: list[Item],
        others: list[Any],
        ids: Iterator[int],
    ) -> Iterator[tuple[EventKind, date, Actor, date, dict[str, Any]]]:
        clerk = self.clerk
        missing = ["identity_proof", "contact"]
        yield (
            EventKind.REGISTERED,
            told.arrived,
            clerk,
            told.arrived,
            {
                "case": "application",
                "number": application.number,
                "channel": told.channel.value,
                "astray": False,
                "column": application.column,
                "missing": missing,
            },
        )
        letters: dict[LetterCode, Letter] = {}
        for move in told.moves:
            day = move.on
            match move.what:
                case "confirm":
                    yield EventKind.RECEIPT_CONFIRMED, day, clerk, day, {"how": "telephone"}
                case "assign":
                    row = Assignment(
                        pk=next(ids), application=application, person_id=clerk.person_id, lead=True
                    )
                    others.append(row)
                    said = {
                        "assignment": row.pk,
                        "unit": None,
                        "unit_name": "",
                        "person": clerk.person_id,
                        "lead": True,
                        "signed": True,
                        "due": None,
                    }
                    yield EventKind.ASSIGNED, day, clerk, day, said
                case "letter":
                    yield from self._letter(move, move.says["code"], letters, application, others, ids)
                case "lapse":
                    yield from self._letter(
                        move, LetterCode.CLOSED_NO_CORRECTION, letters, application, others, ids
                    )
                case "reply":
                    yield from self._letter(
                        move, _reply(move.says["outcome"]), letters, application, others, ids
                    )
                case "corrected":
                    yield EventKind.CORRECTION_RECEIVED, day, clerk, day, {"items": 0}
                case "answered":
                    asked = letters[LetterCode.THIRD_PARTY_INQUIRY]
                    said = {"letter": asked.pk, "code": asked.code, "answer": move.says["answer"]}
                    asked.inputs = {**asked.inputs, "answer": move.says["answer"], "words": ""}
                    yield EventKind.CONSULTATION_ANSWERED, day, clerk, day, said
                case "decide":
                    yield self._decided(move, items)
                case "delivered":
                    last = letters[list(letters)[-1]]
                    said = {"letter": last.pk, "code": last.code, "proof": None}
                    yield EventKind.LETTER_DELIVERED, day, clerk, day, said
                case "archive":
                    yield EventKind.ARCHIVED, day, clerk, day, {"erased": []}

    def _decided(self, move: Move, items: list[Item]) -> tuple[EventKind, date, Actor, date, dict[str, Any]]:
        outcome: Outcome = move.says["outcome"]
        inputs = decision(outcome, 1)
        given = {name.removeprefix("item-1-"): value for name, value in inputs.items()}
        for item in items:
            item.outcome, item.withheld = given["outcome"], given.get("withheld", [])
            item.reason = given.get("reason", "")
            kept = ("outcome", "withheld", "reason")
            item.particulars = {name: value for name, value in given.items() if name not in kept}
        data = {
            "items": [{"item": i.pk, "outcome": i.outcome, "withheld": i.withheld} for i in items],
            "principal": None,
            "leaf": outcome.value,
        }
        return EventKind.DECIDED, move.on, self.clerk, move.on, data

    def _letter(
        self,
        move: Move,
        code: LetterCode,
        letters: dict[LetterCode, Letter],
        application: Application,
        others: list[Any],
        ids: Iterator[int],
    ) -> Iterator[tuple[EventKind, date, Actor, date, dict[str, Any]]]:
        day, clerk = move.on, self.clerk
        drafts = [code]
        if code is LetterCode.THIRD_PARTY_INQUIRY:
            drafts.append(LetterCode.THIRD_PARTY_PENDING_NOTICE)
        for drafted in drafts:
            letter = Letter(
                pk=next(ids),
                application=application,
                code=drafted.value,
                whose="third-party-1" if drafted is LetterCode.THIRD_PARTY_INQUIRY else "applicant",
                inputs=_inputs(move, drafted),
                drafted_by_id=clerk.person_id,
                drafted_on=day,
            )
            letters[drafted] = letter
            others.append(letter)
            yield EventKind.LETTER_DRAFTED, day, clerk, day, {"letter": letter.pk, "code": drafted.value}
        # The last letter of the dict is the one whose delivery is recorded: a closing letter comes last by nature.
        for drafted in drafts:
            yield from self._sent(letters[drafted], day, others, ids)

    def _sent(
        self, letter: Letter, day: date, others: list[Any], ids: Iterator[int]
    ) -> Iterator[tuple[EventKind, date, Actor, date, dict[str, Any]]]:
        code = LetterCode(letter.code)
        levels = ["ogi_head", "leader"] if code in CLOSING else ["ogi_head"]
        about = {"letter": letter.pk, "code": letter.code}
        yield EventKind.LETTER_SUBMITTED, day, self.clerk, day, {**about, "levels": levels}
        for level, role in enumerate(levels, start=1):
            actor = self.actors[role]
            row = LetterLevel(
                pk=next(ids),
                letter=letter,
                level=level,
                role=role,
                verdict="approved",
                by=str(actor),
                person_id=actor.person_id,
                decided_at=moment(day).at,
            )
            others.append(row)
            said = {**about, "level": level, "role": role, "comment": "", "last": level == len(levels)}
            yield EventKind.LETTER_APPROVED, day, actor, day, said
        letter.dated, letter.sent_by = day, "post"
        letter.number = f"公开〔{day.year}〕{letter.pk}号"
        if code in GIVING:
            letter.inputs = {**letter.inputs, FIXED: []}
        names = ("answer_by", "by", "defects", FIXED)
        carried = {name: letter.inputs[name] for name in names if name in letter.inputs}
        said = {**about, "number": letter.number, "sent_by": "post", **carried}
        yield EventKind.LETTER_DISPATCHED, day, self.clerk, day, said

    def _store_parts(self, stands: Standing, others: list[Any]) -> None:
        for row in others:
            if isinstance(row, Letter):
                facts = stands.facts.letters[row.pk]
                row.state, row.run = facts.state.value, facts.run
                row.dispatched_on, row.delivered_on = facts.dispatched_on, facts.delivered_on
            elif isinstance(row, Assignment):
                known = stands.facts.assignments[row.pk]
                row.signed, row.ended, row.person_id = known.signed, known.ended, known.person


def _inputs(move: Move, code: LetterCode) -> dict[str, Any]:
    match code:
        case LetterCode.CORRECTION_NOTICE:
            return {
                "defects": ["description"],
                "guidance": "请补充",
                "answer_by": move.says["answer_by"].isoformat(),
            }
        case LetterCode.THIRD_PARTY_INQUIRY | LetterCode.THIRD_PARTY_PENDING_NOTICE:
            return {"information": "材料"}
        case LetterCode.EXTENSION_NOTICE:
            return {"by": move.says["by"], "reason": "材料多"}
    return {}


def _reply(outcome: Outcome) -> LetterCode:
    if outcome is Outcome.GRANTED:
        return LetterCode.REPLY_GRANTED
    return LetterCode.REPLY_NOT_EXIST if outcome is Outcome.NOT_HELD else letters_for(outcome)[0]
