"""Every address called by everybody: what each is answered, as a matrix. Routes come from the resolver and the schema."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.world import World

OBJECTS = {
    "agency_seen": "agency",
    "agency_log": "agency",
    "agency_managed": "agency",
    "office_settings": "agency",
    "unit_managed": "unit",
    "person_seen": "person",
    "person_managed": "person",
    "post_managed": "post",
    "post_arranged": "post",
    "stand_in_arranged": "stand_in",
    "case": "case",
    "dispute": "dispute",
    "model_answer": "model_answer",
    "book": "book",
    "ledger_row": "book_row",
    "ledger_row_kept": "book_row",
    "placement": "placement",
    "publication": "publication",
    "media_account": "media_account",
    "media_account_kept": "media_account",
    "standard_item": "standard_item",
    "reading_point": "reading_point",
    "reading_point_kept": "reading_point",
    "policy_question": "policy_question",
    "publication_duty": "publication_duty",
    "publication_duty_kept": "publication_duty",
    "submission": "submission",
    "campaign": "campaign",
    "campaign_kept": "campaign",
    "campaign_item": "campaign_item",
    "wording": "wording_entry",
    "column_kept": "platform_column",
    "topic_kept": "topic",
    "leader": "leader",
    "document": "document",
    "ticket": "ticket",
    "proposal": "proposal",
    "annual_report": "annual_report",
    "reporting_unit": "reporting_unit",
}
"""Which thing `pk` names, by the code of the policy that resolves it."""
NAMED = {
    "annual-roll-up": {"pk": "whole_report"},
    "annual-adjustment-withdraw": {"number": "adjustment"},
    "annual-adjustment-file": {"number": "adjustment"},
    "annual-opening-settle": {"number": "opening_left"},
    "annual-opening-strike": {"number": "opening"},
    "letter": {"number": "letter"},
    "attachment": {"number": "attachment"},
    "archive-package": {"pk": "closed"},
    "dispute-paper": {"number": "paper"},
    "submission-file": {"number": "submission_file"},
    "ledger-row-file": {"number": "book_file"},
    "ledger-row-file-remove": {"number": "book_file"},
    "answer-comment": {"number": "document_comment"},
    "document-revision": {"number": "document_revision"},
    **{
        name: {"number": "document_file"}
        for name in (
            "document-file",
            "document-file-page",
            "change-document-file",
            "preview-document-picture",
        )
    },
    **{
        f"redaction{part}": {"number": "redaction"}
        for part in (
            "",
            "-marks",
            "-page",
            "-picture",
            "-build",
            "-progress",
            "-schedule",
            "-released",
            "-released-picture",
        )
    },
}
"""Further arguments that name a thing of the case, by route."""
WORDS = {
    "code": "note",
    "username": "qx-officer",
    "kind": "csv",
    "page": "1",
    "element": "telephone",
    "group": "decision",
    "series": "application",
    "wording": "correction_notice",
}
"""Arguments that name no object."""
OTHER_WORDS = {
    **{
        f"ledger{part}": {"code": "messages"}
        for part in (
            "",
            "-print",
            "-export",
            "-enter",
            "-import",
            "-switch",
            "-row",
            "-row-change",
            "-row-strike",
            "-row-file",
            "-row-file-remove",
        )
    },
    "dispute-answer-file": {"kind": "docx"},
    "annual-draft": {"kind": "xlsx"},
    "annual-figure": {"code": "channel.site"},
}
"""The same, of routes that take others."""


OF_THE_CASE = "石桥村征收土地公告"
"""Stands on every page that shows the case or lists it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A route with every argument filled in by a real object of 青溪县自然资源局."""

    name: str
    path: str
    policy: str


def patterns() -> list[URLPattern]:
    """Every address of the site."""
    return list(get_resolver("gongkai.site.urls").url_patterns)


def about_agencies(pattern: URLPattern) -> bool:
    """Whether an address belongs to the desk or the API, where row-level access decides."""
    code = pattern.callback.seen_by.code  # type: ignore[attr-defined]
    return code.startswith("desk:") or code in {*OBJECTS, "caller", "calendar_reader", "calendar_keeper"}


def address(pattern: URLPattern, world: World) -> Address:
    """The pattern with real objects; KeyError for an argument that the walk knows no object for."""
    policy = pattern.callback.seen_by.code  # type: ignore[attr-defined]
    name = pattern.name or ""

    def value(match: "re.Match[str]") -> str:
        argument = match["name"]
        if argument in NAMED.get(name, {}):
            return str(world.ids[NAMED[name][argument]])
        if argument == "pk":
            return str(world.ids[OBJECTS.get(policy, "case")])
        if argument == "year":
            return str(world.county.today.year)
        if argument in world.ids:
            return str(world.ids[argument])
        return {**WORDS, **OTHER_WORDS.get(name, {})}[argument]

    path = re.sub(r"<(?:\w+:)?(?P<name>\w+)>", value, str(pattern.pattern))
    return Address(name, f"/{path}", policy)


def statuses(where: Address, people: dict[str, Client], **more: Any) -> Iterator[tuple[str, int]]:
    """Who is answered what, asking for the page."""
    for who, client in people.items():
        cache.clear()
        response = client.get(where.path, **more)
        body = b"" if response.streaming else response.content
        # Lists have no object in their address: what they print tells whether they leak.
        assert who.startswith("own-") or OF_THE_CASE.encode() not in body, (where, who)
        yield who, response.status_code


def matrix(world: World) -> dict[Address, dict[str, int]]:
    """All of the desk and the API, by everybody."""
    people = world.people()
    return {
        where: dict(statuses(where, people))
        for where in (address(pattern, world) for pattern in patterns() if about_agencies(pattern))
    }


def printed(found: dict[Address, dict[str, int]]) -> str:
    """The matrix as Markdown: own and another agency side by side for each role."""
    who = list(next(iter(found.values())))
    roles = [name.removeprefix("own-") for name in who if name.startswith("own-")]
    lines = [
        "| 页面 | 未登录 | " + " | ".join(roles) + " |",
        "|---|---|" + "---|" * len(roles),
    ]
    for where, answers in found.items():
        cells = (f"{answers[f'own-{role}']} / {answers[f'other-{role}']}" for role in roles)
        lines.append(f"| {where.name} | {answers['anonymous']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
