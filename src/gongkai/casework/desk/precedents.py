"""参考: what helps to answer, beside each item while its result is decided, and as a list to search."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.models import Application, Item, ModelAnswer
from gongkai.casework.precedents import model_answer
from gongkai.casework.precedents.collecting import all_precedents, written_precedents
from gongkai.casework.precedents.finding import Finder
from gongkai.casework.precedents.precedent import Find, Precedent, PrecedentKind, grounds_of
from gongkai.casework.step_form import StepForm
from gongkai.casework.step_table import TABLE
from gongkai.casework.steps.decision import DecisionForm, outcome_of
from gongkai.law.outcome import Outcome

ON_A_PAGE = 20
USE = "use"
"""Name of the button that puts a model answer into the reason of an item: position and key of the answer."""
CONSULT = "consult"
"""Name of the button that looks up what fits the results chosen so far."""
WORDS_MOST = 60


@dataclass(frozen=True, slots=True)
class Panel:
    """What is shown beside one item; `ground` is the first ground, for the link to the list."""

    position: int
    finds: list[Find]
    ground: str

    @property
    def warns(self) -> bool:
        """Whether an answer like this was set aside."""
        return any(find.precedent.is_warning for find in self.finds)


Fields = dict[str, BoundField]


def panels(form: DecisionForm, actor: Actor) -> list[tuple[Item, Fields, Panel]]:
    """Every item of the form with its fields and its panel, by what is chosen now; the same questions for any number."""
    agency = form.application.agency
    finder = Finder(all_precedents(agency, actor))
    return [
        (
            item,
            fields,
            _panel(finder, item, fields["outcome"].value() or "", fields["withheld"].value() or []),
        )
        for item, fields in form.per_item()
    ]


def _panel(finder: Finder, item: Item, outcome: str, withheld: Iterable[str]) -> Panel:
    known = {ground for ground in withheld if ground in set(Outcome)}
    grounds = grounds_of(_outcome(outcome), sorted(known))
    return Panel(item.position, finder.find(item.what, grounds), next(iter(sorted(grounds)), ""))


def _outcome(code: str) -> str:
    """The outcome behind a choice of the form; empty for what is no choice."""
    try:
        return outcome_of(code)[0].value if code else ""
    except (ValueError, KeyError):
        return ""


def looks_up(post: QueryDict) -> bool:
    """Whether a decision form was sent to look something up, not to be saved."""
    return CONSULT in post or USE in post


def refilled(form: StepForm, post: QueryDict, files: Any) -> StepForm:
    """The empty form with everything typed so far, and the words of the model answer that was picked."""
    for name, field in form.fields.items():
        field.initial = field.widget.value_from_datadict(post, files, name)
    position, _dash, pk = post.get(USE, "").partition("-")
    reason, harm = (form.fields.get(f"item-{position}-{name}") for name in ("reason", "harm"))
    if reason is None or harm is None or not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return form
    answer = ModelAnswer.objects.for_drafting_at(form.application.agency).filter(pk=int(pk)).first()
    if answer is not None:
        reason.initial = _joined(reason.initial, answer.text)
        harm.initial = _joined(harm.initial, answer.harm)
    return form


def _joined(typed: str | None, more: str) -> str:
    typed = typed or ""
    return typed if more in typed else "\n".join(filter(None, (typed.rstrip(), more)))


@require_safe
def beside_item(request: HttpRequest, actor: Actor, application: Application) -> HttpResponse:
    """The panel of one item for the result chosen in the form, without the page round it."""
    if actor.role not in TABLE["decide"].roles or actor.agency != application.agency:
        raise Http404
    position = request.GET.get("item", "1")
    is_number = position.isascii() and position.isdigit() and len(position) < 5
    item = application.items.filter(position=int(position)).first() if is_number else None
    if item is None:
        raise Http404
    finder = Finder(all_precedents(application.agency, actor))
    panel = _panel(finder, item, request.GET.get("outcome", ""), request.GET.getlist("withheld"))
    return render(request, "casework/parts/precedents.html", {"panel": panel, "application": application})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed down to."""

    ground: str = ""
    kind: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From `?ground=&kind=&q=`; what cannot be meant counts as not asked."""
        ground, kind = query.get("ground", ""), query.get("kind", "")
        return cls(
            ground if ground in set(Outcome) else "",
            kind if kind in _KINDS else "",
            query.get("q", "").strip()[:WORDS_MOST],
        )

    @property
    def address(self) -> str:
        """The same as a query string, without page."""
        pairs = {"ground": self.ground, "kind": self.kind, "q": self.words}
        return urlencode({name: value for name, value in pairs.items() if value})

    def meets(self, one: Precedent) -> bool:
        """Whether it is asked for: words are looked for only in what this reader sees of it."""
        if self.ground and self.ground not in one.grounds:
            return False
        if self.kind and one.kind != self.kind:
            return False
        seen = " ".join((one.asked, one.says, one.harm, one.number, one.result))
        return all(word in seen for word in self.words.split())


_KINDS = [kind.value for kind in PrecedentKind if kind is not PrecedentKind.CLOSED]


@require_safe
def page(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list: disputes and their lessons, model answers and typical cases; closed cases are in the register."""
    agency = actor.agency
    assert agency is not None, "the policy admits people of an agency only"  # noqa: S101
    asked = Asked.of(request.GET)
    found = [one for one in written_precedents(agency, actor) if asked.meets(one)]
    writes = actor.role in model_answer.WRITERS
    context: dict[str, Any] = {
        "asked": asked,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "grounds": [(one.value, one.law.label) for one in Outcome if one is not Outcome.PARTIAL],
        "kinds": [(kind, PrecedentKind(kind).label) for kind in _KINDS],
        "writes": writes,
    }
    return render(request, "casework/precedents.html", context)
