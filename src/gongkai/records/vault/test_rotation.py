"""Keys change while the site runs; whatever breaks off leaves everything readable."""

import base64
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from pytest_django import Settings

from gongkai.agencies.actor import Actor
from gongkai.records.append import lock
from gongkai.records.attachments import attach, open_attachment
from gongkai.records.models import Attachment, Case, Secret
from gongkai.records.moment import Moment
from gongkai.records.vault import (
    KeyDamaged,
    KeyMissing,
    code_digests,
    key_use,
    keys,
    rotation,
    same_value,
    seal,
    unseal,
)
from gongkai.records.vault.keys import keyring

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Key files, as an installation has them."""
    settings.VAULT_KEYS, settings.KEYS, settings.FILES = [], tmp_path / "keys", tmp_path / "files"
    key_use.make_first()
    return settings.KEYS


@pytest.fixture
def filled(folder: Path, case: Case, clerk: Actor, when: Moment) -> Case:
    """Ten secrets and three files under the first key."""
    for number in range(10):
        seal(case, f"third-party-{number}", "name", "林小溪")
    with transaction.atomic():
        for number in range(3):
            attach(lock(case.pk), "other", f"{number}.txt", b"text", clerk, when)
    return case


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("rotate_vault_key", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def all_opens() -> bool:
    return all(unseal(secret) == "林小溪" for secret in Secret.objects.all()) and all(
        open_attachment(one) == b"text" for one in Attachment.objects.all()
    )


def used() -> set[str]:
    return {*Secret.objects.values_list("key", flat=True), *Attachment.objects.values_list("key", flat=True)}


def test_set_up_makes_one_key_that_only_the_site_can_read(folder: Path) -> None:
    key_use.make_first()
    (file,) = folder.iterdir()
    assert file.name == f"vault-0001-{keyring().newest.id}"
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(base64.b64decode(file.read_text())) == 32


def test_set_up_makes_no_file_where_the_environment_has_the_key(settings: Settings, tmp_path: Path) -> None:
    settings.KEYS = tmp_path / "keys"
    key_use.make_first()
    assert not settings.KEYS.exists()


def test_everything_comes_under_the_new_key_and_still_opens(
    filled: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 4)
    old = keyring().newest.id
    printed = run()
    assert used() == {keyring().newest.id} != {old}
    assert all_opens()
    assert same_value("name", "林小溪").count() == 10
    assert "已重新加密13项" in printed
    assert f"旧密钥{old}已没有数据使用" in printed


def test_broken_off_it_leaves_all_readable_and_goes_on_where_it_was(
    filled: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "BATCH", 4)
    batches = rotation.rotate()
    assert [next(batches).rows, next(batches).rows] == [4, 4]
    assert len(used()) == 2
    assert all_opens()
    assert same_value("name", "林小溪").count() == 10
    assert key_use.unused() == []
    printed = run()
    assert "已重新加密5项" in printed
    assert "已重新加密6项" not in printed
    assert used() == {keyring().newest.id}
    assert len(list(folder.iterdir())) == 2
    assert all_opens()


def test_a_batch_that_fails_half_way_changes_nothing(filled: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    reseal = rotation._reseal
    done = []

    def killed(row: Secret) -> None:
        done.append(row)
        if len(done) == 7:
            raise KeyboardInterrupt
        reseal(row)

    monkeypatch.setattr(rotation, "_reseal", killed)
    with pytest.raises(KeyboardInterrupt):
        list(rotation.rotate())
    assert keyring().newest.id not in used()
    assert all_opens()


def test_a_key_is_destroyed_only_when_asked_and_only_when_nothing_needs_it(
    filled: Case, folder: Path
) -> None:
    old = keyring().newest.id
    code = code_digests("K7QM3XWP9ABC")[0]
    assert "没有可以销毁的旧密钥" in run("--retire")
    run()
    assert f"已销毁密钥{old}" in run("--retire")
    names = sorted(file.name for file in folder.iterdir())
    assert names == [f"retired-0001-{old}", f"vault-0002-{keyring().newest.id}"]
    assert all_opens()
    with pytest.raises(KeyMissing, match=old):
        keyring().key(old)
    assert code in code_digests("K7QM3XWP9ABC")
    assert keys.make().id == keyring().newest.id
    assert (folder / f"vault-0003-{keyring().newest.id}").is_file()


def test_what_cannot_be_opened_is_named_and_keeps_its_key(filled: Case) -> None:
    broken = Secret.objects.order_by("pk")[3]
    Secret.objects.filter(pk=broken.pk).update(sealed=b"\0" * 40)
    with pytest.raises(CommandError, match="有1项打不开，仍用原来的密钥"):
        run()
    assert used() == {broken.key, keyring().newest.id}
    assert key_use.unused() == []


def test_keys_of_the_environment_are_changed_by_writing_the_new_one_first(
    case: Case, settings: Settings, tmp_path: Path
) -> None:
    settings.KEYS, settings.VAULT_KEYS = tmp_path / "keys", [bytes(32)]
    seal(case, "applicant", "name", "林小溪")
    with pytest.raises(CommandError, match="写在最前面，后面加逗号和旧的"):
        run()
    settings.VAULT_KEYS = [b"1" * 32, bytes(32)]
    old, code = keyring().keys[1].id, code_digests("K7QM3XWP9ABC")[1]
    run()
    assert all_opens()
    for _ in range(2):
        assert f"密钥{old}已不需要，核对所需的部分已保留。把它从 GONGKAI_VAULT_KEY 中删去" in run("--retire")
    settings.VAULT_KEYS = [b"1" * 32]
    assert all_opens()
    assert code in code_digests("K7QM3XWP9ABC")
    assert [file.name for file in settings.KEYS.iterdir()] == [f"retired-0001-{old}"]


def test_keys_move_from_files_to_the_environment(filled: Case, settings: Settings) -> None:
    settings.VAULT_KEYS = [b"1" * 32]
    assert all_opens()
    run()
    assert used() == {keyring().newest.id}
    assert "已销毁密钥" in run("--retire")
    assert all_opens()


@pytest.mark.parametrize("content", ["", "c2hvcnQ=", "不是密钥", base64.b64encode(bytes(32)).decode()])
def test_a_key_file_that_is_not_what_its_name_says_is_refused(folder: Path, content: str) -> None:
    next(folder.iterdir()).write_text(content)
    # As after a restart: a running site keeps what it has read until a key is added or removed.
    keys._load.cache_clear()
    with pytest.raises(KeyDamaged, match="从备份取回这个文件"):
        keyring()


def test_keys_for_different_uses_have_nothing_in_common(folder: Path) -> None:
    key = keyring().newest
    derived = [key.sealing, key.wrapping, key.blind, key.root, key.query_code]
    assert len({part[:16] for part in derived}) == 5
    assert not any(part.hex()[:12] == key.id for part in derived)


def test_what_lacks_is_said_key_by_key(filled: Case, settings: Settings, folder: Path) -> None:
    assert key_use.lacks() == []
    sealed_under = keyring().newest.id
    file = next(folder.iterdir())
    held = file.read_text()
    file.unlink()
    (says,) = key_use.lacks()
    assert f"缺少编号{sealed_under}的个人信息密钥" in says
    file.write_text("x")
    keys._load.cache_clear()
    (says,) = key_use.lacks()
    assert "损坏" in says
    file.write_text(held)
    keys._load.cache_clear()
    assert key_use.lacks() == []


def test_set_up_makes_no_new_key_where_the_old_one_is_lost(filled: Case, folder: Path) -> None:
    lost = keyring().newest.id
    next(folder.iterdir()).unlink()
    with pytest.raises(KeyMissing, match=f"缺少编号{lost}的个人信息密钥"):
        key_use.make_first()
    assert list(folder.iterdir()) == []


def test_a_fresh_database_without_key_lacks_one(folder: Path) -> None:
    next(folder.iterdir()).unlink()
    assert key_use.lacks() == [str(KeyMissing())]
