"""All addresses: those of the portal, and those that belong to no room."""

from gongkai.agencies.route import EVERYONE, route
from gongkai.agencies.urls import urlpatterns as agency_addresses
from gongkai.annual.urls import urlpatterns as annual_addresses
from gongkai.api.public.urls import urlpatterns as public_api_addresses
from gongkai.api.urls import urlpatterns as api_addresses
from gongkai.casework.disputes.urls import urlpatterns as dispute_addresses
from gongkai.casework.office_urls import urlpatterns as office_addresses
from gongkai.casework.urls import urlpatterns as case_addresses
from gongkai.portal.corpus.urls import urlpatterns as corpus_addresses
from gongkai.portal.find_error.urls import urlpatterns as find_error_addresses
from gongkai.portal.information.preview_urls import urlpatterns as preview_addresses
from gongkai.portal.open_data.urls import urlpatterns as open_data_addresses
from gongkai.portal.search.urls import urlpatterns as search_addresses
from gongkai.portal.urls import urlpatterns as portal_addresses
from gongkai.publishing.columns.urls import urlpatterns as column_addresses
from gongkai.publishing.editor.urls import urlpatterns as editor_addresses
from gongkai.publishing.from_casework.urls import urlpatterns as from_casework_addresses
from gongkai.publishing.guard.urls import urlpatterns as guard_addresses
from gongkai.publishing.guide.urls import urlpatterns as guide_addresses
from gongkai.publishing.ledger_urls import urlpatterns as ledger_addresses
from gongkai.publishing.review.urls import urlpatterns as chain_addresses
from gongkai.publishing.stock.urls import urlpatterns as stock_addresses
from gongkai.publishing.tickets.urls import urlpatterns as ticket_addresses
from gongkai.publishing.urls import urlpatterns as document_addresses
from gongkai.registers.urls import urlpatterns as register_addresses
from gongkai.site import errors, pages, preferences
from gongkai.site.sign_in.urls import urlpatterns as sign_in_addresses
from gongkai.workflow.job_urls import urlpatterns as job_addresses

urlpatterns = [
    *portal_addresses,
    *search_addresses,
    *open_data_addresses,
    *corpus_addresses,
    *agency_addresses,
    *office_addresses,
    *case_addresses,
    *dispute_addresses,
    *editor_addresses,
    *stock_addresses,
    *document_addresses,
    *chain_addresses,
    *guard_addresses,
    *preview_addresses,
    *ledger_addresses,
    *ticket_addresses,
    *from_casework_addresses,
    *find_error_addresses,
    *column_addresses,
    *guide_addresses,
    *register_addresses,
    *annual_addresses,
    *job_addresses,
    *api_addresses,
    *public_api_addresses,
    route("choose/<str:name>/<str:value>/", preferences.choose, name="choose", seen_by=EVERYONE),
    route("accessibility/", pages.accessibility, name="accessibility", seen_by=EVERYONE),
    route("robots.txt", pages.robots, name="robots", seen_by=EVERYONE),
    *sign_in_addresses,
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
