"""The wizard of applying filled in by a test client, page by page."""

import re
from typing import Any

from django.test import Client

from tests.county import County

WANTED = "石桥村2024年征收土地公告"
NUMBER = "510899199001010048"
"""Of nobody: an invented county, with its check character worked out by hand."""
PERSON = {
    "name": "林小满",
    "document": "resident",
    "identity_number": NUMBER,
    "telephone": "13800000000",
    "email": "",
    "address": "",
}
CODE = r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}"
"""A query code as it is printed."""


def begin(client: Client, kind: str = "application", **more: str) -> None:
    """Start a draft."""
    response = client.post("/apply/", {"kind": kind, **more})
    assert response["Location"] == f"/apply/{kind}/what/"


def fill(client: Client, page: str, data: dict[str, Any], kind: str = "application") -> Any:
    """Send one page as 下一步 does, unless `do` says another button."""
    return client.post(f"/apply/{kind}/{page}/", {"do": "next", **data})


def fill_all(client: Client, place: County, **differently: Any) -> None:
    """Every page of an application by a person for themselves."""
    begin(client)
    assert fill(client, "what", {"wanted-1": WANTED})["Location"] == "/apply/application/agency/"
    assert fill(client, "agency", {"agency": place.agency.pk})["Location"] == "/apply/application/who/"
    who = {"applicant_kind": "individual", "acts_through": "self"}
    assert fill(client, "who", who)["Location"] == "/apply/application/details/"
    assert fill(client, "details", PERSON | differently)["Location"] == "/apply/application/how/"
    how = {"provided_as": "electronic", "sent_by": "download"}
    assert fill(client, "how", how)["Location"] == "/apply/application/check/"


def text(response: Any) -> str:
    """What a page says, without its markup."""
    return re.sub(r"<[^>]+>", "", response.content.decode())
