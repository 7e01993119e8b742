"""Addresses of what is watched over: what is due, the register of documents, its clean-ups, recurring duties."""

from gongkai.publishing.campaigns.urls import urlpatterns as campaigns
from gongkai.publishing.clocks.urls import urlpatterns as clocks
from gongkai.publishing.duties.urls import urlpatterns as duties
from gongkai.publishing.register.urls import urlpatterns as register

urlpatterns = [*clocks, *register, *campaigns, *duties]
