"""The control API under /sim/: what the chat page and the tests use instead of a phone."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from simulator.actions import act, add_group
from simulator.errors import Json, Refused
from simulator.state import Simulator
from simulator.views import history, overview
from simulator.webhook import is_loopback

BODY_LIMIT = 80 * 1024 * 1024
LONGEST_WAIT = 60.0
STATE = web.AppKey("state", Simulator)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Only pages of this machine: a foreign one could reach loopback through the browser."""
    origin = request.headers.get("Origin")
    hosts = [f"//{request.host}", *([origin] if origin else [])]
    if not all(is_loopback(urlsplit(host).hostname) for host in hosts):
        return web.json_response({"error": "only from this machine"}, status=403)
    try:
        return await handler(request)
    except Refused as error:
        return web.json_response({"error": str(error)}, status=400)


async def _body(request: web.Request) -> Json:
    if not request.can_read_body:
        return {}
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise Refused("the body is not JSON") from error
    if not isinstance(body, dict):
        raise Refused("the body is not an object")
    return body


def _number(request: web.Request, name: str, default: float = 0) -> float:
    try:
        return float(request.query.get(name, default))
    except ValueError as error:
        raise Refused(f"{name} is not a number") from error


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


async def people(request: web.Request) -> web.Response:
    """GET: everybody with a summary of the chat; POST: add or change a person."""
    simulator = request.app[STATE]
    if request.method == "GET":
        return web.json_response(overview(simulator))
    body = await _body(request)
    account = simulator.add_person(**{key: value for key, value in body.items() if value is not None})
    simulator.commit()
    return web.json_response(account.as_json())


async def perform(request: web.Request) -> web.Response:
    """POST: a person does something (see `actions.ACTIONS`)."""
    body = await _body(request)
    return web.json_response(act(request.app[STATE], _id(request), request.match_info["action"], body))


async def chat(request: web.Request) -> web.Response:
    """GET: a chat as a person sees it, from change `since` on."""
    chat_id = int(_number(request, "chat")) if "chat" in request.query else None
    return web.json_response(
        history(request.app[STATE], _id(request), chat_id, int(_number(request, "since")))
    )


async def changes(request: web.Request) -> web.Response:
    """GET: returns when something (of chat `chat`) changed after `since`, or after `timeout` seconds."""
    simulator = request.app[STATE]
    since, timeout = int(_number(request, "since")), min(_number(request, "timeout", 25), LONGEST_WAIT)
    chat_id = int(_number(request, "chat")) if "chat" in request.query else None
    await wait_for_change(simulator, since, timeout, chat_id)
    return web.json_response({"version": simulator.changes.version})


async def wait_for_change(simulator: Simulator, since: int, seconds: float, chat_id: int | None) -> bool:
    """Wait until the simulation, or one chat of it, moved on from `since`."""

    def moved() -> bool:
        if chat_id is None:
            return simulator.changes.version > since
        known = simulator.chats.get(chat_id)
        return known is not None and known.seq > since

    return await simulator.changes.wait(moved, seconds, chat_id)


async def idle(request: web.Request) -> web.Response:
    """GET: returns when all updates are confirmed and no call runs, or after `timeout` seconds."""
    simulator = request.app[STATE]
    done = await simulator.changes.wait(simulator.is_idle, min(_number(request, "timeout", 25), LONGEST_WAIT))
    return web.json_response(
        {
            "idle": done,
            "pending": len(simulator.updates),
            "running": simulator.calls.running,
            "polled": simulator.updates.is_polled,
        }
    )


async def groups(request: web.Request) -> web.Response:
    """POST: a group or channel with the bot in it."""
    return web.json_response(add_group(request.app[STATE], await _body(request)))


async def faults(request: web.Request) -> web.Response:
    """GET: latency and faults; POST: set `latency` and add `faults`; DELETE: all well again."""
    misfortunes = request.app[STATE].faults
    if request.method == "DELETE":
        misfortunes.clear()
    elif request.method == "POST":
        body = await _body(request)
        misfortunes.latency.update({str(key): float(value) for key, value in body.get("latency", {}).items()})
        for rule in body.get("faults", []):
            misfortunes.add(**rule)
    return web.json_response(
        {"latency": misfortunes.latency, "faults": [rule.as_json() for rule in misfortunes.rules]}
    )


async def calls(request: web.Request) -> web.Response:
    """GET: the log of the bot's calls after number `since`, of one `method` if given."""
    log = request.app[STATE].calls.log(int(_number(request, "since")), request.query.get("method"))
    return web.json_response({"calls": log})


async def counters(request: web.Request) -> web.Response:
    """GET: counters since the last reset; DELETE: start anew."""
    simulator = request.app[STATE]
    if request.method == "DELETE":
        simulator.calls.reset()
    return web.json_response({**simulator.calls.counters(), "pending_updates": len(simulator.updates)})


async def settings(request: web.Request) -> web.Response:
    """POST: `advance` the clock by seconds, switch `flood` limits, set `callback_seconds`."""
    simulator = request.app[STATE]
    body = await _body(request)
    simulator.clock_offset += float(body.get("advance", 0))
    simulator.flood = bool(body.get("flood", simulator.flood))
    simulator.callbacks.seconds = float(body.get("callback_seconds", simulator.callbacks.seconds))
    return web.json_response(
        {"now": simulator.now(), "flood": simulator.flood, "callback_seconds": simulator.callbacks.seconds}
    )


async def file(request: web.Request) -> web.Response:
    """GET: the bytes of a file by its file_id. Only photos are shown in place, all else is a download."""
    files = request.app[STATE].files
    found = files.find(request.match_info["file_id"])
    if found is None:
        raise Refused("no such file")
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
    body = files.read(found)
    if found.kind == "photo":
        return web.Response(body=body, content_type="image/jpeg", headers=headers)
    answer = web.Response(body=body, content_type="application/octet-stream", headers=headers)
    answer.headers["Content-Disposition"] = "attachment"
    return answer


async def samples(request: web.Request) -> web.Response:
    """GET: the names of the files that the page offers to send."""
    return web.json_response({"names": list(request.app[STATE].samples)})


async def sample(request: web.Request) -> web.Response:
    """GET: one of those files, made now."""
    make = request.app[STATE].samples.get(request.match_info["name"])
    if make is None:
        raise Refused("no such sample")
    return web.Response(body=await make(), content_type="application/octet-stream")


async def reset(request: web.Request) -> web.Response:
    """POST: forget everything."""
    request.app[STATE].reset()
    return web.json_response({"version": request.app[STATE].changes.version})


def application(simulator: Simulator) -> web.Application:
    """The routes under /sim/."""
    app = web.Application(middlewares=[guard], client_max_size=BODY_LIMIT)
    app[STATE] = simulator
    routes: list[tuple[str, str, Any]] = [
        ("GET", "/people", people),
        ("POST", "/people", people),
        ("GET", r"/people/{id:\d+}/chat", chat),
        ("POST", r"/people/{id:\d+}/{action}", perform),
        ("GET", "/changes", changes),
        ("GET", "/idle", idle),
        ("POST", "/groups", groups),
        ("*", "/faults", faults),
        ("GET", "/calls", calls),
        ("*", "/counters", counters),
        ("POST", "/settings", settings),
        ("GET", "/files/{file_id}", file),
        ("GET", "/samples", samples),
        ("GET", "/samples/{name}", sample),
        ("POST", "/reset", reset),
    ]
    for verb, path, handler in routes:
        app.router.add_route(verb, path, handler)
    return app
