"""The field of a text (正文): HTML from the editor, or plain text where there is no script; cleaned either way."""

import re
from html import escape
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.publishing.body.cleaning import clean
from gongkai.publishing.body.refusal import CannotTake
from gongkai.publishing.editor.widget import BodyEditor

_MARKUP = re.compile(r"<[a-zA-Z][^<>]*>")
_GAP = re.compile(r"\n\s*\n")


class BodyField(forms.CharField):
    """Its value is clean HTML, empty for no text."""

    widget = BodyEditor

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("正文"))
        kwargs.setdefault("help_text", _("可以从Word、WPS粘贴；纯文本空一行分段。"))
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """Raises `ValidationError` for what is too long or nested too deeply."""
        typed = str(super().clean(value))
        html = typed if _MARKUP.search(typed) else paragraphs(typed)
        try:
            return clean(html)
        except CannotTake as refused:
            raise forms.ValidationError(str(refused)) from refused


def paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for each part between blank lines, or for each line where there are none."""
    parts = _GAP.split(text) if _GAP.search(text.strip()) else text.splitlines()
    return "".join(f"<p>{escape(' '.join(part.split()))}</p>" for part in parts if part.strip())
