"""Addresses of the ledgers around publishing, and of what is watched over."""

from gongkai.publishing.accounts.urls import urlpatterns as accounts
from gongkai.publishing.catalogue.urls import urlpatterns as catalogue
from gongkai.publishing.channels.urls import urlpatterns as channels
from gongkai.publishing.oversight_urls import urlpatterns as oversight
from gongkai.publishing.points.urls import urlpatterns as points
from gongkai.publishing.policy_questions.urls import urlpatterns as policy_questions
from gongkai.publishing.submissions.urls import urlpatterns as submissions

urlpatterns = [*channels, *accounts, *submissions, *catalogue, *points, *policy_questions, *oversight]
