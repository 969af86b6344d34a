"""What somebody sent, as an event of the dialogue engine."""

from __future__ import annotations

from telegram import Update

from conversations import events


def event_of(update: Update) -> events.Event | None:
    """What a message is to a dialogue."""
    said = update.message
    if said is None:
        return None
    if said.text is not None:
        return events.Typed(said.text)
    if said.contact is not None:
        # Anyone can forward another person's contact.
        own = said.from_user is not None and said.contact.user_id == said.from_user.id
        # Telegram gives the number with its country, and mostly without the plus before it.
        return events.Contact("+" + said.contact.phone_number.lstrip("+"), own)
    if said.photo:
        return events.Photo(said.photo[-1].file_id, said.photo[-1].file_unique_id)
    if said.document is not None and (said.document.mime_type or "").startswith("image/"):
        return events.Photo(said.document.file_id, said.document.file_unique_id)
    kinds = ("sticker", "voice", "location", "document", "video")
    return events.Unreadable(next((kind for kind in kinds if getattr(said, kind)), "other"))
