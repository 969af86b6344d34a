"""A person on the other side of the bot, for tests: writes, presses what is labelled so, and reads."""

# ruff: noqa: ASYNC109 - a test says how long it is willing to wait, and the error then shows the transcript

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Awaitable, Callable
from functools import partial
from types import TracebackType

from simulator.errors import Json, Refused
from simulator.links import Link, link_to
from simulator.seen import Message, message_seen, toast_seen
from simulator.state import Simulator

TIMEOUT = 10.0
_deep_link = re.compile(r"(?:https?://)?t\.me/\w+\?start=([\w-]+)")


class NoSuchButton(AssertionError):
    """No button of that label can be seen."""


class NotSeen(AssertionError):
    """What was expected did not come in time."""


class Person:
    """One person's phone. `where` is a `Simulator` of this process or the address of a running one.

    async with await Person.join(simulator, name="Siti Aminah", phone="+62812…") as siti:
        await siti.start()
        await siti.reads("Selamat datang")
        await siti.press("Pekerja")
    """

    def __init__(self, where: Simulator | str, id: int, name: str = "", chat_id: int | None = None) -> None:
        self.id = id
        self.name = name or str(id)
        self.chat_id = id if chat_id is None else chat_id
        self._where = where
        self._link: Link = link_to(where)
        self._acted = 0
        self._keyboard: Json | None = None

    @classmethod
    async def join(cls, where: Simulator | str, name: str = "Warga", **fields: str | int) -> Person:
        """A new person (or, with `id`, a known one changed); `fields` as in `Account`: phone, username …"""
        person = cls(where, 0, name)
        account = await person._link.join({"name": name, **fields})
        person.id = person.chat_id = account["id"]
        return person

    def in_group(self, chat_id: int) -> Person:
        """The same person looking at a group."""
        there = Person(self._where, self.id, self.name, chat_id)
        there._link = self._link
        return there

    async def close(self) -> None:
        """Put the phone away."""
        await self._link.close()

    async def __aenter__(self) -> Person:
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self.close()

    # Doing

    async def _act(self, action: str, **body: object) -> Json:
        answer = await self._link.act(self.id, action, {"chat_id": self.chat_id, **body})
        self._acted = answer["seq"]
        return answer

    async def start(self, payload: str = "") -> int:
        """Press Start, or open a deep link with its payload; gives the message id."""
        return int((await self._act("start", payload=payload))["message_id"])

    async def send(self, text: str, reply_to: int | None = None) -> int:
        """Write a text; gives the message id."""
        return int((await self._act("send", text=text, reply_to=reply_to))["message_id"])

    async def edit(self, message_id: int, text: str) -> None:
        """Change an own text message."""
        await self._act("edit", message_id=message_id, text=text)

    async def delete(self, message_id: int) -> None:
        """Delete an own message."""
        await self._act("delete", message_id=message_id)

    async def press_data(self, message_id: int, data: str) -> str:
        """Press a button that may not exist, or no longer; gives the callback id."""
        return str((await self._act("press", message_id=message_id, data=data))["callback_id"])

    async def share_contact(self) -> int:
        """Share the own phone number."""
        return int((await self._act("contact"))["message_id"])

    async def forward_contact(self, of: Person) -> int:
        """Send another person's contact."""
        return int((await self._act("contact", person_id=of.id))["message_id"])

    async def send_contact(self, phone: str, name: str) -> int:
        """Send a contact of the address book, which belongs to no Telegram account."""
        return int((await self._act("contact", phone=phone, name=name))["message_id"])

    async def send_file(self, name: str, content: bytes, caption: str = "", mime: str = "") -> int:
        """Send a document."""
        encoded = base64.b64encode(content).decode()
        answer = await self._act("file", name=name, content=encoded, caption=caption, mime=mime)
        return int(answer["message_id"])

    async def send_photo(self, content: bytes, caption: str = "") -> int:
        """Send a photo (PNG, JPEG, GIF or WebP)."""
        encoded = base64.b64encode(content).decode()
        return int((await self._act("photo", content=encoded, caption=caption))["message_id"])

    async def send_location(self, latitude: float, longitude: float) -> int:
        """Send a place, in degrees."""
        return int((await self._act("location", latitude=latitude, longitude=longitude))["message_id"])

    async def send_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker."""
        return int((await self._act("sticker", emoji=emoji))["message_id"])

    async def send_voice(self, seconds: int = 3) -> int:
        """Send a voice message."""
        return int((await self._act("voice", seconds=seconds))["message_id"])

    async def block(self) -> None:
        """Block the bot."""
        await self._act("block")

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._act("unblock")

    async def open_link(self, address: str) -> None:
        """Follow a t.me/<bot>?start=… link."""
        found = _deep_link.search(address)
        if not found:
            raise Refused(f"no link to the bot: {address}")
        await self.start(found[1])

    async def press(self, label: str, timeout: float = TIMEOUT) -> None:
        """Press the button of this label on the newest message that has it, inline or below the typing box.

        A part of the label will do when no button has exactly this one. Waits up to `timeout` seconds for the
        button; raises `NoSuchButton` with the labels that can be seen.
        """
        pressable: list[tuple[str, Callable[[], Awaitable[None]]]] = []

        def is_there(messages: list[Message]) -> bool:
            pressable[:] = self._pressable(messages)
            return any(label in known for known, _ in pressable)

        if not await self._until(is_there, timeout):
            seen = ", ".join(f"[{known}]" for known, _ in pressable) or "no button at all"
            raise NoSuchButton(f"{self.name} sees no button {label!r}, but {seen}\n{await self.transcript()}")
        exact = [press for known, press in pressable if known == label]
        press = (exact or [press for known, press in pressable if label in known])[0]
        await press()

    def _pressable(self, messages: list[Message]) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        found: list[tuple[str, Callable[[], Awaitable[None]]]] = []
        for message in reversed(messages):
            found += [
                (button["text"], partial(self._press, message, button))
                for row in message.buttons
                for button in row
            ]
        for row in (self._keyboard or {}).get("keyboard", []):
            found += [(button["text"], partial(self._tap, button)) for button in row]
        return found

    async def _press(self, message: Message, button: Json) -> None:
        if "callback_data" in button:
            await self.press_data(message.id, button["callback_data"])
        else:
            await self.open_link(button.get("url", ""))

    async def _tap(self, button: Json) -> None:
        if button.get("request_contact"):
            await self.share_contact()
        else:
            await self.send(button["text"])

    # Reading

    async def _look(self) -> tuple[list[Message], list[Message], int]:
        seen = await self._link.history(self.id, self.chat_id)
        self._keyboard = seen["keyboard"]
        messages = [message_seen(one) for one in seen["messages"] if not one["deleted"]]
        return messages, [toast_seen(one) for one in seen["toasts"]], seen["seq"]

    async def messages(self) -> list[Message]:
        """Everything that stands in the chat, oldest first."""
        return (await self._look())[0]

    async def last(self) -> Message:
        """The newest message of the bot; raises `NotSeen` when it has not written yet."""
        written = [message for message in await self.messages() if message.by_bot]
        if not written:
            raise NotSeen(f"the bot has not written to {self.name}")
        return written[-1]

    async def toasts(self) -> list[Message]:
        """The answers to pressed buttons, oldest first; those without words have an empty text."""
        return (await self._look())[1]

    async def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard, [] when there is none."""
        await self._look()
        return [[button["text"] for button in row] for row in (self._keyboard or {}).get("keyboard", [])]

    async def commands(self) -> list[str]:
        """The commands of the menu, without their slash."""
        seen = await self._link.history(self.id, self.chat_id)
        return [command["command"] for command in seen["commands"]]

    async def download(self, message: Message) -> bytes:
        """The bytes of the document or photo of a message."""
        return await self._link.file(message.file_id)

    async def transcript(self) -> str:
        """The whole chat, one line a message, for error messages and test output."""
        messages, toasts, _ = await self._look()
        lines = [(message.id, 0, self._line(message)) for message in messages]
        lines += [(toast.id, toast.seq, f"   (toast) {toast.text}") for toast in toasts]
        return "\n".join(line for *_, line in sorted(lines)) or "(nothing was said)"

    def _line(self, message: Message) -> str:
        who = "Bot" if message.by_bot else self.name
        rows = "".join("\n   " + " ".join(f"[{button['text']}]" for button in row) for row in message.buttons)
        return f"{message.id:>4} {who}{' (edited)' if message.is_edited else ''}: {message.text}{rows}"

    async def reads(self, text: str, timeout: float = TIMEOUT) -> Message:
        """Wait for a message, an edit or a toast of the bot that holds `text`; gives the newest such.

        Only what came after this person's last action counts. Raises `NotSeen` with the transcript.
        """
        found: list[Message] = []

        def has_come(messages: list[Message], toasts: list[Message]) -> bool:
            fresh = [one for one in (*messages, *toasts) if one.by_bot and one.seq > self._acted]
            found[:] = sorted((one for one in fresh if text in one.text), key=lambda one: one.seq)
            return bool(found)

        if not await self._until_both(has_come, timeout):
            raise NotSeen(f"{self.name} did not read {text!r} within {timeout} s:\n{await self.transcript()}")
        return found[-1]

    async def sees(
        self, condition: Callable[[list[Message]], bool], timeout: float = TIMEOUT
    ) -> list[Message]:
        """Wait until a condition on the standing messages holds and give them; raises `NotSeen`."""
        if not await self._until(condition, timeout):
            raise NotSeen(f"{self.name} waited {timeout} s in vain:\n{await self.transcript()}")
        return await self.messages()

    async def settled(self, timeout: float = TIMEOUT) -> None:
        """Wait until the bot has confirmed every update and no call is being worked on; raises `NotSeen`.

        A bot that confirms before it answers may still be thinking: `reads` and `sees` wait for the answer.
        """
        if not await self._link.idle(timeout):
            raise NotSeen(f"the bot did not settle within {timeout} s:\n{await self.transcript()}")

    async def _until(self, condition: Callable[[list[Message]], bool], timeout: float) -> bool:
        return await self._until_both(lambda messages, _: condition(messages), timeout)

    async def _until_both(
        self, condition: Callable[[list[Message], list[Message]], bool], timeout: float
    ) -> bool:
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while True:
            messages, toasts, seq = await self._look()
            if condition(messages, toasts):
                return True
            left = end - loop.time()
            if left <= 0:
                return False
            await self._link.wait(self.chat_id, seq, left)
