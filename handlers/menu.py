"""The commands: one list from which the menu, /bantuan and Telegram's own command menu are made."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update

from gateway.outgoing import Button, set_commands
from handlers.context import Context
from locales import Text, plain, texts
from models import Account
from services.permissions import ALLOWED, Action, allowed
from services.roles import Access


@dataclass(frozen=True)
class Command:
    """`label` is the button in the menu (None: not in the menu), `words` what it does."""

    name: str
    action: Action
    words: str
    label: str | None = None


COMMANDS = (
    Command("start", Action.START, "command-start"),
    Command("anggota", Action.LIST_OWN_MEMBERS, "command-anggota", "menu-anggota"),
    Command("tambah", Action.SUBMIT_MEMBER, "command-tambah", "menu-tambah"),
    Command("tempel", Action.SUBMIT_MANY, "command-tempel", "menu-tempel"),
    Command("templat", Action.SUBMIT_MANY, "command-templat", "menu-templat"),
    Command("tugas", Action.VISIT, "command-tugas", "menu-tugas"),
    Command("antrean", Action.REVIEW_QUEUE, "command-antrean", "menu-antrean"),
    Command("ganda", Action.SEE_PAIRS, "command-ganda", "menu-ganda"),
    Command("dukcapil", Action.SEND_TO_DUKCAPIL, "command-dukcapil", "menu-dukcapil"),
    Command("sanggah", Action.OPEN_OBJECTIONS, "command-sanggah", "menu-sanggah"),
    Command("cari", Action.SEARCH_PEOPLE, "command-cari", "menu-cari"),
    Command("bpjs", Action.SEE_ROSTERS, "command-bpjs", "menu-bpjs"),
    Command("cakupan", Action.COVERAGE, "command-cakupan", "menu-cakupan"),
    Command("laporan", Action.REPORT, "command-laporan", "menu-laporan"),
    Command("lapangan", Action.SEE_VISITS, "command-lapangan", "menu-lapangan"),
    Command("sampel", Action.DRAW_SAMPLE, "command-sampel", "menu-sampel"),
    Command("usulan", Action.SEE_PROPOSALS, "command-usulan", "menu-usulan"),
    Command("surat", Action.MAKE_PROPOSAL, "command-surat"),
    Command("anggaran", Action.SEE_BUDGET, "command-anggaran", "menu-anggaran"),
    Command("jatuhtempo", Action.SEE_LAPSES, "command-jatuhtempo", "menu-jatuhtempo"),
    Command("perpanjang", Action.ANSWER_RENEWAL, "command-perpanjang", "menu-perpanjang"),
    Command("tenggat", Action.SET_DEADLINE, "command-tenggat", "menu-tenggat"),
    Command("pengumuman", Action.ANNOUNCE, "command-pengumuman", "menu-pengumuman"),
    Command("undang", Action.INVITE, "command-undang", "menu-undang"),
    Command("peran", Action.SEE_ROLES, "command-peran", "menu-peran"),
    Command("gagal", Action.DEAD_LETTERS, "command-gagal", "menu-gagal"),
    Command("status", Action.CHECK_OWN_STATUS, "command-status", "menu-status"),
    Command("klaim", Action.CLAIM_GUIDE, "command-klaim", "menu-klaim"),
    Command("daftar", Action.REGISTER_ORGANISATION, "command-daftar", "menu-daftar"),
    Command("bantuan", Action.HELP, "command-bantuan", "menu-bantuan"),
    Command("keberatan", Action.OBJECT, "command-keberatan"),
    Command("pengingat", Action.REMINDERS, "command-pengingat"),
    Command("privasi", Action.PRIVACY, "command-privasi"),
    Command("bahasa", Action.LANGUAGE, "command-bahasa"),
    Command("batal", Action.CANCEL, "command-batal"),
)


def commands_of(access: Access) -> list[Command]:
    """The commands that somebody with these roles may use, the most needed first."""
    return [command for command in COMMANDS if allowed(access, command.action)]


def buttons(context: Context) -> list[list[Button]]:
    """The menu of a person, two buttons a row."""
    listed = [
        context.button(Text(command.label), command.name)
        for command in commands_of(context.access)
        if command.label
    ]
    return [listed[at : at + 2] for at in range(0, len(listed), 2)]


async def show(_update: Update, context: Context) -> None:
    """The menu that fits the person."""
    greet(context)


def greet(context: Context, text: Text | None = None) -> None:
    """A sentence with the menu below it."""
    context.say(text or Text("menu-title", name=context.account.name), buttons(context))


def everyones_commands(language: str) -> list[tuple[str, str]]:
    """Telegram's command menu for people without a role."""
    say = texts(language)
    return [
        (command.name, plain(say(command.words)))
        for command in COMMANDS
        if command.name != "start" and len(ALLOWED[command.action]) == len(ALLOWED[Action.START])
    ]


def refresh_commands(context: Context, account: Account, access: Access) -> None:
    """Gives somebody's own chat the command menu that fits their roles now."""
    say = texts(account.language or context.settings.locale)
    listed = [
        (command.name, plain(say(command.words)))
        for command in commands_of(access)
        if command.name != "start"
    ]
    context.send(set_commands(listed, account.telegram_id))
