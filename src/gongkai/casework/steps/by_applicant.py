"""What applicants do by themselves with number and query code: correct, ask to withdraw, fetch a letter."""

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import LetterState
from gongkai.casework.filing import file_away, file_from
from gongkai.casework.models import Application, SentBy
from gongkai.casework.recording import record, stands
from gongkai.casework.step_form import StepForm, text_field
from gongkai.casework.steps.letters import letter_of
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Signature, Title
from gongkai.paper.pdf import write_pdf
from gongkai.records.attachments import ACCEPTED
from gongkai.records.models import Purpose
from gongkai.workflow.step import Taking


class CorrectionForm(StepForm):
    """What is corrected, in words, in a file, or both."""

    content = text_field(
        "补正的内容",
        "写清补正告知书要求的每一项。要公开的信息，写名称、文号，或者能让机关找到它的描述。",
        required=False,
        longest=8000,
    )
    file = forms.FileField(
        label="补正材料（可不交）",
        required=False,
        help_text="PDF、Word、图片等，不超过20 MB。",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ACCEPTED)}),
    )

    def clean(self) -> dict[str, object]:
        """One of the two."""
        cleaned = super().clean()
        if not cleaned.get("content") and not cleaned.get("file") and not self.errors:
            self.add_error("content", "还没有写，也没有选文件。请写明补正的内容，或者上传补正材料。")
        return cleaned


def not_sent_before(application: Application, _taking: Taking) -> str:
    """Once: a second correction would be a second application."""
    sent = stands(application).facts.correction_sent_on
    return f"您已于{chinese_date(sent)}提交补正材料，等机关登记。" if sent else ""


def submit_correction(application: Application, taking: Taking) -> None:
    """补正 (Art 30) online: kept as files of the case; the desk puts it on record on the day on which it came."""
    if words := taking.inputs["content"].strip():
        # As a document and not in the event: what an applicant writes may be personal, and events are for ever.
        content = write_pdf(_written(application, words, taking))
        file_away(application, Purpose.CORRECTION, "补正说明.pdf", content, taking.actor, taking.when)
    file_from(application, taking, "file", Purpose.CORRECTION)
    record(
        application,
        EventKind.CORRECTION_SUBMITTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
    )


def _written(application: Application, words: str, taking: Taking) -> Document:
    paragraphs = [Body(line.strip()) for line in words.splitlines() if line.strip()]
    blocks: tuple[Block, ...] = (
        Title(("补正说明",)),
        Body(f"{application.agency_name}："),
        Body(f"关于{application.number}，申请人在网上补正如下。"),
        *paragraphs,
        Signature("", chinese_date(taking.when.today)),
    )
    return Document("补正说明", "申请人", blocks)


def not_asked_before(application: Application, _taking: Taking) -> str:
    """Once."""
    asked = stands(application).facts.withdrawal_asked_on
    return f"您已于{chinese_date(asked)}要求撤回，等机关登记。" if asked else ""


def ask_withdrawal(application: Application, taking: Taking) -> None:
    """The applicant asks to withdraw; the desk puts it on record and closes the case with a letter."""
    record(
        application, EventKind.WITHDRAWAL_ASKED, on=taking.when.today, actor=taking.actor, when=taking.when
    )


def waits_to_be_fetched(application: Application, taking: Taking) -> str:
    """Only a letter to the applicant, sent out for download and not yet fetched."""
    letter = letter_of(application, taking)
    waits = letter.state == LetterState.DISPATCHED and letter.sent_by == SentBy.DOWNLOAD
    return "" if waits and letter.whose == "applicant" else "这份文书不在等您下载。"


def fetch_letter(application: Application, taking: Taking) -> None:
    """The first download is the proof of service (送达) of a letter that was to be fetched with the query code."""
    letter = letter_of(application, taking)
    record(
        application,
        EventKind.LETTER_DELIVERED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
        manner=SentBy.DOWNLOAD,
        proof="",
    )
