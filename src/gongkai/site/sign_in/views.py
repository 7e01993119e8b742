"""Pages of signing in and of one's own password, second factor and sessions: the library's views in our design."""

from allauth.account.views import LoginView, PasswordChangeView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.agencies.models import Person
from gongkai.agencies.steps.person import holder_of, set_password
from gongkai.site.sign_in.forms import ChangeOwnPassword, FirstPassword, StaffSignIn


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    """改密码; who had to change it has done so."""

    template_name = "site/sign_in/change_password.html"
    form_class = ChangeOwnPassword

    def get_default_success_url(self) -> str:
        """The desk, which lets in who has a password of their own."""
        return reverse("profile")

    def form_valid(self, form: ChangeOwnPassword) -> HttpResponse:
        """The other sessions of the account end, because their password has gone."""
        response: HttpResponse = super().form_valid(form)
        Person.objects.filter(user=self.request.user).update(must_change_password=False)
        messages.success(self.request, _("已改密码。别处的登录都已退出。"))
        return response


class Enrol(ActivateTOTPView):  # type: ignore[misc]
    """启用动态口令."""

    template_name = "site/sign_in/enrol.html"

    def get_success_url(self) -> str:
        """The recovery codes, which are printed or written down."""
        messages.success(self.request, _("已启用动态口令。"))
        return reverse("mfa_view_recovery_codes")


class EndSessions(ListUserSessionsView):  # type: ignore[misc]
    """登录在哪里: the sessions of the account; one of them, or all others, can be ended."""

    template_name = "site/sign_in/sessions.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        """End the session named, or all but this one."""
        own = self.get_context_data()["sessions"]
        wanted = request.POST.get("session", "")
        ended = [row for row in own if not row.is_current() and wanted in ("others", str(row.pk))]
        for row in ended:
            row.end()
        messages.success(request, _("已退出%(count)s处登录。") % {"count": len(ended)})
        return redirect("usersessions_list")


@never_cache
def first_password(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """设密码 by a one-time link; afterwards one signs in with it."""
    person = holder_of(uid, token)
    if person is None:
        return render(request, "site/sign_in/link_ended.html", status=404)
    form = FirstPassword(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_password(person, form.cleaned_data["password1"])
        messages.success(request, _("已设密码。现在用账号和新密码登录。"))
        return redirect("sign-in")
    status = 422 if form.errors else 200
    return render(
        request, "site/sign_in/first_password.html", {"form": form, "person": person}, status=status
    )


sign_in = LoginView.as_view(template_name="site/sign_in.html", form_class=StaffSignIn)
sign_out = LogoutView.as_view()
second_factor = AuthenticateView.as_view(template_name="site/sign_in/second_factor.html")
confirm_password = ReauthenticateView.as_view(template_name="site/sign_in/confirm_password.html")
confirm_code = ReauthenticateByCodeView.as_view(template_name="site/sign_in/confirm_code.html")
change_password = ChangePassword.as_view()
enrol = Enrol.as_view()
disenrol = DeactivateTOTPView.as_view(
    template_name="site/sign_in/disenrol.html", success_url=reverse_lazy("profile")
)
recovery_codes = ViewRecoveryCodesView.as_view(template_name="site/sign_in/recovery_codes.html")
renew_recovery_codes = GenerateRecoveryCodesView.as_view(
    template_name="site/sign_in/renew_recovery_codes.html"
)
sessions = EndSessions.as_view()
