"""Set-up and start of an installation. Django is loaded here, not when the command line is read."""

import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path

FIRST_ANSWER = 60
"""Seconds that the server may take for its first answer, before it is asked anew."""


def prepare(*, sample: bool) -> None:
    """First set-up, and again after every update: home, secret key, database, static files, staff account.

    With `sample` the library gets the reports of an invented county. What is there already stays as it is.
    Ends the program with a sentence for a setting that cannot be used.
    """
    _set_up(sample)
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.utils import timezone

    from gongkai.agencies.models import Agency
    from gongkai.annual import sample as sample_reports
    from gongkai.annual import steps
    from gongkai.portal.jobs import roll_up_library
    from gongkai.publishing.columns.opening import open_missing
    from gongkai.records.errors import RecordsError
    from gongkai.records.moment import now
    from gongkai.records.vault import key_use
    from gongkai.search.sources import make_current

    if lack := unreachable():
        sys.exit(lack)
    call_command("migrate", verbosity=0, interactive=False)
    try:
        key_use.make_first()
    except RecordsError as refused:
        sys.exit(str(refused))
    call_command("clearsessions")
    call_command("collectstatic", verbosity=0, interactive=False)
    steps.remove_expired(now=timezone.now())
    open_missing(now())
    if found := make_current():
        print(f"已建检索索引：{found}条。")
    if sample:
        if added := sample_reports.load(now=timezone.now()):
            print(f"已装入{added}份示例年报（青溪县为虚构）。")
            # When the first pages have been answered: it keeps a core busy for some seconds.
            roll_up_library.using(run_after=timezone.now() + timedelta(seconds=15)).enqueue()
        _load_county()
        return
    if not get_user_model().objects.filter(is_staff=True).exists():
        print("还没有工作人员账号。建立：gongkai site manage createsuperuser")
    if not Agency.objects.exists():
        print(
            "还没有机关。建立第一个机关和它的管理员：gongkai site manage first_agency 名称 --region 代码 --administrator 姓名 --username 账号"
        )


def _load_county() -> None:
    from django.utils import timezone

    from gongkai.site import sample

    accounts = sample.load(timezone.now())
    if accounts is None:
        print("示例县的账号和口令只在建立时显示过；重设口令：gongkai site manage changepassword zhou")
        return
    print("示例县（青溪县，虚构）已建立。工作人员账号，同一口令（只显示这一次）：")
    for person in accounts.people:
        print(f"  {person.username}　{person.name}（{person.title}）")
    print(f"  密码：{accounts.password}")


def run(host: str, port: int, *, sample: bool) -> None:
    """Prepare, then serve until interrupted. Says the address once the first page has been answered."""
    _claim(host, port)
    _set_up(sample)
    _prepare_apart(sample)
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from gongkai.site.background import Background

    server = Server(
        "gongkai.site.worker:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        # Without a limit a request that hangs would keep the whole server from stopping.
        workers_kill_timeout=5,
        log_access=False,
        log_level=LogLevels.error,
    )
    announcer = threading.Thread(target=_announce, args=(host, port), daemon=True)
    announcer.start()
    with Background():
        server.serve()
    print("已停止。")


def work() -> None:
    """Do background jobs only, until interrupted: for a further machine. Ends with a sentence where it cannot."""
    for lack in lacks():
        sys.exit(lack)
    from gongkai.site import background

    print("后台任务进程已启动，按 Ctrl+C 停止。", flush=True)
    background.work()
    print("已停止。")


def load() -> None:
    """Load Django for a command; ends with a sentence for a setting that cannot be used."""
    from gongkai.site.environment import SettingRefused
    from gongkai.site.loading import load_django

    try:
        load_django()
    except SettingRefused as refused:
        sys.exit(str(refused))


def _prepare_apart(sample: bool) -> None:
    """Prepare in a process of its own: the server's worker is a fork of this one.

    It would inherit open connections to SQLite, which drop the locks of all others when they are closed, and it would
    lack the threads of a typesetter that has been at work here: the first letter to be printed would wait for them for
    ever.
    """
    program = f"from gongkai.site import start; start.prepare(sample={sample})"
    done = subprocess.run((sys.executable, "-c", program), check=False)  # noqa: S603
    if done.returncode:
        sys.exit(done.returncode)


def lacks() -> list[str]:
    """What an installation lacks before it can serve, each a Chinese sentence with the remedy; empty if nothing."""
    from gongkai.site import environment

    try:
        home = environment.folder("GONGKAI_HOME", "var")
    except environment.SettingRefused as refused:
        return [str(refused)]
    if not home.is_dir():
        return [f"数据目录 {home} 还没有建立。运行 gongkai site setup。"]
    if not os.access(home, os.W_OK):
        return [f"数据目录 {home} 不能写入。改正目录权限，或用 GONGKAI_HOME 另指一个。"]
    if not (home / "secret-key").is_file():
        return ["还没有密钥。运行 gongkai site setup。"]
    return _loaded_lacks()


def _loaded_lacks() -> list[str]:
    from gongkai.site.environment import SettingRefused
    from gongkai.site.loading import load_django

    try:
        load_django()
    except SettingRefused as refused:
        return [str(refused)]
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if lack := unreachable():
        return [lack]
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return ["数据库还没有建立，或落后于程序。运行 gongkai site setup。"]
    from gongkai.records.vault import key_use

    return key_use.lacks()


def unreachable() -> str | None:
    """Why the database cannot be opened, with the remedy; nothing where it can."""
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        return f"数据库连不上：{reason}。检查数据库服务是否在运行，以及 GONGKAI_DATABASE 的地址、用户和口令。"
    return None


def _set_up(sample: bool) -> None:
    """Make the home and the key, then load Django: its settings read the key."""
    from gongkai.site import environment
    from gongkai.site.identity import SAMPLE
    from gongkai.site.loading import load_django

    if sample:
        for name, value in SAMPLE.items():
            os.environ.setdefault(name, value)
    try:
        home = environment.folder("GONGKAI_HOME", "var")
        # The server's worker process may start in another folder.
        os.environ["GONGKAI_HOME"] = str(home)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make_key(home / "secret-key")
        load_django()
    except environment.SettingRefused as refused:
        sys.exit(str(refused))
    except OSError as error:
        sys.exit(
            f"数据目录不能写入：{error.filename}（{error.strerror}）。改正权限，或用 GONGKAI_HOME 另指一个。"
        )


def _claim(host: str, port: int) -> None:
    """End with a sentence where the server could not listen: its own message comes late and from inside."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listening:
        # As the server does: a port whose last connections are still closing is free.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            sys.exit(
                f"不能在 {host} 的端口 {port} 上启动（{error.strerror}）。可换一个端口：--port {port + 1}"
            )


def _make_key(file: Path) -> None:
    if file.exists():
        return
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as key:
        key.write(secrets.token_urlsafe(48))


def _announce(host: str, port: int) -> None:
    """Say the address when the site answers, not when the port is open."""
    # A server on all addresses is asked, and opened in a browser, by the loopback one.
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104
    address = f"http://{name}:{port}/"
    # As long as it runs: on a machine that has much else to do the first answer comes late.
    while True:
        try:
            with urllib.request.urlopen(address, timeout=FIRST_ANSWER) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            print(f"服务器已启动，但首页出错（{error.code}），见上面的记录。", file=sys.stderr)
            return
        except OSError:
            time.sleep(0.1)
        else:
            print(f"已就绪：{address}　按 Ctrl+C 停止。", flush=True)
            return
