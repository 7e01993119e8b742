"""Reviews and suits of 青溪县自然资源局, made by the steps of their table, each on its day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.agencies.role import Role
from gongkai.casework.disputes.registration import Filing, Old, register
from gongkai.casework.disputes.taking import take
from gongkai.casework.intake import Party
from gongkai.casework.models import Dispute
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from tests.county import County
from tests.desk_cases import at

MENG = Party("孟小河", "510811199202020025", "13700000000", address="青溪县石桥村5组")


class Court:
    """What review organs and courts send to the agency, and what its people do about it."""

    def __init__(self, county: County) -> None:
        self.county = county

    def register(
        self,
        on: date,
        kind: DisputeKind = DisputeKind.REVIEW,
        *,
        old: Old | None = None,
        today: date | None = None,
        **more: Any,
    ) -> Dispute:
        """A case that was taken up on the day and whose copy came in the same day."""
        more.setdefault("claimant", None if more.get("application") else MENG)
        more.setdefault("received_on", on)
        filing = Filing(
            agency=more.pop("agency", self.county.agency),
            kind=kind,
            cause=more.pop("cause", Cause.DECISION),
            procedure=more.pop("procedure", Procedure.ORDINARY),
            organ=more.pop("organ", "青溪县人民法院" if kind.is_suit else "青溪县人民政府"),
            title=more.pop("title", "不服石桥村补偿方案讨论记录不予公开"),
            filed_on=on,
            **more,
        )
        return register(filing, self.county.actor(Role.CLERK), at(today or on), old)

    def take(
        self,
        dispute: Dispute,
        code: str,
        on: date,
        inputs: Mapping[str, Any] | None = None,
        role: str = Role.CLERK,
        **more: Any,
    ) -> Dispute:
        """Take a step on the day, which its date is unless the inputs say otherwise."""
        said = {"on": on, **(inputs or {})}
        return take(code, dispute.pk, self.county.actor(role), at(on), said, **more)

    def decided(self, dispute: Dispute, on: date, disposition: str = "maintained", **more: Any) -> Dispute:
        """The decision, or the judgment of first instance, came in on the day."""
        said = {"document": "青府复决〔2026〕3号", "disposition": disposition, **more}
        return self.take(dispute, "decide", on, said)
