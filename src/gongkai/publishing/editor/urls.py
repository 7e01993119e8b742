"""The editor's address."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import route
from gongkai.publishing.access import DRAFTING
from gongkai.publishing.editor.paste_page import paste

urlpatterns = [
    route(
        "desk/documents/paste/",
        paste,
        name="paste-text",
        seen_by=DRAFTING,
        # A whole office may sit behind one address.
        limit=RateLimit("paste", 300, 10),
    ),
]
