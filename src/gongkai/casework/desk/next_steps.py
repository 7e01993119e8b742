"""What the acting person can do next in a case: what is asked of them first, then the usual, then the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.inbox_row import is_addressed
from gongkai.casework.desk.listed import case_address
from gongkai.casework.models import Application
from gongkai.casework.recording import stands
from gongkai.casework.standing import CONSULTING_NAMES, Waiting
from gongkai.casework.step_table import TABLE
from gongkai.casework.steps.assignment import NothingForm
from gongkai.casework.taking import obstacle, offers, offers_about
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.records.moment import Moment
from gongkai.workflow.step import Step, StepRefused, Subject, Taking
from gongkai.workflow.taking import Offer

USUAL = frozenset(
    {
        "confirm_receipt",
        "note_unreachable",
        "assign",
        "ask_correction",
        "receive_correction",
        "reasons_given",
        "extend",
        "consult_third_party",
        "fee_paid",
        "redact",
        "decide",
        "draft_reply",
        "draft_other_reply",
        "close_uncorrected",
        "close_unpaid",
        "archive",
        "remind",
    }
)
"""Steps on the way of most cases: they stand in sight."""
TELLING = USUAL - {"redact", "draft_reply", "draft_other_reply", "remind"}
"""Of these, those of which it is in sight too why they cannot be taken."""


@dataclass(frozen=True, slots=True)
class Button:
    """A step as a button. `about` is the letter or assignment; `at_once` needs no page of inputs."""

    code: str
    label: str
    article: str
    address: str
    about: int | None = None
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class NextSteps:
    """`asked` of the actor by the tasks, most urgent first; `usual`, `cannot` (with the reason) and the `others`."""

    asked: tuple[Button, ...] = ()
    usual: tuple[Button, ...] = ()
    cannot: tuple[Offer[Application], ...] = ()
    others: tuple[Button, ...] = ()
    others_cannot: tuple[Offer[Application], ...] = ()
    letters: dict[int, tuple[Button, ...]] = field(default_factory=dict)
    assignments: dict[int, tuple[Button, ...]] = field(default_factory=dict)
    items: dict[int, tuple[Button, ...]] = field(default_factory=dict)


def next_steps(application: Application, actor: Actor, when: Moment) -> NextSteps:
    """Everything that may be done, read off the step table; asks nothing where the page has read the case's parts."""
    facts = stands(application).facts
    asked = tuple(_asked(application, actor, when))
    first = {(button.code, button.about) for button in asked}
    free, barred = [], []
    for offer in offers(application, actor, when):
        if offer.obstacle:
            barred.append(offer)
        elif (offer.step.code, None) not in first:
            free.append(offer)

    def about(subject: Subject, ids: list[int]) -> dict[int, tuple[Button, ...]]:
        return {
            pk: tuple(
                button(application, o.step, pk) for o in offers_about(application, subject, pk, actor, when)
            )
            for pk in ids
        }

    return NextSteps(
        asked,
        tuple(button(application, o.step) for o in free if o.step.code in USUAL),
        tuple(o for o in barred if o.step.code in TELLING),
        tuple(button(application, o.step) for o in free if o.step.code not in USUAL),
        tuple(o for o in barred if o.step.code not in TELLING),
        about(Subject.LETTER, list(facts.letters)),
        about(Subject.ASSIGNMENT, [a.id for a in facts.assignments.values() if not a.ended]),
        {} if application.is_open else about(Subject.ITEM, [i.pk for i in application.items.all()]),
    )


def button(
    application: Application, step: Step[Application], about: int | None = None, label: str = ""
) -> Button:
    """The button of a step."""
    at_once = step.inputs is NothingForm and step.subject is not Subject.LETTER and not step.confirms
    address = f"{case_address(application.pk)}steps/{step.code}/{f'?about={about}' if about else ''}"
    return Button(step.code, label or step.label, step.article, address, about, at_once)


def is_for(waiting: Waiting, actor: Actor) -> bool:
    """Whether what waits is to be done by this actor, of the same agency."""
    return is_addressed(waiting.role, waiting.unit, waiting.person, actor)


def _asked(application: Application, actor: Actor, when: Moment) -> Iterator[Button]:
    if actor.agency != application.agency:
        return
    mine = [one for one in stands(application).waiting if is_for(one, actor) and not _waits(one, when)]
    for waiting in sorted(mine, key=lambda one: (one.due is None, one.due or when.today)):
        step = TABLE[waiting.step]
        try:
            if obstacle(step, application, Taking(actor, when, about=waiting.about)):
                continue
        except StepRefused:
            continue
        yield button(application, step, waiting.about, _label(application, step, waiting))


def _waits(waiting: Waiting, when: Moment) -> bool:
    """Whether somebody outside the desk still has time to act: see `Task.is_waiting`."""
    return bool(waiting.waits_for) and (waiting.due is None or when.today <= waiting.due)


def _label(application: Application, step: Step[Application], waiting: Waiting) -> str:
    if step.subject is not Subject.LETTER or waiting.about is None:
        return step.label
    code = stands(application).facts.letters[waiting.about].code
    return letter_step_label(step, code)


def letter_step_label(step: Step[Application], code: LetterCode) -> str:
    """A step about a letter with the letter's name: 送审部分公开告知书, 登记第三方意见."""
    match step.code:
        case "approve_letter":
            return f"审批{LETTERS[code].name}"
        case "consultation_answered":
            return f"登记{CONSULTING_NAMES[code]}意见"
    return f"{step.label}{LETTERS[code].name}"
