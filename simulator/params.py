"""The parameters of a call, however the library sent them: JSON, a form, multipart or the query string."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from simulator.errors import ApiError, bad_request


@dataclass(slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    mime: str
    content: bytes


class Params:
    """Typed access; in a form every value is text and nested ones are JSON inside it."""

    __slots__ = ("_uploads", "_values")

    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None) -> None:
        self._values = values
        self._uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        """A string, "" when missing; raises `ApiError` for what is not UTF-8."""
        value = self._values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            return str(value)
        if not value.isascii():
            check_encoding(value)
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as the default, as on Telegram."""
        try:
            return int(self._values.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Yes or no."""
        return str(self._values.get(name, "")).lower() in ("true", "1", "yes")

    def nested(self, name: str) -> Any:
        """An object or array, None when missing; raises `ApiError` for broken JSON."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def chat_id(self) -> int | None:
        """The chat named in the call, if it is a number."""
        try:
            return int(self._values["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name or by its `attach://` address."""
        value = self._values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.attached(value)
        return self._uploads.get(name)

    def attached(self, address: str) -> Upload:
        """The file behind an `attach://` address; raises `ApiError` when it was not sent along."""
        upload = self._uploads.get(address.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return upload


def check_encoding(value: str) -> None:
    """Raises `ApiError` for half a surrogate pair, which JSON can carry and UTF-8 cannot."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


async def read_params(request: web.Request) -> tuple[Params, int]:
    """The parameters and the size of the body in bytes; raises `ApiError` for a body that cannot be read."""
    kind = request.content_type
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Params(values), 0
    try:
        if kind == "multipart/form-data":
            return await _multipart(request, values)
        if kind == "application/x-www-form-urlencoded":
            # The stream has been read to its end by then, so its length is the body's.
            values.update({name: str(value) for name, value in (await request.post()).items()})
            return Params(values), request.content_length or 0
        body = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise ApiError(413, "Request Entity Too Large") from error
    if kind == "application/json" and body:
        try:
            given = json.loads(body)
        except ValueError as error:
            raise bad_request("can't parse request JSON object") from error
        if not isinstance(given, dict):
            raise bad_request("object expected as request JSON")
        values.update({name: value for name, value in given.items() if value is not None})
    return Params(values), len(body)


async def _multipart(request: web.Request, values: dict[str, Any]) -> tuple[Params, int]:
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            value.file.close()
        else:
            values[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return Params(values, uploads), request.content_length or sum(
        len(one.content) for one in uploads.values()
    )
