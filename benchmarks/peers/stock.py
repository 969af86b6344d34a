"""A stock python-telegram-bot ConversationHandler bot: default backend, `run_polling`, memory only.

PEER_CONCURRENT=1 lets it handle updates beside each other.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from benchmarks.peers.questions import FORMS, SENT, Question

Handle = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, int]]


def keyboard(question: Question) -> InlineKeyboardMarkup | None:
    """The choices, one below the other."""
    if not question.choices:
        return None
    rows = [[InlineKeyboardButton(choice, callback_data=choice)] for choice in question.choices]
    return InlineKeyboardMarkup(rows)


def asking(form: str, number: int) -> Handle:
    """A handler that keeps the answer to question `number` - 1 and asks question `number` of a form."""
    questions = FORMS[form]

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        query = update.callback_query
        answers = context.user_data if context.user_data is not None else {}
        if number:
            said = query.data if query else update.message and update.message.text
            answers[questions[number - 1].key] = said
        last = number == len(questions)
        words = SENT if last else questions[number].words
        buttons = None if last else keyboard(questions[number])
        if query is not None:
            await query.answer()
            await query.edit_message_text(words, reply_markup=buttons)
        elif update.message is not None:
            await update.message.reply_text(words, reply_markup=buttons)
        return ConversationHandler.END if last else number

    return handle


def conversation(form: str) -> ConversationHandler[ContextTypes.DEFAULT_TYPE]:
    """One form as a ConversationHandler."""
    states: dict[object, list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, object]]] = {}
    for number, question in enumerate(FORMS[form]):
        after = asking(form, number + 1)
        if question.choices:
            states[number] = [CallbackQueryHandler(after)]
        else:
            states[number] = [MessageHandler(filters.TEXT & ~filters.COMMAND, after)]
    begin: list[BaseHandler[Update, ContextTypes.DEFAULT_TYPE, object]] = [
        CommandHandler(form, asking(form, 0))
    ]
    return ConversationHandler(entry_points=begin, states=states, fallbacks=begin)


def main() -> None:
    """Polls until it is killed."""
    warnings.filterwarnings("ignore", message=".*per_message.*|.*concurrent_updates.*")
    builder = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
        .base_file_url(os.environ["TELEGRAM_API_URL"] + "/file/bot")
    )
    if os.environ.get("PEER_CONCURRENT"):
        builder = builder.concurrent_updates(True)
    application = builder.build()
    for form in FORMS:
        application.add_handler(conversation(form))
    application.run_polling()


if __name__ == "__main__":
    main()
