"""What a handler has in its hands: the person, the rows, the words, and the answers it gives as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram.ext import Application, CallbackContext, ExtBot

from config import Settings
from gateway.outgoing import Button, Outgoing, Rows, message
from gateway.router import Answer, Incoming
from locales import Html, Text, Texts, plain, texts
from models import Account, Conversation, Organisation
from regency import Regency
from services.roles import Access

Stock = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]


@dataclass
class Known:
    """What was loaded for a group of updates in one go; kept in `session.info`.

    By id: of Telegram for `accounts`, of the account for `access` and `active` (its open dialogue), of their
    own for `moved` (dialogues that are to be written at the end) and `organisations`. `shown` are the cards
    of those who press a button: the message by chat and name.
    """

    accounts: dict[int, Account] = field(default_factory=dict)
    access: dict[int, Access] = field(default_factory=dict)
    active: dict[int, Conversation] = field(default_factory=dict)
    moved: dict[int, Conversation] = field(default_factory=dict)
    organisations: dict[int, Organisation] = field(default_factory=dict)
    shown: dict[tuple[int, str], int] = field(default_factory=dict)


class Context(Stock):
    """One update's turn: python-telegram-bot's context with the session and everything of this person."""

    session: AsyncSession
    settings: Settings
    regency: Regency
    incoming: Incoming
    account: Account
    access: Access
    chat_id: int
    known: Known
    file_for: str
    """What the file that this update wants is for: the part of `handlers.files` that reads it."""
    reads_photos: bool
    """Whether photos of KTP are read; without the extra `ocr` they are only attached."""
    words: tuple[str, ...]
    """The parts of a button's data after its name, or what was typed after a command."""

    def __init__(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        super().__init__(application)
        self.given = Answer()
        self.words = ()
        self.file_for = "roster"
        self.reads_photos = False

    @property
    def now(self) -> datetime:
        """The instant of this update's turn, in UTC."""
        return self.incoming.now

    @property
    def today(self) -> date:
        """The day in the regency."""
        return self.now.astimezone(self.regency.zone).date()

    @property
    def say_in(self) -> Texts:
        """The words of this person's language."""
        return texts(self.account.language or self.settings.locale)

    @property
    def active(self) -> Conversation | None:
        """The dialogue that typed text goes to, if one is open."""
        return self.known.active.get(self.account.id)

    def t(self, text: Text | str, /, **args: Any) -> Html:
        """A sentence in this person's language, as Telegram HTML."""
        return self.say_in(text, **args)

    def button(self, label: Text | str, *data: object) -> Button:
        """A button that comes back as `data`, its parts joined by colons."""
        words = self.t(label) if isinstance(label, Text) else label
        return Button(plain(words), ":".join(str(part) for part in data))

    def say(self, text: Text | str, rows: Rows = (), card: str | None = None, *, fresh: bool = False) -> None:
        """Queues a message to this person; with `card` it is one message that is edited in place."""
        words = self.t(text) if isinstance(text, Text) else text
        self.send(message(self.chat_id, words, rows, card, fresh))

    def tell(
        self,
        account: Account,
        text: Text,
        rows: Sequence[Sequence[tuple[Text, str]]] = (),
        not_before: datetime | None = None,
    ) -> None:
        """Queues a message to somebody else in their language; `rows` are (label, data).

        Who has blocked the bot is told nothing: Telegram would refuse it, and the news stands in their lists.
        `not_before`: the end of a quiet time, for what can wait until then (`services.quiet`).
        """
        if account.blocked_at is not None:
            return
        words = texts(account.language or self.settings.locale)
        drawn = [[Button(plain(words(label)), data) for label, data in row] for row in rows]
        self.send(replace(message(account.telegram_id, words(text), drawn), not_before=not_before))

    def send(self, *outgoing: Outgoing) -> None:
        """Queues anything else."""
        self.given.outgoing.extend(outgoing)

    def toast(self, text: Text, *, alert: bool = False) -> None:
        """Answers a press with a short sentence; as a message when the press was answered early already."""
        if self.incoming.answered or self.incoming.update.callback_query is None:
            self.say(text)
        else:
            self.given.toast, self.given.alert = plain(self.t(text)), alert

    def forget_access(self) -> None:
        """Roles were changed: whoever comes next in this group of updates is looked up again."""
        self.known.access.clear()
