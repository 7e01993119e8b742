"""Addresses of the desk about agencies, people and posts, each with who sees it."""

from gongkai.agencies.desk import capacity
from gongkai.agencies.route import DESK, route

urlpatterns = [
    route("desk/", capacity.desk, name="desk", seen_by=DESK),
    route("desk/switch/", capacity.switch_post, name="switch-post", seen_by=DESK),
]
