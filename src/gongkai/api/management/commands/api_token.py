"""`gongkai site manage api_token 账号 用途`: a token with which a program acts in the account's post."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gongkai.agencies.models import Post
from gongkai.api.models import issue


class Command(BaseCommand):
    """Prints the token once."""

    help = "发放接口令牌：程序以该账号的岗位调用接口，一年有效，只显示一次。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Account, purpose, and which post if there are several."""
        parser.add_argument("username", metavar="账号")
        parser.add_argument("label", metavar="用途")
        parser.add_argument("--role", metavar="岗位", help="账号有几个岗位时指定，例如 clerk")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Refused where the post is not clear."""
        now = timezone.now()
        posts = Post.objects.in_effect(timezone.localdate(now)).filter(
            person__user__username=options["username"]
        )
        if options["role"]:
            posts = posts.filter(role=options["role"])
        found = list(posts[:2])
        if len(found) != 1:
            raise CommandError(
                "没有找到这个账号现在的岗位。" if not found else "这个账号有几个岗位，请用 --role 指定。"
            )
        self.stdout.write(issue(found[0], options["label"], now))
