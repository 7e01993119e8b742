"""Encryption that also shows any change: SM4 (GB/T 32907) in Galois/counter mode (GB/T 36624)."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

KEY_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16


def encrypt(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Nonce, ciphertext and tag. It opens only together with `bound`, which is not secret.

    The nonce is 96 random bits: one key may encrypt 2^32 texts (NIST SP 800-38D, section 8.3), a thousand times
    more than an installation holds.
    """
    nonce = os.urandom(NONCE_BYTES)
    return nonce + encrypt_with(key, nonce, plain, bound)


def decrypt(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """The plain text; `InvalidTag` for another key, another `bound` or a changed byte."""
    return decrypt_with(key, sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)


def encrypt_with(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """Ciphertext and tag under a nonce that the caller never uses twice with this key."""
    encryptor = Cipher(SM4(key), GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def decrypt_with(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    """What `encrypt_with` took; `InvalidTag` as in `decrypt`."""
    if len(nonce) != NONCE_BYTES or len(sealed) < TAG_BYTES:
        raise InvalidTag
    decryptor = Cipher(SM4(key), GCM(nonce, sealed[-TAG_BYTES:])).decryptor()
    decryptor.authenticate_additional_data(bound)
    return decryptor.update(sealed[:-TAG_BYTES]) + decryptor.finalize()
