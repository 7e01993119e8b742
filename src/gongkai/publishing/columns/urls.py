"""Addresses of columns and topics on the desk, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.columns.desk import column_page, topic_page
from gongkai.publishing.ledger_access import KEEPING, KEPT_BY_OFFICE, OFFICE, row_policy
from gongkai.publishing.models import Column, Topic

COLUMN_KEPT = row_policy("column_kept", "本机关公开工作机构的人", Column, OFFICE)
TOPIC_KEPT = row_policy("topic_kept", "本机关公开工作机构的人", Topic, OFFICE)

urlpatterns = [
    route("desk/columns/", column_page.columns, name="columns", seen_by=KEEPING),
    route("desk/columns/new/", column_page.adding, name="column-new", seen_by=KEPT_BY_OFFICE),
    route("desk/columns/<int:pk>/", column_page.change, name="column-change", seen_by=COLUMN_KEPT),
    route("desk/columns/<int:pk>/revised/", column_page.revised, name="column-revised", seen_by=COLUMN_KEPT),
    route("desk/topics/", topic_page.topics, name="topics-desk", seen_by=KEEPING),
    route("desk/topics/new/", topic_page.opening, name="topic-new", seen_by=KEPT_BY_OFFICE),
    route("desk/topics/<int:pk>/", topic_page.change, name="topic-change", seen_by=TOPIC_KEPT),
]
