"""青溪县自然资源局 with its disclosure platform, on Thursday 12 March 2026."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.county import County, county
from tests.desk_cases import TODAY, at

from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.drafting import begin
from gongkai.publishing.models import Document
from gongkai.publishing.taking import take

COMPLETE = {
    "body": "<p>为规范农村宅基地审批，制定本办法。</p><p>本办法自2026年4月1日起施行。</p>",
    "date_of_document": "2026-03-10",
    "effective_date": "2026-04-01",
    "document_number": "青自然资规〔2026〕1号",
    "attribute": "proactive",
}


class Desk:
    """The agency's desk: documents go through steps on the day, and people look at their pages."""

    def __init__(self, here: County) -> None:
        self.here = here

    def begun(
        self, title: str = "青溪县农村宅基地审批管理办法", role: str = Role.OFFICER, **values: Any
    ) -> Document:
        """A normative document with everything that review asks for, drafted in the 不动产登记科."""
        return begin(
            self.here.actor(role),
            at(TODAY),
            kind=values.pop("kind", "normative"),
            title=title,
            **COMPLETE | values,
        )

    def take(self, document: Document, code: str, role: str, **inputs: Any) -> Document:
        """Take a step."""
        ticks = {f"check_{n}": "on" for n in range(1, 5)}
        return take(code, document.pk, self.here.actor(role), at(TODAY), {**ticks, **inputs})

    def submitted(self, document: Document | None = None) -> Document:
        """Before the head of the section."""
        return self.take(document or self.begun(), "submit", Role.OFFICER, warnings_seen="on")

    def signed(
        self, document: Document | None = None, attribute: str = "proactive", **inputs: Any
    ) -> Document:
        """Through all three levels."""
        document = self.submitted(document)
        document = self.take(document, "pass", Role.SECTION_HEAD)
        document = self.take(document, "pass", Role.OGI_HEAD)
        return self.take(document, "sign", Role.LEADER, attribute=attribute, **inputs)

    def published(self, document: Document | None = None) -> Document:
        """Before the public."""
        return self.take(self.signed(document), "publish", Role.CLERK)


@pytest.fixture
def here(db: None, monkeypatch: pytest.MonkeyPatch) -> County:
    """The county; the agency's platform is open."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY).at)
    made = county(TODAY)
    open_platform(made.agency, at(TODAY))
    return made


@pytest.fixture
def office(here: County) -> Desk:
    """Its desk."""
    return Desk(here)


def shown(client: Client, name: str, *arguments: object, **query: object) -> str:
    """A page that is there."""
    answer = client.get(reverse(name, args=arguments), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def words(html: str) -> str:
    """What stands on the page, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html.partition("<main")[2].partition("<footer")[0]))


def hidden(html: str, name: str) -> str:
    """The value of a hidden input."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def filled(html: str, form: str, changed: Mapping[str, object]) -> dict[str, object]:
    """What a browser would send of the form with this id, with some fields changed."""
    from lxml import html as parser

    [found] = [one for one in parser.fromstring(html).forms if one.get("id") == form]
    values = {key: value for key, value in found.form_values() if value is not None}
    return {**values, **changed}
