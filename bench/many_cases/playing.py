"""A scenario played through the steps, as a desk would do it."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bench.many_cases.scenario import Move, Scenario
from gongkai.agencies.actor import Actor
from gongkai.casework.facts import LetterState
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import take
from gongkai.law.letter import LetterCode
from gongkai.law.outcome import Outcome
from gongkai.records.moment import Moment

BEIJING = ZoneInfo("Asia/Shanghai")


def moment(day: Any) -> Moment:
    """Nine o'clock of a Beijing day."""
    return Moment(day, datetime.combine(day, time(9), BEIJING))


class Playing:
    """One scenario at an agency whose `actors` are found by role."""

    def __init__(self, scenario: Scenario, actors: dict[str, Actor]) -> None:
        self.scenario, self.actors = scenario, actors
        self.clerk = actors["clerk"]

    def play(self) -> Application:
        """Register, then every move in order."""
        told = self.scenario
        assert self.clerk.agency is not None
        intake = Intake(
            agency=self.clerk.agency,
            channel=told.channel,
            arrived=told.arrived,
            applicant_kind=told.kind,
            applicant=Party(told.name),
            wanted=told.wanted,
        )
        self.application = register(intake, self.clerk, moment(told.arrived)).application
        for move in told.moves:
            getattr(self, f"_{move.what}")(move)
        return Application.objects.get(pk=self.application.pk)

    def _take(self, code: str, move: Move, inputs: dict[str, Any] | None = None, **more: Any) -> None:
        actor = more.pop("actor", self.clerk)
        self.application = take(code, self.application.pk, actor, moment(move.on), inputs, **more)

    def _confirm(self, move: Move) -> None:
        self._take("confirm_receipt", move, {"on": move.on, "how": "telephone"})

    def _assign(self, move: Move) -> None:
        self._take("assign", move)

    def _letter(self, move: Move) -> None:
        code = move.says["code"]
        match code:
            case LetterCode.CORRECTION_NOTICE:
                inputs = {
                    "defects": ["description"],
                    "guidance": "请补充",
                    "answer_by": move.says["answer_by"],
                }
                self._take("ask_correction", move, inputs)
            case LetterCode.THIRD_PARTY_INQUIRY:
                self._take("consult_third_party", move, {"name": "第三方", "information": "材料"})
            case LetterCode.EXTENSION_NOTICE:
                self._take("extend", move, {"by": move.says["by"], "reason": "材料多"})
        self._send(code, move)
        if code is LetterCode.THIRD_PARTY_INQUIRY:
            self._send(LetterCode.THIRD_PARTY_PENDING_NOTICE, move)

    def _send(self, code: LetterCode, move: Move) -> None:
        letter = self.application.letters.get(code=code).pk
        self._take("submit_letter", move, about=letter)
        while self.application.letters.get(pk=letter).state == LetterState.IN_REVIEW:
            role = self.application.letters.get(pk=letter).levels.filter(verdict="").first().role
            self._take("approve_letter", move, about=letter, actor=self.actors[role])
        self._take("dispatch_letter", move, {"on": move.on, "sent_by": "post"}, about=letter)

    def _corrected(self, move: Move) -> None:
        self._take("receive_correction", move, {"on": move.on})

    def _answered(self, move: Move) -> None:
        letter = self.application.letters.get(code=LetterCode.THIRD_PARTY_INQUIRY).pk
        inputs = {"on": move.on, "answer": move.says["answer"]}
        self._take("consultation_answered", move, inputs, about=letter)

    def _decide(self, move: Move) -> None:
        self._take("decide", move, decision(move.says["outcome"], len(self.scenario.wanted)))

    def _reply(self, move: Move) -> None:
        self._take("draft_reply", move)
        self._send(self._closing_code(), move)

    def _lapse(self, move: Move) -> None:
        self._take("close_uncorrected", move)
        self._send(LetterCode.CLOSED_NO_CORRECTION, move)

    def _closing_code(self) -> LetterCode:
        return LetterCode(self.application.letters.order_by("pk").last().code)

    def _delivered(self, move: Move) -> None:
        letter = self.application.letters.order_by("pk").last().pk
        self._take("deliver_letter", move, {"on": move.on}, about=letter)

    def _archive(self, move: Move) -> None:
        self._take("archive", move)


def decision(outcome: Outcome, items: int) -> dict[str, Any]:
    """Inputs of the decision: every item alike."""
    said = {
        "outcome": outcome.value,
        "withheld": ["refused.process_info"] if outcome is Outcome.PARTIAL else [],
        "reason": "" if outcome is Outcome.GRANTED else "事实和理由",
        "harm": "公开会造成损害" if outcome.group in ("refused", "partial") else "",
        "given": "随附复印件" if outcome in (Outcome.GRANTED, Outcome.PARTIAL) else "",
        "sub": "not_exist" if outcome is Outcome.NOT_HELD else "",
        "search": "查了档案" if outcome is Outcome.NOT_HELD else "",
        "law": "不动产登记资料查询暂行办法" if outcome is Outcome.ADMIN_QUERY else "",
        "earlier": "青自然资公开〔2024〕1号" if outcome is Outcome.DUPLICATE else "",
        "channel": "信访渠道" if outcome in (Outcome.PETITION_COMPLAINT, Outcome.ADMIN_QUERY) else "",
    }
    return {f"item-{n}-{name}": value for n in range(1, items + 1) for name, value in said.items() if value}
