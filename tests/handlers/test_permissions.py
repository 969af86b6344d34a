"""Everything pressed by everyone: exactly those whom the table names get through."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from sqlalchemy import update as change
from telegram import Update

from gateway.router import Incoming
from handlers import ROUTES, routes
from handlers.dialogues import dialogues
from handlers.router import Handlers
from handlers.routes import Route
from models import EnrolmentStatus, Role, RoleGrant
from services.permissions import ALLOWED, Action, allowed
from services.reasons import Reason
from services.roles import Access
from tests.handlers.conftest import ADMIN_ID, BOT, Person, Village, World, village
from tests.handlers.flows import dump

# Everybody is a guest too; workers, by being linked, and administrators, by the settings.
COMBINATIONS = [
    frozenset({Role.GUEST, *others})
    for size in range(len(Role))
    for others in combinations([role for role in Role if role is not Role.GUEST], size)
]
GUARDED = [route for route in ROUTES if route.kind in {"command", "button"}]

# Not asked for by a line of the table but within one: a link's payload, a document, a decision in the queue.
WITHIN = {
    Action.JOIN_ORGANISATION, Action.ACCEPT_INVITE, Action.UPLOAD_ROSTER, Action.CONFIRM_ORGANISATION,
    Action.CLAIM_RECORD,
}  # fmt: skip


def named(roles: frozenset[Role]) -> str:
    """For the name of a test."""
    return "+".join(sorted(roles))


def updates(route: Route, person: Person) -> list[dict[str, Any]]:
    """A command or presses that this line reacts to, with and without arguments."""
    if route.kind == "command":
        entities = [{"type": "bot_command", "offset": 0, "length": len(route.name) + 1}]
        chat = {"id": person.telegram_id, "type": "private"}
        said = {"message_id": 1, "date": 1, "from": person.user, "chat": chat, "entities": entities}
        return [{"message": said | {"text": f"/{route.name}"}}]
    chat = {"id": person.telegram_id, "type": "private"}
    message = {"message_id": 1, "date": 1, "from": BOT, "chat": chat, "text": "–"}
    query = {"id": "1", "from": person.user, "chat_instance": "1", "message": message}
    return [
        {"callback_query": query | {"data": data}}
        for data in (route.name, f"{route.name}:1", f"{route.name}:1:1")
    ]


async def let_through(world: World, route: Route, person: Person, roles: frozenset[Role]) -> bool:
    """Whether the guard of a line opens for these roles; what lies behind it is tested elsewhere."""
    reached = False

    async def handle(_update: Update, _context: Any) -> None:
        nonlocal reached
        reached = True

    make = routes.command if route.kind == "command" else routes.button
    probe = Handlers(world.settings, world.regency, world._bot, [make(route.name, route.action, handle)])
    account_id = await world.account_id(person)
    update = Update.de_json({"update_id": 1, **updates(route, person)[0]}, world._bot)
    async with world.database.write() as session:
        await probe.preload(session, [update])
        session.info["known"].access[account_id] = Access(account_id, roles)
        answer = await probe.handle(session, Incoming(update, world.now))
    refused = "tidak bisa dilakukan dengan peran" in (
        (answer.toast or "") + "".join(str(one.parameters.get("text")) for one in answer.outgoing)
    )
    assert reached is not refused
    return reached


@pytest.mark.parametrize("roles", COMBINATIONS, ids=named)
async def test_the_guard_of_every_line_opens_for_exactly_these(
    world: World, guest: Person, roles: frozenset[Role]
) -> None:
    for route in GUARDED:
        expected = bool(roles & ALLOWED[route.action])
        assert await let_through(world, route, guest, roles) is expected, route.name


PEOPLE = [None, Role.WORKER, Role.COORDINATOR, Role.VERIFIER, Role.STAFF, Role.ADMIN]


async def somebody(world: World, role: Role | None) -> Person:
    """A person with one role, of another organisation where it is a coordinator."""
    if role is None or role is Role.WORKER:
        return world.person(7_500, "Pak Tamu")
    if role is Role.ADMIN:
        return world.person(ADMIN_ID, "Sari Admin")
    if role is Role.COORDINATOR:
        return (await village(world, name="Masjid Lain")).takmir
    return await world.holder("Pak Peran", role)


@pytest.mark.parametrize("role", PEOPLE, ids=str)
async def test_who_is_refused_changes_nothing_and_learns_nothing(
    masjid: Village, world: World, role: Role | None
) -> None:
    await masjid.names("Orang Rahasia", status=EnrolmentStatus.RETURNED, reason=Reason.INCOMPLETE)
    person = await somebody(world, role)
    await person.sends("/menu")
    has = {Role.GUEST, *([role] if role else [])}
    before = await dump(world)
    refused = [route for route in GUARDED if not has & ALLOWED[route.action]]
    for route in refused:
        for update in updates(route, person):
            await world.update(update)
            said = person.toast or person.newest.text
            assert "tidak bisa dilakukan dengan peran" in said, route.name
    assert await dump(world) == before
    person.does_not_read("Rahasia", "1609", "OKS-")
    assert refused or role is Role.ADMIN


@pytest.mark.parametrize("role", PEOPLE[:4], ids=str)
async def test_what_is_open_shows_nobody_else_s_people(
    masjid: Village, world: World, role: Role | None
) -> None:
    await masjid.names("Orang Rahasia", status=EnrolmentStatus.RETURNED, reason=Reason.INCOMPLETE)
    if role is Role.VERIFIER:
        return
    person = await somebody(world, role)
    tables = ("enrolments", "workers", "organisations", "role_grants", "claim_codes", "protections")
    before = await dump(world)
    for route in GUARDED:
        for update in updates(route, person):
            await world.update(update)
    after = await dump(world)
    for table in tables:
        assert after[table] == before[table], table
    person.does_not_read("Rahasia", "Al-Ikhlas", "OKS-")


def test_every_action_of_the_table_is_used() -> None:
    used = {route.action for route in ROUTES} | {one.action for one in dialogues().values()} | WITHIN
    assert used == set(ALLOWED) == set(Action)


def test_every_dialogue_has_an_action_that_somebody_may_do() -> None:
    assert {"member", "mend", "org", "claim", "verdict", "refusal", "turndown"} <= dialogues().keys()
    for dialogue in dialogues().values():
        assert ALLOWED[dialogue.action]


def test_what_the_table_does_not_name_nobody_may() -> None:
    everybody = Access(1, frozenset(Role), frozenset({1}), 1)
    assert not allowed(everybody, "fly")  # type: ignore[arg-type]


def test_administrators_alone_give_roles_and_staff_alone_decide() -> None:
    assert all(ALLOWED[one] == {Role.ADMIN} for one in (Action.INVITE, Action.REVOKE_ROLE, Action.SEE_ROLES))
    for action in (Action.REVIEW_DECIDE, Action.REVIEW_BULK, Action.APPLY_ROSTER, Action.COVERAGE_LISTS):
        assert ALLOWED[action] == {Role.STAFF, Role.ADMIN}


async def test_a_form_is_closed_when_its_role_is_gone(masjid: Village, world: World) -> None:
    takmir = masjid.takmir
    await takmir.sends("/tambah")
    await takmir.presses("Marbot")
    async with world.database.write() as session:
        await session.execute(change(RoleGrant).values(revoked_at=world.now))
    await takmir.sends("1609011708800001")
    takmir.reads("tidak bisa dilakukan dengan peran")
    assert not (await dump(world))["conversations"]
    await takmir.presses("✖️ Batal")
    assert "sudah selesai" in takmir.toast
