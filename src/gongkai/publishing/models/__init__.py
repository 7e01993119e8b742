"""What publishing keeps: documents and their public pages, columns, links, channels, duties, tickets."""

from gongkai.publishing.models.channel import (
    AccountFigures,
    ChannelKind,
    MediaAccount,
    Placement,
    PointKind,
    PointUse,
    PolicyQuestion,
    ReadingPoint,
    Submission,
    SubmissionState,
)
from gongkai.publishing.models.column import Column, ColumnType, Platform, Section, Topic
from gongkai.publishing.models.document import Comment, Document, DocumentFile, FileUse, Revision, TextState
from gongkai.publishing.models.duty import (
    Duty,
    DutyDone,
    GuideChange,
    GuideEntry,
    Leader,
    Period,
    ReviewRule,
    Wording,
)
from gongkai.publishing.models.link import (
    Campaign,
    CampaignItem,
    CleanUpResult,
    InterpretationForm,
    Link,
    LinkKind,
)
from gongkai.publishing.models.link_check import LONGEST_ADDRESS, LinkCheck, LinkRound
from gongkai.publishing.models.publication import Publication, Trace
from gongkai.publishing.models.standard_item import StandardItem
from gongkai.publishing.models.ticket import Proposal, ProposalState, SiteError, TicketState
from gongkai.publishing.models.validity_spell import ValiditySpell, ValiditySpellQuerySet

__all__ = [
    "LONGEST_ADDRESS",
    "AccountFigures",
    "Campaign",
    "CampaignItem",
    "ChannelKind",
    "CleanUpResult",
    "Column",
    "ColumnType",
    "Comment",
    "Document",
    "DocumentFile",
    "Duty",
    "DutyDone",
    "FileUse",
    "GuideChange",
    "GuideEntry",
    "InterpretationForm",
    "Leader",
    "Link",
    "LinkCheck",
    "LinkKind",
    "LinkRound",
    "MediaAccount",
    "Period",
    "Placement",
    "Platform",
    "PointKind",
    "PointUse",
    "PolicyQuestion",
    "Proposal",
    "ProposalState",
    "Publication",
    "ReadingPoint",
    "ReviewRule",
    "Revision",
    "Section",
    "SiteError",
    "StandardItem",
    "Submission",
    "SubmissionState",
    "TextState",
    "TicketState",
    "Topic",
    "Trace",
    "ValiditySpell",
    "ValiditySpellQuerySet",
    "Wording",
]
