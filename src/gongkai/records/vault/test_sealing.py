"""What is under lock opens only where it was sealed, and the database alone says nothing."""

import pytest
from django.db import connection
from pytest_django import Settings

from gongkai.records.models import Case, Secret
from gongkai.records.vault import KeyMissing, NotOpened, same_value, seal, unseal

pytestmark = pytest.mark.django_db


def test_a_value_comes_back_and_the_table_shows_only_its_mask(case: Case) -> None:
    secret = seal(case, "applicant", "telephone", "13800000000")
    assert unseal(Secret.objects.get(pk=secret.pk)) == "13800000000"
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, blind, masked FROM records_secret")
        sealed, blind, masked = cursor.fetchone()
    assert masked == "138****0000"
    assert b"1380000" not in bytes(sealed)
    assert "1380000" not in blind


def test_the_same_value_sealed_twice_looks_different(case: Case, other_case: Case) -> None:
    first, second = (seal(one, "applicant", "name", "林小溪") for one in (case, other_case))
    assert first.sealed != second.sealed


def test_a_corrected_value_takes_the_place_of_the_first(case: Case) -> None:
    seal(case, "applicant", "telephone", "13800000000")
    seal(case, "applicant", "telephone", "13900000000")
    assert unseal(case.secrets.get()) == "13900000000"


@pytest.mark.parametrize("field", ["case", "whose", "kind"])
def test_a_ciphertext_on_another_row_does_not_open(case: Case, other_case: Case, field: str) -> None:
    secret = seal(case, "applicant", "name", "林小溪")
    moved = {"case": other_case.pk, "whose": "agent", "kind": "contact"}[field]
    Secret.objects.filter(pk=secret.pk).update(**{field: moved})
    with pytest.raises(NotOpened, match="密文被改动"):
        unseal(Secret.objects.get())


@pytest.mark.parametrize("place", [0, 11, 12, -1])
def test_a_changed_byte_is_seen(case: Case, place: int) -> None:
    secret = seal(case, "applicant", "name", "林小溪")
    changed = bytearray(secret.sealed)
    changed[place] ^= 1
    secret.sealed = bytes(changed)
    with pytest.raises(NotOpened):
        unseal(secret)


def test_without_its_key_a_secret_says_which_key_is_missing(case: Case, settings: Settings) -> None:
    secret = seal(case, "applicant", "name", "林小溪")
    settings.VAULT_KEYS = [bytes(32)]
    with pytest.raises(KeyMissing, match=f"缺少编号{secret.key}的个人信息密钥"):
        unseal(secret)
    settings.VAULT_KEYS = []
    with pytest.raises(KeyMissing, match="缺少个人信息密钥"):
        seal(case, "applicant", "name", "林小溪")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("name", "林小溪", " 林 小溪"),
        ("name", "John Lin", "ＪＯＨＮ　lin"),
        ("identity_number", "51089919900101123x", "510899 19900101 123X"),
        ("telephone", "13800000000", "+86 138-0000-0000"),
        ("telephone", "0899-3220017", "(0899) 3220017"),
        ("email", "Lin@Example.com", "lin@example.com "),
        ("address", "青溪县城关镇人民路1号", "青溪县 城关镇 人民路１号"),
    ],
)
def test_the_same_person_is_found_however_it_is_written(
    case: Case, other_case: Case, kind: str, one: str, other: str
) -> None:
    first = seal(case, "applicant", kind, one)
    second = seal(other_case, "agent", kind, other)
    assert set(same_value(kind, one)) == {first, second}


def test_what_differs_or_is_of_another_kind_is_not_found(case: Case) -> None:
    seal(case, "applicant", "name", "林小溪")
    seal(case, "applicant", "address", "")
    assert not same_value("name", "林小河").exists()
    assert not same_value("contact", "林小溪").exists()
    assert not same_value("address", " ").exists()


def test_the_index_is_worth_nothing_under_another_key(case: Case, settings: Settings) -> None:
    before = seal(case, "applicant", "name", "林小溪").blind
    settings.VAULT_KEYS = [bytes(32)]
    assert seal(case, "applicant", "name", "林小溪").blind != before
