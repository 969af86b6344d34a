"""A stock aiogram bot: a finite state machine with its memory storage, default session, polling."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks.peers.questions import FORMS, SENT, Question

router = Router()
STATES = {form: [State(f"{form}:{one.key}") for one in questions] for form, questions in FORMS.items()}
PLACES = {state.state: (form, at) for form, states in STATES.items() for at, state in enumerate(states)}


def keyboard(question: Question) -> InlineKeyboardMarkup | None:
    """The choices, one below the other."""
    if not question.choices:
        return None
    rows = [[InlineKeyboardButton(text=choice, callback_data=choice)] for choice in question.choices]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def keep(state: FSMContext, answer: str | None) -> tuple[str, InlineKeyboardMarkup | None]:
    """Keeps an answer and moves on; what is to be said next."""
    form, at = PLACES[await state.get_state()]
    await state.update_data({FORMS[form][at].key: answer})
    if at + 1 == len(FORMS[form]):
        await state.clear()
        return SENT, None
    await state.set_state(STATES[form][at + 1])
    question = FORMS[form][at + 1]
    return question.words, keyboard(question)


@router.message(Command(*FORMS))
async def begin(message: Message, command: CommandObject, state: FSMContext) -> None:
    """/start and /tambah begin a form."""
    await state.clear()
    await state.set_state(STATES[command.command][0])
    first = FORMS[command.command][0]
    await message.answer(first.words, reply_markup=keyboard(first))


@router.message(~StateFilter(None))
async def typed(message: Message, state: FSMContext) -> None:
    """A typed answer."""
    words, buttons = await keep(state, message.text)
    await message.answer(words, reply_markup=buttons)


@router.callback_query(~StateFilter(None))
async def pressed(query: CallbackQuery, state: FSMContext) -> None:
    """A pressed answer."""
    words, buttons = await keep(state, query.data)
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(words, reply_markup=buttons)


async def main() -> None:
    """Polls until it is killed."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
