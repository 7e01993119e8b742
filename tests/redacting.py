"""Files of a case given in part, with the engine of `tests.redaction_engine`: what an officer does, and the jobs behind."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.role import Role
from gongkai.casework import redaction_jobs
from gongkai.casework.models import Application, Redaction
from gongkai.casework.redaction import workshop
from gongkai.casework.taking import take
from gongkai.law.redaction import RedactionGround
from gongkai.records.models import Attachment
from tests.desk_cases import TODAY, Office, at
from tests.redaction_engine import LINES, LineEngine

REGISTER = "补偿登记表\n王秀英\n地号17\n补偿48000元\f第二页\n刘大海\n地号18\n补偿51000元"
"""Two pages of an invented register; the second line of each is a name."""
NAMES = ((1, 1), (2, 1))
"""Page and line of both names."""
Covers = Sequence[tuple[int, int]]


@dataclass
class Redacting:
    """An office at work on the files of a case, with an engine that can be looked at."""

    office: Office
    case: Application
    engine: LineEngine = field(default_factory=LineEngine)
    day: date = TODAY

    def take(
        self, code: str, inputs: dict[str, Any] | None = None, role: str = Role.OFFICER, **more: Any
    ) -> None:
        """Take a step on the day."""
        actor = self.office.county.actor(role)
        self.case = take(code, self.case.pk, actor, at(self.day), inputs or {}, **more)

    def attached(
        self, name: str = "登记表.txt", content: str = REGISTER, purpose: str = "information"
    ) -> Attachment:
        """A file added to the case."""
        file = SimpleUploadedFile(name, content.encode())
        self.take("attach", {"purpose": purpose}, files={"file": file})
        return self.case.case.attachments.latest("pk")

    def started(self, name: str = "登记表.txt", content: str = REGISTER, **inputs: str) -> Redaction:
        """A file uploaded for redaction, its pages prepared."""
        files = {} if "source" in inputs else {"file": SimpleUploadedFile(name, content.encode())}
        self.take("redact", dict(inputs), files=files)
        redaction = self.case.redactions.latest("pk")
        return self.prepared(redaction)

    def prepared(self, redaction: Redaction) -> Redaction:
        """What the job does."""
        with self._engine():
            redaction_jobs.prepare.call(redaction.pk)
        return self.fresh(redaction)

    def covered(
        self,
        redaction: Redaction,
        lines: Covers = NAMES,
        ground: RedactionGround = RedactionGround.PERSONAL_PRIVACY,
        note: str = "姓名",
    ) -> Redaction:
        """Boxes over whole lines, drawn by the officer: one change of the marks."""
        for page, line in lines:
            redaction.marks.create(
                page=page,
                left=0.1,
                right=0.9,
                top=(line + 0.1) / LINES,
                bottom=(line + 0.9) / LINES,
                ground=ground,
                note=note,
                marked_by=self.office.county.person(Role.OFFICER),
            )
        hands = [self.office.county.person(Role.OFFICER).pk]
        Redaction.objects.filter(pk=redaction.pk).update(revision=redaction.revision + 1, hands=hands)
        return self.fresh(redaction)

    def built(self, redaction: Redaction) -> Redaction:
        """What the page asks for, and what the job does."""
        redaction_jobs.request_build(redaction)
        with self._engine():
            redaction_jobs.build.call(redaction.pk)
        return self.fresh(redaction)

    def proved(self, name: str = "登记表.txt", **inputs: str) -> Redaction:
        """A file with both names covered, built and proved."""
        return self.built(self.covered(self.started(name, **inputs)))

    def released(self, **inputs: str) -> Redaction:
        """The same, released."""
        redaction = self.proved(**inputs)
        self.take("release_redaction", about=redaction.pk)
        return self.fresh(redaction)

    def fresh(self, redaction: Redaction) -> Redaction:
        """As it is in the database now; the case too."""
        self.case = Application.objects.select_related("agency", "case").get(pk=self.case.pk)
        return Redaction.objects.select_related("source", "working", "released").get(pk=redaction.pk)

    def _engine(self) -> AbstractContextManager[Any]:
        return patch.object(workshop, "WORKSHOP", self.engine)
