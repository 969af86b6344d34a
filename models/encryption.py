"""Encryption at rest: AES-256-GCM columns and keyed blind indexes for look-ups.

The keys come from the environment and are set once at start with `use_keys`. The newest key encrypts, every
key decrypts, so keys can be rotated; a blind index is looked up under every key.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

NONCE_BYTES = 12


class NoKeys(RuntimeError):
    """Personal data was touched before `use_keys`, or with a key that is not known here."""


class KeyRing:
    """The keys of one installation, the newest first."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys:
            raise NoKeys("no data keys")
        self.names = tuple(keys)
        self._ciphers = {name.encode(): AESGCM(self._derive(key, b"columns")) for name, key in keys.items()}
        self._index_keys = tuple(self._derive(key, b"blind index") for key in keys.values())
        self._newest = self.names[0].encode()

    @staticmethod
    def _derive(key: bytes, purpose: bytes) -> bytes:
        return HKDF(hashes.SHA256(), 32, salt=None, info=b"lindung " + purpose).derive(key)

    def encrypt(self, plain: bytes, context: bytes) -> bytes:
        """length of key name | key name | nonce | ciphertext; `context` binds it to its column."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._ciphers[self._newest].encrypt(nonce, plain, context)
        return bytes([len(self._newest)]) + self._newest + nonce + sealed

    def decrypt(self, stored: bytes, context: bytes) -> bytes:
        """Raises NoKeys when the key is missing or the bytes were tampered with or belong elsewhere."""
        end = 1 + stored[0]
        cipher = self._ciphers.get(stored[1:end])
        if cipher is None:
            raise NoKeys("this value was written with a key that DATA_KEYS no longer holds")
        try:
            return cipher.decrypt(stored[end : end + NONCE_BYTES], stored[end + NONCE_BYTES :], context)
        except InvalidTag as error:
            raise NoKeys("a value cannot be decrypted: wrong key of that name, or changed bytes") from error

    def indexes(self, value: str, kind: str) -> tuple[bytes, ...]:
        """The blind index of a value under each key, the newest first: 32 bytes of HMAC-SHA256 each."""
        said = f"{kind}\0{value}".encode()
        return tuple(hmac.digest(key, said, "sha256") for key in self._index_keys)


_ring: KeyRing | None = None


def use_keys(keys: Mapping[str, bytes]) -> None:
    """Sets the keys of this process. Raises NoKeys for none."""
    global _ring  # noqa: PLW0603 - column types have no other way to the keys
    _ring = KeyRing(keys)
    _indexes.cache_clear()


def key_ring() -> KeyRing:
    """The keys of this process. Raises NoKeys before `use_keys`."""
    if _ring is None:
        raise NoKeys("the data keys are not set")
    return _ring


@lru_cache(maxsize=1024)
def _indexes(value: str, kind: str) -> tuple[bytes, ...]:
    return key_ring().indexes(value, kind)


def blind_index(value: str, kind: str) -> bytes:
    """What is stored beside an encrypted value so that it can be found again. `kind` is nik, kpj or phone."""
    return _indexes(value, kind)[0]


def blind_indexes(value: str, kind: str) -> tuple[bytes, ...]:
    """What to look for: the value may have been stored under any of the keys."""
    return _indexes(value, kind)


def blind_numbers(values: Iterable[str], kind: str) -> tuple[tuple[int, ...], ...]:
    """Short blind indexes, 64 bits as a signed number, of each value under each key, the newest first.

    For keys of which a row has many and a chance meeting of two does no harm, since what is found is
    compared.
    """
    ring = key_ring()
    return tuple(
        tuple(int.from_bytes(mac[:8], "big", signed=True) for mac in ring.indexes(value, kind))
        for value in values
    )


class EncryptedBytes(TypeDecorator[bytes]):
    """Bytes encrypted at rest; `context` is "table.column", so that a value cannot be moved elsewhere."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, context: str) -> None:
        super().__init__()
        self.context = context

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else key_ring().encrypt(self.to_bytes(value), self.context.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else self.from_bytes(key_ring().decrypt(value, self.context.encode()))

    def to_bytes(self, value: Any) -> bytes:
        """How the value becomes bytes."""
        return bytes(value)

    def from_bytes(self, stored: bytes) -> Any:
        """How bytes become the value."""
        return stored


class EncryptedText(EncryptedBytes):
    """Text encrypted at rest."""

    cache_ok = True

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def from_bytes(self, stored: bytes) -> Any:
        return stored.decode()


class EncryptedJSON(EncryptedBytes):
    """JSON encrypted at rest. A change inside the value is not noticed: assign a new one."""

    cache_ok = True

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, stored: bytes) -> Any:
        return json.loads(stored)
