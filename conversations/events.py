"""What can happen to a dialogue, and what it wants done: both plain data.

`Toast` answers a press. What is to be said after a message stands on the card as the draft's notice,
since only a press can be answered with a toast.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from locales import Text


class Action(StrEnum):
    """What a button does; the value is its letter in callback data."""

    BACK = "b"
    SKIP = "s"
    OTHER = "u"
    KEEP = "g"
    CANCEL = "x"
    EDIT = "e"
    SUBMIT = "k"
    PAGE = "p"
    CLEAR_SEARCH = "c"
    HELP = "h"
    LIST = "l"
    YES = "y"
    NO = "n"
    PICK = "o"
    RESUME = "r"
    RESTART = "z"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text message."""

    text: str


@dataclass(frozen=True, slots=True)
class Picked:
    """An option named by its value, for callers that hold no button."""

    field: str
    value: Any
    revision: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of the card as it stood at `revision`."""

    action: Action
    arg: str
    revision: int


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact; `own` only when contact.user_id is the sender's: anyone can forward one."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo, largest size; both ids are Telegram's."""

    file_id: str
    unique_id: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message of a kind that no field takes: "sticker", "voice", "location", "document" …"""

    kind: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The driver's answer to `Check`: refused with a reason, or a remark and facts for later fields."""

    field: str
    refused: Text | None = None
    note: Text | None = None
    known: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SubmitRefused:
    """The driver could not take what was submitted: back to `field`, or to the summary, with the reason."""

    text: Text
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """The person wants to go on: after a restart, after days, from a menu."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Throw the answers away and begin again."""


@dataclass(frozen=True, slots=True)
class Leave:
    """/batal: leave at once, without the question that the Batal button asks first."""


Event = (
    Typed
    | Picked
    | Pressed
    | Contact
    | Photo
    | Unreadable
    | Checked
    | SubmitRefused
    | Resume
    | Restart
    | Leave
)


@dataclass(frozen=True, slots=True)
class ShowCard:
    """Edit the live card in place."""


@dataclass(frozen=True, slots=True)
class FreshCard:
    """Send the card anew at the bottom of the chat; the old one is no longer live."""


@dataclass(frozen=True, slots=True)
class Toast:
    """Answer the press with a short sentence; `alert` shows it in a window that has to be closed."""

    text: Text
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """Do the look-up `name` on a value of a field and give `Checked` back to `advance`."""

    name: str
    field: str
    value: Any
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AskContact:
    """Send `text` with a reply keyboard whose one button `button` shares the person's number."""

    text: Text
    button: Text


@dataclass(frozen=True, slots=True)
class DropContactKeyboard:
    """Take the reply keyboard of `AskContact` away again; its message can be deleted."""


@dataclass(frozen=True, slots=True)
class ForgetMessage:
    """Delete the person's message: what is typed into a form is personal."""


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """The person pressed Bantuan at a field; its explanation stands on the card already."""

    field: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """All visible fields are answered; skipped ones are None. The draft is closed."""

    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The person left; the draft is closed and may be wiped."""


Effect = (
    ShowCard
    | FreshCard
    | Toast
    | Check
    | AskContact
    | DropContactKeyboard
    | ForgetMessage
    | HelpAsked
    | Submitted
    | Cancelled
)
