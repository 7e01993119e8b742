"""导入存量信息: what was published before, through the pages of its import."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.progress import Progress
from gongkai.publishing.models import Column
from gongkai.publishing.stock import importing
from gongkai.publishing.stock.register_import.field import HEADINGS, Field
from gongkai.publishing.stock.register_import.reading import read_stock
from gongkai.publishing.stock.register_import.row import MEANINGS, Choices, StockRow


@require_http_methods(["GET", "POST"])
def stock_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The pages of the import."""
    return _Stock(actor).answer(request)


class _Stock(RegisterPages[Field, StockRow]):
    headings = HEADINGS
    template = "publishing/stock/register"
    at_once = 2000

    def read(self, brought: Brought[Field]) -> Reading[Field, StockRow]:
        columns = list(Column.objects.filter(agency=self.agency, in_use=True).order_by("position", "pk"))
        chosen = brought.said.get("column", "")
        names = {str(column.pk): column for column in columns}
        choices = Choices(
            brought.mapped,
            importing.known_of(self.agency),
            names[chosen].pk if chosen in names else None,
            brought.settled(MEANINGS),
        )
        shown = {"choices": choices, "columns": columns}
        if choices.missing:
            return Reading(choices.missing, None, shown)
        stock = read_stock(brought.sheet, brought.heading, choices, self.when.today)
        counted = Counter((row.published.year, row.column) for row in stock.rows)
        years = sorted({year for year, _column in counted})
        shown["counted"] = [
            (year, column.name, counted[year, column.pk])
            for year in years
            for column in columns
            if counted[year, column.pk]
        ]
        return Reading((), stock, shown)

    def progress(self, rows: Sequence[StockRow], _source: str) -> Progress[StockRow]:
        return importing.progress(self.agency, rows)

    def take_over(self, rows: Sequence[StockRow], _source: str, most: int) -> int:
        return importing.take_over(self.agency, rows, self.actor, self.when, most)
