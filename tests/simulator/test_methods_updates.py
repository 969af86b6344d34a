from __future__ import annotations

import pytest

from simulator import Person
from simulator.errors import ApiError
from tests.simulator.conftest import Bot


async def test_updates_are_confirmed_by_the_offset(bot: Bot, siti: Person) -> None:
    first = (await bot.updates())[0]
    assert first["message"]["text"] == "/start"
    assert await bot.updates(offset=first["update_id"] + 1) == []
    await siti.settled()


async def test_the_kinds_asked_for_are_remembered(bot: Bot, siti: Person) -> None:
    await bot.updates(offset=-1, allowed_updates=["callback_query"])
    await siti.send("tak diminta")
    assert [one["message"]["text"] for one in await bot.updates()] == ["/start"]
    assert (await bot.call("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await bot.updates(allowed_updates=[])
    await siti.send("diminta")
    assert len(await bot.updates()) == 2


async def test_a_webhook_excludes_polling(bot: Bot, siti: Person) -> None:
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook", secret_token="rahasia_1")
    info = await bot.call("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == ("http://127.0.0.1:9/hook", 1)
    assert "secret_token" not in info
    with pytest.raises(ApiError, match="can't use getUpdates method while webhook is active") as caught:
        await bot.updates()
    assert caught.value.code == 409
    await bot.call("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []
    await bot.call("setWebhook", url="")
    assert (await bot.call("getWebhookInfo"))["url"] == ""


async def test_webhooks_lead_to_this_machine_only(bot: Bot) -> None:
    for url in ("https://example.org/hook", "http://10.0.0.1/", "ftp://127.0.0.1/"):
        with pytest.raises(ApiError, match="loopback only"):
            await bot.call("setWebhook", url=url)
    with pytest.raises(ApiError, match="unallowed characters"):
        await bot.call("setWebhook", url="http://localhost/", secret_token="a b")
