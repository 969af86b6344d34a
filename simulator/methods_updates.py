"""How the bot gets its updates: long polls or a webhook, never both."""

from __future__ import annotations

from typing import Any

from simulator.errors import ApiError, Json, bad_request
from simulator.params import Params
from simulator.state import Simulator
from simulator.updates import TERMINATED_BY_WEBHOOK
from simulator.webhook import check_address

WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
SECRET_LIMIT = 256


def _remember_kinds(simulator: Simulator, params: Params) -> None:
    # Left out means: as before; an empty list means: the default again.
    if "allowed_updates" in params:
        kinds = params.nested("allowed_updates")
        allowed = [str(kind) for kind in kinds] if isinstance(kinds, list) else []
        if allowed != simulator.updates.allowed:
            simulator.updates.allowed = allowed
            simulator.save_bot()


async def get_updates(simulator: Simulator, params: Params) -> bytes:
    """getUpdates: the JSON array of waiting updates."""
    if simulator.webhook.get("url"):
        raise ApiError(409, WEBHOOK_ACTIVE)
    _remember_kinds(simulator, params)
    return await simulator.updates.poll(
        params.integer("offset"), params.integer("limit", 100), float(params.integer("timeout"))
    )


def set_webhook(simulator: Simulator, params: Params) -> bool:
    """setWebhook; an empty url removes it."""
    url = params.text("url")
    if not url:
        return delete_webhook(simulator, params)
    check_address(url)
    secret = params.text("secret_token")
    if len(secret) > SECRET_LIMIT or (secret and not secret.replace("_", "a").replace("-", "a").isalnum()):
        raise bad_request("secret token contains unallowed characters")
    _remember_kinds(simulator, params)
    if params.flag("drop_pending_updates"):
        simulator.updates.clear()
    simulator.updates.terminate_poll(TERMINATED_BY_WEBHOOK)
    simulator.webhook = {
        "url": url,
        "secret_token": secret,
        "max_connections": params.integer("max_connections", 40),
    }
    simulator.save_bot()
    return True


def delete_webhook(simulator: Simulator, params: Params) -> bool:
    """deleteWebhook"""
    if params.flag("drop_pending_updates"):
        simulator.updates.clear()
    simulator.webhook = {}
    simulator.save_bot()
    return True


def get_webhook_info(simulator: Simulator, _params: Params) -> Json:
    """getWebhookInfo"""
    webhook = {name: value for name, value in simulator.webhook.items() if name != "secret_token"}
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(simulator.updates),
        **webhook,
    }
    if simulator.updates.allowed:
        info["allowed_updates"] = simulator.updates.allowed
    return info


METHODS: dict[str, Any] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
