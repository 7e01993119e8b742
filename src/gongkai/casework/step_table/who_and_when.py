"""Roles and stages as the rows of the table name them."""

from gongkai.agencies.role import Role
from gongkai.casework.stage import OPEN, Stage

CLERK, OFFICER, SECTION_HEAD = Role.CLERK, Role.OFFICER, Role.SECTION_HEAD
OGI_HEAD, LEADER = Role.OGI_HEAD, Role.LEADER
LEGAL, SECRECY = Role.LEGAL_REVIEWER, Role.SECRECY_REVIEWER

DESK = frozenset({CLERK, OFFICER})
OFFICE = frozenset({CLERK})
DRAFTERS = frozenset({CLERK, OFFICER, SECTION_HEAD})
EVERYBODY = frozenset({CLERK, OFFICER, SECTION_HEAD, OGI_HEAD, LEADER, LEGAL, SECRECY})
APPROVERS = frozenset({SECTION_HEAD, OGI_HEAD, LEADER, LEGAL, SECRECY})

ALL = frozenset(Stage)
CONFIRMED = OPEN - {Stage.UNCONFIRMED}
AT_WORK = frozenset({Stage.REGISTERED, Stage.ASSIGNED, Stage.HANDLING, Stage.CONSULTING})
DECIDING = frozenset({Stage.HANDLING, Stage.CONSULTING})
ENDED = frozenset({Stage.CLOSED, Stage.ARCHIVED})
