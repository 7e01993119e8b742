"""Saving a passage: two people at once lose nothing, and the record shows who wrote what when.

Each saving is an event of the report's file with the whole text, so that any earlier text can be read again; the
digest of the text before it binds the one to the other.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.annual.access import COMPILERS
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, Passage
from gongkai.annual.narrative.merging import merged
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.passages import Standing, standing
from gongkai.annual.narrative.printed import printed_numbers
from gongkai.annual.narrative.references import require_sound
from gongkai.annual.recording import locked, record, store
from gongkai.annual.stage import AT_WORK
from gongkai.records.canonical import sm3
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused

LONGEST = 20_000
"""Characters of a passage."""


class Overtaken(Exception):
    """Somebody has saved the passage since the page was made, and both changed the same lines.

    `passage` is as it stands now; `typed` is what was not saved.
    """

    def __init__(self, passage: Passage, typed: str) -> None:
        super().__init__(_("打开这一页以后，别人改过同一段。两份都在下面，核对以后再保存。"))
        self.passage = passage
        self.typed = typed


def obstacle(report: AnnualReport, actor: Actor) -> str:
    """Why the actor cannot write in this report now, in Chinese; empty if they can."""
    if actor.agency is None or actor.agency.pk != report.agency_id or actor.role not in COMPILERS:
        return _("文字由编制机关的%(roles)s修改。") % {"roles": "、".join(role.label for role in COMPILERS)}
    if report.stage not in AT_WORK:
        stage = report.get_stage_display()
        return _("这一版报告“%(stage)s”，文字不能再改。先撤回报送，或者等退回；已经发布的，发起更正。") % {
            "stage": stage
        }
    return ""


@transaction.atomic
def save(passage: Passage, text: str, seen: int, actor: Actor, when: Moment, *, base: str = "") -> Passage:
    """Write a passage's text; `seen` is `Passage.edits` of the page that saves, `base` the text that it showed.

    What others saved since is kept if it changed other lines. Raises `StepRefused`, `WrongReference`
    and `Overtaken`; then nothing is saved.
    """
    report = _locked_to_write(passage, actor)
    numbers = printed_numbers(report)
    require_sound(text, numbers)
    stands = _standing(report, passage, numbers)
    text = tidy(text)
    if seen != stands.passage.edits:
        both = merged(tidy(base), text, stands.text)
        if both is None:
            raise Overtaken(stands.passage, text)
        text = both
    if len(text) > LONGEST:
        raise StepRefused(_("一段文字最多%(n)s字。") % {"n": LONGEST}, "text")
    if text == stands.text:
        return stands.passage
    return _write(report, stands, text, EventKind.PASSAGE_SAVED, actor, when)


@transaction.atomic
def draft_again(passage: Passage, seen: int, actor: Actor, when: Moment) -> Passage:
    """Put the draft of the records in the place of what stands; it follows the records from then on.

    Raises `StepRefused`, and `Overtaken` where somebody has saved since the page with the question was made.
    """
    report = _locked_to_write(passage, actor)
    stands = _standing(report, passage, printed_numbers(report))
    if seen != stands.passage.edits:
        raise Overtaken(stands.passage, stands.draft)
    if stands.follows:
        return stands.passage
    return _write(report, stands, stands.draft, EventKind.PASSAGE_REDRAFTED, actor, when)


def tidy(text: str) -> str:
    """A paragraph a line, with no blanks around it and no empty lines."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _locked_to_write(passage: Passage, actor: Actor) -> AnnualReport:
    report = locked(passage.report_id)
    if says := obstacle(report, actor):
        raise StepRefused(says)
    return report


def _standing(report: AnnualReport, passage: Passage, numbers: Numbers) -> Standing:
    """The passage as it stands under the lock."""
    return next(one for one in standing(report, numbers) if one.passage.pk == passage.pk)


def _write(
    report: AnnualReport, stands: Standing, text: str, kind: EventKind, actor: Actor, when: Moment
) -> Passage:
    passage = stands.passage
    passage.text, passage.drafted = text, stands.draft
    passage.edits += 1
    passage.saved_by, passage.saved_at = str(actor), when.at
    passage.save()
    record(
        report,
        kind,
        on=when.today,
        actor=actor,
        when=when,
        section=passage.section,
        position=passage.position,
        heading=passage.heading,
        edits=passage.edits,
        before=sm3(stands.text),
        text=text,
        # What nobody had written yet stands in no event before this one.
        **({"was": stands.text} if stands.follows else {}),
    )
    store(report)
    return passage
