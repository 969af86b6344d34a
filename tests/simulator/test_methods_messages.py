from __future__ import annotations

from typing import Any

import pytest

from simulator import Person, Simulator
from simulator.errors import ApiError
from tests.simulator.conftest import Bot, Clock

KEYS = {"inline_keyboard": [[{"text": "Setujui", "callback_data": "ok"}]]}


async def refused(bot: Bot, method: str, **params: Any) -> str:
    with pytest.raises(ApiError) as caught:
        await bot.call(method, **params)
    return caught.value.description


async def test_html_arrives_as_text_and_entities(bot: Bot, siti: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text=" <b>Halo</b> /start ", parse_mode="HTML")
    assert sent["text"] == "Halo /start"
    assert [one["type"] for one in sent["entities"]] == ["bold", "bot_command"]


async def test_given_entities_are_taken(bot: Bot, siti: Person) -> None:
    entity = {"type": "bold", "offset": 0, "length": 4}
    sent = await bot.call("sendMessage", chat_id=siti.id, text="Halo", entities=[entity])
    assert sent["entities"] == [entity]


@pytest.mark.parametrize(
    ("params", "complaint"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n"}, "Bad Request: message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "x", "parse_mode": "LaTeX"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "<x>", "parse_mode": "HTML"},
            'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
        ),
        (
            {"text": "x", "reply_parameters": {"message_id": 99}},
            "Bad Request: message to be replied not found",
        ),
    ],
)
async def test_wrong_messages_are_refused(bot: Bot, siti: Person, params: Any, complaint: str) -> None:
    assert await refused(bot, "sendMessage", chat_id=siti.id, **params) == complaint


async def test_the_limit_counts_what_is_left_of_the_markup(bot: Bot, siti: Person) -> None:
    text = "<b>" + "x" * 4096 + "</b>"
    sent = await bot.call("sendMessage", chat_id=siti.id, text=text, parse_mode="HTML")
    assert len(sent["text"]) == 4096


async def test_only_who_came_first_is_written_to(bot: Bot, simulator: Simulator, siti: Person) -> None:
    stranger = simulator.add_person(name="Orang Baru")
    cannot = "Forbidden: bot can't initiate conversation with a user"
    assert await refused(bot, "sendMessage", chat_id=stranger.id, text="x") == cannot
    assert await refused(bot, "sendMessage", chat_id=42, text="x") == "Bad Request: chat not found"
    assert await refused(bot, "sendMessage", text="x") == "Bad Request: chat_id is empty"
    await siti.block()
    blocked = "Forbidden: bot was blocked by the user"
    assert await refused(bot, "sendMessage", chat_id=siti.id, text="x") == blocked
    await siti.unblock()
    assert (await bot.call("sendMessage", chat_id=siti.id, text="x"))["text"] == "x"


async def test_whom_the_bot_knows_from_before_may_be_written_to_first(bot: Bot, simulator: Simulator) -> None:
    regular = simulator.add_person(name="Orang Lama")
    simulator.meet(regular.id)
    assert (await bot.call("sendMessage", chat_id=regular.id, text="x"))["text"] == "x"
    assert not simulator.chats[regular.id].started


async def test_a_reply_quotes_its_message(bot: Bot, siti: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="x", reply_parameters={"message_id": 1})
    assert sent["reply_to_message"]["text"] == "/start"
    lost = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot.call(
        "sendMessage", chat_id=siti.id, text="x", reply_parameters=lost
    )


async def test_an_edit_replaces_text_and_keyboard(bot: Bot, siti: Person, clock: Clock) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="Langkah 1", reply_markup=KEYS)
    where = {"chat_id": siti.id, "message_id": sent["message_id"]}
    same = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    assert await refused(bot, "editMessageText", **where, text="Langkah 1", reply_markup=KEYS) == same
    clock.now += 60
    edited = await bot.call("editMessageText", **where, text="Langkah 2")
    assert (edited["text"], edited["edit_date"] - edited["date"]) == ("Langkah 2", 60)
    assert "reply_markup" not in edited
    assert await refused(bot, "editMessageReplyMarkup", **where) == same
    assert (await bot.call("editMessageReplyMarkup", **where, reply_markup=KEYS))["reply_markup"] == KEYS


async def test_edits_of_the_wrong_message_are_refused(bot: Bot, siti: Person) -> None:
    where = {"chat_id": siti.id, "text": "x"}
    lost = "Bad Request: message to edit not found"
    assert await refused(bot, "editMessageText", **where, message_id=99) == lost
    assert (
        await refused(bot, "editMessageText", **where, message_id=1) == "Bad Request: message can't be edited"
    )
    assert (
        await refused(bot, "editMessageText", **where) == "Bad Request: message identifier is not specified"
    )
    sent = await bot.call("sendMessage", chat_id=siti.id, text="x")
    no_caption = await refused(bot, "editMessageCaption", chat_id=siti.id, message_id=sent["message_id"])
    assert no_caption == "Bad Request: there is no caption in the message to edit"


async def test_messages_of_both_are_deleted_within_48_hours(bot: Bot, siti: Person, clock: Clock) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="x")
    assert await bot.call("deleteMessage", chat_id=siti.id, message_id=1)
    assert [message.id for message in await siti.messages()] == [sent["message_id"]]
    lost = "Bad Request: message to delete not found"
    assert await refused(bot, "deleteMessage", chat_id=siti.id, message_id=1) == lost
    clock.now += 48 * 3600 + 1
    late = "Bad Request: message can't be deleted for everyone"
    assert await refused(bot, "deleteMessage", chat_id=siti.id, message_id=sent["message_id"]) == late


async def test_many_are_deleted_at_once_and_gaps_passed_over(bot: Bot, siti: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="x")
    assert await bot.call("deleteMessages", chat_id=siti.id, message_ids=[1, 77, sent["message_id"]])
    assert await siti.messages() == []
    complaint = "Bad Request: message identifiers are not specified"
    assert await refused(bot, "deleteMessages", chat_id=siti.id, message_ids=[]) == complaint


async def test_a_callback_is_answered_once_and_in_time(bot: Bot, siti: Person, clock: Clock) -> None:
    sent = await bot.call("sendMessage", chat_id=siti.id, text="Ya?", reply_markup=KEYS)
    await siti.press("Setujui")
    query = (await bot.updates(offset=-1))[0]["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("ok", sent["message_id"])
    answer = {"callback_query_id": query["id"], "text": "Baik", "show_alert": True}
    assert await bot.call("answerCallbackQuery", **answer)
    toast = await siti.reads("Baik")
    assert (toast.kind, toast.is_alert, toast.id) == ("toast", True, sent["message_id"])
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await refused(bot, "answerCallbackQuery", **answer) == too_old
    late = await siti.press_data(sent["message_id"], "ok")
    clock.now += 16
    assert await refused(bot, "answerCallbackQuery", callback_query_id=late) == too_old
    long = await siti.press_data(sent["message_id"], "ok")
    words = {"callback_query_id": long, "text": "x" * 201}
    assert await refused(bot, "answerCallbackQuery", **words) == "Bad Request: MESSAGE_TOO_LONG"


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Bot, siti: Person) -> None:
    keyboard = {"keyboard": [["Ya", "Tidak"]], "one_time_keyboard": True}
    await bot.call("sendMessage", chat_id=siti.id, text="?", reply_markup=keyboard)
    assert await siti.keyboard() == [["Ya", "Tidak"]]
    await siti.press("Ya")
    assert (await siti.messages())[-1].text == "Ya"
    await bot.call("sendMessage", chat_id=siti.id, text="!", reply_markup={"remove_keyboard": True})
    assert await siti.keyboard() == []


async def test_a_chat_action_ends_with_the_next_message(bot: Bot, siti: Person, simulator: Simulator) -> None:
    assert await bot.call("sendChatAction", chat_id=siti.id, action="typing")
    action = simulator.chats[siti.id].action
    assert action
    assert action["action"] == "typing"
    await bot.call("sendMessage", chat_id=siti.id, text="x")
    assert simulator.chats[siti.id].action is None
    complaint = "Bad Request: wrong parameter action in request"
    assert await refused(bot, "sendChatAction", chat_id=siti.id) == complaint


async def test_flood_limits_hold_when_switched_on(bot: Bot, siti: Person, simulator: Simulator) -> None:
    simulator.flood = True
    for number in range(3):
        await bot.call("sendMessage", chat_id=siti.id, text=str(number))
    assert await refused(bot, "sendMessage", chat_id=siti.id, text="x") == "Too Many Requests: retry after 1"
