"""Addresses of the tickets on the desk, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.ledger_access import LISTS
from gongkai.publishing.tickets.access import TICKET
from gongkai.publishing.tickets.desk import contact_page, list_page, ticket_page

_TICKET = "desk/tickets/<int:pk>/"

urlpatterns = [
    route("desk/tickets/", list_page.tickets, name="tickets", seen_by=LISTS),
    route(_TICKET, ticket_page.ticket, name="ticket", seen_by=TICKET),
    route(f"{_TICKET}contact/", contact_page.contact, name="ticket-contact", seen_by=TICKET),
]
