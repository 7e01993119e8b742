"""The text of a document on a page of the desk, its pictures at the addresses of the desk."""

import re

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gongkai.publishing.body.cleaning import clean

_PICTURE = re.compile(r'src="files/(\d+)"')


def shown_body(document_id: int, body: str) -> SafeString:
    """Clean HTML; cleaned once more, so that what lies in the database need not be believed."""
    files = reverse("document-files", args=[document_id])
    return mark_safe(_PICTURE.sub(rf'src="{files}\1/"', clean(body)))  # noqa: S308 - clean
