"""Addresses of the board, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.clocks.desk import board_page
from gongkai.publishing.ledger_access import LISTS

urlpatterns = [
    route("desk/board/", board_page.board, name="board", seen_by=LISTS),
    route("desk/board/list.xlsx", board_page.export, name="board-export", seen_by=LISTS),
]
