"""Addresses of the desk about agencies, people and posts, each with who sees it."""

from gongkai.agencies.desk import (
    agency_page,
    agency_steps,
    capacity,
    log_page,
    people_list,
    person_page,
    post_steps,
    profile,
)
from gongkai.agencies.route import DESK, SIGNED_IN, desk, route
from gongkai.agencies.seen_by import (
    AGENCY_LOG,
    AGENCY_MANAGED,
    AGENCY_SEEN,
    OVERSEERS,
    PERSON_MANAGED,
    PERSON_SEEN,
    POST_ARRANGED,
    POST_MANAGED,
    STAND_IN_ARRANGED,
    UNIT_MANAGED,
)

_AGENCY = "desk/agencies/<int:pk>/"
_PERSON = "desk/agencies/people/<int:pk>/"

urlpatterns = [
    route("desk/", capacity.desk, name="desk", seen_by=DESK),
    route("desk/switch/", capacity.switch_post, name="switch-post", seen_by=DESK),
    route("desk/account/", profile.profile, name="profile", seen_by=SIGNED_IN),
    route("desk/account/telephone/", profile.telephone, name="own-telephone", seen_by=DESK),
    route("desk/agencies/", agency_page.tree, name="agencies", seen_by=desk(*OVERSEERS)),
    route(_AGENCY, agency_page.agency_page, name="agency", seen_by=AGENCY_SEEN),
    route(f"{_AGENCY}log/", log_page.log_page, name="agency-log", seen_by=AGENCY_LOG),
    route(f"{_AGENCY}below/", agency_steps.set_up, name="agency-set-up", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}edit/", agency_steps.edit, name="agency-edit", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}move/", agency_steps.move, name="agency-move", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}rename/", agency_steps.rename, name="agency-rename", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}merge/", agency_steps.merge, name="agency-merge", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}split/", agency_steps.split, name="agency-split", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}abolish/", agency_steps.abolish, name="agency-abolish", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}units/", agency_steps.add_unit, name="unit-add", seen_by=AGENCY_MANAGED),
    route("desk/agencies/units/<int:pk>/", agency_steps.edit_unit, name="unit-edit", seen_by=UNIT_MANAGED),
    route(f"{_AGENCY}people/", person_page.invite, name="person-invite", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}posts/", post_steps.find_person, name="person-find", seen_by=AGENCY_MANAGED),
    route(f"{_AGENCY}posts/<str:username>/", post_steps.appoint, name="appoint", seen_by=AGENCY_MANAGED),
    route("desk/agencies/people/", people_list.people_list, name="people", seen_by=desk(*OVERSEERS)),
    route(_PERSON, person_page.person_page, name="person", seen_by=PERSON_SEEN),
    route(f"{_PERSON}edit/", person_page.edit, name="person-edit", seen_by=PERSON_MANAGED),
    route(f"{_PERSON}disable/", person_page.disable, name="person-disable", seen_by=PERSON_MANAGED),
    route(f"{_PERSON}enable/", person_page.enable, name="person-enable", seen_by=PERSON_MANAGED),
    route(f"{_PERSON}unlock/", person_page.unlock, name="person-unlock", seen_by=PERSON_MANAGED),
    route(f"{_PERSON}password/", person_page.reset_password, name="person-password", seen_by=PERSON_MANAGED),
    route(f"{_PERSON}code/", person_page.reset_second_factor, name="person-code", seen_by=PERSON_MANAGED),
    route("desk/posts/<int:pk>/end/", post_steps.end_post, name="post-end", seen_by=POST_MANAGED),
    route(
        "desk/posts/<int:pk>/stand-in/",
        post_steps.appoint_stand_in,
        name="stand-in-appoint",
        seen_by=POST_ARRANGED,
    ),
    route("desk/posts/<int:pk>/hand-over/", post_steps.hand_over, name="hand-over", seen_by=POST_ARRANGED),
    route(
        "desk/stand-ins/<int:pk>/end/",
        post_steps.end_stand_in,
        name="stand-in-end",
        seen_by=STAND_IN_ARRANGED,
    ),
]
