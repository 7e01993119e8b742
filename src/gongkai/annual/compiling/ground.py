"""On what an entry by hand stands: its reason, and the paper that proves it."""

from dataclasses import dataclass

from gongkai.agencies.actor import Actor
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import AT_WORK
from gongkai.records.attachments import Refused, attach
from gongkai.records.models import Attachment, Purpose
from gongkai.records.moment import Moment


@dataclass(frozen=True, slots=True)
class Ground:
    """`document` names the paper; `file`, its name and bytes, is kept with the report."""

    reason: str
    document: str = ""
    file: tuple[str, bytes] | None = None

    def require(self) -> None:
        """A reason, and a document or a file. Raises `EntryRefused`."""
        if not self.reason.strip():
            raise EntryRefused("没有写原因。写清为什么与记录不同。", "reason")
        if not self.document.strip() and self.file is None:
            raise EntryRefused("没有依据。写依据文件的名称和文号，或者上传材料。", "document")

    def keep(self, report: AnnualReport, actor: Actor, when: Moment) -> Attachment | None:
        """The file among the report's, if there is one. Raises `EntryRefused` for a file that is not taken."""
        if self.file is None:
            return None
        name, content = self.file
        try:
            return attach(report.case, Purpose.REPORT_FILE, name, content, actor, when)
        except Refused as refused:
            raise EntryRefused(str(refused), "file") from refused


def require_at_work(report: AnnualReport) -> None:
    """What was submitted is changed by nobody. Raises `EntryRefused`."""
    if report.stage not in AT_WORK:
        raise EntryRefused(
            f"这一版报告{report.get_stage_display()}，数字不能再改。先撤回报送，或者等退回；已经发布的，发起更正。"
        )
