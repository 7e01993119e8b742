"""Cases of 青溪县自然资源局 that ended in a review or suit, with every kind of paper in their file."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from gongkai.agencies.role import Role
from gongkai.casework.disputes.registration import Filing, proposed_organ, register
from gongkai.casework.intake import Party
from gongkai.casework.models import Application, Dispute
from gongkai.casework.taking import take
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from tests.desk_cases import TODAY, Office, at

RECEIVED = date(2026, 4, 1)
"""The day on which the copy of the application for review came in."""


def on_the_day(patch: pytest.MonkeyPatch) -> None:
    """Half past nine in the morning in Beijing on 12 March 2026."""
    morning = datetime(TODAY.year, TODAY.month, TODAY.day, 1, 30, tzinfo=UTC)
    patch.setattr("django.utils.timezone.now", lambda: morning)


def pages(*words: str, rotated: int = 0, size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF with one page a word, each turned by so many degrees."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for word in words:
        canvas.drawString(72, size[1] - 90, word)
        canvas.rect(20, 20, size[0] - 40, size[1] - 40)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(out))
    for page in writer.pages:
        page.rotate(rotated)
    turned = BytesIO()
    writer.write(turned)
    return turned.getvalue()


def photo(width: int = 640, height: int = 480) -> bytes:
    """A JPEG taken with the camera on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    Image.new("RGB", (width, height), "#d8d0c0").save(out, "JPEG", exif=exif)
    return out.getvalue()


def attached(office: Office, case: Application, purpose: str, name: str, content: bytes, on: date) -> None:
    """A file put into the case by the office."""
    given(office, case, "attach", on, {"purpose": purpose}, file=SimpleUploadedFile(name, content))


def given(
    office: Office,
    case: Application,
    code: str,
    on: date,
    inputs: Mapping[str, Any],
    about: int | None = None,
    **files: SimpleUploadedFile,
) -> Application:
    """Take a step that brings files, as the clerk."""
    return take(code, case.pk, office.county.actor(Role.CLERK), at(on), inputs, files, about)


def answered(office: Office) -> Application:
    """That of the mock-up: a party consulted, three items decided, replied to on 12 March 2026 and delivered."""
    case = office.of_the_mock_up()
    attached(office, case, "application", "申请表.pdf", pages("SCAN-1", "SCAN-2", rotated=90), TODAY)
    attached(office, case, "identity", "身份证.jpg", photo(), TODAY)
    attached(office, case, "other", "电话记录.txt", "3月2日与申请人通话。".encode(), TODAY)
    attached(office, case, "other", "坏了.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", TODAY)
    attached(office, case, "information", "公告.pdf", pages("NOTICE"), TODAY)
    attached(office, case, "to_redact", "补偿登记表原件.pdf", pages("UNCOVERED"), TODAY)
    reply = case.letters.get(code="reply_partial").pk
    case = office.signed(case, reply, TODAY, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
    stamped = SimpleUploadedFile("盖章件.pdf", pages("SEALED", size=(842, 595)))
    case = given(office, case, "stamp_letter", TODAY, {}, reply, file=stamped)
    case = office.dispatched(case, reply, TODAY)
    proof = SimpleUploadedFile("签收单.jpg", photo())
    return given(office, case, "deliver_letter", TODAY, {"on": TODAY}, reply, proof=proof)


def disputed(
    office: Office,
    case: Application | None,
    kind: DisputeKind = DisputeKind.REVIEW,
    cause: Cause = Cause.DECISION,
) -> Dispute:
    """A review or suit of the agency over the case, its copy received on 1 April 2026."""
    agency = office.county.agency
    filing = Filing(
        agency=agency,
        kind=kind,
        cause=cause,
        procedure=Procedure.ORDINARY,
        organ=proposed_organ(agency, kind),
        title="石桥村2024年征收土地补偿登记表等3项",
        filed_on=date(2026, 3, 25),
        received_on=RECEIVED,
        docket="青府行复〔2026〕7号",
        claims="撤销部分公开告知书",
        claimant=None if case else Party("林小满"),
        application=case,
    )
    return register(filing, office.county.actor(Role.CLERK), at(RECEIVED))
