"""Every ledger that is declared goes through the same pages: entered, listed, changed, struck out, restored, exported."""

import csv
import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.book_rows import CHANGES, ROWS
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.records.verification import verify
from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import LedgerRow

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 12)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: morning(TODAY).at)
    return county(TODAY)


@pytest.fixture
def head(here: County) -> Client:
    """Who may keep all of them."""
    return here.client(Role.OGI_HEAD)


def _typed(values: Mapping[str, Any]) -> dict[str, str]:
    """As a browser sends it."""
    return {name: str(value) for name, value in values.items()}


def _sent_form(page: str) -> dict[str, str]:
    """What a browser would send of the form of a row as it was opened."""
    form = page[page.index('<form method="post" data-keep') :]
    fields = dict(re.findall(r'<input type="(?!checkbox)\w+" name="(\w+)"(?: value="([^"]*)")?', form))
    fields |= dict(re.findall(r'<select name="(\w+)".*?value="([^"]*)" selected', form, re.DOTALL))
    return fields | dict(re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)<', form))


def _declares_what_it_has(ledger: Ledger) -> set[str]:
    own = {field.name for field in ledger.model._meta.get_fields() if isinstance(field, models.Field)}
    return own - {field.name for field in LedgerRow._meta.get_fields()} - {"id"}


def test_the_example_rows_are_of_all_ledgers() -> None:
    assert list(ROWS) == list(LEDGERS)
    assert list(CHANGES) == list(LEDGERS)


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=lambda ledger: ledger.code)
def test_a_declaration_names_fields_of_its_rows_and_every_field_is_entered(ledger: Ledger) -> None:
    entered = set(ledger.fields)
    assert entered == {"unit", "note"} | _declares_what_it_has(ledger)
    for names in (ledger.quick, ledger.columns, ledger.filters, ledger.search, ledger.past, ledger.words):
        assert set(names) <= entered, names
    required = {
        field.name
        for field in ledger.model._meta.get_fields()
        if isinstance(field, models.Field) and field.name in entered
        if not field.blank and not field.has_default()
    }
    # What has to be written stands in the row of quick entry, or it could never be entered there.
    assert required <= set(ledger.quick)


@pytest.mark.parametrize("code", LEDGERS)
def test_a_row_goes_through_all_pages(here: County, head: Client, code: str) -> None:
    ledger = LEDGERS[code]
    entry = reverse("ledger-enter", args=[code])
    answer = head.post(entry, {"once": f"a-{code}", **_defaults(ledger), **_typed(ROWS[code])})
    assert answer.status_code == 302
    row = ledger.model._default_manager.get()
    assert row.agency == here.agency
    of_row = [code, row.pk]

    listed = head.get(reverse("ledger", args=[code])).content.decode()
    assert reverse("ledger-row", args=of_row) in listed
    assert reverse("ledger-row", args=of_row) not in _page(head, "ledger", code, year=2024)
    assert "新的在前" in _page(head, "ledger-print", code)

    name, value, label, words = CHANGES[code]
    change = reverse("ledger-row-change", args=of_row)
    sent = _sent_form(head.get(change).content.decode())
    assert head.post(change, {**sent, name: str(value)}).status_code == 302
    page = head.get(reverse("ledger-row", args=of_row)).content.decode()
    assert f"{label}：" in page
    assert f"改为“{words}”" in page

    exported = reverse("ledger-export", args=[code, "csv"])
    lines = list(csv.reader(StringIO(head.get(exported).content.decode("utf-8-sig"))))
    assert len(lines) == 2
    assert dict(zip(*lines, strict=True))[label] == words
    workbook = load_workbook(BytesIO(head.get(reverse("ledger-export", args=[code, "xlsx"])).content))
    assert [str(cell.value or "") for cell in workbook[ledger.label][1]] == lines[0]

    strike = reverse("ledger-row-strike", args=of_row)
    assert head.post(strike, {"do": "strike", "reason": "重复登记"}).status_code == 302
    assert reverse("ledger-row", args=of_row) not in _page(head, "ledger", code)
    assert "韩立（办公室主任）划销：重复登记" in _page(head, "ledger", code, struck=1)
    assert head.post(strike, {"do": "restore", "reason": "不是重复"}).status_code == 302
    assert reverse("ledger-row", args=of_row) in _page(head, "ledger", code)
    assert list(verify()) == []


def _defaults(ledger: Ledger) -> dict[str, str]:
    """What the full form comes with."""
    fields = (ledger.model._meta.get_field(name) for name in ledger.fields)
    return {
        field.name: str(field.get_default())  # type: ignore[union-attr]
        for field in fields
        if field.has_default() and not isinstance(field, models.BooleanField)  # type: ignore[union-attr]
    }


def _page(client: Client, name: str, code: str, **query: object) -> str:
    answer = client.get(reverse(name, args=[code]), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("code", LEDGERS)
def test_each_total_opens_the_row_that_it_counts(here: County, head: Client, code: str) -> None:
    entry = reverse("ledger-enter", args=[code])
    head.post(entry, {"once": f"b-{code}", **_defaults(LEDGERS[code]), **_typed(ROWS[code])})
    page = _page(head, "ledger", code)
    opened = re.findall(rf'href="(/desk/ledgers/{code}/\?[^"]*total=[^"]+)#rows"[^>]*>[\d.]+</a>', page)
    assert opened
    for address in opened:
        rows = head.get(address.replace("&amp;", "&")).content.decode()
        assert re.search(r'id="h-rows">[^<]+</h2><span class="note">1条', rows), address
