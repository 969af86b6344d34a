"""An independent implementation on the other side: aiogram's models and a stock aiogram bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BotCommand,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)

from simulator import Person, Server, Simulator
from simulator.actions import add_group
from tests.simulator.conftest import TOKEN
from tests.simulator.samples import png

KEYS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ya", callback_data="ya")]])


@pytest.fixture
async def stock(server: Server) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    made = Bot(TOKEN, session=session)
    yield made
    await session.close()


async def test_every_answer_is_what_the_models_expect(stock: Bot, siti: Person) -> None:
    assert (await stock.get_me()).username == "lindung_bot"
    sent = await stock.send_message(
        siti.id, "<b>Halo</b> 😀 <i>dunia</i>", parse_mode="HTML", reply_markup=KEYS
    )
    assert sent.html_text == "<b>Halo</b> 😀 <i>dunia</i>"
    edited = await stock.edit_message_text("Baru", chat_id=siti.id, message_id=sent.message_id)
    assert isinstance(edited, Message)
    assert edited.edit_date
    marked = await stock.edit_message_reply_markup(
        chat_id=siti.id, message_id=sent.message_id, reply_markup=KEYS
    )
    assert isinstance(marked, Message)
    file = BufferedInputFile(b"isi", "daftar.csv")
    document = await stock.send_document(siti.id, file, caption="Daftar")
    assert document.document
    assert document.document.file_name == "daftar.csv"
    captioned = await stock.edit_message_caption(chat_id=siti.id, message_id=document.message_id, caption="x")
    assert isinstance(captioned, Message)
    photo = await stock.send_photo(siti.id, BufferedInputFile(png(100, 60), "ktp.png"))
    assert photo.photo
    found = await stock.get_file(photo.photo[-1].file_id)
    assert found.file_path
    downloaded = await stock.download_file(found.file_path)
    assert downloaded
    assert downloaded.read() == png(100, 60)
    album = [
        InputMediaDocument(media=BufferedInputFile(b"a", "a.txt")),
        InputMediaDocument(media=document.document.file_id),
    ]
    assert len(await stock.send_media_group(siti.id, [*album])) == 2
    assert await stock.send_chat_action(siti.id, "typing")
    assert await stock.delete_message(siti.id, sent.message_id)
    assert (await stock.get_chat(siti.id)).first_name == "Siti"
    assert (await stock.get_chat_member(siti.id, siti.id)).status == "member"


async def test_settings_are_what_the_models_expect(stock: Bot, siti: Person) -> None:
    scope = BotCommandScopeChat(chat_id=siti.id)
    assert await stock.set_my_commands([BotCommand(command="start", description="Mulai")], scope=scope)
    assert (await stock.get_my_commands(scope=scope))[0].command == "start"
    assert await stock.delete_my_commands(scope=scope)
    assert await stock.set_my_description("Halo", language_code="id")
    assert (await stock.get_my_description(language_code="id")).description == "Halo"
    assert (await stock.get_my_name()).name == "Lindung"
    assert await stock.set_webhook("http://127.0.0.1:9/hook")
    assert (await stock.get_webhook_info()).pending_update_count == 1
    assert await stock.delete_webhook(drop_pending_updates=True)


async def test_every_kind_of_update_is_what_the_models_expect(
    stock: Bot, siti: Person, simulator: Simulator
) -> None:
    number = await siti.send("halo /start")
    await siti.edit(number, "halo lagi")
    await siti.share_contact()
    await siti.send_file("a.txt", b"isi")
    await siti.send_photo(png(400, 300))
    await siti.send_location(-4.5, 104.1)
    await siti.send_sticker()
    await siti.send_voice()
    await siti.press_data(number, "x")
    await siti.press_data(77, "x")
    await siti.block()
    group = add_group(simulator, {"title": "Posko", "members": [siti.id]})["chat_id"]
    await siti.in_group(group).send("/start@lindung_bot")
    channel = add_group(simulator, {"title": "Kabar", "members": [siti.id], "type": "channel"})["chat_id"]
    await siti.in_group(channel).send("Pengumuman")
    updates = await stock.get_updates(timeout=0)
    assert [update.event_type for update in updates] == [
        "message",
        "message",
        "edited_message",
        *["message"] * 6,
        *["callback_query"] * 2,
        "my_chat_member",
        "my_chat_member",
        "message",
        "my_chat_member",
        "channel_post",
    ]
    assert all(isinstance(update, Update) for update in updates)


async def test_refusals_are_the_errors_that_a_library_knows(
    stock: Bot, siti: Person, server: Server, simulator: Simulator
) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await stock.send_message(1, "x")
    simulator.faults.add(kind="429", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as caught:
        await stock.send_message(siti.id, "x")
    assert caught.value.retry_after == 3
    simulator.faults.add(kind="refuse")
    with pytest.raises(TelegramNetworkError):
        await stock.send_message(siti.id, "x")
    await siti.block()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await stock.send_message(siti.id, "x")
    await stock.set_webhook(f"{server.url}/hook")
    with pytest.raises(TelegramConflictError):
        await stock.get_updates()
    await stock.delete_webhook()
    simulator.token = "1:AAAAAAAAAAAAAAAA"
    with pytest.raises(TelegramUnauthorizedError):
        await stock.get_me()


def dialogue() -> Dispatcher:
    """A small bot as its tutorial would have it."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        button = KeyboardButton(text="Bagikan nomor", request_contact=True)
        await message.answer("Siapa Anda?", reply_markup=ReplyKeyboardMarkup(keyboard=[[button]]))

    @dispatcher.message(F.contact)
    async def contact(message: Message) -> None:
        assert message.contact
        await message.answer(f"Nomor {message.contact.phone_number}", reply_markup=ReplyKeyboardRemove())
        await message.answer("Setuju?", reply_markup=KEYS)

    @dispatcher.callback_query(F.data == "ya")
    async def agree(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.answer("Terima kasih")
        await query.message.edit_text("Sudah setuju")

    @dispatcher.message(F.document)
    async def document(message: Message, bot: Bot) -> None:
        assert message.document
        content = await bot.download(message.document)
        assert content
        upper = BufferedInputFile(content.read().upper(), "besar.txt")
        await message.answer_document(upper, caption="Ini hasilnya")

    @dispatcher.message(Command("bold"))
    async def bold(message: Message) -> None:
        entity = MessageEntity(type="bold", offset=0, length=4)
        await message.answer("Halo dunia", entities=[entity])

    return dispatcher


async def test_a_stock_bot_holds_its_dialogue(stock: Bot, siti: Person) -> None:
    dispatcher = dialogue()
    running = asyncio.create_task(
        dispatcher.start_polling(stock, handle_signals=False, close_bot_session=False)
    )
    await siti.reads("Siapa Anda?")
    await siti.press("Bagikan nomor")
    await siti.reads("Nomor +6281200000001")
    await siti.press("Ya")
    await siti.reads("Terima kasih")
    assert (await siti.reads("Sudah setuju")).labels == []
    assert await siti.keyboard() == []
    await siti.send_file("kecil.txt", b"isi")
    answer = await siti.reads("Ini hasilnya")
    assert (answer.file_name, await siti.download(answer)) == ("besar.txt", b"ISI")
    await siti.send("/bold")
    assert (await siti.reads("Halo dunia")).raw["entities"][0]["type"] == "bold"
    await siti.settled()
    await dispatcher.stop_polling()
    await running


def test_the_models_are_strict_enough_to_complain() -> None:
    with pytest.raises(ValueError, match="validation error"):
        Chat.model_validate({"id": "x"})
