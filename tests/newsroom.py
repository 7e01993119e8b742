"""Documents of 青溪县自然资源局 on their way to the public, made by the steps of their table, each on its day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.agencies.role import Role
from gongkai.publishing import drafting, editing
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.history import stands
from gongkai.publishing.models import Document
from gongkai.publishing.taking import take
from tests.county import County
from tests.desk_cases import at

BODY = "<h2>一、总体要求</h2><p>为了规范宅基地审批，制定本办法。</p><p>石桥村先行试点。</p>"


class Newsroom:
    """What the people of the agency do with its documents; its platform is open."""

    def __init__(self, county: County) -> None:
        self.county = county
        open_platform(county.government, at(county.today))
        open_platform(county.agency, at(county.today))

    def begin(self, on: date, title: str = "青溪县宅基地审批管理办法", **more: Any) -> Document:
        """A draft of the officer of the 不动产登记科, to be published, with all that review wants."""
        values = {"body": BODY, "attribute": "proactive", **more}
        role = values.pop("role", Role.OFFICER)
        kind = values.pop("kind", "normative")
        return drafting.begin(self.county.actor(role), at(on), kind=kind, title=title, **values)

    def save(self, document: Document, on: date, role: str = Role.OFFICER, **values: Any) -> Document:
        """The working text, saved by somebody."""
        return editing.save(document.pk, self.county.actor(role), at(on), values, document.edits)

    def take(
        self,
        document: Document,
        code: str,
        on: date,
        inputs: Mapping[str, Any] | None = None,
        role: str = Role.CLERK,
        **more: Any,
    ) -> Document:
        """Take a step on the day."""
        when = at(on, more.pop("hour", 2))
        return take(code, document.pk, self.county.actor(role), when, inputs or {}, **more)

    def submitted(self, document: Document, on: date) -> Document:
        """Put before the first level."""
        return self.take(document, "submit", on, {"warnings_seen": True}, Role.OFFICER)

    def reviewed(self, document: Document, on: date, *roles: str) -> Document:
        """Passed by these, each with the checks of their level ticked."""
        for role in roles:
            document = self.take(document, "pass", on, self.ticked(document), role)
        return document

    def signed(self, document: Document, on: date, **more: Any) -> Document:
        """Submitted, passed by section and office, signed by the leader."""
        document = self.submitted(document, on)
        document = self.reviewed(document, on, Role.SECTION_HEAD, Role.OGI_HEAD)
        said = {
            "attribute": document.attribute,
            "attribute_ground": document.attribute_ground,
            "attribute_reason": document.attribute_reason,
            **self.ticked(document),
            **more,
        }
        return self.take(document, "sign", on, said, Role.LEADER)

    def published(self, on: date, title: str = "青溪县宅基地审批管理办法", **more: Any) -> Document:
        """Drafted, reviewed and published, all on the day."""
        return self.take(self.signed(self.begin(on, title, **more), on), "publish", on)

    def ticked(self, document: Document) -> dict[str, Any]:
        """Every check of the level at hand."""
        review = stands(document).facts.review
        checks = review.level.checks if review else ()
        return {f"check_{number}": True for number in range(1, len(checks) + 1)}
