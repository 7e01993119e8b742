"""What a list of cases is narrowed down to: read from the address, and kept in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Person, Post
from gongkai.agencies.prepared import Prepared
from gongkai.casework.desk.due import Due
from gongkai.casework.models import Theme
from gongkai.casework.stage import OPEN, Stage
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.receipt import Channel
from gongkai.law.working_days import WorkingDays
from gongkai.records.models import SecretKind
from gongkai.records.vault import same_value
from gongkai.report.codes import Column
from gongkai.report.forms import COLUMN_LABELS

WORDS_MOST = 60
Choices = tuple[tuple[str, str], ...]

STAGES: Choices = tuple((stage.value, stage.label) for stage in Stage)
CHANNELS: Choices = tuple((channel.value, channel.label) for channel in Channel)
COLUMNS: Choices = tuple((column.value, COLUMN_LABELS[Column(column)]) for column in ApplicantColumn)
THEMES: Choices = (*((theme.value, str(theme.label)) for theme in Theme), ("none", "未归类"))
DUES: Choices = tuple((due.value, due.label) for due in Due)


@lru_cache(maxsize=256)
def options(choices: Choices, chosen: str) -> SafeString:
    """The options of a list to choose from. They are the same on every page, so they are written once."""
    written = ((code, mark_safe(" selected") if code == chosen else "", label) for code, label in choices)
    return format_html_join("", '<option value="{}"{}>{}</option>', written)


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """The choices; empty where nothing was chosen. What cannot be meant counts as not chosen."""

    stage: str = ""
    channel: str = ""
    column: str = ""
    theme: str = ""
    officer: int | None = None
    due: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "CaseFilter":
        """From `?stage=&channel=&column=&theme=&officer=&due=&q=`."""
        officer = query.get("officer", "")
        return cls(
            _one_of(query.get("stage", ""), STAGES),
            _one_of(query.get("channel", ""), CHANNELS),
            _one_of(query.get("column", ""), COLUMNS),
            _one_of(query.get("theme", ""), THEMES),
            int(officer) if officer.isascii() and officer.isdigit() and len(officer) < 19 else None,
            _one_of(query.get("due", ""), DUES),
            query.get("q", "").strip()[:WORDS_MOST],
        )

    def lists(self, people: Iterable[Person]) -> list[tuple[str, str, SafeString]]:
        """Lists to choose from: name, label, options."""
        officer = str(self.officer or "")
        return [
            ("stage", _("环节"), options(STAGES, self.stage)),
            ("due", _("期限"), options(DUES, self.due)),
            ("channel", _("渠道"), options(CHANNELS, self.channel)),
            ("column", _("申请人"), options(COLUMNS, self.column)),
            ("theme", _("主题"), options(THEMES, self.theme)),
            ("officer", _("经办"), options(tuple((str(one.pk), one.name) for one in people), officer)),
        ]

    @property
    def address(self) -> str:
        """The same as a query string."""
        pairs = {
            "q": self.words,
            "stage": self.stage,
            "channel": self.channel,
            "column": self.column,
            "theme": self.theme,
            "officer": self.officer or "",
            "due": self.due,
        }
        return urlencode({name: value for name, value in pairs.items() if value})

    def condition(self, today: date, days: WorkingDays, prefix: str = "", *, by_name: bool = False) -> Q:
        """As a condition on applications; `prefix` leads to them from another model.

        `by_name`: the words may also be the full name of an applicant, found by its keyed index.
        """
        found = Q()
        exact = {"stage": self.stage, "channel": self.channel, "column": self.column, "person": self.officer}
        for name, value in exact.items():
            if value:
                found &= Q(**{f"{prefix}{name}": value})
        if self.theme:
            found &= Q(**{f"{prefix}theme": "" if self.theme == "none" else self.theme})
        if self.due:
            first, last = Due(self.due).range(today, days)
            found &= Q(**{f"{prefix}stage__in": OPEN, f"{prefix}due__lte": last})
            if first:
                found &= Q(**{f"{prefix}due__gte": first})
        words = Q()
        for word in self.words.split():
            words &= Q(**{f"{prefix}title__contains": word}) | Q(**{f"{prefix}number__contains": word})
        if by_name and self.words:
            named = same_value(SecretKind.NAME, self.words).filter(whose__startswith="applicant")
            words |= Q(**{f"{prefix}pk__in": named.values("case")})
        return found & words


def _one_of(value: str, choices: Choices) -> str:
    return value if any(value == code for code, _label in choices) else ""


def officers(actor: Actor, today: date) -> list[Person]:
    """Whom the cases of the agency may lie with; one question to the database."""
    return _officers(actor.agency.pk, today) if actor.agency else []


def _handling(agency: int, today: date) -> QuerySet[Person]:
    posts = Post.objects.in_effect(today).filter(agency=agency, role__in=("clerk", "officer"))
    return Person.objects.filter(pk__in=posts.values("person")).order_by("pk")


_officers = Prepared(_handling, -1, date.min)
