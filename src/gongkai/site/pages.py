"""Pages that belong to no room: sign-in, sign-out, the statement on accessibility."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe


class StaffSignIn(AuthenticationForm):
    """Name and password, with errors in words that tell what to do."""

    error_messages = {  # noqa: RUF012
        "invalid_login": _("账号或密码不对。密码区分大小写；忘记了请找管理员重设。"),
        "inactive": _("这个账号已停用。请找管理员。"),
    }


sign_in = LoginView.as_view(
    template_name="site/sign_in.html", authentication_form=StaffSignIn, redirect_authenticated_user=True
)
sign_out = LogoutView.as_view()


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍说明."""
    return render(request, "site/accessibility.html")


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Private workspaces are for no search engine; the library is."""
    return HttpResponse("User-agent: *\nDisallow: /check/\n", content_type="text/plain; charset=utf-8")
