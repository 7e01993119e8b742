"""What 青溪县 has published: brought in as an old site's stock, linked as its register says, and some work under way."""

import html
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.law.validity import Validity
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.content import Content
from gongkai.publishing.drafting import begin
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.publishing.taking import take
from gongkai.records.moment import Moment

TEXTS = Path(__file__).with_name("publications.toml")
CLERKS = {"resources": "zhou", "office": "pan"}
"""Who of the agencies with people keeps their documents."""


def play(agencies: Mapping[str, Agency], actor: Callable[[str], Actor], now: datetime) -> None:
    """Publish the county's stock, then draft what the bureau has at work."""
    when = Moment(timezone.localdate(now), now)
    every = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["document"]
    # On a site whose clock stands earlier nothing has been published yet that was published later.
    told = [one for one in every if one.get("published", when.today) <= when.today]
    made: dict[str, Document] = {}
    for key, agency in agencies.items():
        own = [one for one in told if one["agency"] == key]
        brought = [_brought(agency, place, one, when.today) for place, one in enumerate(own, start=1)]
        documents = bring_in(agency, brought, SYSTEM, when)
        made |= {one["key"]: document for one, document in zip(own, documents, strict=True)}
    for one in told:
        _belongs(one, made, when)
    _at_work(actor(CLERKS["resources"]), when)


def _brought(agency: Agency, place: int, told: Mapping[str, Any], today: date) -> Brought:
    kind = DocumentKind(told["kind"])
    published = told.get("published") or today - timedelta(days=told["days_ago"])
    dated = told.get("dated") or published
    content = Content(
        title=told["title"],
        body="".join(_blocks(told["body"])),
        kind=kind,
        abstract=told.get("abstract", ""),
        document_number=told.get("number", ""),
        date_of_document=dated,
        effective_date=told.get("effective"),
        valid_until=told.get("until"),
        theme=told.get("theme", ""),
        provenance="made",
        particulars=dict(told.get("particulars", {})),
        notice_from=published if "notice_days" in told else None,
        notice_until=published + timedelta(days=told["notice_days"]) if "notice_days" in told else None,
    )
    return Brought(
        content,
        column_of(agency, kind.about.column),
        datetime.combine(published, time(9, 30), timezone.get_current_timezone()),
        f"{agency.document_word}/{published.year}-{place:05}",
        Validity.IN_FORCE
        if kind.about.registered
        else (Validity.CONSULTATION if kind is DocumentKind.DRAFT_FOR_COMMENT else None),
    )


def _blocks(body: Iterable[str | list[list[str]]]) -> Iterable[str]:
    for block in body:
        if isinstance(block, list):
            yield _table(block)
        elif block.startswith("## "):
            yield f"<h2>{html.escape(block[3:])}</h2>"
        else:
            yield f"<p>{html.escape(block)}</p>"


def _table(rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:]
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _belongs(told: Mapping[str, Any], made: Mapping[str, Document], when: Moment) -> None:
    """Its interpretation, amendment, repeal or expiry, as the clerk of its agency enters them."""
    document = made[told["key"]]
    clerk = _keeper(document.agency)
    if told.get("interprets") in made:
        inputs = {"kind": "interprets", "to": _address(made[told["interprets"]]), "form": told["form"]}
        take("link", document.pk, clerk, when, inputs)
    if told.get("amends") in made:
        target = made[told["amends"]]
        inputs = {"validity": "amended", "on": str(told["published"]), "by": _address(document)}
        take("change_validity", target.pk, clerk, when, inputs)
    if told.get("validity") in ("repealed", "expired") and told["ended"] <= when.today:
        by = made.get(told.get("ended_by", ""))
        inputs = {"validity": told["validity"], "on": str(told["ended"])}
        take("change_validity", document.pk, clerk, when, inputs | ({"by": _address(by)} if by else {}))


def _address(document: Document) -> str:
    return f"/info/{document.pk}/"


def _keeper(agency: Agency) -> Actor:
    """Whoever keeps the agency's documents; the county's other agencies have nobody in this sample."""
    return Actor("sample", "系统", role=Role.CLERK, agency=agency)


def _at_work(clerk: Actor, when: Moment) -> None:
    """A draft that nobody has submitted yet."""
    begin(
        clerk,
        when,
        kind=DocumentKind.NOTICE,
        title="关于北门片区国土空间详细规划（草案）的公示",
        body="<p>现将北门片区国土空间详细规划（草案）予以公示，公示期三十日。</p>",
        date_of_document=when.today,
    )
