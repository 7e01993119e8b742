"""What holds on every page: policy, preferences, errors in words, sign-in."""

import logging
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from django.urls import clear_url_caches

from gongkai.annual.limits import REQUEST_BYTES
from gongkai.portal import home
from gongkai.site import errors

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[1]
TEMPLATES = sorted(ROOT.rglob("templates/**/*.html"))


def test_nothing_inline_and_nothing_from_elsewhere_may_load(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<!with)\sstyle=|\son\w+=\"|<style|<script(?![^>]*\ssrc=)|javascript:", source)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", source)


def test_every_static_file_that_a_template_names_is_there() -> None:
    named = {
        name for path in TEMPLATES for name in re.findall(r"{% static \"(.+?)\" %}", path.read_text("utf-8"))
    }
    assert "gongkai/gongkai.css" in named
    assert not [name for name in named if not finders.find(name)]


def test_the_style_sheet_stays_under_forty_four_kilobytes() -> None:
    path = finders.find("gongkai/gongkai.css")
    assert path
    assert Path(path).stat().st_size <= 44_000


def test_elder_mode_is_one_attribute_kept_in_a_cookie(client: Client) -> None:
    assert 'data-mode="usual"' in client.get("/").content.decode()
    response = client.get("/choose/mode/elder/", {"to": "/reports/?year=2020"})
    assert response["Location"] == "/reports/?year=2020"
    assert 'data-mode="elder"' in client.get("/check/").content.decode()


def test_the_language_is_chinese_until_another_is_chosen(client: Client) -> None:
    page = client.get("/", headers={"Accept-Language": "en"})
    assert "登记编号" in page.content.decode()
    client.get("/choose/language/en/")
    page = client.get("/")
    assert page["Content-Language"] == "en"
    assert '<html lang="en"' in page.content.decode()
    assert "登记编号" not in page.content.decode()


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/choose/mode/elder/?to=//evil.example/", "/"),
        ("/choose/mode/elder/?to=https://evil.example/", "/"),
        ("/choose/mode/elder/?to=javascript:alert(1)", "/"),
    ],
)
def test_a_preference_never_leads_off_the_site(client: Client, address: str, to: str) -> None:
    assert client.get(address)["Location"] == to


@pytest.mark.parametrize("address", ["/choose/mode/huge/", "/choose/colour/red/", "/choose/language/xx/"])
def test_a_preference_that_does_not_exist_is_no_page(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_missing_page_says_so_and_shows_the_ways_on(client: Client) -> None:
    response = client.get("/没有这页/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()
    assert 'href="/reports/"' in response.content.decode()


def test_our_own_fault_has_a_number_under_which_the_log_has_the_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(home, "render", broken)
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.ERROR, logger=errors.logger.name):
        response = client.get("/")
    page = response.content.decode()
    number = re.search(r'编号<span class="no">([0-9A-F]{4})</span>', page)
    assert response.status_code == 500
    assert number
    assert number[1] in caplog.text
    assert "a bug of ours" in caplog.text
    assert "a bug of ours" not in page


def test_a_request_larger_than_any_upload_is_refused_before_it_is_read(client: Client) -> None:
    response = client.post("/check/", CONTENT_LENGTH=str(REQUEST_BYTES + 1))
    assert response.status_code == 413
    assert "每个文件不超过20 MB" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/check/", {"text": "年报"})
    assert response.status_code == 403
    assert "这一页打开太久" in response.content.decode()


def test_a_text_beyond_the_form_limit_is_a_bad_request_in_words(client: Client) -> None:
    response = client.post("/check/", {"text": "文" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2)})
    assert response.status_code == 400
    assert "没有接受" in response.content.decode()


def test_signing_in_says_what_was_wrong_and_then_leads_on(client: Client, django_user_model: type) -> None:
    password = "a-long-password"  # noqa: S105
    django_user_model.objects.create_user("clerk", password=password, is_staff=True)
    wrong = client.post("/sign-in/", {"username": "clerk", "password": "wrong"}).content.decode()
    assert "账号或密码不对" in wrong
    assert 'value="clerk"' in wrong
    right = {"username": "clerk", "password": password, "next": "/check/"}
    assert client.post("/sign-in/", right)["Location"] == "/check/"
    assert "工作人员：clerk" in client.get("/").content.decode()
    assert client.post("/sign-out/")["Location"] == "/"


def test_guessing_passwords_is_slowed(client: Client) -> None:
    # One account each: five failures lock an account (`sign_in/test_lockout.py`), whoever guesses over many is slowed.
    guesses = [{"username": f"x{n}", "password": "y"} for n in range(31)]
    assert [client.post("/sign-in/", guess).status_code for guess in guesses] == [200] * 30 + [429]


def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_site_passes_the_framework_s_own_checks() -> None:
    clear_url_caches()
    call_command("check")


@pytest.mark.parametrize("address", ["/reports/?q=%00", "/reports/?q=a%00b&year=2024", "/agencies/?q=%00"])
def test_nul_in_a_question_is_left_out(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert b"\0" not in response.content


def test_a_request_refused_at_the_door_asks_for_no_account(client: Client) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = "somebody"
    response = client.get("/%00/")
    assert response.status_code == 404
    assert "工作人员登录" in response.content.decode()


@pytest.mark.parametrize("address", ["/check/a%00b/", "/%00/", "/apply/application/%00/"])
def test_nul_in_a_path_names_nothing(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_case_number_with_nul_is_answered_as_any_wrong_one(client: Client) -> None:
    answer = client.post("/track/", {"number": "青自然资申〔2026〕\x001号", "code": "AAAA-AAAA-AAAA"})
    assert answer.status_code == 422
    assert "编号或者查询码不对" in answer.content.decode()
