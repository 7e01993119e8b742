"""What is not public shows nowhere: not on a page, in a search, a count, a feed, a site map, an answer of the API, a file or a copy kept.

Words that nobody else uses are planted in everything that a document has. After each change of its state all public
pages are read by a visitor without a name: while the document is not public, the site says to the last byte what it
says without it.
"""

import io
import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone
from PIL import Image

from gongkai.agencies.role import Role
from gongkai.annual import sample, steps
from gongkai.portal import cached_pages
from gongkai.publishing import document_files
from gongkai.publishing.columns.opening import column_of
from gongkai.publishing.models import Document, DocumentFile, FileUse, TextState, Topic
from tests.county import county
from tests.desk_cases import at
from tests.newsroom import Newsroom
from tests.public_walk import PublicWalk, Said, asked, public_routes

pytestmark = pytest.mark.django_db

PLACES = ("题", "文", "概", "词", "附", "名", "图")
"""Title, text, abstract, keywords, words of a file, its name, alternative text of a picture."""
SOUGHT = {place: f"寻{place}卯辰" for place in PLACES}
SEARCHED = [SOUGHT[place] for place in "题文概词附"]
"""Those that the search finds."""
HIDDEN = {place: f"藏{place}午未" for place in PLACES}
"""Each stands right behind the one that is sought: a page may repeat what it was asked for, this it can only have found."""
NEWER_SOUGHT, NEWER = "寻新申酉", "藏新子丑"
"""Of a text in the making, while an older one is public."""
PAGE = "藏页戌亥"
"""What a page of the attachment shows as a picture."""


def planted(place: str) -> str:
    return SOUGHT[place] + HIDDEN[place]


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(made, "PNG")
    return made.getvalue()


@dataclass
class Scene:
    """An office with something public beside the document in question."""

    room: Newsroom
    topic: Topic
    always: Document
    walk: PublicWalk
    numbers: list[str] = field(default_factory=list)
    own: set[int] = field(default_factory=set)

    @property
    def today(self) -> Any:
        return self.room.county.today

    def draft(self, **more: Any) -> Document:
        """A document with words planted everywhere, and a link from and to what is public."""
        values = {
            "body": f"<p>{planted('文')}</p>",
            "abstract": planted("概"),
            "keywords": planted("词"),
            "topics": [self.topic],
            **more,
        }
        document = self.room.begin(self.today, planted("题"), **values)
        file = self._file(document, FileUse.ATTACHMENT, "表.txt", "附表".encode(), planted("名"))
        picture = self._file(document, FileUse.PICTURE, "图.png", png(), planted("图"))
        read = {"text": planted("附"), "text_state": TextState.READ, "pages": 1}
        DocumentFile.objects.filter(pk=file.pk).update(**read)
        document.refresh_from_db()
        body = f'<p>{planted("文")}</p><p><img src="files/{picture.pk}" alt="{planted("图")}"></p>'
        document = self.room.save(document, self.today, body=body)
        document = self.room.take(
            document, "link", self.today, {"kind": "related", "to": f"/info/{self.always.pk}/"}
        )
        self.own.add(document.pk)
        self.walk.things["info/pk"].append(str(document.pk))
        self.walk.things["documents/pk"].append(str(document.pk))
        self.walk.things["files/number"] += [str(file.pk), str(picture.pk)]
        return document

    def _file(self, document: Document, use: FileUse, name: str, content: bytes, title: str) -> DocumentFile:
        actor = self.room.county.actor(Role.OFFICER)
        return document_files.add(document.pk, actor, at(self.today), use, name, content, title)

    def take(self, document: Document, code: str, inputs: Any = None, role: str = Role.CLERK) -> Document:
        return self.room.take(document, code, self.today, inputs, role)


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    cached_pages.forget()
    monkeypatch.setattr("gongkai.portal.information.files.preview", lambda *_: PAGE.encode())
    room = Newsroom(county(timezone.localdate()))
    agency, today = room.county.agency, room.county.today
    topic = Topic.objects.create(agency=agency, code="land", name="宅基地专题", opened_on=today)
    always = room.published(today, "青溪县宅基地审批管理办法", topics=[topic])
    report = steps.add_to_library(sample.reports()[0], user=None, now=timezone.now())
    things = {
        "info/pk": [str(always.pk)],
        "documents/pk": [str(always.pk)],
        "files/number": [],
        "pages/page": ["1"],
        "agencies/pk": [str(agency.pk), str(room.county.government.pk)],
        "columns/code": ["normative", "documents"],
        "pk/code": ["normative", "documents"],
        "catalogue./kind": ["csv", "xlsx"],
        "documents./kind": ["ndjson", "csv"],
        "reports./kind": ["ndjson"],
        "versions/number": ["1"],
        "number/kind": ["json"],
        "topics/agency": [str(agency.pk)],
        "agency/code": ["land"],
        "sitemap-reports-/number": ["0"],
        "sitemap-/number": [str(always.pk // 10_000)],
        "platform/part": ["guide", "rules", "statutory"],
        "reports/pk": [str(report.pk)],
        "pk/kind": ["json"],
        "divisions/code": ["000000"],
        "metrics/code": ["handled"],
        "rules/code": ["T3-01"],
        "downloads/name": [],
        "form/kind": ["docx"],
        "public/rest": ["nothing"],
        "choose/name": ["mode"],
        "name/value": ["elder"],
        "first/uid": ["MQ"],
        "uid/token": ["none"],
    }
    words = [*SEARCHED, NEWER_SOUGHT]
    return Scene(room, topic, always, PublicWalk(things, words, today.year, agency.pk))


class Watch:
    """Reads the whole site and compares it with what it said before."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.without = self.others(scene.walk.everything())

    def others(self, found: dict[str, Said]) -> dict[str, Said]:
        """All but the pages of the documents in question themselves."""
        return {address: said for address, said in found.items() if not self._is_own(address)}

    def _is_own(self, address: str) -> bool:
        # Of another document none of these files is one.
        return "/files/" in address or any(
            f"/info/{pk}/" in address or f"/documents/{pk}" in address for pk in self.scene.own
        )

    def both(self) -> list[dict[str, Said]]:
        """With the copies that this process keeps, then as a process would say it that has just begun."""
        kept = self.scene.walk.everything()
        cached_pages.forget()
        return [kept, self.scene.walk.everything()]

    def nothing_shows(self, state: str, own: frozenset[int] = frozenset({404}), besides: str = "$^") -> None:
        """The site is the one without the document, but for what matches `besides`; its own addresses say that there is none."""
        without = _less(self.without, besides)
        for found in self.both():
            self._same(state, _less(self.others(found), besides), without)
            for address, said in found.items():
                self.is_clean(state, address, said)
                if self._is_own(address):
                    assert said.status in own, (state, address, said.status)

    def the_same_shows(self, state: str, before: dict[str, Said]) -> None:
        """The site is the one of before, the pages of the document with it."""
        for found in self.both():
            self._same(state, found, before)
            for address, said in found.items():
                assert NEWER not in said.text, (state, address)

    def is_clean(self, state: str, address: str, said: Said) -> None:
        """No planted word, no number of the document, no address of it."""
        for hidden in (*HIDDEN.values(), PAGE, *self.scene.numbers):
            assert hidden not in said.text, (state, address, hidden)
        if not self._is_own(address):
            for pk in self.scene.own:
                assert f"/info/{pk}/" not in said.text, (state, address)

    @staticmethod
    def _same(state: str, found: dict[str, Said], before: dict[str, Said]) -> None:
        assert found.keys() == before.keys(), state
        for address, said in found.items():
            assert said.status == before[address].status, (state, address)
            # Line by line, so that a failure says what was otherwise.
            assert said.text.splitlines() == before[address].text.splitlines(), (state, address)


def _less(found: dict[str, Said], besides: str) -> dict[str, Said]:
    return {address: replace(said, text=re.sub(besides, "", said.text)) for address, said in found.items()}


def shown(found: dict[str, Said], text: str) -> set[str]:
    """The addresses on which a text shows."""
    return {address for address, said in found.items() if text in said.text}


def test_a_document_shows_while_it_is_public_and_at_no_other_time(scene: Scene) -> None:
    watch = Watch(scene)
    document = scene.draft()
    watch.nothing_shows("draft")
    document = scene.room.submitted(document, scene.today)
    watch.nothing_shows("in review")
    document = scene.room.reviewed(document, scene.today, Role.SECTION_HEAD, Role.OGI_HEAD)
    said = {"attribute": "proactive", **scene.room.ticked(document)}
    document = scene.take(document, "sign", said, Role.LEADER)
    scene.numbers += [document.index_number, document.document_number]
    assert all(scene.numbers)
    tomorrow = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT09:00")
    document = scene.take(document, "schedule", {"publish_at": tomorrow})
    watch.nothing_shows("signed and scheduled")

    document = scene.take(scene.take(document, "unschedule"), "publish")
    stale, public = watch.both()
    assert {address: one.text for address, one in stale.items()} == {
        address: one.text for address, one in public.items()
    }
    pk, agency = document.pk, scene.room.county.agency.pk
    # Else all that follows would show nothing: each planted word is found where it belongs.
    expected = {
        HIDDEN["题"]: {
            "/",
            f"/agencies/{agency}/",
            f"/agencies/{agency}/columns/normative/",
            "/feeds/site.xml",
        },
        HIDDEN["文"]: {f"/info/{pk}/", f"/api/v1/public/documents/{pk}", "/open-data/documents.ndjson"},
        HIDDEN["概"]: {f"/agencies/{agency}/catalogue.csv", f"/agencies/{agency}/catalogue.xlsx"},
        HIDDEN["词"]: {f"/info/{pk}/", "/open-data/documents.csv"},
        HIDDEN["名"]: {f"/info/{pk}/", f"/api/v1/public/documents/{pk}/files"},
        HIDDEN["图"]: {f"/info/{pk}/"},
        document.index_number: {f"/agencies/{agency}/catalogue/", "/api/v1/public/register"},
        f"/info/{pk}/": {f"/sitemap-{pk // 10_000}.xml", f"/topics/{agency}/land/", "search-public 寻题卯辰"},
    }
    for text, addresses in expected.items():
        assert addresses <= shown(public, text), text
    for word in SEARCHED:
        assert len([a for a in shown(public, f"/info/{pk}/") if f"q={quote(word)}" in a]) >= 2, word
    assert PAGE in public[f"/info/{pk}/files/{first_file(document)}/pages/1/picture.jpg"].text

    document = scene.take(document, "revise", role=Role.OFFICER)
    newer = f"{NEWER_SOUGHT}{NEWER}"
    document = scene.room.save(
        document, scene.today, title=newer, body=f"<p>{newer}</p>", abstract=newer, keywords=newer
    )
    watch.the_same_shows("revising", public)
    document = scene.room.signed(document, scene.today)
    watch.the_same_shows("revision signed", public)
    document = scene.take(document, "drop_revision", role=Role.OFFICER)

    document = scene.take(document, "withdraw", {"reason": "核对", "says": "本信息已撤下核对。"})
    nobody_keeps_a_copy(watch, public)
    watch.nothing_shows("withdrawn", frozenset({404, 410}))
    assert "本信息已撤下核对。" in asked(f"/info/{pk}/").text

    documents = column_of(scene.room.county.agency, "documents")
    document = scene.take(document, "move", {"column": documents.pk, "topics": [scene.topic.pk]})
    watch.nothing_shows("moved while down", frozenset({404, 410}))
    document = scene.take(document, "restore", {"reason": "无误"}, Role.OGI_HEAD)
    restored = watch.both()[1]
    title = shown(restored, HIDDEN["题"])
    assert f"/agencies/{agency}/columns/documents/" in title
    assert f"/agencies/{agency}/columns/normative/" not in title
    assert f"/feeds/agencies/{agency}/normative.xml" not in title

    scene.take(document, "end", {"says": "已到期。"})
    nobody_keeps_a_copy(watch, restored)
    # A page that had its time is gone; the document stays in force, and the register counts it as Table 2 does.
    watch.nothing_shows("ended", frozenset({404, 410}), besides="现行有效<a[^。]*。.*")


def test_what_is_not_for_the_public_shows_nowhere(scene: Scene) -> None:
    watch = Watch(scene)
    reason = f"讨论稿{HIDDEN['概']}"
    on_application = {"attribute": "on_application", "attribute_reason": reason}
    withheld = {"attribute": "withheld", "attribute_ground": "process_info", "attribute_reason": reason}
    for attribute in (on_application, withheld):
        kept = scene.room.signed(scene.draft(**attribute), scene.today)
        assert kept.stage == "kept"
        scene.numbers += list(filter(None, (kept.index_number, kept.document_number)))
    discarded = scene.take(scene.draft(), "discard", {"reason": "不发了"}, Role.OFFICER)
    assert discarded.stage == "discarded"
    watch.nothing_shows("on application, withheld, discarded")


def test_a_public_page_that_nobody_told_the_walk_about_ends_it(scene: Scene) -> None:
    [route] = (one for one in public_routes() if one.name == "information")
    del scene.walk.things["info/pk"]
    scene.walk.routes = [route]
    with pytest.raises(KeyError, match="info/pk"):
        scene.walk.everything()


def nobody_keeps_a_copy(watch: Watch, before: dict[str, Said]) -> None:
    """Whoever asks whether the copy of the page that showed the document still holds is told that it does not."""
    for address, said in before.items():
        if said.etag and any(hidden in said.text for hidden in HIDDEN.values()):
            again = asked(address, **{"If-None-Match": said.etag})
            assert again.status != 304, address
            watch.is_clean("copy", address, again)


def first_file(document: Document) -> int:
    return min(document.files.values_list("pk", flat=True))
