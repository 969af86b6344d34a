"""The first words: who we are, what is kept, who the person is; and links that bring somebody here."""

from __future__ import annotations

from telegram import Update

from conversations.organisation import MOSQUES
from gateway.outgoing import Button
from handlers import menu, organisation, roles, status
from handlers.context import Context
from handlers.dialogue import offer_draft, open_drafts
from locales import LANGUAGES, Text
from services.accounts import mark_privacy_seen, set_language
from services.claims import START_PREFIX
from services.permissions import Action, allowed

INVITE_PREFIX = "i_"
# "Saya …": what people call themselves, and the kind of organisation they speak for.
SPEAKERS = {
    "takmir": ("who-takmir", MOSQUES),
    "posko": ("who-posko", "posko_damkar"),
    "tpa": ("who-tpa", "tpa"),
    "adat": ("who-adat", "lembaga_adat"),
}


async def start(_update: Update, context: Context) -> None:
    """/start, with or without a link's payload."""
    payload = context.words[0] if context.words else ""
    if payload and context.account.privacy_seen_at is None:
        # Who comes by a link goes past the welcome and its notice.
        context.say(Text("privacy-short"))
        mark_privacy_seen(context.account, context.now)
    if payload.startswith(INVITE_PREFIX) and allowed(context.access, Action.ACCEPT_INVITE):
        await roles.accept_invite(context, payload.removeprefix(INVITE_PREFIX))
        return
    if payload.startswith(START_PREFIX) and allowed(context.access, Action.CLAIM_RECORD):
        await status.claim_by_code(context, payload.removeprefix(START_PREFIX))
        return
    drafts = await open_drafts(context)
    if len(context.access.roles) > 1:
        menu.greet(context, Text("start-again", name=context.account.name))
    else:
        welcome(context)
    for draft in drafts[:3]:
        await offer_draft(context, draft)


def welcome(context: Context) -> None:
    """Welcome, privacy in short, and "Saya …"."""
    who = [[context.button(Text(label), "saya", key)] for key, (label, _) in SPEAKERS.items()]
    who.append([context.button(Text("who-worker"), "saya", "pekerja")])
    who.append([context.button(Text("who-staff"), "saya", "petugas")])
    who.append([context.button(Text("privacy-more"), "privasi"), language_button(context)])
    context.say(
        Text(
            "start-welcome",
            department=context.regency.department.short_name,
            regency=context.regency.name,
        ),
        who,
        card="start",
        fresh=True,
    )


async def who(_update: Update, context: Context) -> None:
    """ "Saya …" was answered; the privacy notice above it was seen."""
    mark_privacy_seen(context.account, context.now)
    chosen = context.words[0] if context.words else ""
    if chosen in SPEAKERS:
        await organisation.register_as(context, SPEAKERS[chosen][1])
    elif chosen == "pekerja":
        await status.show(_update, context)
    elif chosen == "petugas":
        context.say(Text("who-staff-how", id=str(context.account.telegram_id)))
    else:
        context.toast(Text("form-unknown"))


async def privacy(_update: Update, context: Context) -> None:
    """The whole notice: what is kept, why, how long, whose rights (UU 27/2022)."""
    mark_privacy_seen(context.account, context.now)
    context.say(
        Text(
            "privacy-notice",
            department=context.regency.department.name,
            days=context.settings.draft_days,
        )
    )


async def language(_update: Update, context: Context) -> None:
    """/bahasa: the other language."""
    chosen = context.words[0] if context.words else ""
    if chosen in LANGUAGES:
        set_language(context.account, chosen)
        menu.refresh_commands(context, context.account, context.access)
        if len(context.access.roles) > 1:
            menu.greet(context, Text("language-set"))
        else:
            context.say(Text("language-set"))
            welcome(context)
        return
    rows = [[context.button(Text(f"language-{code}"), "bahasa", code)] for code in LANGUAGES]
    context.say(Text("language-ask"), rows)


def language_button(context: Context) -> Button:
    """Offers the other language, written in that language."""
    other = "en" if context.say_in.language == "id" else "id"
    return context.button(Text(f"language-{other}"), "bahasa", other)
