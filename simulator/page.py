"""The chat page: plain files from `page/`, and its words from the locales."""

from __future__ import annotations

import re
from pathlib import Path

from aiohttp import web

from locales import FOLDER, LANGUAGES, texts

PAGE = Path(__file__).parent / "page"
# Nothing from outside, nothing inline: what a bot writes can never become a script.
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
_identifier = re.compile(r"^(simulator-[a-z0-9-]+) *=", re.MULTILINE)
_variable = re.compile(r"\$([a-z]+)")


def words(language: str) -> dict[str, str]:
    """The sentences of the page by id without "simulator-"; a variable stays as {name} for it to fill."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    source = (FOLDER / language / "simulator.ftl").read_text(encoding="utf-8")
    blanks = {name: f"{{{name}}}" for name in _variable.findall(source)}
    say = texts(language)
    return {
        identifier.removeprefix("simulator-"): str(say(identifier, **blanks))
        for identifier in _identifier.findall(source)
    }


async def _words(request: web.Request) -> web.Response:
    return web.json_response(words(request.match_info["language"]), headers=HEADERS)


async def _index(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html", headers=HEADERS)


async def _part(request: web.Request) -> web.FileResponse:
    path = PAGE / request.match_info["name"]
    if not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=HEADERS)


def add_routes(app: web.Application) -> None:
    """The page at /, its parts under /page/."""
    app.router.add_get("/", _index)
    app.router.add_get("/page/words/{language}.json", _words)
    app.router.add_get(r"/page/{name:[a-z_]+\.(?:js|css|svg)}", _part)
