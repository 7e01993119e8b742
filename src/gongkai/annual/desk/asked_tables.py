"""What the page of a report's tables is asked for: which table, which open number; and who may open numbers at all."""

from urllib.parse import urlencode

from django.http import QueryDict

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Reach
from gongkai.annual.compiling.totals import printed
from gongkai.annual.models import AnnualReport
from gongkai.casework.desk.table_3_page import READERS
from gongkai.report.codes import table_of
from gongkai.report.forms import label, unit

TABLES = (2, 3, 4)
FIRST_SHOWN = 3


class AskedTables:
    """`?table=2` or the table of `?cell=`; a cell that the form lacks is no open number."""

    def __init__(self, query: QueryDict, report: AnnualReport) -> None:
        cell, table = query.get("cell", ""), query.get("table", "")
        self.cell = cell if cell in printed(report.year) else ""
        asked = int(table) if table in map(str, TABLES) else FIRST_SHOWN
        self.table = table_of(self.cell) if self.cell else asked

    @property
    def address(self) -> str:
        """The table without its open number, as a query string."""
        return urlencode({"table": self.table})

    @property
    def open_address(self) -> str:
        """The table with its open number."""
        return urlencode({"cell": self.cell})

    @property
    def opened(self) -> str:
        """The open number in words."""
        return label(self.cell).replace("·", "，")

    @property
    def unit(self) -> str:
        """Its unit."""
        return unit(self.cell)


def opens_numbers(report: AnnualReport, actor: Actor) -> bool:
    """Whether the actor sees every record behind the numbers: those of the agency who see every case of it, and who
    looks on from above. The office of the superior sees the figures alone."""
    if actor.agency is None or actor.role is None:
        return False
    own = actor.agency.pk == report.agency_id and actor.role in READERS
    return own or actor.role.reach is Reach.SUBTREE
