"""A register of three pages of our own making, and a workshop that opens it in the test's own process."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from gongkai.agencies.role import Role
from gongkai.casework.models import Application, Mark, Redaction
from gongkai.casework.redaction import pages, suggestion
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.working_copy import WorkingCopy
from gongkai.casework.redaction.workshop import Searched
from gongkai.casework.taking import take
from gongkai.law.redaction import RedactionGround
from tests.desk_cases import TODAY, Office, at

LINES = (
    "石桥村2024年征收土地补偿登记表",
    "户主：林小满，身份证号110101199003078494，电话13800000000",
    "地块：村东水田2.4亩，补偿款86400元",
    "收款账号：6222020200112233440，开户行：青溪县农村信用社",
)
"""Of each page; the numbers are made up and pass their checks."""


def register(count: int = 3) -> bytes:
    """The register as a PDF with text."""
    registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number in range(1, count + 1):
        canvas.setFont("STSong-Light", 14)
        for row, text in enumerate((*LINES, f"第{number}页")):
            canvas.drawString(72, 760 - 36 * row, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@dataclass
class OwnProcess:
    """What `casework.redaction.workshop` does, without its child process; `broken` says why it refuses."""

    broken: str = ""
    drawn: list[int] = field(default_factory=list)

    def page(self, _key: str, load: Callable[[], bytes], number: int) -> Page:
        """Size and characters."""
        self._refuse()
        with pages.open_document(load()) as document:
            return pages.read_page(document, number)

    def picture(self, _key: str, load: Callable[[], bytes], number: int, dpi: int) -> bytes:
        """JPEG."""
        self._refuse()
        self.drawn.append(number)
        with pages.open_document(load()) as document:
            return pages.picture(document, number, dpi)

    def suggest(
        self, _key: str, load: Callable[[], bytes], names: Sequence[str], numbers: Sequence[int]
    ) -> Searched:
        """What may have to be covered."""
        self._refuse()
        with pages.open_document(load()) as document:
            read = [pages.read_page(document, number) for number in numbers]
        return Searched(tuple(suggestion.suggest(read, names)))

    def working_copy(self, content: bytes, _media: str) -> WorkingCopy:
        """The file itself, which is PDF already."""
        with pages.open_document(content) as document:
            return WorkingCopy(content, len(document), ())

    def _refuse(self) -> None:
        if self.broken:
            raise CannotRedact(self.broken)


def begun(office: Office, case: Application, name: str = "补偿登记表.pdf", count: int = 3) -> Redaction:
    """A redaction that the officer has begun; its pages are still to be prepared by `prepare`."""
    officer = office.county.actor(Role.OFFICER)
    file = SimpleUploadedFile(name, register(count), "application/pdf")
    take("redact", case.pk, officer, at(TODAY), {}, {"file": file})
    return Redaction.objects.filter(application=case).latest("pk")


def in_handling(office: Office) -> Application:
    """A case that the 不动产登记科 works on."""
    return office.assigned(office.register("补偿登记表", on=date(2026, 3, 2)), date(2026, 3, 3))


def marked(redaction: Redaction, page: int = 1, top: float = 0.1, note: str = "") -> Mark:
    """A mark across the page, a twentieth of it high."""
    return Mark.objects.create(
        redaction=redaction,
        page=page,
        left=0.1,
        top=top,
        right=0.9,
        bottom=top + 0.05,
        ground=RedactionGround.PERSONAL_PRIVACY,
        note=note,
    )


def address(redaction: Redaction, part: str = "") -> str:
    """Of its page, or of a part of it."""
    return f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/{part}"


def text_of(client: Client, where: str) -> str:
    """What the main part of a page says."""
    page = client.get(where).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2])))
