"""The Bot API over HTTP on loopback: one route for methods, one for file downloads."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from time import perf_counter
from types import TracebackType
from typing import Any

from aiohttp import web

from simulator import control, methods_media, methods_messages, methods_settings, methods_updates, page
from simulator.errors import ApiError, Json, too_many_requests
from simulator.faults import Fault
from simulator.methods_updates import get_updates
from simulator.params import Params, read_params
from simulator.state import Simulator
from simulator.updates import TERMINATED
from simulator.webhook import Webhook, is_loopback

METHODS: dict[str, Any] = {
    "getUpdates": get_updates,
    **methods_messages.METHODS,
    **methods_media.METHODS,
    **methods_settings.METHODS,
    **methods_updates.METHODS,
}
# Telegram takes method names in any case.
_by_lower = {name.lower(): (name, method) for name, method in METHODS.items()}
# One encoder for all: json.dumps would make a new one for every answer.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_token = re.compile(r"(\d{1,20}):[A-Za-z0-9_-]{8,64}")
UPLOAD_LIMIT = 60 * 1024 * 1024
REFUSALS = {"500": (500, "Internal Server Error"), "502": (502, "Bad Gateway")}


def check_token(simulator: Simulator, token: str) -> None:
    """Raises 401 for a malformed or a wrong token; the bot's id is the number in front of the colon."""
    well_formed = _token.fullmatch(token)
    if not well_formed or (simulator.token is not None and token != simulator.token):
        raise ApiError(401, "Unauthorized")
    simulator.bot_id = int(well_formed[1])


class BotApi:
    """Runs the calls of the bot: delay, faults, the method itself, persistence, bookkeeping."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.webhook = Webhook(simulator, self.run_in_reply)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One HTTP call of a method."""
        simulator, began = self.simulator, perf_counter()
        at = simulator.now()
        name, chat_id, size, fault = request.match_info["method"], None, 0, None
        counted = name.lower() != "getupdates"
        simulator.calls.running += counted
        try:
            check_token(simulator, request.match_info["token"])
            params, size = await read_params(request)
            chat_id = params.chat_id()
            name, method = self._method(name)
            delay = simulator.faults.delay(name)
            if delay:
                await asyncio.sleep(delay)
            fault = simulator.faults.strike(name, chat_id)
            if fault is not None:
                _refuse(fault)
            status, body = 200, b'{"ok":true,"result":' + await self._result(method, params) + b"}"
        except ApiError as error:
            status, body = error.code, json.dumps(error.as_json()).encode()
        except _Broken:
            return _hang_up(request)
        finally:
            simulator.calls.running -= counted
            simulator.changes.poke()
        await self._after(name)
        simulator.commit()
        simulator.calls.record(at, name, chat_id, status, (size, len(body)), perf_counter() - began)
        if fault is not None:
            return await _spoil(fault, request, status, body)
        return web.Response(body=body, status=status, content_type="application/json")

    @staticmethod
    def _method(name: str) -> tuple[str, Any]:
        known = _by_lower.get(name.lower())
        if known is None:
            raise ApiError(404, "Not Found: method not found")
        return known

    async def _result(self, method: Any, params: Params) -> bytes:
        result = method(self.simulator, params)
        if inspect.isawaitable(result):
            result = await result
        return result if isinstance(result, bytes) else _encode(result).encode()

    async def _after(self, name: str) -> None:
        if name in ("setWebhook", "deleteWebhook"):
            await self.webhook.restart()

    async def run_in_reply(self, call: Json) -> None:
        """A method called in the answer to a webhook request; its result is not told, as on Telegram."""
        try:
            _, method = self._method(str(call.pop("method")))
            await self._result(method, Params(call))
        except ApiError as error:
            self.simulator.webhook["last_error_message"] = error.description
        self.simulator.commit()

    async def download(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, under the path that getFile gave."""
        files = self.simulator.files
        try:
            check_token(self.simulator, request.match_info["token"])
        except ApiError as error:
            return web.json_response(error.as_json(), status=error.code)
        delay = self.simulator.faults.delay("file")
        if delay:
            await asyncio.sleep(delay)
        file = files.at_path(request.match_info["path"])
        if file is None:
            return web.json_response(ApiError(404, "Not Found").as_json(), status=404)
        return web.Response(body=files.read(file), content_type="application/octet-stream")


class _Broken(Exception):
    """The connection is to be cut before anything is done."""


def _refuse(fault: Fault) -> None:
    if fault.kind == "429":
        raise too_many_requests(fault.retry_after)
    if fault.kind in REFUSALS:
        raise ApiError(*REFUSALS[fault.kind])
    if fault.kind == "refuse":
        raise _Broken


async def _spoil(fault: Fault, request: web.Request, status: int, body: bytes) -> web.StreamResponse:
    if fault.kind == "drop":
        return _hang_up(request)
    if fault.kind == "timeout":
        await asyncio.sleep(fault.seconds)
    if fault.kind == "malformed":
        body = body[: len(body) // 2]
    return web.Response(body=body, status=status, content_type="application/json")


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.close()
    # Never arrives: the connection is closed already.
    return web.Response(status=444)


def application(simulator: Simulator) -> web.Application:
    """Bot API, control API and chat page of one simulator."""
    app = web.Application(client_max_size=UPLOAD_LIMIT)
    api = BotApi(simulator)
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    app.router.add_get("/file/bot{token}/{path:.+}", api.download)
    app.add_subapp("/sim/", control.application(simulator))
    page.add_routes(app)

    async def start(_app: web.Application) -> None:
        await api.webhook.restart()

    async def stop(_app: web.Application) -> None:
        simulator.updates.terminate_poll(TERMINATED)
        await api.webhook.stop()

    app.on_startup.append(start)
    app.on_shutdown.append(stop)
    return app


class Server:
    """A simulator on a port of this machine; `async with serve(simulator) as server: server.url`."""

    def __init__(self, simulator: Simulator, host: str, port: int) -> None:
        if not is_loopback(host):
            raise ValueError(f"the simulator listens on loopback only, not on {host}")
        self.simulator = simulator
        self.host = host
        self.port = port
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """What goes into TELEGRAM_API_URL, and the address of the chat page."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def start(self) -> Server:
        """Listen; port 0 becomes a free one."""
        # Without cancellation the polls of a killed bot would linger until their time is up.
        self._runner = web.AppRunner(
            application(self.simulator), access_log=None, shutdown_timeout=0.5, handler_cancellation=True
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def close(self) -> None:
        """Stop listening and write the state down."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.simulator.commit()

    async def __aenter__(self) -> Server:
        return await self.start()

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self.close()


def serve(simulator: Simulator, host: str = "127.0.0.1", port: int = 0) -> Server:
    """Put a simulator on the network, on loopback only; raises ValueError for another host."""
    return Server(simulator, host, port)
