"""The order in which an application is decided, as the margin of the decision form prints it."""

from dataclasses import dataclass

from gongkai.law.decision_order import DECISION_ORDER


@dataclass(frozen=True, slots=True)
class Guided:
    """A question, its articles, and the results at which one may stop there."""

    asks: str
    articles: str
    results: tuple[str, ...]


def guide() -> tuple[Guided, ...]:
    """The questions in their order: `law.decision_order`."""
    return tuple(
        Guided(
            question.asks,
            "、".join(article.removeprefix("条例") for article in question.articles),
            tuple(outcome.law.label for outcome in question.outcomes),
        )
        for question in DECISION_ORDER
    )
