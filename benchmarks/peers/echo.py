"""The least a python-telegram-bot bot can do: says back what it hears."""

from __future__ import annotations

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """The same words, with a mark in front."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(f"echo: {update.message.text}")


def main() -> None:
    """Polls until it is killed."""
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
        .base_file_url(os.environ["TELEGRAM_API_URL"] + "/file/bot")
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
