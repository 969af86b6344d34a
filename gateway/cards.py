"""Which message of a chat is which card, known without asking the database before every edit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select, tuple_

from gateway.handover import Parcel
from models import Card, Database

MOST_REMEMBERED = 20_000


class Cards:
    """A memory of the table `cards`; the table is written with the receipts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shown: dict[tuple[int, str], int | None] = {}

    async def load(self, rows: Sequence[Parcel], busy: Collection[int] = ()) -> None:
        """Looks up the cards of these messages that are not known yet, in one go.

        `busy`: chats with messages in hand. The table does not know yet what was sent to them.
        """
        if len(self._shown) > MOST_REMEMBERED:
            self._shown = {key: shown for key, shown in self._shown.items() if key[0] in busy}
        missing = {
            (row.chat_id, row.card) for row in rows if row.card and (row.chat_id, row.card) not in self._shown
        }
        if not missing:
            return
        async with self._database.read() as session:
            found = await session.scalars(
                select(Card).where(tuple_(Card.chat_id, Card.name).in_(sorted(missing)))
            )
            known = {(card.chat_id, card.name): card.message_id for card in found}
        for key in missing:
            self._shown[key] = known.get(key)

    def message_id(self, chat_id: int, name: str) -> int | None:
        """The message that shows the card, if one does."""
        return self._shown.get((chat_id, name))

    def remember(self, chat_id: int, name: str, message_id: int | None) -> None:
        """The card is this message from now on."""
        self._shown[chat_id, name] = message_id

    def forget(self, chat_id: int, name: str) -> None:
        """The message is gone: the card is to be sent again."""
        self._shown[chat_id, name] = None
