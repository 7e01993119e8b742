"""A case of 青溪县自然资源局 that the desk takes from step to step while its applicant looks on."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.role import Role
from gongkai.casework.models import Application
from gongkai.casework.taking import take
from gongkai.records.moment import Moment
from tests.county import County

CAME_IN = date(2026, 2, 3)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def at(day: date) -> Moment:
    """Ten in the morning in Beijing."""
    return Moment(day, datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


@dataclass
class Tracked:
    """The case, its code, and how the desk goes on with it."""

    place: County
    application: Application
    code: str

    @property
    def pk(self) -> int:
        return self.application.pk

    def step(
        self, code: str, role: str, day: date, inputs: dict[str, Any] | None = None, **more: Any
    ) -> Application:
        """Let the person in a role of the agency take a step."""
        self.application = take(code, self.pk, self.place.actor(role), at(day), inputs or {}, **more)
        return self.application

    def begin(self) -> None:
        """Confirmed on 4 February, given to the unit on the 6th."""
        self.step("confirm_receipt", Role.CLERK, date(2026, 2, 4), {"on": "2026-02-04", "how": "telephone"})
        unit = self.place.units["不动产登记科"]
        case = self.step("assign", Role.CLERK, date(2026, 2, 6), {"unit": unit.pk})
        self.step("sign_for", Role.OFFICER, date(2026, 2, 6), about=case.assignments.get().pk)

    def send(
        self, letter: int, day: date, *roles: str, sent_by: str = "download", stamped: bool = True
    ) -> None:
        """Through approval, stamped, and out."""
        self.step("submit_letter", Role.OFFICER, day, about=letter)
        for role in roles:
            self.step("approve_letter", role, day, about=letter)
        if stamped:
            scan = SimpleUploadedFile("盖章件.pdf", PDF)
            self.step("stamp_letter", Role.CLERK, day, files={"file": scan}, about=letter)
        inputs = {"on": day.isoformat(), "sent_by": sent_by}
        self.step("dispatch_letter", Role.CLERK, day, inputs, about=letter)

    def ask_correction(self, **inputs: str) -> None:
        """A correction notice goes out on 10 February."""
        day = date(2026, 2, 10)
        given = {"defects": ["description"], "guidance": "写清年份", "answer_by": "2026-03-03", **inputs}
        self.step("ask_correction", Role.OFFICER, day, given)
        self.send(self.letter("correction_notice"), day, Role.OGI_HEAD)

    def answer(self, day: date, decision: dict[str, Any] | None = None, *, sent_by: str = "download") -> None:
        """Decide all items and send the reply."""
        given = decision or {"item-1-outcome": "granted", "item-1-given": "复印件3页"}
        self.step("decide", Role.OFFICER, day, given)
        self.step("draft_reply", Role.OFFICER, day)
        reply = self.application.letters.order_by("-pk")[0].pk
        self.send(reply, day, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER, sent_by=sent_by)

    def letter(self, code: str) -> int:
        """The number of the letter of a kind."""
        return self.application.letters.get(code=code).pk
