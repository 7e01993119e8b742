"""The workshop with its real process, and with processes that hang, die, or answer nonsense."""

import io
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import noto_cjk_sans_otc
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas
from tests import tools

from gongkai.casework.redaction import recognition, workshop
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.proof import Check, Proof, Remaining
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.suggestion import SuggestionKind
from gongkai.casework.redaction.working_pictures import from_picture
from gongkai.casework.redaction.workshop import Workshop
from gongkai.law.redaction import RedactionGround
from gongkai.records.attachments.kind import FileKind
from gongkai.report.reading import office

COVERED = (Covered(Box(1, 0.1, 0.1, 0.3 + 1e-9, 0.2), RedactionGround.BUSINESS_SECRET),)


def pdf(*pages: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(600, 800))
    for text in pages:
        canvas.setFont("Helvetica", 20)
        canvas.drawString(100, 700, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def made() -> Iterator[Callable[[], Workshop]]:
    workshops: list[Workshop] = []

    def make() -> Workshop:
        workshops.append(Workshop())
        return workshops[-1]

    yield make
    for one in workshops:
        one.close()


def behaving(monkeypatch: pytest.MonkeyPatch, behaviour: str) -> None:
    """Have the process do `behaviour` for page 13, and everything else as usual."""
    program = f"""
import os, time
from gongkai.casework.redaction import workshop_process
from gongkai.casework.redaction.wire import Message
usual = workshop_process.answered
def answered(documents, message, progress):
    if message.said.get("number") == 13:
        {behaviour}
    return usual(documents, message, progress)
workshop_process.answered = answered
workshop_process.main()
"""
    monkeypatch.setattr(workshop, "COMMAND", (sys.executable, "-c", program))


def never() -> bytes:
    raise AssertionError("the document is open already")


def test_pages_come_from_a_document_that_is_sent_once(made: Callable[[], Workshop]) -> None:
    shop = made()
    page = shop.page("a", lambda: pdf("one", "two"), 2)
    assert (page.number, page.width, page.height, page.text) == (2, 600, 800, "two")
    # Helvetica in 20 points from x = 100: of 600 across.
    assert page.characters[0].box.left == pytest.approx(100 / 600, abs=0.001)
    assert shop.page("a", never, 1).text == "one"
    assert shop.picture("a", never, 1, 72)[:3] == b"\xff\xd8\xff"
    assert shop.page("b", lambda: pdf("other"), 1).text == "other"
    assert shop.page("a", never, 1).text == "one"


def test_suggestions_come_from_all_pages_asked_for(
    made: Callable[[], Workshop], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = made()
    searched = shop.suggest("a", lambda: pdf("Wang 13800138000", "Wang", "Wang"), ["wang"], [1, 2])
    assert [(one.kind, one.text, one.boxes[0].page) for one in searched.found] == [
        (SuggestionKind.MOBILE, "13800138000", 1),
        (SuggestionKind.NAME, "Wang", 1),
        (SuggestionKind.NAME, "Wang", 2),
    ]
    assert searched.unread == ()


def test_what_cannot_be_redacted_comes_back_in_its_own_words(made: Callable[[], Workshop]) -> None:
    shop = made()
    assert shop.page("a", lambda: pdf("one"), 1).text == "one"
    with pytest.raises(CannotRedact, match="已损坏"):
        shop.page("broken", lambda: b"%PDF-1.7 nothing", 1)
    # The process went on.
    assert shop.page("a", never, 1).text == "one"
    with pytest.raises(CannotRedact, match="另存为 PDF"):
        shop.working_copy(b"x", "application/ofd")


def test_a_file_becomes_a_working_copy_with_what_was_left_out(made: Callable[[], Workshop]) -> None:
    content = pdf("one", "two")
    copy = made().working_copy(content, "application/pdf")
    assert (copy.pdf, copy.pages, copy.left_out) == (content, 2, ())


def test_an_office_file_is_printed_within_the_limits_of_the_process(made: Callable[[], Workshop]) -> None:
    tools.program(*office.PROGRAMS)
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("One page.")
    document.save(file)
    shop = made()
    copy = shop.working_copy(file.getvalue(), FileKind.DOCX.media)
    assert (copy.pages, copy.left_out) == (1, ())
    assert shop.page("copy", lambda: copy.pdf, 1).text.strip() == "One page."


def scan(*pages: str) -> bytes:
    font = ImageFont.truetype(str(noto_cjk_sans_otc.FONT_PATH), 40)
    pictures = []
    for text in pages:
        pictures.append(Image.new("L", (1000, 600), 255))
        ImageDraw.Draw(pictures[-1]).text((100, 100), text, font=font, fill=0)
    file = io.BytesIO()
    pictures[0].save(file, "TIFF", save_all=True, append_images=pictures[1:], dpi=(150, 150))
    return from_picture(file.getvalue())


def test_scans_are_recognised_for_a_search(made: Callable[[], Workshop]) -> None:
    if not recognition.installed():
        tools.missing("rapidocr")
    (found,) = made().suggest("s", lambda: scan("手机13800138000"), (), [1]).found
    assert (found.kind, found.text) == (SuggestionKind.MOBILE, "13800138000")
    # Two characters of 40 dots from 100, of 1,000 across.
    assert found.boxes[0].left == pytest.approx(0.18, abs=0.01)


@pytest.mark.parametrize(
    "lack",
    ["workshop_process.RECOGNISING_SECONDS = 0", "workshop_process.recognition.installed = lambda: False"],
)
def test_scans_that_were_not_read_are_told(
    made: Callable[[], Workshop], monkeypatch: pytest.MonkeyPatch, lack: str
) -> None:
    program = f"""
from gongkai.casework.redaction import workshop_process
{lack}
workshop_process.main()
"""
    monkeypatch.setattr(workshop, "COMMAND", (sys.executable, "-c", program))
    searched = made().suggest("s", lambda: scan("手机13800138000", "二"), (), [1, 2])
    assert (searched.found, searched.unread) == ((), (1, 2))


def test_a_released_file_is_built_and_proved_with_its_progress(made: Callable[[], Workshop]) -> None:
    shop = made()
    done: list[int] = []
    released = shop.rebuild(pdf("one", "two"), COVERED, done.append)
    assert released.startswith(b"%PDF-")
    assert done == [1, 2]
    proof = shop.prove(released, pdf("one", "two"), COVERED, done.append)
    assert proof.pages == 2
    assert len(done) > 2


ANSWERED = """
import json
from gongkai.casework.redaction import wire, workshop_process
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.proof import Check, Proof, Remaining
from gongkai.law.redaction import RedactionGround
COVERED = (Covered(Box(1, 0.1, 0.1, 0.3 + 1e-9, 0.2), RedactionGround.BUSINESS_SECRET),)
def answered(documents, message, progress):
    assert wire.covered_heard(message.said["covered"]) == COVERED
    assert message.contents == (b"released", b"working")
    assert message.said["kept"] == ["留着"]
    progress(7)
    checks = (Check("TEXT", "文字层", True, ""), Check("OCR", "识别", None, "没有安装"))
    return wire.Message(wire.proof_said(Proof("ab" * 32, 3, checks, (Remaining(2, "王小明", 1),))))
workshop_process.answered = answered
workshop_process.main()
"""


def test_boxes_and_proofs_cross_unchanged(
    made: Callable[[], Workshop], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "COMMAND", (sys.executable, "-c", ANSWERED))
    done: list[int] = []
    proof = made().prove(b"released", b"working", COVERED, done.append, ["留着"])
    assert proof == Proof(
        "ab" * 32,
        3,
        (Check("TEXT", "文字层", True, ""), Check("OCR", "识别", None, "没有安装")),
        (Remaining(2, "王小明", 1),),
    )
    assert done == [7]


@pytest.mark.parametrize(
    ("behaviour", "said"),
    [
        ("time.sleep(60)", "用的时间太长"),
        ("os._exit(1)", "处理这个文件时出错"),
        ("raise ValueError('a bug of ours')", "处理这个文件时出错"),
        ("return Message({'number': 'x'})", "处理这个文件时出错"),
        ("return Message({'done': 'x'})", "处理这个文件时出错"),
        ("bytearray(10**10)", "内存超过上限"),
    ],
)
def test_a_hostile_page_costs_itself_and_no_other(
    made: Callable[[], Workshop], monkeypatch: pytest.MonkeyPatch, behaviour: str, said: str
) -> None:
    behaving(monkeypatch, behaviour)
    shop = made()
    assert shop.page("a", lambda: pdf("one"), 1).text == "one"
    monkeypatch.setattr(workshop, "PAGE_SECONDS", 1)
    with pytest.raises(CannotRedact, match=said):
        shop.page("a", lambda: pdf("one"), 13)
    monkeypatch.setattr(workshop, "PAGE_SECONDS", 20)
    assert shop.page("a", lambda: pdf("one"), 1).text == "one"


def test_what_fails_on_this_side_is_not_taken_for_a_bad_file(made: Callable[[], Workshop]) -> None:
    shop = made()

    def lost() -> bytes:
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        shop.page("a", lost, 1)
    assert shop.page("a", lambda: pdf("one"), 1).text == "one"


def test_several_threads_may_ask_at_once(made: Callable[[], Workshop]) -> None:
    shop, texts = made(), {}

    def ask(name: str) -> None:
        texts[name] = [shop.page(name, lambda: pdf(name), 1).text for _ in range(3)]

    threads = [threading.Thread(target=ask, args=(f"page{at}",)) for at in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert texts == {f"page{at}": [f"page{at}"] * 3 for at in range(6)}


def test_a_process_that_nobody_asks_ends_and_comes_back(
    made: Callable[[], Workshop], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "IDLE_SECONDS", 0.2)
    shop = made()
    assert shop.page("a", lambda: pdf("one"), 1).text == "one"
    process = shop._pages._process
    until = time.monotonic() + 10
    while process.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not process.running
    assert shop.page("a", lambda: pdf("one"), 1).text == "one"


def test_no_process_runs_before_the_first_call(made: Callable[[], Workshop]) -> None:
    assert not made()._pages._process.running


def test_the_process_has_no_django_in_it() -> None:
    modules = [
        path.stem for path in Path(workshop.__file__).parent.glob("[a-z]*.py") if "test_" not in path.name
    ]
    assert "workshop_process" in modules
    wanted = ", ".join(f"gongkai.casework.redaction.{name}" for name in modules)
    program = f"import sys, {wanted}; sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
