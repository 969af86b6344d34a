"""Whether the keys of this process open what is stored: asked once at start, before anybody is answered."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, LargeBinary, and_, func, literal, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.encryption import EncryptedBytes, NoKeys, key_ring

_LONGEST_NAME = 16


async def key_at_fault(session: AsyncSession) -> str | None:
    """The name of a key that is missing or not the one that wrote what is stored; None when all is well.

    Of every encrypted column one value of each key is opened, and one of a key that is not known here looked
    for. Raises nothing of its own.
    """
    ring = key_ring()
    known = [bytes([len(name)]) + name.encode() for name in ring.names]
    for column, context in _encrypted_columns():
        stored = type_coerce(column, LargeBinary)
        begins = {
            prefix: func.substr(stored, 1, len(prefix)) == literal(prefix, LargeBinary) for prefix in known
        }
        others = and_(column.is_not(None), *(~begins_so for begins_so in begins.values()))
        for wanted in (others, *begins.values()):
            value = await session.scalar(select(stored).where(wanted).limit(1))
            if value is None:
                continue
            try:
                ring.decrypt(value, context)
            except (NoKeys, IndexError):
                return _key_name(value)
    return None


def _encrypted_columns() -> Iterator[tuple[Column[bytes], bytes]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, EncryptedBytes):
                yield column, column.type.context.encode()


def _key_name(value: bytes) -> str:
    """The name that stands before a value; it is no secret. "?" for bytes that `encrypt` cannot have made."""
    name = value[1 : 1 + value[0]] if value else b""
    return name.decode() if name.isascii() and 0 < len(name) <= _LONGEST_NAME else "?"
