"""/undang and /peran: administrators make staff by a one-time link, see who holds what, take it back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from telegram import Update

from gateway.outgoing import Button
from handlers import menu
from handlers.context import Context
from handlers.words import clipped, number, word
from locales import Text, plain
from models import Account, Role
from services import roles
from services.accounts import accounts_by_id
from services.errors import Invalid, NotAllowed
from services.permissions import Action, allowed
from services.roles import RoleLine, role_name

INVITE_CARD, ROLES_CARD = "invite", "roles"
VALID_DAYS = (1, 3, 7)
LINK_PREFIX = "i_"
PAGE = 8
OFFICE, COORDINATORS = "o", "c"
GROUPS = {OFFICE: roles.INVITABLE, COORDINATORS: (Role.COORDINATOR,)}
_NAME = 40


async def invite(_update: Update, context: Context) -> None:
    """/undang: for which role?"""
    _ask_role(context, fresh=True)


async def invite_step(_update: Update, context: Context) -> None:
    """The buttons of /undang: the role, then how long the link is good for, then the link.

    The fourth part names the link beside which one more is wanted.
    """
    role, days = word(context.words, 0), number(context.words, 1)
    if not role:
        _ask_role(context)
    elif role not in roles.INVITABLE:
        context.toast(Text("roles-not-invitable"), alert=True)
    elif days not in VALID_DAYS:
        _ask_days(context, Role(role))
    else:
        await _make_link(context, Role(role), days, number(context.words, 2))


async def accept_invite(context: Context, token: str) -> None:
    """What `/start i_<token>` does: gives the role of the link, once."""
    try:
        given = await roles.accept_invite(context.session, context.account, token, context.now)
    except Invalid as error:
        context.say(error.text)
        return
    await _changed(context, context.account)
    context.say(Text(f"roles-chat-welcome-{given.role}"))
    if given.granted_by is not None:
        inviter = (await accounts_by_id(context.session, [given.granted_by])).get(given.granted_by)
        if inviter is not None and inviter.id != context.account.id:
            name = clipped(context.account.name, _NAME)
            context.tell(inviter, Text("roles-chat-accepted", name=name, role=role_name(given.role)))


async def show(_update: Update, context: Context) -> None:
    """/peran: who holds which role."""
    await _list(context, OFFICE, 0, fresh=True)


async def turn(_update: Update, context: Context) -> None:
    """Another page, or the other group, of /peran."""
    group = word(context.words, 0)
    await _list(context, group if group in GROUPS else OFFICE, number(context.words, 1))


async def revoke(_update: Update, context: Context) -> None:
    """Cabut: asks first, then takes the role back and tells the person."""
    grant_id, confirmed = number(context.words, 0), word(context.words, 1) == "y"
    every = await roles.list_roles(context.session, (*roles.INVITABLE, Role.COORDINATOR))
    line = next((line for line in every if line.grant_id == grant_id), None)
    if line is None:
        context.toast(Text("roles-not-in-force"), alert=True)
        await _list(context, OFFICE, 0)
        return
    group = COORDINATORS if line.role is Role.COORDINATOR else OFFICE
    if not confirmed:
        rows = [
            [context.button(Text("roles-chat-revoke-yes"), "rv", grant_id, "y")],
            [context.button(Text("roles-chat-revoke-no"), "ro", group, 0)],
        ]
        context.say(Text("roles-chat-revoke-sure", **_about(context, line)), rows, ROLES_CARD)
        return
    try:
        await roles.revoke_role(context.session, grant_id, context.access, context.now)
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    person = await context.session.scalar(select(Account).where(Account.id == line.account_id))
    if person is not None:
        await _changed(context, person)
        context.tell(person, Text("roles-chat-revoked-you", role=role_name(line.role)))
    context.toast(Text("roles-chat-revoked", **_about(context, line)))
    await _list(context, group, 0)


def _ask_role(context: Context, *, fresh: bool = False) -> None:
    rows = [[context.button(Text(f"roles-chat-invite-{role}"), "in", role)] for role in roles.INVITABLE]
    context.say(Text("roles-chat-invite"), rows, INVITE_CARD, fresh=fresh)


def _ask_days(context: Context, role: Role) -> None:
    days = [context.button(Text("roles-chat-days", days=count), "in", role, count) for count in VALID_DAYS]
    back = context.button(Text("roles-chat-back"), "in")
    context.say(Text("roles-chat-invite-days", role=role_name(role)), [days, [back]], INVITE_CARD)


async def _make_link(context: Context, role: Role, days: int, beside: int) -> None:
    """The link stands in this one message and nowhere else: only an index of it is kept."""
    try:
        token = await roles.create_invite(
            context.session, context.access, role, context.now, timedelta(days=days), beside
        )
    except roles.Standing as standing:
        # Telegram repeats a press on a bad line, and people press twice: the link stands above already.
        another = context.button(Text("roles-chat-another"), "in", role, days, standing.invite_id)
        context.say(Text("roles-chat-standing", role=role_name(role)), [[another]], INVITE_CARD)
        return
    except (Invalid, NotAllowed) as error:
        context.toast(error.text, alert=True)
        return
    link = f"https://t.me/{context.bot.username}?start={LINK_PREFIX}{token}"
    until = (context.now + timedelta(days=days)).astimezone(context.regency.zone)
    context.say(Text("roles-chat-link", role=role_name(role), link=link, until=until), card=INVITE_CARD)


async def _list(context: Context, group: str, page: int, *, fresh: bool = False) -> None:
    held = await roles.list_roles(context.session, GROUPS[group])
    pages = max(1, -(-len(held) // PAGE))
    page = min(page, pages - 1)
    shown = held[page * PAGE : (page + 1) * PAGE]
    lines: list[str] = [
        context.t(f"roles-chat-list-{'office' if group == OFFICE else 'coordinators'}", count=len(held))
    ]
    if pages > 1:
        lines.append(context.t("roles-chat-page", page=page + 1, pages=pages))
    if group == OFFICE:
        lines.append(context.t("roles-chat-admins", count=len(context.settings.admin_ids)))
    lines += [context.t("roles-chat-line", **_about(context, line)) for line in shown]
    rows = [[_revoke_button(context, line)] for line in shown] if _may_revoke(context) else []
    turns = []
    if page > 0:
        turns.append(context.button("◀️", "ro", group, page - 1))
    if page + 1 < pages:
        turns.append(context.button("▶️", "ro", group, page + 1))
    other = COORDINATORS if group == OFFICE else OFFICE
    switch = Text(f"roles-chat-see-{'office' if other == OFFICE else 'coordinators'}")
    rows += [turns, [context.button(switch, "ro", other, 0)]]
    context.say("\n\n".join(lines), rows, ROLES_CARD, fresh=fresh)


def _may_revoke(context: Context) -> bool:
    return allowed(context.access, Action.REVOKE_ROLE)


def _revoke_button(context: Context, line: RoleLine) -> Button:
    name = plain(context.t(Text("roles-chat-revoke", name=clipped(line.name, _NAME))))
    return context.button(name, "rv", line.grant_id)


def _about(context: Context, line: RoleLine) -> dict[str, object]:
    """Who, what, since when, for the sentences about one role."""
    return {
        "name": clipped(line.name, _NAME),
        "role": role_name(line.role),
        "since": line.granted_at.astimezone(context.regency.zone).date(),
        "place": clipped(line.organisation, _NAME) if line.organisation else "no",
    }


async def _changed(context: Context, account: Account) -> None:
    """Somebody's roles are others from now on: in this group of updates, and in their menu."""
    context.forget_access()
    access = await roles.roles_of(context.session, account, context.settings.admin_ids)
    menu.refresh_commands(context, account, access)
