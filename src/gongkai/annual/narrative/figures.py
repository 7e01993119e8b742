"""All figures that a report can state, by code. A text refers to one as `{code}` (`references`)."""

from collections.abc import Mapping

from gongkai.annual.narrative.figure import NamedFigure
from gongkai.annual.narrative.of_applications import application_figures
from gongkai.annual.narrative.of_ledgers import ledger_figures
from gongkai.annual.narrative.of_publishing import account_figures, column_figures, publishing_figures
from gongkai.publishing.scope import Scope

FIGURES: Mapping[str, NamedFigure] = {
    figure.code: figure for figure in (*publishing_figures(), *application_figures(), *ledger_figures())
}


def own_figures(scope: Scope) -> Mapping[str, NamedFigure]:
    """Those of the agency's own columns and accounts; two questions to the database."""
    return {figure.code: figure for figure in (*column_figures(scope), *account_figures(scope))}
