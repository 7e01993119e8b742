"""The proof sheet in a browser: it fits the phone, and the paper."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page

import gongkai.site
from gongkai.casework.deadline_card import deadline_card
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.law.clock import (
    ConsultationAnswered,
    ConsultationSent,
    CorrectionAsked,
    CorrectionReceived,
    DelayAgreed,
    Event,
    Extended,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Submitted,
    derive,
)
from gongkai.law.working_days import working_days
from tests.browser.browsing import sideways_scroll

STYLE = Path(gongkai.site.__file__).parent / "static" / "gongkai" / "gongkai.css"
MOCK_UP: list[Event] = [
    Submitted(date(2026, 2, 3)),
    Received(date(2026, 2, 4)),
    ConsultationSent(date(2026, 2, 25), "石桥村2户"),
    ConsultationAnswered(date(2026, 3, 10), "石桥村2户"),
]
LONG: list[Event] = [
    Received(date(2026, 1, 12)),
    CorrectionAsked(date(2026, 1, 19), date(2026, 1, 30)),
    CorrectionReceived(date(2026, 1, 28)),
    ConsultationSent(date(2026, 2, 5), "甲"),
    ConsultationAnswered(date(2026, 3, 10), "甲"),
    Extended(date(2026, 3, 19), 20),
]
FIXED: list[Event] = [
    Received(date(2026, 1, 12)),
    ReasonsAsked(date(2026, 1, 13), date(2026, 1, 20)),
    ReasonsGiven(date(2026, 1, 19)),
    DelayAgreed(date(2026, 1, 21), date(2026, 9, 30)),
]
cases = pytest.mark.parametrize(
    ("history", "today"),
    [(MOCK_UP, date(2026, 3, 12)), (LONG, date(2026, 3, 20)), (FIXED, date(2026, 2, 2))],
    ids=["mock-up", "long", "fixed"],
)


def html(history: list[Event], today: date) -> str:
    clock = derive(history, working_days())
    sheet = proof_sheet(clock, today)
    assert sheet
    shown = {"sheet": sheet, "agency": "青溪县自然资源局", "case_number": "青自然资申〔2026〕9号"}
    card = render_to_string("casework/deadline_card.html", {"card": deadline_card(clock, sheet, today)})
    body = render_to_string("casework/proof_sheet.html", shown)
    style = STYLE.read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{style}</style>'
        f'<body class="desk"><main class="page"><div class="no-print">{card}</div>{body}</main>'
    )


@cases
def test_calendar_ledger_and_card_fit_the_screen(history: list[Event], today: date, page: Page) -> None:
    page.set_content(html(history, today))
    assert sideways_scroll(page) <= 0
    assert page.locator(".days td.due").count() == 1


@cases
def test_the_sheet_prints_on_one_page(history: list[Event], today: date, browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(html(history, today))
    assert len(pypdfium2.PdfDocument(BytesIO(page.pdf(prefer_css_page_size=True)))) == 1
    page.close()
