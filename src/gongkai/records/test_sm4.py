import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from gongkai.records.sm4 import KEY_BYTES, NONCE_BYTES, decrypt, decrypt_with, encrypt, encrypt_with

KEY = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")


def test_the_published_example_comes_out_as_printed() -> None:
    # RFC 8998, appendix A.1.
    nonce = bytes.fromhex("00001234567800000000ABCD")
    bound = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
    plain = bytes.fromhex(
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
        "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA"
    )
    sealed = bytes.fromhex(
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
        "83DE3541E4C2B58177E065A9BF7B62EC"
    )
    assert encrypt_with(KEY, nonce, plain, bound) == sealed
    assert decrypt_with(KEY, nonce, sealed, bound) == plain


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_whatever_is_encrypted_comes_back_and_only_with_what_it_was_bound_to(
    plain: bytes, bound: bytes
) -> None:
    sealed = encrypt(KEY, plain, bound)
    assert decrypt(KEY, sealed, bound) == plain
    for key, other in ((KEY, bound + b"x"), (bytes(KEY_BYTES), bound)):
        with pytest.raises(InvalidTag):
            decrypt(key, sealed, other)


@pytest.mark.parametrize("length", [0, 1, NONCE_BYTES, NONCE_BYTES + 15])
def test_what_is_too_short_to_have_been_encrypted_does_not_open(length: int) -> None:
    with pytest.raises(InvalidTag):
        decrypt(KEY, bytes(length), b"")
