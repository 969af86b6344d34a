"""Calls of the Bot API by method name and parameters, the form in which the outbox keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Bot, InputFile
from telegram.error import TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from gateway.request import AiohttpRequest

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024  # the Bot API's own limit for getFile


class Api:
    """A thin way to one bot. Every method raises python-telegram-bot's errors (telegram.error)."""

    def __init__(self, bot: Bot, request: AiohttpRequest, server: str) -> None:
        self.bot = bot
        self._request = request
        self._calls = bot.base_url
        self._files = f"{server}/file/bot{bot.token}"

    async def call(
        self,
        method: str,
        parameters: Mapping[str, Any],
        attachment: tuple[str, bytes] | None = None,
        read_timeout: float | None = None,
    ) -> Any:
        """The result of one call. `attachment` (file name, bytes) is sent as what the method is for."""
        fields = [RequestParameter(name, value, None) for name, value in parameters.items()]
        if attachment is not None:
            name, data = attachment
            kind = "photo" if method == "sendPhoto" else "document"
            fields.append(RequestParameter(kind, None, [InputFile(data, filename=name)]))
        more = {} if read_timeout is None else {"read_timeout": read_timeout}
        return await self._request.post(f"{self._calls}/{method}", RequestData(fields), **more)

    async def answer_callback(self, query_id: str, text: str | None = None, alert: bool = False) -> bool:
        """Whether Telegram took the answer; one that comes too late is worthless and no error."""
        parameters: dict[str, Any] = {"callback_query_id": query_id}
        if text:
            parameters |= {"text": text[:200], "show_alert": alert}
        try:
            await self.call("answerCallbackQuery", parameters)
        except TelegramError:
            return False
        return True

    async def fetch_file(self, file_id: str, limit: int = MAX_DOWNLOAD_BYTES) -> bytes:
        """The bytes of a file that somebody sent. Raises TooLarge above `limit`."""
        found = await self.call("getFile", {"file_id": file_id})
        if "file_path" not in found:
            raise TelegramError("the file is no longer there")
        return await self._request.download(f"{self._files}/{found['file_path']}", limit)
