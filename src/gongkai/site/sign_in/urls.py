"""Addresses of signing in. The library asks for some by names of its own, which is why they are called so."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, SIGNED_IN, route
from gongkai.site.sign_in import views

SIGNING_IN = RateLimit("sign-in", requests=30, minutes=10)
"""An office behind one address signs in within a morning; one account is locked by axes after five failures."""
SETTING = RateLimit("first-password", requests=20, minutes=10)

urlpatterns = [
    route("sign-in/", views.sign_in, name="sign-in", seen_by=EVERYONE, limit=SIGNING_IN),
    # The same page under the name by which the library leads to it; the first of the two answers.
    route("sign-in/", views.sign_in, name="account_login", seen_by=EVERYONE, limit=SIGNING_IN),
    route("sign-in/code/", views.second_factor, name="mfa_authenticate", seen_by=EVERYONE, limit=SIGNING_IN),
    route(
        "sign-in/first/<str:uid>/<str:token>/",
        views.first_password,
        name="first-password",
        seen_by=EVERYONE,
        limit=SETTING,
    ),
    route("sign-out/", views.sign_out, name="sign-out", seen_by=EVERYONE),
    route("desk/account/password/", views.change_password, name="account_change_password", seen_by=SIGNED_IN),
    route("desk/account/confirm/", views.confirm_password, name="account_reauthenticate", seen_by=SIGNED_IN),
    route("desk/account/confirm/code/", views.confirm_code, name="mfa_reauthenticate", seen_by=SIGNED_IN),
    route("desk/account/code/", views.enrol, name="mfa_activate_totp", seen_by=SIGNED_IN),
    route("desk/account/code/off/", views.disenrol, name="mfa_deactivate_totp", seen_by=SIGNED_IN),
    route("desk/account/recovery/", views.recovery_codes, name="mfa_view_recovery_codes", seen_by=SIGNED_IN),
    route(
        "desk/account/recovery/renew/",
        views.renew_recovery_codes,
        name="mfa_generate_recovery_codes",
        seen_by=SIGNED_IN,
    ),
    route("desk/account/sessions/", views.sessions, name="usersessions_list", seen_by=SIGNED_IN),
]
