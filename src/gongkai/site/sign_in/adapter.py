"""What the sign-in library asks of the site: where to go on, what to say, how secrets are kept."""

import base64
import time
from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.agencies.acting import acting
from gongkai.agencies.actor import actors_of
from gongkai.agencies.rate_limit import address_of


def client_address(request: HttpRequest) -> str:
    """Where a sign-in comes from; `0.0.0.0` where there is no connection, as in a command."""
    return address_of(request) or "0.0.0.0"  # noqa: S104


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by administrators; passwords are theirs to reset, without mail."""

    error_messages = {  # noqa: RUF012
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy("账号或密码不对。密码区分大小写；忘记了请找管理员重设。"),
        "incorrect_password": gettext_lazy("密码不对。密码区分大小写。"),
        "enter_current_password": gettext_lazy("现在的密码不对。密码区分大小写。"),
        "too_many_login_attempts": gettext_lazy("输错次数太多。15分钟后再试。"),
        "rate_limited": gettext_lazy("太频繁。过一会儿再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody registers."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever holds a post begins at the desk, others at the library."""
        return reverse("desk") if acting(request) else reverse("library")

    def get_client_ip(self, request: HttpRequest) -> str:
        """As everywhere on the site: the proxy is believed only where one of ours is declared."""
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: wrong passwords are counted by axes, which survives a restart."""

    def is_reauthentication_required(self, *, app: str, **_kwargs: Any) -> bool:  # noqa: ARG002
        """Not within five minutes of having given password or code: also right after signing in."""
        given = [record["at"] for record in get_authentication_records(self.request, self.request.user)]
        return not given or time.time() - max(given) > account_settings.REAUTHENTICATION_TIMEOUT

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: our views say what they have done."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor: secrets are encrypted under a key derived from the installation's."""

    error_messages = {  # noqa: RUF012
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("动态口令不对。每30秒换一次，看准现在显示的6位；手机时间要准。"),
        "cannot_delete_authenticator": gettext_lazy("您所在的机关要求使用动态口令，不能停用。"),
    }

    def get_totp_issuer(self) -> str:
        """As the telephone lists it."""
        return f"{settings.IDENTITY.name} {_('公开办理台')}"

    def encrypt(self, text: str) -> str:
        """Ciphertext of a secret or of the recovery codes' seed."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not while an agency in which the person acts requires it."""
        return not second_factor_required(authenticator.user)


def second_factor_required(user: AbstractBaseUser) -> bool:
    """Whether any agency in which the person acts today requires a second factor."""
    return any(
        actor.agency is not None and actor.agency.second_factor_required
        for actor in actors_of(user, timezone.localdate())
    )


def _cipher() -> Fernet:
    derive = HKDF(SHA256(), 32, salt=None, info=b"gongkai second factor")
    return Fernet(base64.urlsafe_b64encode(derive.derive(settings.SECRET_KEY.encode())))
