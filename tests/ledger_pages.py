"""What a browser sends on the pages of a ledger's import."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_SELECT = re.compile(r'<select id="[^"]+" name="([^"]+)">(.*?)</select>', re.S)


def uploaded(client: Client, code: str, data: bytes, name: str = "台账.xlsx") -> str:
    """The preview of a file, or the first page with what is wrong."""
    sent = {"do": "read", "file": SimpleUploadedFile(name, data)}
    return str(client.post(reverse("ledger-import", args=[code]), sent).content.decode())


def pasted(client: Client, code: str, rows: str) -> str:
    """The preview of pasted rows."""
    sent = {"do": "read", "pasted": rows}
    return str(client.post(reverse("ledger-import", args=[code]), sent).content.decode())


def pressed(client: Client, code: str, page: str, do: str, **chosen: str) -> str:
    """What answers when a button of a preview is pressed, with other choices than it proposes."""
    sent = {name: unescape(value) for name, value in _HIDDEN.findall(page) if name != "csrfmiddlewaretoken"}
    for name, options in _SELECT.findall(page):
        selected = re.search(r'value="([^"]*)" selected', options)
        sent[unescape(name)] = unescape(selected[1]) if selected else ""
    answer = client.post(reverse("ledger-import", args=[code]), {**sent, **chosen, "do": do})
    return str(answer.content.decode("utf-8", "replace"))


def brought_in(client: Client, code: str, data: bytes) -> str:
    """The page that says how much was taken over, through all pages of the import."""
    preview = uploaded(client, code, data)
    assert 'value="import"' in preview, preview
    return pressed(client, code, preview, "import")
