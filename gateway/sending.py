"""One message to Telegram: the call of the Bot API, and which message a card is."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from telegram.error import TelegramError

from gateway.api import Api
from gateway.cards import Cards
from gateway.handover import Parcel
from gateway.receipts import Receipt
from models import OutboxStatus

log = logging.getLogger(__name__)


class Sender:
    """Makes the calls; knows from `cards` what is shown where."""

    def __init__(self, api: Api, cards: Cards) -> None:
        self._api = api
        self._cards = cards

    async def send(self, row: Parcel) -> Receipt:
        """One call of the Bot API. A card is edited where there is one, and sent otherwise."""
        parameters: dict[str, Any] = dict(row.payload or {})
        if row.chat_id:
            parameters["chat_id"] = row.chat_id
        if row.card is None:
            attachment = None
            if row.attachment is not None:
                attachment = (parameters.pop("file_name", "lindung"), row.attachment)
            await self._api.call(row.method, parameters, attachment)
            return Receipt(row.id, OutboxStatus.SENT, repeatable=row.method == "deleteMessage")
        shown = self._cards.message_id(row.chat_id, row.card)
        if shown is not None and not row.fresh:
            await self._api.call("editMessageText", {**parameters, "message_id": shown})
            return replace(self.shown(row, shown), repeatable=True)
        if shown is not None:
            await self._take_away(row.chat_id, shown)
        sent = await self._api.call("sendMessage", parameters)
        return self.shown(row, int(sent["message_id"]))

    def shown(self, row: Parcel, message_id: int | None) -> Receipt:
        """The receipt of a message that people see now; notes which message a card is."""
        if row.card is None:
            return Receipt(row.id, OutboxStatus.SENT)
        if ends_card(row):
            message_id = None
        elif message_id == self._cards.message_id(row.chat_id, row.card):
            # The table knows, or hears it from an earlier receipt.
            return Receipt(row.id, OutboxStatus.SENT)
        self._cards.remember(row.chat_id, row.card, message_id)
        return Receipt(row.id, OutboxStatus.SENT, card=(row.chat_id, row.card, message_id))

    async def _take_away(self, chat_id: int, message_id: int) -> None:
        """Removes the old message of a card; where Telegram refuses, at least its buttons."""
        place = {"chat_id": chat_id, "message_id": message_id}
        try:
            await self._api.call("deleteMessage", place)
        except TelegramError:
            try:
                await self._api.call("editMessageReplyMarkup", place)
            except TelegramError as error:
                log.debug("an old card stays: %s", type(error).__name__)


def ends_card(row: Parcel) -> bool:
    """Whether this state of a card is its last one: it has no buttons."""
    return "reply_markup" not in (row.payload or {})
