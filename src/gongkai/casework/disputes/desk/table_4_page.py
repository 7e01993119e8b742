"""What the page of Table 4 asks: which disputes its open number counts, and who may see them."""

from gongkai.agencies.role import Role
from gongkai.casework.desk import table_3_page
from gongkai.casework.desk.asked_table import AskedTable
from gongkai.casework.disputes.table_4 import cases
from gongkai.casework.models import DisputeQuerySet

READERS = (*table_3_page.READERS, Role.LEGAL_REVIEWER)
"""Posts that see every dispute of the agency: those that see every case, and legal reviewers, who answer for them."""


class Asked(AskedTable):
    """What the address asks for."""

    def disputes(self) -> DisputeQuerySet:
        """What the open number counts; raises `NoSuchCell` for one that the table does not have."""
        return cases(self.agencies, self.year, self.cell)
