"""Question and answer of a case as they may be drafted for publication: the reply that went out, without its parties."""

from dataclasses import dataclass
from datetime import date
from html import escape

from gongkai.casework.facts import LetterState
from gongkai.casework.giving import GIVING, given_with
from gongkai.casework.letter_file import composed
from gongkai.casework.letters.merge import TemplateUnusable
from gongkai.casework.models import Application, Letter
from gongkai.publishing.content import Content
from gongkai.publishing.from_casework.depersonalising import masked, values_of, without
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.errors import RecordsError
from gongkai.records.models import Attachment

_SENT = (LetterState.DISPATCHED, LetterState.DELIVERED)


@dataclass(frozen=True, slots=True)
class Told:
    """What a draft begins with: title, body as HTML, and the files of the reply with names without its parties'."""

    title: str
    body: str
    files: tuple[tuple[Attachment, str], ...]


def told(application: Application, today: date, kind: str = DocumentKind.ANSWER) -> Told:
    """Raises `LedgerRefused` where what the case held has been erased, or cannot be opened."""
    letter = _reply(application)
    try:
        values = values_of(application.pk)
        paragraphs = _paragraphs(letter, today) if letter else []
    except (RecordsError, TemplateUnusable) as error:
        raise LedgerRefused(f"取不出这件申请的答复：{error}") from error
    asked = [without(item.what, values) for item in application.items.all()]
    subject = without(application.title, values)
    title = f"关于“{subject}”的答复" if kind == DocumentKind.ANSWER else subject
    body = "".join(
        [
            "<h2>申请的信息</h2>",
            *(f"<p>{escape(what)}</p>" for what in asked),
            "<h2>答复</h2>",
            *(f"<p>{escape(without(line, values))}</p>" for line in paragraphs),
        ]
    )
    content = masked(Content(title[:200], body, kind), application.agency, today)
    files = given_with(letter) if letter else []
    return Told(content.title, content.body, tuple((file, without(file.name, values)) for file in files))


def _reply(application: Application) -> Letter | None:
    """The last reply that gave something; a case brought over from a register has none."""
    sent = application.letters.filter(code__in=GIVING, state__in=_SENT).select_related("application__agency")
    return sent.order_by("-pk").first()


def _paragraphs(letter: Letter, today: date) -> list[str]:
    """What the reply says of the matter: not when and by whom it was asked, nor the words on remedies."""
    text = composed(letter, today)
    remedy = set(text.remedy.split("\n"))
    number = letter.application.number
    said = (line for line in text.paragraphs if number not in line and line not in remedy)
    return [line for line in said if not line.endswith("答复如下：")]
