"""Tokens with which a program acts in somebody's post."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from gongkai.agencies.models import Post

VALID_FOR = timedelta(days=365)


def digest_of(token: str) -> str:
    """What is kept of a token: it has 256 random bits, so a plain digest cannot be turned back."""
    return hashlib.sha256(token.encode()).hexdigest()


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    """Questions to the tokens."""

    def valid(self, token: str, now: datetime) -> "AccessToken | None":
        """The token, unless it is unknown, expired or revoked, or its post or account has ended."""
        today = timezone.localdate(now)
        holds = Q(post__until=None) | Q(post__until__gte=today)
        return (
            self.filter(holds, digest=digest_of(token), expires_at__gt=now, post__since__lte=today)
            .filter(post__person__user__is_active=True)
            .select_related("post__person", "post__agency", "post__unit")
            .first()
        )


class AccessToken(models.Model):
    """A program's right to act in a post; told once, kept as a digest."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="access_tokens")
    label = models.CharField("用途", max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField("建立时间")
    expires_at = models.DateTimeField("到期时间")

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "接口令牌"

    def __str__(self) -> str:
        return self.label


def issue(post: Post, label: str, now: datetime) -> str:
    """A new token, valid for a year; this is the only time that it can be read."""
    token = secrets.token_urlsafe(32)
    AccessToken.objects.create(
        post=post, label=label, digest=digest_of(token), made_at=now, expires_at=now + VALID_FOR
    )
    return token
